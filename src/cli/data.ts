/** `data`: what must be true of the data, how much of it there is, what of it wants looking at again, and what another list says of prices. */
import { checkData } from '#src/catalog/check.ts';
import { coverage, staleFacts } from '#src/catalog/coverage.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { problemText } from '#src/catalog/problems.ts';
import { type Day, day } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { comparePrices } from './data-compare.ts';
import { parseOptions, UsageError } from './options.ts';
import { print, printTable } from './table.ts';

const options = { dir: { type: 'string' }, 'as-of': { type: 'string' }, days: { type: 'string' }, json: { type: 'boolean' } } as const;
const { en } = createLocalizers();
const DEFAULT_DAYS = 90;

function check(dir: string, json: boolean): number {
  const problems = checkData(dir);
  if (json) print(JSON.stringify(problems));
  else {
    for (const problem of problems) print(problemText(problem));
    print(problems.length === 0 ? en.t('cli:data.sound') : en.t('cli:data.problems', { count: problems.length }));
  }
  return problems.length === 0 ? 0 : 1;
}

function showCoverage(dir: string, on: Day, json: boolean): number {
  const counts = coverage(loadCatalog(dir), on);
  if (json) {
    print(JSON.stringify(counts));
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

function showStale(dir: string, on: Day, olderThan: number, json: boolean): number {
  const found = staleFacts(loadCatalog(dir), on, olderThan).map(({ entity, attribute, keys, held, link }) => ({
    age: held.age,
    checked: held.checked,
    entity: refText(entity),
    fact: `${attribute} ${keysText(keys)}`.trim(),
    source: held.source.id,
    link: link ?? '',
  }));
  if (json) print(JSON.stringify(found));
  else {
    printTable(found.map((row) => Object.values(row)));
    print(en.t('cli:data.staleCount', { count: found.length, days: olderThan, day: on }));
  }
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
      return showStale(dir, on, days, json);
    case 'compare':
      return comparePrices(dir, positionals[1], on, json);
    default:
      throw new UsageError('cli:badOption', `data ${positionals.join(' ')}`.trim());
  }
}
