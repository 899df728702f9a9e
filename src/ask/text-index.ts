/**
 * Finds what the data says in words: events, notes, advice, definitions, details of rules and features. For questions that no attribute answers.
 * Words of a text count the more the fewer texts have them; Chinese is matched by pairs of characters, Latin by words without their endings.
 */
import type { Attribute, Localized } from '#src/catalog/schema.ts';
import type { Catalog, Entity, Ref } from '#src/catalog/types.ts';
import { lazy } from '#src/lazy.ts';

export type TextHit = {
  readonly owner: Ref;
  readonly attribute: Attribute;
  /** Index of the fact in the owner's list. */
  readonly index: number;
  /** Share (0 to 1) of the question's weight that the text has. */
  readonly share: number;
  readonly matched: number;
};

export type TextIndex = {
  /** Terms whose name or definition has the words, best first. */
  terms(words: string): readonly { readonly id: string; readonly share: number }[];
  /**
   * The text that has most of the words, where at least one rare word of it is among `rest`: what the question says beyond what was understood.
   * `within`: only what these entities state; `fits`: only these facts.
   */
  passage(
    words: string,
    rest: string,
    options: {
      readonly within?: ReadonlySet<string>;
      /** `little` where nothing else answers the question, `much` where its owner was not asked about. */
      readonly needs: keyof typeof WEIGHTY;
      readonly fits: (entry: Pick<TextHit, 'owner' | 'attribute' | 'index'>) => boolean;
    },
  ): Pick<TextHit, 'owner' | 'attribute' | 'index'> | undefined;
  /** Best first. `within`: only what these entities state. `attributes`: only these. */
  search(
    words: string,
    options?: { readonly within?: ReadonlySet<string>; readonly attributes?: readonly Attribute[]; readonly limit?: number },
  ): readonly TextHit[];
};

type Entry = { readonly owner: Ref; readonly attribute: Attribute; readonly index: number };

const LATIN = /[a-z][a-z0-9./+-]*|\d+(?:\.\d+)?/g;
const HAN = /\p{Script=Han}+/gu;
const STOP = new Set(
  'the a an is are was were be of to in on for and or with it its this that what which how do does did i my you your me we they at as by from can if there any have has about per not no so then than when where who why will would one get use'.split(
    ' ',
  ),
);
const HAN_STOP = new Set('的是了吗么呢啊我你他它们这那个有没在和与及或就也都还要会能可以怎多少什哪为啥到底请问一下吧'.split(''));

function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}

/** Words and pairs of characters that carry meaning. */
export function tokensOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const found = new Set<string>();
  for (const [word] of lower.matchAll(LATIN)) if (!STOP.has(word) && word.length > 1) found.add(stem(word));
  for (const [run] of lower.matchAll(HAN)) {
    for (let at = 0; at + 1 < run.length; at++) {
      const pair = run.slice(at, at + 2);
      if (!HAN_STOP.has(pair[0] ?? '') && !HAN_STOP.has(pair[1] ?? '')) found.add(pair);
    }
  }
  return [...found];
}

/** What of a fact is text: its own wording, its name, what it gives as detail. */
function textOf(fact: unknown): string {
  const record = fact as Readonly<Record<string, unknown>>;
  return ['text', 'detail', 'name', 'note', 'place', 'day', 'variable', 'value']
    .map((key) => record[key])
    .flatMap((value) =>
      typeof value === 'string'
        ? [value]
        : value && typeof value === 'object' && 'zh' in value
          ? [(value as Localized).zh, (value as Localized).en]
          : [],
    )
    .join(' ');
}

const indexed = [
  'events',
  'notes',
  'advice',
  'features',
  'rules',
  'highlights',
  'recipes',
  'worth',
  'discounts',
  'environment',
  'mcpServers',
  'availability',
] as const satisfies readonly Attribute[];

/** Attributes whose facts are sentences. */
const WORDED: ReadonlySet<Attribute> = new Set(['events', 'notes', 'advice', 'features', 'rules', 'highlights', 'recipes', 'worth', 'discounts']);

function* entries(catalog: Catalog): Generator<readonly [Entry, string]> {
  const owners: readonly Entity[] = [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients];
  for (const owner of owners) {
    for (const attribute of indexed) {
      for (const [index, fact] of (owner[attribute] ?? []).entries()) {
        const topic = 'topic' in fact && typeof fact.topic === 'string' ? catalog.glossary[fact.topic] : undefined;
        yield [
          { owner: { kind: owner.kind, id: owner.id }, attribute, index },
          `${textOf(fact)} ${topic ? [topic.names.zh, topic.names.en, ...topic.aliases].join(' ') : ''}`,
        ];
      }
    }
  }
}

/** Weight from which a word is rare: one text in a hundred has it. */
const RARE = 4.2;
/** What a passage must weigh, a word in a text of its own weighing about six. */
const WEIGHTY = { little: 7, enough: 9, much: 15 } as const;

const hanOf = (text: string): readonly string[] => [...new Set(text.match(/\p{Script=Han}/gu))];

