/** Whatever is asked of whomever by name: each subject is answered on each topic, or said by name to be unknown on it. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { OF_MODELS } from '#src/ask/answer/answerers.ts';
import type { Finding } from '#src/ask/answer/types.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { parseTopic, topicPath } from '#src/ask/query/topics.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { langs } from '#src/i18n/types.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { topicLabel } from '#src/view/answer/finding-names.ts';
import { isTold } from '#src/view/answer/finding-text.ts';
import { withoutCompanions } from '#src/view/answer/missing.ts';
import { createScene } from '#src/view/slot-text.ts';
import { topicsOf } from '#support/paths.ts';
import { vocabularyOf } from '#support/queries.ts';
import { catalog } from '#support/readable.ts';

const localizers = createLocalizers();
const { texts } = lexiconOf(catalog);
const view = catalog.at('2026-11-30');
const sold = fc.constantFrom(...catalog.plans, ...catalog.lines).map(({ id }) => id);
const topics = topicsOf(vocabularyOf(catalog))
  .filter(({ attribute }) => attribute !== 'events')
  .map(topicPath);

const ask = (subjects: readonly string[], asked: readonly string[]) =>
  answer({ kind: 'fact', subjects: [...subjects], topics: [...asked], asks: 'value' }, view, { texts });
const toldBy = (found: ReturnType<typeof ask>): readonly Finding[] => (found.kind === 'fact' ? found.findings.filter(isTold) : []);
const keyOf = ({ subject, topic }: Finding): string => `${subject.id} ${topicPath(topic)}`;

test('each of several subjects on each of several topics', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(sold, { minLength: 2, maxLength: 3 }),
      fc.uniqueArray(topics, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...langs),
      (subjects, asked, lang) => {
        const whole = ask(subjects, asked);
        const told = new Set(toldBy(whole).map(keyOf));
        const loc = localizers[lang];
        // Of many sentences the last ones stand in the table.
        const summary = JSON.stringify(answerCard([whole], loc));
        for (const id of subjects) {
          for (const path of asked) {
            const single = ask([id], [path]);
            const alone = toldBy(single);
            // What is told of it alone is told of it among others.
            for (const finding of alone) expect(told, `${id} ${path}`).toContain(keyOf(finding));
            const subject = catalog.entity(id);
            // What ended is told with its end.
            const over = single.kind === 'fact' && single.findings.some(({ ended }) => ended.length > 0);
            if (alone.length > 0 || over || !subject) continue;
            const topic = parseTopic(path);
            // What models have is told of the models of a vendor, for all its plans together.
            if (OF_MODELS.has(topic.attribute) && whole.kind === 'fact' && whole.findings.some(({ subject: of }) => of.kind === 'model')) continue;
            // What one word asks for in two places ("images") is said once to be unknown.
            const blank = { subject, who: {}, slots: [], ended: [], upcoming: [], texts: [] };
            const kept = withoutCompanions(asked.map((each) => ({ ...blank, topic: parseTopic(each) })));
            if (!kept.some((finding) => topicPath(finding.topic) === topicPath(topic))) continue;
            const label = topicLabel({ ...blank, topic }, createScene(view, loc));
            // Another product with which nobody compares it is told by its name.
            const named = topic.attribute === 'equivalents' ? (catalog.glossary[topic.term ?? '']?.names[lang] ?? label) : label;
            expect(summary.toLowerCase(), `${id} ${path}: ${summary}`).toContain(named.toLowerCase());
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});
