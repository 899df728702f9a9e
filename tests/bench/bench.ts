/**
 * What the product costs in times a client that has only the platform's SDK, both measured in turn in one run: `npm run bench [-- NAME…] [-- --quick]`.
 * NAME: rows whose name begins so, or one of the measurements of the inside (`growth`, `market`, `names`, `long-text`, `typed-line`).
 * Prints a table and writes bench.json. README.md beside this file tells what the rows are and what they were.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cardsOf } from './cards.ts';
import { insideRows } from './inside.ts';
import { startSides } from './processes.ts';
import { askersOf, measureStream, streamRows, warm } from './rows.ts';
import { type Result, resultOf, tableOf } from './table.ts';
import { wholeRows } from './whole.ts';

const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true });
const pairs = values.quick ? 1 : 5;
const wanted = ({ name }: { readonly name: string }): boolean => positionals.length === 0 || positionals.some((each) => name.startsWith(each));
const results: Result[] = [];
const found = (result: Result) => {
  results.push(result);
  process.stdout.write(`${tableOf([result])}\n`);
};

const inside = positionals.filter((name) => existsSync(new URL(`./${name}.bench.ts`, import.meta.url)));
for (const name of inside) {
  const args = ['node_modules/vitest/vitest.mjs', 'bench', '--disable-console-intercept', '--run', `tests/bench/${name}.bench.ts`];
  spawnSync(process.execPath, args, { stdio: 'inherit' });
}

const streams = streamRows.filter(wanted);
if (streams.length > 0) {
  const sides = await startSides(cardsOf);
  const askers = askersOf(sides);
  await warm(sides, askers, pairs);
  for (const row of streams) {
    const measured = await measureStream(row, sides, askers, pairs);
    for (const [measure, goal] of Object.entries({ rate: '', processor: '', ...row.goals })) {
      const of = measured[measure];
      if (of) found(resultOf({ name: row.name, measure, goal, pairs: of }));
    }
  }
  await sides.stop();
}
for (const row of [...wholeRows, ...insideRows].filter(wanted))
  for (const one of await row.measure(pairs)) found(resultOf({ name: row.name, ...one }));

if (results.length > 0) {
  process.stdout.write(`\n${tableOf(results)}\n`);
  writeFileSync('bench.json', `${JSON.stringify(results, undefined, 2)}\n`);
} else if (inside.length === 0) {
  process.stderr.write(
    `nothing is called ${positionals.join(' ')}; there are: ${[...streamRows, ...wholeRows, ...insideRows].map(({ name }) => name).join(' ')}\n`,
  );
  process.exitCode = 2;
}
