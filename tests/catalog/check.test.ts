import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { checkContents, checkData } from '#src/catalog/check.ts';
import { loadCatalog } from '#src/catalog/load.ts';
import { type Problem, problemText } from '#src/catalog/problems.ts';
import { DataError } from '#src/errors.ts';
import { files, ground } from '#support/made-up.ts';

const both = { zh: '字', en: 'words' };
const price = (fact: object) => ({ phase: 'regular', per: 'month', amount: 40, currency: 'CNY', source: 'page', ...fact });
const checkLite = (facts: object) => checkContents(files({ 'plans/inkline-lite.yaml': facts }));

/** One fault, found once, in its place. */
function expectFault(problems: readonly Problem[], expected: Partial<Problem> & { readonly file: string }): void {
  expect(problems.map(problemText)).toHaveLength(1);
  expect(problems[0]).toMatchObject(expected);
}

function folder(contents: Readonly<Record<string, unknown>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'catalog-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), typeof content === 'string' ? content : stringify(content));
  }
  return dir;
}

test('sound data has no problem', () => {
  expect(checkContents(ground)).toEqual([]);
  expect(checkData(folder(ground))).toEqual([]);
});

describe('each fault is found once, with its file, path and record', () => {
  const file = 'plans/inkline-lite.yaml';

  test('unknown key', () => {
    expectFault(checkLite({ pricse: [] }), { file, path: 'pricse', reason: 'unknown key "pricse"' });
    expectFault(checkLite({ prices: [price({ sorce: 'page' })] }), { file, path: 'prices[0].sorce', record: 'regular, month, CNY' });
  });

  test.each([
    ['source', { prices: [price({ source: 'nowhere' })] }, 'prices[0].source', 'no such source: nowhere'],
    ['model', { models: [{ items: ['ink-2', 'ink-9'], complete: true, source: 'page' }] }, 'models[0].items[1]', 'no such model: ink-9'],
    ['client', { clients: [{ items: ['quill'], complete: true, source: 'page' }] }, 'clients[0].items[0]', 'no such client: quill'],
    ['protocol', { protocols: [{ items: ['smoke'], complete: true, source: 'page' }] }, 'protocols[0].items[0]', 'no such term: smoke'],
    ['rule', { rules: [{ rule: 'naps', value: 'yes', source: 'page' }] }, 'rules[0].rule', 'no such term: naps'],
    ['feature', { features: [{ feature: 'naps', value: 'yes', source: 'page' }] }, 'features[0].feature', 'no such term: naps'],
    ['dimension', { ratings: [{ dimension: 'naps', score: 1, of: 10, source: 'page' }] }, 'ratings[0].dimension', 'no such term: naps'],
    ['topic', { notes: [{ id: 'n', topic: 'naps', text: both, source: 'page' }] }, 'notes[0].topic', 'no such term: naps'],
    ['plan of a multiple', { quotas: [{ window: 'all', times: { of: 'x', factor: 5 }, source: 'page' }] }, 'quotas[0].times.of', 'no such plan: x'],
    ['other plan', { equivalents: [{ of: 'x', factor: 3, source: 'page' }] }, 'equivalents[0].of', 'no such plan or term: x'],
    ['model that is called', { routes: [{ model: 'x', to: 'ink-2', source: 'page' }] }, 'routes[0].model', 'no such model: x'],
    ['model that answers', { routes: [{ model: 'ink-2', to: 'x', source: 'page' }] }, 'routes[0].to', 'no such model: x'],
    ['plan at renewal', { renewsAs: [{ plan: 'x', source: 'page' }] }, 'renewsAs[0].plan', 'no such plan: x'],
    ['model of a factor', { multipliers: [{ model: 'x', factor: 3, source: 'page' }] }, 'multipliers[0].model', 'no such model: x'],
    [
      'client of a variable',
      { environment: [{ client: 'x', variable: 'A', value: 'b', source: 'page' }] },
      'environment[0].client',
      'no such client: x',
    ],
    [
      'condition of an advice',
      { advice: [{ id: 'a', text: both, needs: { clients: ['x'] }, source: 'page' }] },
      'advice[0].needs.clients[0]',
      'no such client: x',
    ],
  ])('dangling reference: %s', (_what, facts, path, reason) => {
    expectFault(checkLite(facts), { file, path, reason });
  });

  test('dangling reference: line, vendor, scope, rate, definition', () => {
    expectFault(checkLite({ line: 'x' }), { file, path: 'line', reason: 'no such line: x' });
    expectFault(checkContents(files({ 'lines/inkline.yaml': { vendor: 'x' } })), { file: 'lines/inkline.yaml', path: 'vendor' });
    const conversion = { type: 'units', id: 'c', unit: 'prompt', to: 'request', amount: 15, scope: { vendor: 'x' }, source: 'page' };
    expectFault(checkContents(files({ 'conversions.yaml': [conversion] })), { file: 'conversions.yaml', path: '[0].scope.vendor', record: 'c' });
    const rate = { base: 'USD', quote: 'CNY', rate: 7, day: '2026-01-01', source: 'x' };
    expectFault(checkContents(files({ 'rates.yaml': [rate] })), { file: 'rates.yaml', path: '[0].source' });
    const term = { kind: 'term', names: both, definitions: [{ text: both, source: 'x' }] };
    expectFault(checkContents(files({ 'glossary.yaml': { prompt: term } })), { file: 'glossary.yaml', path: 'prompt.definitions[0].source' });
  });

  test('missing translation', () => {
    expectFault(checkLite({ names: { zh: '墨线 Lite' } }), { file, path: 'names.en', reason: 'missing translation "en"' });
    expectFault(checkLite({ prices: [price({ note: { en: 'x', zh: '' } })] }), {
      path: 'prices[0].note.zh',
      file,
      reason: 'missing translation "zh"',
    });
  });

  test('until not after from', () => {
    expectFault(checkLite({ prices: [price({ from: '2026-02-12', until: '2026-02-11' })] }), { file, path: 'prices[0].until' });
    expectFault(checkLite({ prices: [price({ from: '2026-02-12', until: '2026-02-12' })] }), { file, path: 'prices[0].until' });
    expectFault(checkLite({ prices: [price({ from: '2026-02-12', retracted: '2026-02-12' })] }), { file, path: 'prices[0].retracted' });
  });

  test('amount that is not a number', () => {
    expectFault(checkLite({ prices: [price({ amount: '¥40' })] }), { file, path: 'prices[0].amount', reason: 'expected number, got "¥40"' });
    const quota = { window: '5h', amount: '1,200', unit: 'request', source: 'page' };
    expectFault(checkLite({ quotas: [quota] }), { file, path: 'quotas[0].amount', record: '5h' });
    expectFault(checkLite({ quotas: [{ ...quota, amount: { low: 1200, high: 300 } }] }), { file, path: 'quotas[0].amount' });
  });

  test('fact without source', () => {
    const { source: _, ...bare } = price({});
    expectFault(checkLite({ prices: [bare] }), { file, path: 'prices[0].source', reason: 'missing "source"', record: 'regular, month, CNY' });
  });

  test('a day that the calendar does not have', () => {
    expectFault(checkLite({ prices: [price({ from: '2026-02-30' })] }), {
      file,
      path: 'prices[0].from',
      reason: 'no such day (YYYY-MM-DD), got "2026-02-30"',
    });
  });

  test('id that is not the name of the file', () => {
    expectFault(checkLite({ id: 'inkline-lite' }), { file, path: 'id', reason: 'unknown key "id": the id is the name of the file' });
    const plan = ground['plans/inkline-lite.yaml'];
    expectFault(checkContents({ ...ground, 'plans/Inkline_Big.yaml': plan }), { file: 'plans/Inkline_Big.yaml', path: '' });
    expectFault(checkContents({ ...ground, 'plans/inkline-big.yml': plan }), { file: 'plans/inkline-big.yml', path: '' });
    expectFault(checkContents({ ...ground, 'plan/inkline-big.yaml': plan }), { file: 'plan/inkline-big.yaml', path: '' });
  });

  test('an id that is already another kind of entity', () => {
    expectFault(checkContents(files({ 'clients/inkline-lite.yaml': { names: { zh: '甲', en: 'A' } } })), {
      file: 'clients/inkline-lite.yaml',
      path: '',
      reason: 'the id inkline-lite is already that of a plan',
    });
  });

  test('two names of one kind that collide, however they are written', () => {
    expectFault(checkContents(files({ 'plans/inkline-pro.yaml': { aliases: ['墨線ＬＩＴＥ'] } })), {
      file: 'plans/inkline-pro.yaml',
      path: 'aliases[0]',
      reason: '"墨線ＬＩＴＥ" already names the plan inkline-lite',
    });
    expectFault(checkContents(files({ 'models/loom.yaml': { aliases: ['ink-2'] } })), { file: 'models/loom.yaml', path: 'aliases[0]' });
    expect(checkContents(files({ 'models/loom.yaml': { aliases: ['inkline'] } }))).toEqual([]);
  });

  test.each([
    ['events', { id: 'a', day: '2026-01-01', kind: 'price', text: both, source: 'page' }],
    ['advice', { id: 'a', text: both, source: 'page' }],
    ['notes', { id: 'a', topic: 'sub-accounts', text: both, source: 'page' }],
  ])('id given twice: %s', (attribute, fact) => {
    expectFault(checkLite({ [attribute]: [fact, { ...fact, id: 'b' }, fact] }), {
      file,
      path: `${attribute}[2]`,
      record: 'a',
      reason: `the same id as ${attribute}[0]`,
    });
  });

  test('quotas that are multiples of each other', () => {
    const times = (of: string) => ({ quotas: [{ window: 'all', times: { of, factor: 5 }, source: 'page' }] });
    const problems = checkContents(files({ 'plans/inkline-lite.yaml': times('inkline-pro'), 'plans/inkline-pro.yaml': times('inkline-lite') }));
    expect(problems.map(({ path }) => path)).toEqual(['quotas[0].times.of', 'quotas[0].times.of']);
    expectFault(checkLite(times('inkline-lite')), { file, path: 'quotas[0].times.of' });
  });

  test('what names a file that cannot be read is not blamed', () => {
    const models = [{ items: ['loom'], complete: true, source: 'page' }];
    const problems = checkContents(files({ 'models/loom.yaml': { famly: 'x' }, 'plans/inkline-lite.yaml': { models } }));
    expectFault(problems, { file: 'models/loom.yaml', path: 'famly' });
  });

  test('text that is not YAML', () => {
    expectFault(checkContents({ ...ground, 'rates.yaml': '- base: USD\n  base: CNY\n' }), { file: 'rates.yaml', path: '', line: 2 });
  });
});

