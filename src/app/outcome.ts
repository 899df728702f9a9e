/** A result becomes the answer that platforms render: its card in any language, with what was chosen once carried into every button. */
import type { Act, Block, Button, Card } from '#src/card/card.ts';
import { type ActionIds, encodeActs } from '#src/command/action-id.ts';
import type { Asker, Outcome } from '#src/command/context.ts';
import { commonOptions, type Result } from '#src/command/define.ts';
import type { Values } from '#src/command/problem.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';

/** Common options given by name (a day, a currency) hold for what is pressed next, unless the button says otherwise. */
export function carriedOptions(values: Values, own: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(commonOptions, name) && !Object.hasOwn(own, name)));
}

const withCarried = (act: Act, carried: Values): Act => ({ ...act, args: { ...carried, ...act.args } });

function blockWith(block: Block, carried: Values): Block {
  switch (block.type) {
    case 'actions':
      return {
        ...block,
        items: block.items.map((item): Button => (item.type === 'action' ? { ...item, act: withCarried(item.act, carried) } : item)),
      };
    case 'select':
    case 'form':
      return { ...block, act: withCarried(block.act, carried) };
    default:
      return block;
  }
}

function carry(card: Card, carried: Values): Card {
  return Object.keys(carried).length === 0 ? card : { ...card, blocks: card.blocks.map((block) => blockWith(block, carried)) };
}

export type OutcomeParts = {
  readonly result: Result;
  readonly command: string;
  readonly lang: Lang;
  readonly asker: Asker;
  readonly private: boolean;
  readonly foreign?: boolean;
  readonly carried?: Values;
  /** Where the answer left something to go on with. */
  readonly posted?: Outcome['posted'];
};

type Deps = { readonly localizers: Readonly<Record<Lang, Localizer>>; readonly ids: ActionIds };

/** Builds the card in every language at once: buttons are needed in all of them, and a fault in a view is caught here and not in a platform. */
export function createOutcome(
  { result, command, lang, asker, private: hidden, foreign, carried = {}, posted }: OutcomeParts,
  { localizers, ids }: Deps,
): Outcome {
  const cards = Object.fromEntries(langs.map((each) => [each, carry(result.card(localizers[each]), carried)])) as Record<Lang, Card>;
  return {
    kind: result.kind ?? 'answer',
    lang,
    ...(carried['lang'] === undefined ? {} : { langChosen: true }),
    private: hidden,
    ...(foreign ? { foreign: true } : {}),
    command,
    queries: result.queries ?? [],
    card: (wanted = lang) => cards[wanted],
    localizer: (wanted = lang) => localizers[wanted],
    actionIds: () => encodeActs(Object.values(cards), asker, lang, ids),
    posted: posted ?? (async () => undefined),
  };
}
