/** Whatever id a button carries and whatever is filled in: an answer, and one that others see only where the presser's own command ran. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectActs } from '#src/command/action-id.ts';
import { renderText } from '#src/render/text/render.ts';
import { fuzzedHouse } from './house.ts';
import { nearText } from './mutate.ts';
import { runsOf } from './runs.ts';

const asker = { id: 'ann' };
const chat = { id: 'group', private: false };

test('every press is answered, and what led to no command stays between the two', async () => {
  const { house, errors } = await fuzzedHouse();
  const { app } = house;
  const asked = ['/help', '/plan glm-lite', '/compare bailian-lite ark-lite', '/cost', '/plans', '/changes glm', '/settings', '/recommend'];
  const ids: string[] = [];
  for (const text of asked) {
    const outcome = await app.dispatch({ platform: 'mock', asker, chat, type: 'text', text, addressed: true });
    const idOf = await outcome.actionIds();
    ids.push(...collectActs(outcome.card()).map(({ act, option }) => idOf(act, option)));
  }
  expect(ids.length).toBeGreaterThan(20);
  const field = fc.oneof(fc.constantFrom('500', '每天 500 次请求', 'glm-lite', '-1', '1e999', '1,2,3'), fc.string({ unit: 'binary', maxLength: 60 }));
  const given = fc.record({
    id: fc.oneof({ weight: 8, arbitrary: nearText(ids) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120 }) }),
    value: fc.option(field, { nil: undefined }),
    fields: fc.option(fc.dictionary(fc.constantFrom('use', 'amount', 'unit', 'plans', 'lang', '__proto__', 'x'), field), { nil: undefined }),
    presser: fc.constantFrom('ann', 'bob'),
  });
  const kinds = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(given, async ({ id, value, fields, presser }) => {
      const outcome = await app.dispatch({
        platform: 'mock',
        asker: { id: presser },
        chat,
        type: 'action',
        id,
        ...(value === undefined ? {} : { value }),
        ...(fields === undefined ? {} : { fields }),
      });
      expect(errors()).toEqual([]);
      if (outcome.command === '' || presser === 'bob') expect(outcome.private).toBe(true);
      for (const lang of ['zh', 'en'] as const)
        expect(renderText(outcome.card(lang), outcome.localizer(lang), { actText: app.actText }).text.length).toBeGreaterThan(0);
      kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
    }),
    { numRuns: runsOf(0.2) },
  );
  // Both sorts were tried: what leads somewhere and what does not.
  expect(kinds.get('answer')).toBeGreaterThan(0);
  expect(kinds.get('unknown')).toBeGreaterThan(0);
});
