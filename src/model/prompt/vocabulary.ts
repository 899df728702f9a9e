/** The ids that any question may use: words of the glossary, vendors with their lines. Models and clients stand with the message that names them. */
import type { Catalog, Line, Vendor } from '#src/catalog/types.ts';
import { fitting } from './fit.ts';

/** Kinds of glossary terms, by where a Query has their ids. Topics of notes are told with the notes. */
const TERMS = {
  rule: 'rules',
  feature: 'features',
  protocol: 'protocols',
  dimension: 'ratings',
  task: 'counting',
  product: 'equivalents',
  term: 'define',
} as const;

const LEAST_SPACE = 120;

/** One line of ids behind a word, as many as there is room for. */
function listed(label: string, ids: readonly string[], most: number): string {
  let text = `${label}: `;
  for (const id of ids) {
    if (text.length + id.length + 1 > most) break;
    text += `${id} `;
  }
  return text.trimEnd();
}

/** The order in which lines are worth their place: those that most is known of first. */
const weight = (catalog: Catalog, line: Line): number => JSON.stringify(line).length + 1_000 * catalog.plansOf(line.id).length;

/** A vendor of one line goes by that. */
function vendorText({ id }: Vendor, lines: readonly Line[]): string {
  const ids = lines.map((line) => (line.region === 'intl' ? `${line.id}*` : line.id)).join(' ');
  return lines.length > 1 ? `${id}: ${ids}` : ids;
}

/** Vendors and their lines in at most `most` characters; those that most is known of are there whatever the size of the data. */
export function houses(catalog: Catalog, most: number): string {
  const heavy = (vendor: Vendor) => catalog.linesOf(vendor.id).reduce((sum, line) => sum + weight(catalog, line), 0);
  const vendors = catalog.vendors
    .filter(({ id }) => catalog.linesOf(id).length > 0)
    .map((vendor) => [vendor, heavy(vendor)] as const)
    .toSorted(([one, first], [other, second]) => second - first || (one.id < other.id ? -1 : 1));
  const texts = vendors.map(([vendor]) => `${vendorText(vendor, catalog.linesOf(vendor.id))};`);
  return fitting(texts, most).join(' ');
}

/** Ids of the glossary in at most `most` characters, a line for each kind. */
export function words(catalog: Catalog, most: number): readonly string[] {
  const kinds = Object.entries(TERMS).map(([kind, label]) => {
    const ids = Object.values(catalog.glossary).filter((term) => term.kind === kind);
    return [label, ids.map(({ id }) => id)] as const;
  });
  let left = most;
  return kinds.flatMap(([label, ids]) => {
    if (left < LEAST_SPACE || ids.length === 0) return [];
    const line = listed(label, ids, left - 1);
    left -= line.length + 1;
    return [line];
  });
}
