/** Parts of a card that tell meanings, ask back, or say that it is not known. */

import type { ClarifyAnswer, DefineAnswer, PassageAnswer, TalkAnswer, UnknownAnswer } from '#src/ask/answer/types.ts';
import { withChoice } from '#src/ask/choice.ts';
import type { Block } from '#src/card/card.ts';
import { entityName, heading, joinSentences, termName } from '../labels.ts';
import type { Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { findingSentences } from './finding-sentences.ts';
import { stopped, textOf } from './finding-text.ts';
import { type Part, step } from './part.ts';

const MOST_TERMS = 3;

export function definePart(answer: DefineAnswer, scene: Scene): Part {
  const { loc, cites, view } = scene;
  const terms = answer.terms.map(({ id, definitions }) => ({ name: termName(id, view.catalog, loc), definitions }));
  const [first] = terms;
  // The first meaning of a term is the sentence; its source has no row of its own.
  const said = terms.slice(0, MOST_TERMS).flatMap(({ name, definitions }) =>
    definitions.slice(0, 1).map(({ text, held }) => {
      cites.cite({ ...held });
      return loc.t('ask:define.said', { name: heading(name), text: loc.pick(text) });
    }),
  );
  const others = terms.flatMap(({ name, definitions }, index) =>
    definitions.slice(index < MOST_TERMS ? 1 : 0).map(({ text, held }) => ({
      label: heading(name),
      value: `${loc.pick(text)} ${cites.cite({ ...held })}`,
      wide: true as const,
    })),
  );
  const blocks: Block[] = others.length > 0 ? [{ type: 'fields', items: others }] : [];
  const facts = findingSentences(answer.findings, scene);
  return {
    title: heading(loc.list(terms.map(({ name }) => name))),
    tone: 'info',
    verdict: said.length > 0 ? joinSentences([...said, ...facts.slice(0, 2)], loc) : loc.t('ask:define.none', { name: first?.name ?? '' }),
    blocks,
    buttons: [],
    pages: [],
  };
}

/** `alone`: nothing else answers the question, so that its words lead. */
export function passagePart({ subject, held }: PassageAnswer, scene: Scene, alone: boolean): Part {
  const { loc, cites } = scene;
  const text = textOf(held, scene);
  const cite = cites.cite(held.held);
  return {
    title: entityName(subject, loc),
    tone: 'info',
    verdict: alone ? stopped(text, loc) : '',
    blocks: [{ type: 'note', text: alone ? loc.t('ask:passage.alone', { text, cite }) : loc.t('ask:passage.beside', { text, cite }) }],
    buttons: buttonsFor([subject], loc),
    pages: [subject],
  };
}

export function clarifyPart(answer: ClarifyAnswer, scene: Scene): Part {
  const { loc } = scene;
  const { query, options } = answer;
  const names = options.map((entity) => entityName(entity, loc));
  return {
    title: loc.t('ask:clarify.title'),
    tone: 'neutral',
    verdict: loc.t(query.text === '' ? 'ask:clarify.whose' : 'ask:clarify.which', { text: query.text, names: loc.list(names) }),
    blocks: [],
    buttons: options.map((entity) => step(entityName(entity, loc), 'ask', { question: withChoice(query.question, entityName(entity, loc)) })),
    pages: [],
  };
}

/** So many vendors are named where none is asked about; the others are counted. */
const VENDORS_NAMED = 8;

/** Those with the most plans first. */
function vendorsText({ view: { catalog }, loc }: Scene): string {
  const plansOf = (id: string) => catalog.linesOf(id).reduce((sum, line) => sum + catalog.plansOf(line.id).length, 0);
  const sorted = catalog.vendors.toSorted((one, other) => plansOf(other.id) - plansOf(one.id));
  const names = sorted.slice(0, VENDORS_NAMED).map((vendor) => entityName(vendor, loc));
  const more = sorted.length - names.length;
  return loc.list([...names, ...(more > 0 ? [loc.t('ask:unknown.others', { count: more })] : [])]);
}

export function unknownPart(answer: UnknownAnswer, scene: Scene): Part {
  const { loc } = scene;
  const { subjects, query, has } = answer;
  const { words = [] } = query;
  const names = loc.list(subjects.slice(0, 3).map((subject) => entityName(subject, loc)));
  const held = loc.list(has.slice(0, 6).map((attribute) => loc.t(`fact:attributes.${attribute}`)));
  if (subjects.length === 0) {
    const said =
      query.reason !== 'question' && words.length > 0
        ? loc.t(query.reason === 'product' ? 'ask:unknown.product' : 'ask:unknown.name', { words: loc.list(words.slice(0, 3)) })
        : loc.t('ask:unknown.question');
    const vendors = vendorsText(scene);
    return {
      title: loc.t('ask:unknown.title'),
      tone: 'neutral',
      verdict: joinSentences([said, loc.t('ask:unknown.covers', { vendors })], loc),
      blocks: [],
      buttons: [step(loc.t('ask:buttons.allPlans'), 'plans', {}), step(loc.t('ask:buttons.help'), 'help', {})],
      pages: [],
    };
  }
  return {
    title: names,
    tone: 'neutral',
    verdict:
      words.length > 0 && query.reason === 'topic'
        ? loc.t('ask:unknown.matter', { subject: names, words: loc.list(words.slice(0, 3)) })
        : loc.t(query.reason === 'future' ? 'ask:unknown.future' : held ? 'ask:unknown.topic' : 'ask:unknown.empty', {
            subject: names,
            has: held,
          }),
    blocks: [],
    buttons: [
      ...(query.reason === 'future' ? subjects.slice(0, 1).map(({ id }) => step(loc.t('ask:buttons.changes'), 'changes', { of: id })) : []),
      ...buttonsFor(subjects, loc),
    ],
    pages: subjects.slice(0, 2),
  };
}

/** Of the last answer its sources and its day, never its figures again. `last`: the parts that it was told in. */
function aboutLast(about: 'doubt' | 'source' | 'why' | 'report', { last: [first] }: TalkAnswer, last: readonly Part[], { loc }: Scene): string {
  if (!first) return loc.t('ask:talk.nothing');
  return loc.t(`ask:talk.about.${about}`, { about: loc.list([...new Set(last.map(({ title }) => title))]), day: loc.day(first.view.day) });
}

/** The day of the newest source that was read by the day of the view. */
function lastChecked({ view, loc }: Scene): string {
  const days = Object.values(view.catalog.sources).map(({ date }) => date);
  const day = days
    .filter((date) => date <= view.day)
    .toSorted()
    .at(-1);
  return loc.day(day ?? view.day);
}

export function talkPart(answer: TalkAnswer, last: readonly Part[], scene: Scene): Part {
  const { loc } = scene;
  const { about } = answer.query;
  const isOfLast = about === 'doubt' || about === 'source' || about === 'why' || about === 'report';
  return {
    title: loc.t('ask:title'),
    tone: 'neutral',
    verdict: isOfLast ? aboutLast(about, answer, last, scene) : loc.t(`ask:talk.${about}`, { vendors: vendorsText(scene), day: lastChecked(scene) }),
    blocks: [],
    buttons: about === 'help' ? [step(loc.t('ask:buttons.help'), 'help', {})] : [],
    pages: last.flatMap(({ pages }) => pages).slice(0, 1),
  };
}
