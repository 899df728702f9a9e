import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '#src/card/card.ts';
import { collectActs, createActionIds, encodeActs } from '#src/command/action-id.ts';

function parking() {
  const kept = new Map<string, { value: unknown; ttl: number }>();
  return {
    kept,
    get: async (key: string) => kept.get(key)?.value,
    set: async (key: string, value: unknown, ttl: number) => void kept.set(key, { value, ttl }),
  };
}
const asker = { id: 'u1' };

describe('an action id', () => {
  test('carries a short act in itself and is the same every time', async () => {
    const lot = parking();
    const ids = createActionIds(lot);
    const id = await ids.encode({ command: 'plan', args: { name: 'red-lite' } }, asker, 'zh');
    expect(id).toMatch(/^1z:[\w-]{8}::plan\|name=red-lite$/);
    expect(await ids.encode({ command: 'plan', args: { name: 'red-lite' } }, asker, 'zh')).toBe(id);
    expect(lot.kept.size).toBe(0);
  });

  test('knows its asker, its language and where a chosen value goes', async () => {
    const ids = createActionIds(parking());
    const id = await ids.encode({ command: 'plan', args: {} }, asker, 'en', 'name');
    expect(await ids.decode(id, asker)).toEqual({ ok: true, act: { command: 'plan', args: {} }, lang: 'en', option: 'name', own: true });
    expect(await ids.decode(id, { id: 'u2' })).toMatchObject({ ok: true, own: false });
  });

  test('parks a long act for 14 days, and is stale once that is forgotten', async () => {
    const lot = parking();
    const act = { command: 'ask', args: { question: '百炼 Lite 和方舟 Lite '.repeat(20) } };
    const id = await createActionIds(lot).encode(act, asker, 'zh');
    expect(id.length).toBeLessThanOrEqual(100);
    expect([...lot.kept.values()].map(({ ttl }) => ttl)).toEqual([14 * 24 * 3_600_000]);
    expect(await createActionIds(lot).decode(id, asker)).toMatchObject({ ok: true, act });
    expect(await createActionIds(parking()).decode(id, asker)).toEqual({ ok: false, reason: 'stale' });
  });

  test('of another version is stale, garbage is invalid', async () => {
    const ids = createActionIds(parking());
    expect(await ids.decode('2z:abcdefgh::new|format', asker)).toEqual({ ok: false, reason: 'stale' });
    for (const id of ['', 'x', '1z', '1q:abcdefgh::plan', '1z:abcdefgh::', '1z:abcdefgh::|||', '1z:abcdefgh::plan|name', '1z:abcdefgh::<b>']) {
      expect(await ids.decode(id, asker), id).toMatchObject({ ok: false, reason: 'invalid' });
    }
  });

  test('of any act is at most 100 characters and comes back whole', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({ unit: fc.constantFrom('|', '\\', '=', '@', ':', 'a'), maxLength: 20 }),
    );
    const act = fc.record({
      command: fc.constantFrom('plan', 'compare', 'as-of'),
      args: fc.dictionary(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), value, { maxKeys: 4, noNullPrototype: true }),
    });
    await fc.assert(
      fc.asyncProperty(act, fc.option(fc.constant('name'), { nil: undefined }), async (given, option) => {
        const ids = createActionIds(parking());
        const id = await ids.encode(given, asker, 'en', option);
        expect(id.length).toBeLessThanOrEqual(100);
        const decoded = await ids.decode(id, asker);
        expect(decoded).toMatchObject({ ok: true, own: true });
        expect(decoded.ok && decoded.act).toEqual(given);
      }),
    );
  });
});

const card: Card = {
  title: 'T',
  tone: 'neutral',
  summary: 'S',
  sources: [],
  blocks: [
    {
      type: 'actions',
      items: [
        { type: 'action', label: 'A', act: { command: 'plan', args: { name: 'red-lite' } } },
        { type: 'link', label: 'L', url: 'https://example.com' },
      ],
    },
    { type: 'select', placeholder: 'P', act: { command: 'plan', args: {} }, option: 'name', options: [{ label: 'x', value: 'x' }] },
    { type: 'form', title: 'F', act: { command: 'cost', args: {} }, fields: [], submit: 'Go' },
  ],
};

test('everything that can be pressed is collected and gets its id before rendering', async () => {
  expect(collectActs(card)).toHaveLength(3);
  const idOf = await encodeActs([card, card], asker, 'en', createActionIds(parking()));
  expect(idOf({ command: 'plan', args: {} }, 'name')).toContain(':name:plan');
  expect(idOf({ command: 'cost', args: {} })).toContain('::cost');
  expect(() => idOf({ command: 'plan', args: {} })).toThrow(RangeError);
});
