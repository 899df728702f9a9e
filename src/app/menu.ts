/** The ways on from an answer: at most three buttons, one of them primary, and one menu for everything else. */
import type { Act, Block, Button, Card, LinkButton, MenuBlock, MoreEntry } from '#src/card/card.ts';
import { firstScreen, isSourced } from '#src/card/more.ts';
import { isFew } from '#src/card/sources.ts';
import { MORE, WHOLE_ANSWER } from '#src/command/define.ts';
import type { Localizer } from '#src/i18n/types.ts';

const MOST_BUTTONS = 3;

type Item = MenuBlock['items'][number];

/** Done for who chose it, beside the card. */
const alone = (act: Act): Act => ({ ...act, args: { ...act.args, [MORE]: WHOLE_ANSWER } });

const itemOf = (entry: MoreEntry, again: Act): Item => ({
  label: entry.label,
  act: 'act' in entry ? alone(entry.act) : { ...again, args: { ...again.args, [MORE]: entry.id } },
});

const isLink = (button: Button): button is LinkButton => button.type === 'link';

/** The most important ones, with one page to go to among them where there are any. */
function mostImportant(buttons: readonly Button[]): ReadonlySet<Button> {
  const sorted = buttons.toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0));
  const links = sorted.filter(isLink).slice(0, 1);
  return new Set([...sorted.filter((button) => !isLink(button)).slice(0, MOST_BUTTONS - links.length), ...links]);
}

/** Of all buttons those that are kept, in their place; the others are left to the menu. */
function fewerButtons(blocks: readonly Block[]): { readonly blocks: readonly Block[]; readonly others: readonly Button[] } {
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
  const kept = mostImportant(buttons);
  const primary = buttons.find((button) => kept.has(button) && !isLink(button) && button.style === 'primary');
  const plain = (button: Button): Button => {
    if (isLink(button) || button === primary || button.style !== 'primary') return button;
    const { style: _, ...rest } = button;
    return rest;
  };
  return {
    blocks: blocks.flatMap((block): readonly Block[] => {
      if (block.type !== 'actions') return [block];
      const items = block.items.filter((button) => kept.has(button)).map(plain);
      return items.length > 0 ? [{ ...block, items }] : [];
    }),
    others: buttons.filter((button) => !kept.has(button)),
  };
}

/** A long list of sources is one press away as well, and so are pages to go to. */
function entriesOf(card: Card, shown: Card, links: readonly LinkButton[], loc: Localizer): readonly MoreEntry[] {
  const more = card.more ?? [];
  if ((isFew(shown.sources) && links.length === 0) || more.some(({ id }) => id === 'sources')) return more;
  const blocks = links.map(({ label, url }): Block => ({ type: 'text', text: { link: label, url } }));
  const sources: MoreEntry = { id: 'sources', label: loc.t('common:menu.sources'), blocks };
  return [...more.filter(({ id }) => id !== 'wrong'), sources, ...more.filter(({ id }) => id === 'wrong')];
}

/** The whole card with the entries that the house adds to its menu. `wrong`: what says that the answer is wrong. */
export function withEntries(card: Card, loc: Localizer, wrong?: Act): Card {
  const shown = firstScreen(card);
  const links = isSourced(card) ? fewerButtons(shown.blocks).others.filter(isLink) : [];
  const entries = entriesOf(card, shown, links, loc).filter(({ id }) => id !== 'wrong' || !wrong);
  const more: readonly MoreEntry[] = wrong ? [...entries, { id: 'wrong', label: loc.t('common:menu.wrong'), act: wrong }] : entries;
  return more.length > 0 ? { ...card, more } : card;
}

/** The first screen of a card `withEntries`, its entries in a menu. `again`: what gives this answer again. */
export function withMenu(card: Card, again: Act, loc: Localizer): Card {
  const shown = firstScreen(card);
  const { blocks, others } = isSourced(card) ? fewerButtons(shown.blocks) : { blocks: shown.blocks, others: [] };
  const steps = others.flatMap((button) => (isLink(button) ? [] : [{ label: button.label, act: alone(button.act) }]));
  // A button of the card opens that.
  const entries = (card.more ?? []).filter(({ id }) => id !== 'change');
  const items = [...steps, ...entries.map((entry) => itemOf(entry, again))];
  const menu: readonly MenuBlock[] = items.length > 0 ? [{ type: 'menu', label: loc.t('common:menu.label'), items }] : [];
  return { ...shown, blocks: [...blocks, ...menu] };
}
