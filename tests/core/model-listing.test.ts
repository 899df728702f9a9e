import { describe, expect, test } from 'vitest';
import { listModels } from '#src/core/model-listing.ts';
import { isReleased } from '#src/core/released.ts';
import { yard } from '#support/yard.ts';

describe('a model with a release day', () => {
  // Its prices bear no day, and so hold on every day; the model came out on 2026-02-18.
  const catalog = yard({ 'models/ink-2.yaml': { released: [{ day: '2026-02-18', source: 'page' }] } });
  const listed = (day: string) => listModels(catalog.at(day)).map(({ model }) => model.id);
  const ink = { kind: 'model', id: 'ink-2' } as const;

  test('is not listed before it, even by a plan that lists it without a day', () => {
    expect(listed('2026-02-17')).not.toContain('ink-2');
    expect(listed('2026-02-18')).toContain('ink-2');
  });

  test('is there from that day on, and a model without one is unknown', () => {
    expect(['2026-02-17', '2026-02-18'].map((day) => isReleased(catalog.at(day), ink))).toEqual(['no', 'yes']);
    expect(isReleased(catalog.at('2026-02-18'), { kind: 'model', id: 'ink-2.5' })).toBe('unknown');
  });
});
