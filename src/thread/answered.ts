/** An answer as plain values, to pass between threads, and back. Cards are plain already; what it can be asked for later is worked out ahead. */
import type { Card } from '#src/card/card.ts';
import { actionIdOf, idsOn, type MadeIds } from '#src/command/action-id.ts';
import type { Outcome } from '#src/command/context.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';

type Plain = Pick<Outcome, 'kind' | 'lang' | 'langChosen' | 'private' | 'foreign' | 'beside' | 'command' | 'queries'>;
/** `wholes`: with what is one press away; `serial`: by which it is told where the answer stands. */
type Cards = Readonly<Record<Lang, Card>>;
export type Answered = Plain & { readonly cards: Cards; readonly wholes: Cards; readonly ids: MadeIds; readonly serial: number };

export async function toAnswered(outcome: Outcome, serial: number): Promise<Answered> {
  const { kind, lang, langChosen, foreign, beside, command, queries } = outcome;
  const each = (card: (lang: Lang) => Card) => Object.fromEntries(langs.map((wanted) => [wanted, card(wanted)])) as Cards;
  const cards = each((wanted) => outcome.card(wanted));
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
    wholes: each((wanted) => outcome.whole(wanted)),
    ids: idsOn(Object.values(cards), await outcome.actionIds()),
    serial,
  };
}

export type FromAnswered = {
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  /** Tells whoever made the answer under which ids it stands. */
  readonly posted: (serial: number, ids: readonly string[]) => Promise<void>;
};

export function fromAnswered({ cards, wholes, ids, serial, ...plain }: Answered, { localizers, posted }: FromAnswered): Outcome {
  return {
    ...plain,
    card: (lang = plain.lang) => cards[lang],
    whole: (lang = plain.lang) => wholes[lang],
    localizer: (lang = plain.lang) => localizers[lang],
    actionIds: async () => actionIdOf(ids),
    posted: (messages) => posted(serial, messages),
  };
}
