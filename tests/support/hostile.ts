/** Texts that are hard to read: what people never send, and what would be slow if anything were looked for twice. */
import { cuePhrases } from '#src/ask/vocabulary/index.ts';
import type { Catalog } from '#src/catalog/types.ts';

/** Repeated without end, each of these is a text. */
export const units: readonly string[] = [
  ['7', '7 ', '1.', '1,', '100,', '.', '1-2', '1/2', '1~2', '1到2次', '3倍', '5×', '20x ', '50% ', '1万8', '1k', '1️⃣', '１２３'],
  ['一二三四五六七八九十百千万亿', '万', '十百', '一万', '半', '几十', '点五', '一点五万', '两千万', '零', '改'],
  ['twenty-', 'one hundred and ', 'million', 'a dozen ', 'half a ', 'between 1 and 2 '],
  ['?', '？', 'a?', 'kimi？', 'kimi多少钱？', '呢', '那pro呢，', '1) a ', '① ', ' and how many', '，', '。每天三小时，', '\n', ' \n', 'a \t'],
  [
    'vs ',
    'vs',
    'lite ',
    'lite',
    'lite-',
    'kimi ',
    '百炼',
    '百炼 lite 和 ',
    'glm 5 和 4.7 ',
    'glm 4.7, ',
    'glm-',
    'glm49',
    'max plus ',
    'cursor pro ',
  ],
  ['bailain ', 'zhpiu lte ', 'zhipu huoshan', 'ali', '阿里', '炼百', '和', '还是', '比', 'cheaper than ', 'per ', 'api '],
  ['¥49 ', '20块', '9块9', '$1', '$', '元', '50以内', '2026-02-12 ', '2月12号', '1月', '2026年', 'feb 12 ', '3个月前', '近三天', '202'],
  ['500 requests a day ', '每天500次', '10M tokens ', '95% cached and ', 'input 3M output 200k cached ', '每天3小时', 'GLM-5 每天500次 $10 够吗? '],
  ['□', `a ${'□'.repeat(40)}x `],
  ['https://', 'https://a', 'http://a.b/c ', 'A_', 'A_B_C_', 'ANTHROPIC_MODEL', 'A', 'a', 'a-', '"', '(', '（', '-', '/', '*', '&amp;', ':'],
  ['👨‍👩‍👧‍👦', '𠮷', 'e\u0301', '\u0301', 'مرحبا ', '\u0000\u0007\u200b', '\ud800', '\u202e\u2066', '費用', '㎏', '\ufdfa', '\u00a0', 'İ', 'ß'],
].flat();

export const repeated = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Everything that means something to the house: names, vocabulary, terms. */
export function meaningful({ vendors, lines, plans, models, clients, glossary }: Catalog): readonly string[] {
  const named = [...vendors, ...lines, ...plans, ...models, ...clients, ...Object.values(glossary)];
  return [...new Set([...named.flatMap(({ names, aliases }) => [names.zh, names.en, ...aliases]), ...[...cuePhrases()].map(([phrase]) => phrase)])];
}
