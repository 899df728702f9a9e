/** An answer as plain values, to pass between threads, and back. Cards are plain already. */
import type { Card } from '#src/card/card.ts';
import { type ActionIds, encodeActs, headOf } from '#src/command/action-id.ts';
import type { Asker, Lasting, Made, Outcome } from '#src/command/context.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';

type Plain = Pick<Outcome, 'kind' | 'lang' | 'langChosen' | 'private' | 'foreign' | 'beside' | 'command' | 'queries'>;
/** In the languages that it is needed in. */
type Cards = Readonly<Partial<Record<Lang, Card>>>;
/** `serial`: by which it is told where the answer stands; `version`: of the data that it comes from. */
export type Answered = Plain & {
  readonly cards: Cards;
  readonly serial: number;
  readonly version: number;
  readonly lasting?: Lasting;
  readonly aside?: Answered;
};

export function toAnswered(outcome: Made, both: boolean, serial: number, version: number): Answered {
  const { kind, lang, langChosen, foreign, beside, command, queries } = outcome;
  const cards = Object.fromEntries((both ? langs : [lang]).map((wanted) => [wanted, outcome.card(wanted)]));
  const lasting = outcome.lasting();
  return {
    kind,
    lang,
    ...(langChosen ? { langChosen } : {}),
    private: outcome.private,
    ...(foreign ? { foreign } : {}),
    ...(beside ? { beside } : {}),
    command,
    queries,
    cards,
    serial,
    version,
    ...(lasting ? { lasting } : {}),
  };
}

export type FromAnswered = {
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly ids: ActionIds;
  readonly asker: Asker;
  /** Tells whoever made the answer under which ids it stands. */
  readonly posted: Outcome['posted'];
};

export function fromAnswered({ cards, ...answered }: Answered, { localizers, ids, asker, posted }: FromAnswered): Outcome {
  const { kind, lang, langChosen, private: hidden, foreign, beside, command, queries } = answered;
  return {
    kind,
    lang,
    ...(langChosen ? { langChosen } : {}),
    private: hidden,
    ...(foreign ? { foreign } : {}),
    ...(beside ? { beside } : {}),
    command,
    queries,
    card: (wanted = lang) => cards[wanted] ?? (cards[lang] as Card),
    localizer: (wanted = lang) => localizers[wanted],
    actionIds: () => encodeActs(Object.values(cards), asker, lang, ids),
    idHead: headOf(asker, lang),
    posted,
  };
}
