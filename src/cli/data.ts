/** `data`: what must be true of the data, how much of it there is, what of it wants looking at again, what other lists and people say of it, the data as files. */
import { checkData, remarksOnFolder } from '#src/catalog/check.ts';
import { coverage, staleFacts } from '#src/catalog/coverage.ts';
import { coverageByVendor, vendorOf } from '#src/catalog/coverage-by-vendor.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { problemText } from '#src/catalog/problems.ts';
import { type Day, day } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import { createDownload } from '#src/download.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { comparePrices } from './data-compare.ts';
import { exportData } from './data-export.ts';
import { feedbackCommand, unheardCommand } from './data-people.ts';
import { refreshData } from './data-refresh.ts';
import { parseOptions, UsageError } from './options.ts';
import { print, printTable } from './table.ts';

const options = {
  dir: { type: 'string' },
  out: { type: 'string' },
  vendor: { type: 'string' },
  'as-of': { type: 'string' },
  days: { type: 'string' },
  json: { type: 'boolean' },
  done: { type: 'string' },
} as const;
const { en } = createLocalizers();
const DEFAULT_DAYS = 90;
const DEFAULT_OUT = 'export';
const DEFAULT_PROPOSAL = 'export/proposal.md';
/** In place of a vendor where something is no vendor's. */
const NOBODY = '–';

function check(dir: string, json: boolean): number {
  const problems = checkData(dir);
  if (json) print(JSON.stringify(problems));
  else {
    for (const problem of problems) print(problemText(problem));
    for (const remark of remarksOnFolder(dir)) print(en.t('cli:data.remark', { text: problemText(remark) }));
    print(problems.length === 0 ? en.t('cli:data.sound') : en.t('cli:data.problems', { count: problems.length }));
  }
  return problems.length === 0 ? 0 : 1;
}

function showCoverage(dir: string, on: Day, json: boolean): number {
  const catalog = loadCatalog(dir);
  const counts = coverage(catalog, on);
  const byVendor = coverageByVendor(catalog, on);
  if (json) {
    print(JSON.stringify({ ...counts, byVendor }));
    return 0;
  }
  const { entities, terms, conversions, rates, sources, facts, conflicts, stale } = counts;
  printTable([
    ...Object.entries(entities),
    ['terms', terms],
    ['conversions', conversions],
    ['rates', rates],
    ['sources', sources],
    ['facts', facts.total],
  ]);
  print('');
  printTable([
    [en.t('cli:data.conflicts', { day: on }), conflicts],
    [en.t('cli:data.stale', { day: on }), stale],
  ]);
  print(`\n${en.t('cli:data.byVendor')}`);
  const [first] = byVendor;
  if (first) printTable([Object.keys(first), ...byVendor.map(({ vendor = NOBODY, ...rest }) => [vendor, ...Object.values(rest)])]);
  print(`\n${en.t('cli:data.byAttribute')}`);
  printTable(facts.byAttribute.map(({ attribute, count }) => [`  ${attribute}`, count]));
  print(`\n${en.t('cli:data.byBasis')}`);
  printTable(Object.entries(facts.byBasis).map(([basis, count]) => [`  ${basis}`, count]));
  print(`\n${en.t('cli:data.bySource')}`);
  printTable(facts.bySource.map(({ source, count }) => [`  ${source}`, count]));
  return 0;
}

const refText = ({ kind, id }: Ref) => `${kind} ${id}`;
const keysText = (keys: Readonly<Record<string, unknown>>) =>
  Object.values(keys)
    .filter((value) => value !== undefined)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' ');

type StaleOptions = { readonly olderThan: number; readonly vendor: string | undefined; readonly json: boolean };

function showStale(dir: string, on: Day, { olderThan, vendor: only, json }: StaleOptions): number {
  const catalog = loadCatalog(dir);
  if (only !== undefined && !catalog.get('vendor', only)) throw new UsageError('cli:badVendor', only);
  const found = staleFacts(catalog, on, olderThan)
    .map(({ entity, attribute, keys, held, link }) => ({
      age: held.age,
      checked: held.checked,
      vendor: vendorOf(catalog, entity) ?? NOBODY,
      entity: refText(entity),
      fact: `${attribute} ${keysText(keys)}`.trim(),
      source: held.source.id,
      link: link ?? '',
    }))
    .filter(({ vendor }) => only === undefined || vendor === only);
  if (json) {
    print(JSON.stringify(found));
    return 0;
  }
  printTable(found.map((row) => Object.values(row)));
  print(en.t('cli:data.staleCount', { count: found.length, days: olderThan, day: on }));
  // The list is by age: the first of a vendor is its oldest.
  const byVendor = [...Map.groupBy(found, ({ vendor }) => vendor)].toSorted(([, a], [, b]) => b.length - a.length);
  printTable(byVendor.map(([vendor, facts]) => [`  ${vendor}`, facts.length, facts[0]?.checked ?? '']));
  return 0;
}

/** The exit code: 1 when the check found something. Throws UsageError, and DataError for data that cannot be read. */
export async function dataCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, options);
  const { dir = dataDir, json = false } = values;
  const on = values['as-of'] ?? new Date().toISOString().slice(0, 10);
  if (!day.safeParse(on).success) throw new UsageError('cli:badDay');
  const days = Number(values.days ?? DEFAULT_DAYS);
  if (!Number.isSafeInteger(days) || days < 0) throw new UsageError('cli:badDays');
  switch (positionals[0]) {
    case 'check':
      return check(dir, json);
    case 'coverage':
      return showCoverage(dir, on, json);
    case 'stale':
      return showStale(dir, on, { olderThan: days, vendor: values.vendor, json });
    case 'compare':
      return comparePrices(dir, positionals[1], on, json);
    case 'export':
      return exportData(dir, values.out ?? DEFAULT_OUT);
    case 'refresh': {
      const proxy = process.env['HTTPS_PROXY'];
      return refreshData(dir, on, { out: values.out ?? DEFAULT_PROPOSAL, json, download: createDownload(proxy ? { proxy } : {}) });
    }
    case 'feedback':
      return feedbackCommand(values.done, on, json);
    case 'unheard':
      return unheardCommand(json);
    default:
      throw new UsageError('cli:badOption', `data ${positionals.join(' ')}`.trim());
  }
}
