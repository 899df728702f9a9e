/**
 * Questions read by a language model, graded beside the rules in each mode. The model is the configured one (`--model`), kept (`--record FILE`), or what it
 * said before (`--replay FILE`).
 */
import { writeFileSync } from 'node:fs';
import type { LastAsked } from '#src/ask/answer/types.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { loadModelConfig } from '#src/config.ts';
import { UserError } from '#src/errors.ts';
import { createBreaker } from '#src/model/breaker.ts';
import { type AskModel, createClient } from '#src/model/client.ts';
import { ModelFault } from '#src/model/fault.ts';
import { noModelMeter } from '#src/model/meter.ts';
import { priceOf } from '#src/model/price.ts';
import type { PromptMessage } from '#src/model/prompt/prompt.ts';
import { createModelUnderstander } from '#src/model/understander.ts';
import { verified } from '#src/model/verified.ts';
import { createAnswerer } from './ask-house.ts';
import { type Graded, grade, rateOf } from './grading.ts';
import { printOf, prompter, questionsFor } from './prompts.ts';
import type { Asked } from './questions.ts';
import { type Recorded, readRecording } from './recording.ts';

const MODES = ['off', 'doubt', 'first'] as const;
type Mode = (typeof MODES)[number];

/** What a model replies to a question, in turn; what it never said it cannot say now. */
export const replayOf = (recorded: Recorded | undefined): AskModel => {
  const replies = [...(recorded?.replies ?? [])];
  return async () => {
    const text = replies.shift();
    if (text === undefined) throw new ModelFault('malformed', 'nothing was recorded');
    return { text, usage: replies.length === 0 ? (recorded?.usage ?? { input: 0, output: 0 }) : { input: 0, output: 0 } };
  };
};

export type Tally = {
  readonly graded: readonly Graded[];
  calls: number;
  input: number;
  output: number;
  readonly ended: Map<string, number>;
  repairs: number;
};

/** Each question in one mode. `askFor`: the model, for one question. */
export async function gradedIn(mode: Mode, questions: readonly Asked[], askFor: (question: Asked) => AskModel): Promise<Tally> {
  const catalog = loadCatalog(dataDir);
  const [names, lexicon, answer] = [createNames(catalog), lexiconOf(catalog), createAnswerer(catalog)];
  const tally = { graded: [] as Graded[], calls: 0, input: 0, output: 0, ended: new Map<string, number>(), repairs: 0 };
  for (const question of questions) {
    const { ask: message, before = [], day } = question;
    const view = catalog.at(day);
    let kept: unknown;
    let last: LastAsked | undefined;
    for (const text of before) {
      const { queries, kept: now } = understand(text, { lexicon, names, view, kept });
      [kept, last] = [now, { queries, day }];
    }
    const ask = askFor(question);
    const read = createModelUnderstander({
      settings: { mode, model: 'eval' },
      ask: (messages) => {
        tally.calls += 1;
        return ask(messages);
      },
      verify: verified,
      cache: { get: async () => undefined, set: async () => undefined },
      breaker: createBreaker(),
      meter: {
        ...noModelMeter,
        ended: (outcome) => void tally.ended.set(outcome, (tally.ended.get(outcome) ?? 0) + 1),
        repaired: () => {
          tally.repairs += 1;
        },
      },
      log: { warn: () => undefined },
      replied: ({ usage }) => {
        tally.input += usage.input;
        tally.output += usage.output;
      },
    });
    const start = performance.now();
    const heard = await read(message, { lexicon, names, view, kept, earlier: before });
    tally.graded.push(grade(question, { ...answer(heard, question, last), ms: performance.now() - start }));
  }
  return tally;
}

function report(mode: Mode, { graded, calls, input, output, ended, repairs }: Tally): void {
  for (const [kind, group] of Map.groupBy(graded, ({ question }) => question.kind)) console.log(`${mode.padEnd(6)}${rateOf(kind, group)}`);
  console.log(`${mode.padEnd(6)}${rateOf('all', graded)}`);
  const ends = [...ended].map(([outcome, count]) => `${outcome} ${count}`).join(', ');
  console.log(`${mode.padEnd(6)}calls ${calls}, tokens ${input} in, ${output} out, repairs ${repairs}; ${ends || 'not asked'}`);
}

/** `ids`: the questions that it can answer; all where it is absent. */
type Live = { readonly askFor: (question: Asked) => AskModel; readonly finish: () => void; readonly ids?: ReadonlySet<string> };

