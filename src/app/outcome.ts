/** A result becomes the answer that platforms render: its card in any language, with what was chosen once carried into every button. */
import type { Act, ActionButton, Block, Button, Card, FormBlock, MoreId } from '#src/card/card.ts';
import { isSourced, opened, whole } from '#src/card/more.ts';
import { type ActionIds, encodeActs, headOf } from '#src/command/action-id.ts';
import type { Asker, Lasting, Made, Outcome } from '#src/command/context.ts';
import { commonOptions, type Result } from '#src/command/define.ts';
import type { Values } from '#src/command/problem.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';
import { withEntries, withMenu } from './menu.ts';

/** Common options given by name (a day, a currency) hold for what is pressed next, unless the button says otherwise. */
export function carriedOptions(values: Values, own: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(commonOptions, name) && !Object.hasOwn(own, name)));
}

const withCarried = (act: Act, carried: Values): Act => ({ ...act, args: { ...carried, ...act.args } });

const formWith = (form: FormBlock, carried: Values): FormBlock => ({
  ...form,
  act: withCarried(form.act, carried),
  ...(form.step ? { step: withCarried(form.step, carried) } : {}),
});

const buttonWith = (button: ActionButton, carried: Values): ActionButton => ({
  ...button,
  act: withCarried(button.act, carried),
  ...(button.form ? { form: formWith(button.form, carried) } : {}),
});

function blockWith(block: Block, carried: Values): Block {
  switch (block.type) {
    case 'actions':
      return {
        ...block,
        items: block.items.map((item): Button => (item.type === 'action' ? buttonWith(item, carried) : item)),
      };
    case 'select':
      return { ...block, act: withCarried(block.act, carried) };
    case 'form':
      return formWith(block, carried);
    case 'menu':
      return { ...block, items: block.items.map((item) => ({ ...item, act: withCarried(item.act, carried) })) };
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
  /** The values that give this answer again. */
  readonly again?: Values;
  /** The entry of the answer's menu that was chosen, or that the answer itself was. */
  readonly chosen?: string;
  /** What says that the answer is wrong. */
  readonly wrong?: Act;
  /** Where the answer left something to go on with. */
  readonly posted?: Outcome['posted'];
  /** The card is needed in every language. */
  readonly both?: boolean;
  readonly lasting?: () => Lasting | undefined;
};

type Deps = { readonly localizers: Readonly<Record<Lang, Localizer>>; readonly ids: ActionIds };

function once(build: (lang: Lang) => Card): (lang: Lang) => Card {
  const built = new Map<Lang, Card>();
  return (lang) => {
    const card = built.get(lang) ?? build(lang);
    built.set(lang, card);
    return card;
  };
}

/** Builds the card at once in the languages that it is needed in: a fault in a view is caught here and not in a platform. */
export function createOutcome(
  { result, command, lang, asker, private: hidden, foreign, carried = {}, again, chosen, wrong, posted, both, lasting }: OutcomeParts,
  { localizers, ids }: Deps,
): Made {
  const act: Act = { command, args: again ?? {} };
  const full = once((wanted) => {
    const card = result.card(localizers[wanted]);
    // What holds no figure may still be no answer to what was asked.
    const mayBeWrong = isSourced(card) || result.kind === 'unknown';
    return withEntries(card, localizers[wanted], mayBeWrong ? wrong : undefined);
  });
  // What was chosen may not be there any more, with other data: then the answer stands for itself.
  const build = once((wanted) => {
    const card = full(wanted);
    const entry = chosen === undefined ? undefined : opened(card, chosen as MoreId);
    return carry(entry ?? withMenu(card, act, localizers[wanted]), carried);
  });
  const cards = (both && carried['lang'] === undefined ? langs : [lang]).map(build);
  return {
    kind: result.kind ?? 'answer',
    lang,
    ...(carried['lang'] === undefined ? {} : { langChosen: true }),
    private: hidden,
    ...(foreign ? { foreign: true } : {}),
    ...(chosen === undefined ? {} : { beside: true }),
    command,
    queries: result.queries ?? [],
    card: (wanted = lang) => build(wanted),
    whole: (wanted = lang) => (chosen === undefined ? carry(whole(full(wanted)), carried) : build(wanted)),
    localizer: (wanted = lang) => localizers[wanted],
    actionIds: () => encodeActs(cards, asker, lang, ids),
    idHead: headOf(asker, lang),
    lasting: lasting ?? (() => undefined),
    posted: posted ?? (async () => undefined),
  };
}
