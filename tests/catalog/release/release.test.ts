/** A release is the whole data: nothing is lost on the way out and back, and nothing that was changed on the way is taken. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '#src/catalog/catalog.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { csvOf } from '#src/catalog/release/csv.ts';
import { readRelease } from '#src/catalog/release/read-release.ts';
import { hashOf, releaseOf, releaseText } from '#src/catalog/release/release.ts';
import { releaseJsonSchema } from '#src/catalog/release/release-schema.ts';

const catalog = loadCatalog(dataDir);
const release = releaseOf(catalog);
const text = releaseText(release);
type Facts = readonly Record<string, unknown>[];
const entities = [...release.vendors, ...release.lines, ...release.plans, ...release.models, ...release.clients];
const factsOf = (entity: object) =>
  Object.values(entity).flatMap((value) => (Array.isArray(value) ? (value as Facts).filter((one) => one?.['factId']) : []));

describe('what a release holds', () => {
  test('it fits its JSON schema', () => {
    const ajv = new Ajv2020({ strict: false });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    const valid = ajv.compile(releaseJsonSchema());
    valid(JSON.parse(text));
    expect(valid.errors ?? []).toEqual([]);
    const [plan] = release.plans;
    valid({ ...release, plans: [{ ...plan, prices: [{ factId: 'x', phase: 'regular', per: 'month', amount: 1, currency: 'CNY' }] }] });
    expect(valid.errors?.length).toBeGreaterThan(0);
  });

  test('every fact says its source, the day it was checked and its basis, and has an id of its own', () => {
    const facts = [...entities.flatMap(factsOf), ...(release.conversions as Facts), ...Object.values(release.glossary).flatMap(factsOf)];
    expect(facts.length).toBeGreaterThan(3000);
    const bare = facts.filter(
      ({ source, checked, basis }) => !(String(source) in release.sources) || !/^\d{4}-\d\d-\d\d$/.test(String(checked)) || !basis,
    );
    expect(bare).toEqual([]);
    expect(new Set(facts.map(({ factId }) => factId)).size).toBe(facts.length);
  });

  test('an id stays when a fact ends or is looked at again', () => {
    const plan = catalog.plans.find(({ prices }) => prices?.some(({ until }) => until === undefined));
    if (!plan?.prices) throw new Error('no such plan');
    const idsIn = (one: typeof catalog) => factsOf(releaseOf(one).plans.find(({ id }) => id === plan.id) ?? {}).map(({ factId }) => factId);
    const prices = plan.prices.map((fact) => ({ ...fact, until: '2027-01-01', checked: '2026-12-30' }));
    const later = createCatalog({ ...catalog, plans: catalog.plans.map((one) => (one === plan ? { ...plan, prices } : one)) });
    expect(idsIn(later)).toEqual(idsIn(catalog));
    expect(releaseOf(later).newest).toBe('2026-12-30');
  });
});

describe('read back', () => {
  test('it is the same data: its release is the same again', () => {
    const { data, hash, newest } = readRelease(text, 'api.json');
    expect(releaseOf(createCatalog(data)).hash).toBe(hash);
    expect({ hash, newest }).toEqual({ hash: release.hash, newest: release.newest });
    expect(data.plans.map(({ id }) => id)).toEqual(catalog.plans.map(({ id }) => id));
  });

  const { hash: _, ...body } = JSON.parse(text) as typeof release;
  const signed = (changed: object) => JSON.stringify({ hash: hashOf(changed), ...changed });
  const [plan, ...plans] = body.plans;
  test.each([
    ['cut off', text.slice(0, 5000), /api\.json.*JSON/],
    ['another figure under the same hash', text.replace(/"amount": 40\b/, '"amount": 4'), /api\.json.*hash/],
    ['of a later version', signed({ ...body, version: 2 }), /version/],
    ['something else', '{"openai":{"models":{}}}', /api\.json/],
    ['a plan under no line', signed({ ...body, plans: [{ ...plan, line: 'nowhere' }, ...plans] }), /no such line: nowhere/],
    ['an amount that is none', signed({ ...body, plans: [{ ...plan, prices: [{ amount: 'free' }] }, ...plans] }), /prices/],
    ['an attribute that this version does not know', signed({ ...body, plans: [{ ...plan, perks: [] }, ...plans] }), /unknown key "perks"/],
    ['a name that leads out of the folder', signed({ ...body, plans: [{ ...plan, id: '../x' }, ...plans] }), /api\.json/],
  ])('refused: %s', (_name, wrong, reason) => {
    expect(() => readRelease(wrong, 'api.json')).toThrow(reason);
  });
});

test('tables have a row for each fact and keep commas, quotes, line breaks and formulas as text', () => {
  const tables = csvOf(release);
  const rows = tables['prices.csv']?.trim().split('\r\n') ?? [];
  expect(rows[0]).toMatch(/^\u{feff}?factId,kind,entity,phase,per,amount,currency/u);
  expect(rows.length - 1).toBe(entities.flatMap((entity) => (entity as { prices?: Facts }).prices ?? []).length);
  const hostile = csvOf({ ...release, sources: { x: { title: { zh: '=1+1', en: 'a, "b"\nc' } } } });
  expect(hostile['sources.csv']).toBe('\u{feff}id,title.zh,title.en\r\nx,\'=1+1,"a, ""b""\nc"\r\n');
});
