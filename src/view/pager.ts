/** Pages of a long list: the slice to show, and the buttons that lead to the others. */
import type { Act, ActionButton } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';

export type Page<T> = { readonly items: readonly T[]; readonly page: number; readonly pages: number };

/** Pages count from 1; one out of range becomes the nearest that exists. */
export function paginate<T>(items: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const at = Math.min(Math.max(1, page), pages);
  return { items: items.slice((at - 1) * size, at * size), page: at, pages };
}

/** Buttons to the page before and after, which re-enter as `act` with `args.page` set. */
export function pageButtons({ page, pages }: Page<unknown>, act: Act, loc: Localizer): readonly ActionButton[] {
  const to = (target: number, label: string): ActionButton => ({
    type: 'action',
    label,
    act: { command: act.command, args: { ...act.args, page: String(target) } },
    priority: 2,
  });
  return [
    ...(page > 1 ? [to(page - 1, loc.t('plans:buttons.previous', { page: page - 1, pages }))] : []),
    ...(page < pages ? [to(page + 1, loc.t('plans:buttons.next', { page: page + 1, pages }))] : []),
  ];
}

/** On a list the likeliest next step is the next page. */
export const primaryLast = (button: ActionButton, index: number, all: readonly ActionButton[]): ActionButton =>
  index === all.length - 1 ? { ...button, style: 'primary' } : button;
