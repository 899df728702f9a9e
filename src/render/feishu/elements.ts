/** The few element shapes that our cards are made of, and what counts as one. */

export type Element = { readonly tag: string; readonly [key: string]: unknown };

export type FeishuCard = {
  readonly schema: '2.0';
  readonly config: {
    readonly update_multi: true;
    readonly width_mode: 'fill';
    readonly summary: { readonly content: string; readonly [key: string]: unknown };
  };
  readonly header: { readonly template: string; readonly title: Element; readonly subtitle?: Element; readonly padding?: string };
  readonly body: { readonly elements: readonly Element[]; readonly [key: string]: unknown };
};

/** Words that are never read as markup. Empty text is refused in places, so it becomes a dash. */
export function plainText(content: string, style: Readonly<Record<string, unknown>> = {}): Element {
  return { tag: 'plain_text', content: content === '' ? '—' : content, ...style };
}

export function markdown(content: string, style: Readonly<Record<string, unknown>> = {}): Element {
  return { tag: 'markdown', content: content === '' ? '—' : content, ...style };
}

export function larkMd(content: string): Element {
  return { tag: 'lark_md', content: content === '' ? '—' : content };
}

export function div(text: Element): Element {
  return { tag: 'div', text };
}

/** Small grey print. */
export const small = { text_size: 'notation' } as const;
export const smallPlain = { text_size: 'notation', text_color: 'grey' } as const;
/** `content` must be markdown already. */
export const grey = (content: string): string => `<font color='grey'>${content}</font>`;

/** How many elements and texts a value holds: every object with a `tag` («卡片 JSON 2.0 结构»). */
export function countElements(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countElements(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'tag' in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, item) => sum + countElements(item), own);
}
