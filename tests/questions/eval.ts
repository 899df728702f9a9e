/**
 * `npm run eval`: accuracy by kind and language, the failures, the questions that are understood otherwise than was accepted, the time for each
 * question. Exit 1 under 97 % or where a Query differs.
 * Options: a kind or an id to look at alone, `--show` for whole replies, `--accept` to accept every Query that differs.
 */
import { createAsker } from './ask-house.ts';
import { type Golden, goldenOf, readGolden, writeGolden } from './golden.ts';
import { says } from './matcher.ts';
import { type Asked, readQuestions } from './questions.ts';

const WANTED = 0.97;
const [only] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const show = process.argv.includes('--show');

const accept = process.argv.includes('--accept');

const all = readQuestions();
const questions = all.filter(({ id, kind }) => only === undefined || kind === only || id === only || id.startsWith(`${only}-`));
const ask = createAsker();

type Result = {
  readonly question: Asked;
  readonly missing: readonly string[];
  readonly forbidden: readonly string[];
  readonly reply: ReturnType<typeof ask>;
};

const results = questions.map((question): Result => {
  const reply = ask(question);
  return {
    question,
    reply,
    missing: question.want.filter((wanted) => !says(reply.text, wanted)),
    forbidden: question.not.filter((wording) => reply.text.split('\n').some((line) => says(line, wording))),
  };
});
const right = ({ missing, forbidden }: Result): boolean => missing.length === 0 && forbidden.length === 0;

for (const result of results.filter((each) => show || !right(each))) {
  const { question, missing, forbidden, reply } = result;
  console.log(`--- ${question.id} [${question.day}] ${question.before ? `${question.before.join(' / ')} / ` : ''}${question.ask}`);
  if (!right(result)) console.log(`    missing ${JSON.stringify(missing)} forbidden ${JSON.stringify(forbidden)} (${question.place})`);
  console.log(`    ${JSON.stringify(goldenOf(question, reply.queries).queries)}`);
  console.log(show ? reply.text : `    ${reply.text.replaceAll('\n', ' ⏎ ').slice(0, 500)}`);
}

function rate(label: string, group: readonly Result[]): void {
  const good = group.filter(right).length;
  console.log(`${label.padEnd(16)} ${String(good).padStart(4)}/${String(group.length).padEnd(4)} ${((100 * good) / group.length).toFixed(1)}%`);
}
for (const [kind, group] of Map.groupBy(results, ({ question }) => question.kind)) rate(kind, group);
for (const [lang, group] of Map.groupBy(results, ({ question }) => question.lang)) rate(`lang ${lang}`, group);
rate('all', results);

const accepted = readGolden();
const read = results.map(({ question, reply }) => goldenOf(question, reply.queries));
const told = (golden: Golden | undefined): string => JSON.stringify(golden?.queries ?? 'nothing accepted');
const differ = read.filter((golden) => JSON.stringify(golden) !== JSON.stringify(accepted.get(golden.id)));
for (const golden of differ) console.log(`--- ${golden.id} ${golden.ask}\n  - ${told(accepted.get(golden.id))}\n  + ${told(golden)}`);
console.log(`understood otherwise: ${differ.length}${accept ? ', now accepted' : ''}`);
if (accept) {
  const now = new Map([...accepted, ...read.map((golden) => [golden.id, golden] as const)]);
  // In the order of the questions; what is asked no more is left out.
  writeGolden(all.flatMap(({ id }) => now.get(id) ?? []));
}

/** Times of understanding and answering, in milliseconds. */
function timed(label: string, times: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  console.log(`${label.padEnd(24)} median ${at(0.5)}, 99th percentile ${at(0.99)}, worst ${at(1)}`);
}
// A house that has just begun compiles as it goes; one that runs is what people meet.
timed(
  'ms, asked first',
  results.map(({ reply }) => reply.ms),
);
timed(
  'ms, in a running house',
  questions.map((question) => ask(question).ms),
);
process.exitCode = results.filter(right).length / results.length >= WANTED && (accept || differ.length === 0) ? 0 : 1;
