/** `data compare FILE`: our API prices held against the api.json of models.dev that somebody downloaded. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadCatalog } from '#src/catalog/load.ts';
import { readModelsDev } from '#src/catalog/models-dev.ts';
import type { Day } from '#src/catalog/schema.ts';
import { checkPrices, type PriceCheck, type PriceFinding, type PriceRow } from '#src/core/price-check.ts';
import { DataError, UserError } from '#src/errors.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { UsageError } from './options.ts';
import { print, printTable, type Row } from './table.ts';

const { en } = createLocalizers();
const NONE = '–';

/** Throws UserError, worded in both languages, for a file that is not there or is not what it should be. */
function offersOf(path: string) {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError('cli:compare.unreadable', { file: path, reason: error instanceof Error ? error.message : String(error) });
  }
  try {
    return readModelsDev(text, basename(path));
  } catch (error) {
    if (error instanceof DataError) throw new UserError('cli:compare.otherShape', { file: path, reason: error.message });
    throw error;
  }
}

function rows({ status, model, list, offered, prices }: PriceFinding): readonly Row[] {
  const name = [model ?? offered?.model ?? '', ...(list === undefined ? [] : [`(${list})`])].join(' ');
  const there = offered ? `${offered.provider}/${offered.model}` : NONE;
  const label = ({ kind, over }: PriceRow) => (over === undefined ? kind : en.t('cli:compare.over', { kind, tokens: en.number(over) }));
  return prices.map((price) => [status, name, there, label(price), price.ours ?? NONE, price.theirs ?? NONE]);
}

function show({ currency, same, findings, uncovered, otherCurrency }: PriceCheck): void {
  if (findings.length > 0) {
    const head = (['finding', 'model', 'file', 'price', 'ours', 'theirs'] as const).map((column) => en.t(`cli:compare.columns.${column}`));
    printTable([head, ...findings.flatMap(rows)]);
    print('');
  }
  const count = (status: PriceFinding['status']) => findings.filter((finding) => finding.status === status).length;
  print(en.t('cli:compare.count', { same, differs: count('differs'), missing: count('missing'), fresh: count('new'), currency }));
  if (uncovered.length > 0) {
    const names = uncovered.map(({ model, list }) => (list === undefined ? model : `${model} (${list})`));
    print(en.t('cli:compare.uncovered', { lists: en.list(names) }));
  }
  for (const [other, lists] of Object.entries(otherCurrency)) print(en.t('cli:compare.otherCurrency', { currency: other, count: lists }));
}

/** The exit code. Throws UsageError without a file. */
export function comparePrices(dir: string, file: string | undefined, on: Day, json: boolean): number {
  if (file === undefined) throw new UsageError('cli:noFile');
  const found = checkPrices(loadCatalog(dir).at(on), offersOf(file));
  if (json) print(JSON.stringify(found));
  else show(found);
  return 0;
}
