import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { listModels, modelsKnown } from '#src/core/model-listing.ts';
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

test('a model of which nobody spoke about the day is not known on it', () => {
  // Ark's list of September has Doubao-Seed-2.1-pro; nothing earlier names it, and its context bears no day.
  const ids = (day: string) => modelsKnown(loadCatalog(dataDir).at(day)).map(({ id }) => id);
  expect(ids('2026-02-15')).not.toContain('doubao-seed-2.1-pro');
  expect(ids('2026-02-15')).toContain('glm-5');
  expect(ids('2026-10-01')).toContain('doubao-seed-2.1-pro');
});
