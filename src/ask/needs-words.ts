/** What a person needs, in free words: "Claude Code，每天500次请求，50块以内，要子账号". */
import type { Currency } from '#src/catalog/schema.ts';
import type { Names, View } from '#src/catalog/types.ts';
import type { Needs } from '#src/core/recommend-types.ts';
import type { Lexicon } from './lexicon.ts';
import { mentionsOf } from './mentions/mentions.ts';
import { spendingBound, spendingRange } from './money.ts';
import { blank } from './places.ts';
import { timesOf } from './times.ts';
import { readUse, type UseReading } from './use.ts';

export type NeedsWords = {
  readonly needs: Omit<Needs, keyof UseReading['input']>;
  readonly words: UseReading;
};

const TIGHT = /最便宜|最省|省钱|便宜点|预算(?:有限|不多|很少|紧)|cheapest|as cheap as|tight budget|little money/i;
const STEADY = /细水长流|平稳|匀速|稳定使用|steady|steadily|evenly/i;
const INTERNATIONAL = /国际版|海外|境外|overseas|international|outside china/i;
const DOMESTIC = /国内|境内|大陆|mainland|in china|domestic/i;

/** Terms of the glossary; a word that is also plain language ("推荐") is not taken for one. */
function termsIn(text: string, lexicon: Lexicon): Readonly<Record<'feature' | 'rule' | 'protocol', readonly string[]>> {
  const terms = lexicon.spot(text).flatMap(({ senses }) => {
    const plain = senses.some(({ type }) => type === 'cue');
    return plain ? [] : senses.flatMap((sense) => (sense.type === 'term' ? [sense.term] : []));
  });
  const of = (kind: 'feature' | 'rule' | 'protocol') => [...new Set(terms.filter((term) => term.kind === kind).map(({ id }) => id))];
  return { feature: of('feature'), rule: of('rule').filter((id) => lexicon.catalog.glossary[id]?.better !== undefined), protocol: of('protocol') };
}

/** `currency` is that of an amount without one. Never throws. */
export function readNeeds(raw: string, view: View, names: Names, lexicon: Lexicon, currency: Currency): NeedsWords {
  const mentions = mentionsOf(raw, { scan: (part) => names.scan(part), today: view.day });
  const { text, money, names: named } = mentions;
  const words = readUse(
    mentions,
    timesOf(
      view,
      named.flatMap(({ entities }) => entities[0] ?? []),
    ),
  );
  const ids = (kind: 'client' | 'model') => [...new Set(named.flatMap(({ entities }) => (entities[0]?.kind === kind ? [entities[0].id] : [])))];
  const [clients, models] = [ids('client'), ids('model')];
  // A word inside a name is not asked for by itself.
  const unnamed = blank(text, named, ' ');
  const terms = termsIn(unnamed, lexicon);
  const [budget] = money;
  const range = budget && spendingRange(money, budget);
  return {
    words,
    needs: {
      ...(budget
        ? { budget: { ...(range ?? { amount: budget.amount, bound: spendingBound(budget, text) }), currency: budget.currency ?? currency } }
        : {}),
      ...(TIGHT.test(text) ? { tight: true } : {}),
      ...(clients.length > 0 ? { clients } : {}),
      ...(models.length > 0 ? { models } : {}),
      ...(terms.protocol.length > 0 ? { protocols: terms.protocol } : {}),
      ...(terms.feature.length > 0 ? { features: terms.feature } : {}),
      ...(terms.rule.length > 0 ? { rules: terms.rule } : {}),
      ...(words.input.burstHours === undefined ? (STEADY.test(text) ? { usage: 'steady' } : {}) : { usage: 'burst' }),
      ...(INTERNATIONAL.test(text) ? { region: 'intl' } : DOMESTIC.test(text) ? { region: 'cn' } : {}),
      ...(words.offers.length > 0 ? { within: words.offers } : {}),
    },
  };
}
