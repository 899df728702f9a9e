import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { createCatalog } from '#src/catalog/catalog.ts';
import { dataDir, loadCatalog, loadNamed, readData } from '#src/catalog/load.ts';
import { keptNames, namesAsKept, namesKnown } from '#src/catalog/names/kept.ts';
import { createNames } from '#src/catalog/names.ts';

const catalog = loadCatalog(dataDir);

test('names that were kept are those that are worked out, of the same entities', () => {
  const known = namesKnown(catalog);
  const kept = namesAsKept(deserialize(serialize(keptNames(catalog))), catalog);
  expect(known.entries.size).toBeGreaterThan(1000);
  expect(kept.entries).toEqual(known.entries);
  for (const [key, { entities, tiers }] of known.entries) {
    const again = kept.entries.get(key);
    expect(
      [again?.entities, again?.tiers].flat().every((one, at) => one === [...entities, ...tiers][at]),
      key,
    ).toBe(true);
  }
  const forms = known.forms();
  expect(kept.forms().length).toBe(forms.length);
  expect(kept.forms().every(({ key, entity, cost }, at) => key === forms[at]?.key && entity === forms[at]?.entity && cost === forms[at]?.cost)).toBe(
    true,
  );
});

test('whether they were kept or not, the same is understood', () => {
  const { catalog: loaded, names } = loadNamed(dataDir);
  const anew = createNames(createCatalog(readData(dataDir)));
  const read = (one: typeof names, text: string) => ({
    scan: one.scan(text).map(({ entities, ...rest }) => ({ ...rest, ids: entities.map(({ id }) => id) })),
    near: one.complete(text, ['plan', 'line', 'vendor', 'model'], 5).map(({ id }) => id),
  });
  const texts = loaded.plans.flatMap(({ names: { zh, en } }) => [zh, en]).filter((_, at) => at % 7 === 0);
  for (const text of [...texts, '智普', 'zhipu', 'bai lian', 'kimmi', 'Claud Pro', 'bl', '方周'])
    expect(read(names, text), text).toEqual(read(anew, text));
});
