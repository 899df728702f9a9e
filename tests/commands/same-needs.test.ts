/**
 * The same needs reach the same plans in the same order: asked, typed after `/recommend`, and as its options. Each language has its own
 * currency first, so the options are held against words of the same language; with a currency said, the languages agree.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';

type Piece = { readonly zh: string; readonly en: string; readonly options: Readonly<Record<string, string>> };

const bounds = {
  atMost: { zh: (n: number) => `${n}元以内`, en: (n: number) => `under ¥${n}` },
  atLeast: { zh: (n: number) => `${n}元以上`, en: (n: number) => `over ¥${n}` },
  about: { zh: (n: number) => `${n}元左右`, en: (n: number) => `around ¥${n}` },
} as const;
const budget = fc
  .record({ bound: fc.constantFrom('atMost', 'atLeast', 'about'), amount: fc.constantFrom(40, 49, 100, 118, 200, 300, 500) })
  .map(({ bound, amount }): Piece => ({ zh: bounds[bound].zh(amount), en: bounds[bound].en(amount), options: { budget: bounds[bound].en(amount) } }));
const client = fc
  .constantFrom('Claude Code', 'OpenCode', 'Cline')
  .map((name): Piece => ({ zh: `用${name}`, en: `with ${name}`, options: { clients: name } }));
const model = fc.constantFrom('GLM-5.3', 'Kimi K3').map((name): Piece => ({ zh: `要有${name}`, en: `that has ${name}`, options: { models: name } }));
const use = fc
  .integer({ min: 50, max: 2000 })
  .map((n): Piece => ({ zh: `每天${n}次请求`, en: `${n} requests a day`, options: { use: `${n} requests a day` } }));

const needs = fc
  .tuple(
    fc.option(budget, { nil: undefined }),
    fc.option(client, { nil: undefined }),
    fc.option(model, { nil: undefined }),
    fc.option(use, { nil: undefined }),
  )
  .map((pieces) => pieces.filter((piece) => piece !== undefined))
  .filter((pieces) => pieces.length > 0);

test('20 needs in two languages: the same plans in the same order from every entrance', async () => {
  const chat = await createRealChat('2026-11-30');
  /** The plans that are recommended, in their order. */
  const plans = async (say: () => Promise<string>) => {
    await say();
    const card = chat.outcome().card('en');
    const table = card.blocks.find((block) => block.type === 'table' && block.columns.some(({ id }) => id === 'plan'));
    const at = table?.type === 'table' ? table.columns.findIndex(({ id }) => id === 'plan') : -1;
    const text = (cell: unknown): string => (typeof cell === 'string' ? cell : JSON.stringify(cell));
    return table?.type === 'table' ? table.rows.map((row) => text(row[at])) : [];
  };
  let met = 0;
  await fc.assert(
    fc.asyncProperty(needs, async (pieces) => {
      const zh = pieces.map((piece) => piece.zh).join('，');
      const en = pieces.map((piece) => piece.en).join(', ');
      const options = Object.assign({}, ...pieces.map((piece) => piece.options)) as Record<string, string>;
      for (const [lang, typed, asked] of [
        ['zh', zh, `推荐一个套餐，${zh}`],
        ['en', en, `Recommend a plan, ${en}`],
      ] as const) {
        const wanted = await plans(() => chat.slash('recommend', { ...options, lang }));
        if (wanted.length > 0) met += 1;
        expect(await plans(() => chat.full(`/recommend ${typed}`)), `typed: ${typed}`).toEqual(wanted);
        expect(await plans(() => chat.full(asked)), `asked: ${asked}`).toEqual(wanted);
      }
      // With a currency said, the language makes no difference.
      const inYuan = await plans(() => chat.slash('recommend', { ...options, currency: 'CNY', lang: 'zh' }));
      expect(await plans(() => chat.slash('recommend', { ...options, currency: 'CNY', lang: 'en' })), `in yuan: ${en}`).toEqual(inYuan);
    }),
    { numRuns: 20 },
  );
  // Needs that nobody meets would agree whatever was read.
  expect(met).toBeGreaterThan(14);
});
