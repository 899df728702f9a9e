/**
 * `npm run eval`: accuracy by kind and language, the wrong replies told apart by whether they claimed to know, the failures, the questions that are
 * understood otherwise than was accepted, what unseen files scored when they were first asked, the time for each question. Exit 1 under 97 % or
 * where a Query differs.
 * With a language model: `--model [--record FILE]`, `--replay FILE`, `--prompts DIR`, `--assemble FILE ANSWERS …` (model-eval.ts, prompts.ts).
 * Options: a kind or an id to look at alone, `--show` for whole replies, `--accept` to accept every Query that differs.
 */
import { createAsker } from './ask-house.ts';
import { type Golden, goldenOf, readGolden, writeGolden } from './golden.ts';
import { grade, rateOf } from './grading.ts';
import { readFirstRuns, readQuestions } from './questions.ts';

const WANTED = 0.97;
const args = process.argv.slice(2);
const [option, target = '', ...others] = args;
if (args.some((arg) => ['--prompts', '--assemble', '--model', '--replay'].includes(arg))) {
  const [{ assemble, writePrompts }, { modelEval }] = await Promise.all([import('./prompts.ts'), import('./model-eval.ts')]);
  if (option === '--prompts') writePrompts(target, others);
  else if (option === '--assemble') assemble(target, others);
  else await modelEval(args);
  process.exit();
}
const [only] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const show = process.argv.includes('--show');

const accept = process.argv.includes('--accept');

const all = readQuestions();
const questions = all.filter(({ id, kind }) => only === undefined || kind === only || id === only || id.startsWith(`${only}-`));
const ask = createAsker();

const results = questions.map((question) => grade(question, ask(question)));

for (const { question, missing, forbidden, reply, verdict } of results.filter((each) => show || each.verdict !== 'right')) {
  console.log(`--- ${question.id} [${question.day}] ${question.before ? `${question.before.join(' / ')} / ` : ''}${question.ask}`);
  if (verdict !== 'right')
    console.log(`    ${verdict}: missing ${JSON.stringify(missing)} forbidden ${JSON.stringify(forbidden)} (${question.place})`);
  console.log(`    ${JSON.stringify(goldenOf(question, reply.queries).queries)}`);
  console.log(show ? reply.text : `    ${reply.text.replaceAll('\n', ' ⏎ ').slice(0, 500)}`);
}

for (const [kind, group] of Map.groupBy(results, ({ question }) => question.kind)) console.log(rateOf(kind, group));
for (const [lang, group] of Map.groupBy(results, ({ question }) => question.lang)) console.log(rateOf(`lang ${lang}`, group));
console.log(rateOf('all', results));
for (const { name, on, right, confident, of } of readFirstRuns(new URL('unseen/', import.meta.url))) {
  console.log(`${name}: ${right}/${of} right, ${confident} confident but wrong when it was first asked, ${on}`);
}

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
process.exitCode = results.filter(({ verdict }) => verdict === 'right').length / results.length >= WANTED && (accept || differ.length === 0) ? 0 : 1;