/** Texts by all their words and characters; of the characters only rare ones tell anything. */
function createPassageSearch(all: readonly (readonly [Entry, string])[]): TextIndex['passage'] {
  const postings = new Map<string, number[]>();
  for (const [index, [, text]] of all.entries()) {
    for (const token of [...tokensOf(text), ...hanOf(text)]) {
      const list = postings.get(token) ?? [];
      list.push(index);
      postings.set(token, list);
    }
  }
  const weight = (token: string): number => Math.log(1 + all.length / (1 + (postings.get(token)?.length ?? 0)));
  const wordsOf = (text: string) => [...tokensOf(text), ...hanOf(text).filter((char) => weight(char) >= RARE)];
  const scoresOf = (words: string, beyond: ReadonlySet<string>) => {
    const scores = new Map<number, { weight: number; matched: number; rare: boolean }>();
    for (const token of wordsOf(words)) {
      for (const index of postings.get(token) ?? []) {
        const score = scores.get(index) ?? { weight: 0, matched: 0, rare: false };
        scores.set(index, {
          weight: score.weight + weight(token) * (beyond.has(token) ? 1 : 0.5),
          matched: score.matched + 1,
          rare: score.rare || (beyond.has(token) && weight(token) >= RARE),
        });
      }
    }
    return scores;
  };
  return (words, rest, { within, needs, fits }) => {
    const beyond = new Set(wordsOf(rest));
    if (![...beyond].some((token) => postings.has(token) && weight(token) >= RARE)) return undefined;
    const heavy = [...scoresOf(words, beyond)]
      .filter(([, score]) => score.rare && score.matched > 1 && score.weight >= WEIGHTY[needs])
      // Of equal weight the one that was found later.
      .toReversed()
      .toSorted(([, one], [, other]) => other.weight - one.weight);
    return heavy
      .flatMap(([index]) => all[index]?.[0] ?? [])
      .find((entry) => (!within || within.has(`${entry.owner.kind}:${entry.owner.id}`)) && fits(entry));
  };
}

/** Texts by their words. */
function createSearch(all: readonly (readonly [Entry, string])[]): TextIndex['search'] {
  const postings = new Map<string, number[]>();
  for (const [index, [, text]] of all.entries()) {
    for (const token of tokensOf(text)) {
      const list = postings.get(token) ?? [];
      list.push(index);
      postings.set(token, list);
    }
  }
  const weight = (token: string): number => Math.log(1 + all.length / (1 + (postings.get(token)?.length ?? 0)));
  return (words, { within, attributes: only, limit = 3 } = {}) => {
    const tokens = tokensOf(words);
    const whole = tokens.reduce((sum, token) => sum + weight(token), 0);
    const scores = new Map<number, { weight: number; matched: number }>();
    for (const token of tokens) {
      for (const index of postings.get(token) ?? []) {
        const entry = all[index]?.[0];
        if (!entry || (within && !within.has(`${entry.owner.kind}:${entry.owner.id}`)) || (only && !only.includes(entry.attribute))) continue;
        const score = scores.get(index) ?? { weight: 0, matched: 0 };
        scores.set(index, { weight: score.weight + weight(token), matched: score.matched + 1 });
      }
    }
    return [...scores]
      .map(([index, score]) => ({ ...(all[index]?.[0] as Entry), share: whole === 0 ? 0 : score.weight / whole, matched: score.matched }))
      .sort((one, other) => other.share - one.share)
      .slice(0, limit);
  };
}

/** Definitions are few: each is held against the words. */
function createTermSearch(catalog: Catalog): TextIndex['terms'] {
  const entries = Object.values(catalog.glossary)
    .filter(({ definitions }) => definitions.length > 0)
    .map((term) => ({
      id: term.id,
      tokens: new Set(
        tokensOf([term.names.zh, term.names.en, ...term.aliases, ...term.definitions.flatMap(({ text }) => [text.zh, text.en])].join(' ')),
      ),
    }));
  const frequency = new Map<string, number>();
  for (const { tokens } of entries) for (const token of tokens) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  const weight = (token: string): number => Math.log(1 + entries.length / (1 + (frequency.get(token) ?? 0)));
  return (words) => {
    const asked = tokensOf(words);
    const whole = asked.reduce((sum, token) => sum + weight(token), 0);
    return entries
      .map(({ id, tokens }) => ({
        id,
        share: whole === 0 ? 0 : asked.reduce((sum, token) => sum + (tokens.has(token) ? weight(token) : 0), 0) / whole,
      }))
      .filter(({ share }) => share > 0)
      .toSorted((one, other) => other.share - one.share);
  };
}

export function createTextIndex(catalog: Catalog): TextIndex {
  const texts = lazy(() => [...entries(catalog)]);
  const terms = lazy(() => createTermSearch(catalog));
  const passage = lazy(() => createPassageSearch(texts().filter(([{ attribute }]) => WORDED.has(attribute))));
  const search = lazy(() => createSearch(texts()));
  return {
    terms: (words) => terms()(words),
    passage: (...asked) => passage()(...asked),
    search: (...asked) => search()(...asked),
  };
}