test('the line in the file is told', () => {
  const text = [
    'line: inkline',
    'tier: { zh: Big, en: Big }',
    'order: 9',
    'names: { zh: 大, en: Big }',
    'prices:',
    '  - { phase: regular, amount: x }',
  ];
  const problems = checkContents({ ...ground, 'plans/inkline-big.yaml': text.join('\n') });
  expect(problems.map(({ line, path }) => [line, path])).toEqual([
    [6, 'prices[0].per'],
    [6, 'prices[0].amount'],
    [6, 'prices[0].currency'],
    [6, 'prices[0].source'],
  ]);
});

describe('loading', () => {
  test('reads a folder', () => {
    const catalog = loadCatalog(folder(ground));
    expect(catalog.get('plan', 'inkline-lite')).toMatchObject({ kind: 'plan', id: 'inkline-lite', aliases: [] });
    expect(catalog.plansOf('inkline').map(({ id }) => id)).toEqual(['inkline-lite', 'inkline-pro', 'inkline-max']);
    expect(catalog.linesOf('modou').map(({ id }) => id)).toEqual(['inkline']);
    expect(catalog.find({ kind: 'model', id: 'constructor' })).toBeUndefined();
    expect(catalog.glossary['constructor']).toBeUndefined();
  });

  test('a faulty record is an error that names file, path and record', () => {
    const faulty = () => loadCatalog(folder(files({ 'plans/inkline-lite.yaml': { prices: [price({}), price({ phase: 'first', amount: 'x' })] } })));
    expect(faulty).toThrow(DataError);
    expect(faulty).toThrow(/plans\/inkline-lite\.yaml: line \d+ prices\[1\]\.amount \(first, month, CNY\): expected number, got "x"/);
  });

  test('a fact whose source is not there is an error', () => {
    expect(() => loadCatalog(folder(files({ 'plans/inkline-lite.yaml': { prices: [price({ source: 'gone' })] } })))).toThrow(/no such source: gone/);
  });

  test('a rate is the nearest one, and told with its own day', () => {
    const rate = (day: string, value: number) => ({ base: 'USD', quote: 'CNY', rate: value, day, source: 'page' });
    const catalog = loadCatalog(folder(files({ 'rates.yaml': [rate('2026-02-11', 6.8), rate('2026-02-01', 7)] })));
    expect(catalog.rate('USD', 'CNY', '2025-01-01')).toMatchObject({ day: '2026-02-01', rate: 7 });
    expect(catalog.rate('USD', 'CNY', '2026-02-06')).toMatchObject({ day: '2026-02-01' });
    expect(catalog.rate('USD', 'CNY', '2026-02-07')).toMatchObject({ day: '2026-02-11', rate: 6.8 });
    expect(catalog.rate('CNY', 'USD', '2026-02-01')?.rate).toBeCloseTo(1 / 7, 12);
    expect(catalog.rate('CNY', 'CNY', '2026-02-01')).toBeUndefined();
  });
});

