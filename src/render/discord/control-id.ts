/**
 * What a custom_id says. Most are the command kernel's action ids as they are; our own begin with "~": a page of a kept answer, a part of a kept
 * form, or an action id that stands twice on one message, which Discord refuses unless the ids differ.
 */

export type ControlId =
  | { readonly type: 'action'; readonly id: string }
  | { readonly type: 'page'; readonly key: string; readonly page: number }
  | { readonly type: 'form'; readonly key: string; readonly part: number }
  /** The action id is the value that was chosen. */
  | { readonly type: 'menu' };

const OWN = /^~([pf])(\d{1,4})\.(.+)$/;
const REPEATED = /^~(\d{1,3})~(.+)$/s;

export const menuId = '~m';
export const pageId = (key: string, page: number): string => `~p${page}.${key}`;
export const formId = (key: string, part: number): string => `~f${part}.${key}`;
/** The `place`-th control (from 2) that has this id. */
export const repeatedId = (id: string, place: number): string => `~${place}~${id}`;

export function readControlId(customId: string): ControlId {
  const repeated = REPEATED.exec(customId)?.[2];
  const id = repeated ?? customId;
  if (id === menuId) return { type: 'menu' };
  const [, kind, number, key] = OWN.exec(id) ?? [];
  if (kind === undefined || number === undefined || key === undefined) return { type: 'action', id };
  return kind === 'p' ? { type: 'page', key, page: Number(number) } : { type: 'form', key, part: Number(number) };
}
