/** Development only: how the new understander agrees with the accepted Queries. node tests/questions/compare-hear.ts [kind|id] [--all] [--n=30] */
import { lexiconOf } from '#src/ask/lexicon.ts';
import { canonical } from '#src/ask/query/canonical.ts';
import type { Query } from '#src/ask/query/query.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { readGolden } from './golden.ts';
import { readQuestions } from './questions.ts';

const catalog = loadCatalog(dataDir);
const names = createNames(catalog);
const lexicon = lexiconOf(catalog);
const golden = readGolden();
const [only] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const n = Number(process.argv.find((arg) => arg.startsWith('--n='))?.slice(4) ?? 40);
const skip = Number(process.argv.find((arg) => arg.startsWith('--skip='))?.slice(7) ?? 0);
const read = (text: string, day: string, kept: unknown) => understand(text, { lexicon, names, view: catalog.at(day), kept });
const kindOf = (queries: readonly { kind: string; relation?: string }[]) =>
  queries.map((q) => q.kind + (q.relation ? `:${q.relation}` : '')).join('+');
const rates: Record<string, [number, number]> = {};
const pairs: Record<string, number> = {};
const diffs: string[] = [];
const times: number[] = [];
let [held, heldRight, seen, seenRight, errors] = [0, 0, 0, 0, 0];
for (const [i, { id, ask, day, before = [] }] of readQuestions().entries()) {
  const want = JSON.stringify(golden.get(id)?.queries);
  const wanted = kindOf((golden.get(id)?.queries ?? []) as never);
  let got: readonly Query[] = [];
  try {
    let last: unknown;
    for (const text of before) last = read(text, day, last).kept;
    const start = performance.now();
    got = read(ask, day, last).queries;
    times.push(performance.now() - start);
    got = canonical(got);
  } catch (error) {
    errors++;
    diffs.push(`!!! ${id} ${ask} ${error instanceof Error ? error.stack?.slice(0, 600) : error}`);
  }
  const right = JSON.stringify(got) === want;
  if (i % 3 === 1) {
    held++;
    if (right) heldRight++;
  } else {
    seen++;
    if (right) seenRight++;
  }
  const r = (rates[wanted] ??= [0, 0]);
  r[1]++;
  if (right) r[0]++;
  else {
    const pair = `${wanted} → ${kindOf(got)}`;
    pairs[pair] = (pairs[pair] ?? 0) + 1;
    if (i % 3 !== 1 && (!only || wanted === only || id === only || pair === only))
      diffs.push(`--- ${id} ${before.length ? `[${before.join(' / ')}] ` : ''}${ask}\n  - ${want}\n  + ${JSON.stringify(got)}`);
  }
}
console.log(diffs.slice(skip, skip + n).join('\n'));
console.log(
  Object.entries(rates)
    .sort((a, b) => b[1][1] - a[1][1])
    .slice(0, 16)
    .map(([k, [a, b]]) => `${k} ${a}/${b}`)
    .join(' · '),
);
console.log(
  Object.entries(pairs)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 26)
    .map(([k, v]) => `${k}: ${v}`)
    .join(' · '),
);
times.sort((a, b) => a - b);
console.log(
  `seen ${seenRight}/${seen} ${((100 * seenRight) / seen).toFixed(1)}% held ${heldRight}/${held} ${((100 * heldRight) / held).toFixed(1)}% errors ${errors} ms ${times[times.length >> 1]?.toFixed(2)} p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(2)}`,
);