/** The configured model; each of its replies is kept, and given again to the mode that asks for it next. */
function live(record: string | undefined): Live {
  const { model: settings } = loadModelConfig();
  if (!settings) throw new UserError('errors:start.envFile', { reason: 'LLM_BASE_URL, LLM_API_KEY, LLM_MODEL' });
  const client = createClient(settings);
  const promptOf = prompter();
  const catalog = loadCatalog(dataDir);
  const kept = new Map<string, { replies: string[]; usage: { input: number; output: number }; ms: number; readonly question: Asked }>();
  return {
    askFor: (question) => {
      const own = kept.get(question.id) ?? { replies: [], usage: { input: 0, output: 0 }, ms: 0, question };
      kept.set(question.id, own);
      let at = 0;
      return async (messages) => {
        const before = own.replies[at++];
        if (before !== undefined) return { text: before, usage: at === own.replies.length ? own.usage : { input: 0, output: 0 } };
        const start = performance.now();
        const reply = await client(messages);
        own.replies.push(reply.text);
        own.usage = { input: own.usage.input + reply.usage.input, output: own.usage.output + reply.usage.output };
        own.ms += performance.now() - start;
        return reply;
      };
    },
    finish: () => {
      const all = [...kept.values()].filter(({ replies }) => replies.length > 0);
      const usage = all.reduce((sum, each) => ({ input: sum.input + each.usage.input, output: sum.output + each.usage.output }), {
        input: 0,
        output: 0,
      });
      const times = all.map(({ ms }) => ms).toSorted((one, other) => one - other);
      const [last] = all;
      const cost = last && priceOf(settings.model, usage, catalog.at(last.question.day));
      console.log(
        `median ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms; ${cost ? `${cost.amount.toFixed(2)} ${cost.currency} at list price` : 'price not in the data'}`,
      );
      if (record === undefined) return;
      const lines = all.map(({ question, replies, usage: tokens, ms }): Recorded => {
        return { id: question.id, prompt: printOf(promptOf(question)), replies, usage: tokens, ms: Math.round(ms) };
      });
      writeFileSync(record, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    },
  };
}

function replayed(path: string): Live {
  const recorded = readRecording(path);
  return { askFor: ({ id }) => replayOf(recorded.get(id)), finish: () => undefined, ids: new Set(recorded.keys()) };
}

/** How many answers were given to another prompt than today's: data and prompt go on. */
function stale(path: string, questions: readonly Asked[]): number {
  const [recorded, promptOf]: readonly [ReadonlyMap<string, Recorded>, (question: Asked) => readonly PromptMessage[]] = [
    readRecording(path),
    prompter(),
  ];
  return questions.filter((question) => recorded.get(question.id)?.prompt !== printOf(promptOf(question))).length;
}

const optionOf = (args: readonly string[], name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

/** `args`: `--model [names]`, with `--record FILE`; or `--replay FILE [names]`; `--show` prints what `first` got wrong. */
export async function modelEval(args: readonly string[]): Promise<void> {
  const [record, replay] = [optionOf(args, '--record'), optionOf(args, '--replay')];
  const names = args.filter((arg) => !arg.startsWith('--') && arg !== record && arg !== replay);
  const source: Live = replay === undefined ? live(record) : replayed(replay);
  const asked = questionsFor(source.ids && names.length === 0 ? ['all'] : names);
  const questions = asked.filter(({ id }) => source.ids?.has(id) ?? true);
  if (replay !== undefined) console.log(`${questions.length} questions, ${stale(replay, questions)} answered to another prompt than today's`);
  const results = new Map<Mode, Tally>();
  for (const mode of MODES) results.set(mode, await gradedIn(mode, questions, source.askFor));
  if (args.includes('--show')) {
    const [off, first] = [results.get('off'), results.get('first')];
    for (const [index, { question, missing, forbidden, reply, verdict }] of (first?.graded ?? []).entries()) {
      if (verdict === 'right') continue;
      console.log(`--- ${question.id} ${question.before ? `${question.before.join(' / ')} / ` : ''}${question.ask}`);
      console.log(`    ${verdict} (rules ${off?.graded[index]?.verdict}): missing ${JSON.stringify(missing)} forbidden ${JSON.stringify(forbidden)}`);
      console.log(`    ${JSON.stringify(reply.queries)}\n    ${reply.text.replaceAll('\n', ' ⏎ ').slice(0, 500)}`);
    }
  }
  for (const [mode, tally] of results) report(mode, tally);
  source.finish();
}