describe('values that contradict themselves', () => {
  test.each([
    ['seats without a number', { seats: [{ source: 'page' }] }, 'seats[0]'],
    ['fewer seats at most than at least', { seats: [{ least: 3, most: 2, source: 'page' }] }, 'seats[0]'],
    ['no time of day', { saleTimes: [{ at: '24:00', source: 'page' }] }, 'saleTimes[0].at'],
    [
      'a quota that is published and is not',
      { quotas: [{ window: '5h', amount: 1, unit: 'prompt', unpublished: true, source: 'page' }] },
      'quotas[0]',
    ],
    ['a quota that says nothing', { quotas: [{ window: '5h', unit: 'prompt', source: 'page' }] }, 'quotas[0]'],
    ['a condition that nobody knows', { prices: [price({ condition: 'full-moon' })] }, 'prices[0].condition'],
  ])('%s', (_what, facts, path) => {
    expectFault(checkLite(facts), { file: 'plans/inkline-lite.yaml', path });
  });

  test('an unpublished window, a time, seats and a conditioned price are sound', () => {
    const facts = {
      quotas: [{ window: '5h', unpublished: true, resets: 'first-use', source: 'page' }],
      saleTimes: [{ at: '09:30', source: 'page' }],
      seats: [{ least: 2, source: 'page' }],
      prices: [price({ condition: 'automatic-renewal', on: ['first-purchase', 'renewal'] })],
    };
    expect(checkLite(facts)).toEqual([]);
  });
});
