/** Types that views may import; the instance itself is made at the edge. */
import type { Amount, Currency, Day, Localized } from '#src/catalog/schema.ts';
import type { DeclaredKey, TextKey, Translate } from './keys.ts';

export type Lang = 'zh' | 'en';
export const langs = ['zh', 'en'] as const satisfies readonly Lang[];

/** Words and figures in one language. Made once per language; pure. */
export type Localizer = {
  readonly lang: Lang;
  readonly t: Translate;
  /** The text of a key that somebody else chose with its placeholders: an error, the reason for a refusal. */
  told(key: TextKey, params?: Readonly<Record<string, string | number>>): string;
  /** What a command declares; undefined where it declares no such thing. */
  word(key: DeclaredKey): string | undefined;
  /** A text of the data in this language. */
  pick(text: Localized): string;
  /** `¥49`, `¥49.90`, `$10`: decimal text in, never a float out; a whole amount shows no decimals. */
  money(amount: number | string, currency: Currency): string;
  /** `18,000`; `digits`: at most so many decimals (default 2). */
  number(value: number | string, digits?: number): string;
  /** Large counts for reading: zh 4.57 亿 / 15.2 万, en 457M / 152K. */
  compact(value: number): string;
  /** 0.5 → 50%. */
  percent(share: number, digits?: number): string;
  /** 0.5 → 50, rounded as `percent` rounds, for what is drawn. */
  percentOf(share: number, digits: number): number;
  /** `300–1,200` for an interval, `31` for a figure. */
  amount(value: Amount): string;
  /** en 2026-02-12, zh 2026-02-12: ISO days read the same in both and sort. */
  day(day: Day): string;
  /** A country by its ISO code: "India" / 印度. */
  country(code: string): string;
  /** "a, b and c" / "a、b 和 c". */
  list(items: readonly string[]): string;
};
