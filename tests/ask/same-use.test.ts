/**
 * The same words reach the same use, and the same verdict, from a free question in either language, typed after `/cost`, and as options.
 * Uses are made up; wordings are those of a template in each language, in any order, with and without commas.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '#commands/shared/workload.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { toInput } from '#src/ask/query/use.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { inTokens } from '#src/ask/use.ts';
import { type WorkloadOptions, workloadInput } from '#src/ask/workload-input.ts';
import { loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { estimate } from '#src/core/estimate.ts';
import { checkWorkload, type WorkloadInput } from '#src/core/workload.ts';
import { useArgs } from '#src/view/use-args.ts';
import { readQuestions } from '../questions/questions.ts';

const catalog = loadCatalog('data');
const names = createNames(catalog);
const lexicon = lexiconOf(catalog);

/** What somebody uses, in the words of each language and as options. */
type Piece = { readonly zh: string; readonly en: string; readonly options: WorkloadOptions };

const units = {
  requests: { zh: '次请求', en: 'requests' },
  prompts: { zh: '个 prompt', en: 'prompts' },
} as const;
const periods = {
  hour: { zh: '每小时', en: 'an hour' },
  '5h': { zh: '每5小时', en: 'per 5 hours' },
  day: { zh: '每天', en: 'a day' },
  week: { zh: '每周', en: 'a week' },
  month: { zh: '每月', en: 'a month' },
} as const;

const keys = <T extends object>(table: T) => fc.constantFrom(...(Object.keys(table) as (keyof T)[]));

const counted = fc.record({ amount: fc.integer({ min: 2, max: 3000 }), unit: keys(units), per: keys(periods) }).map(
  ({ amount, unit, per }): Piece => ({
    zh: `${periods[per].zh}${amount}${units[unit].zh}`,
    en: `${amount} ${units[unit].en} ${periods[per].en}`,
    options: { amount, unit, per },
  }),
);
const tokens = fc.record({ millions: fc.integer({ min: 1, max: 90 }), per: fc.constantFrom('day', 'week', 'month') }).map(
  ({ millions, per }): Piece => ({
    zh: `${periods[per].zh}${millions * 100}万token`,
    en: `${millions}M tokens ${periods[per].en}`,
    options: { amount: millions * 1_000_000, unit: 'tokens', per },
  }),
);
const hours = fc.integer({ min: 2, max: 12 }).map((n): Piece => ({ zh: `每天工作${n}小时`, en: `${n} hours a day`, options: { hours: n } }));
const clock = fc.record({ from: fc.integer({ min: 6, max: 18 }), length: fc.integer({ min: 2, max: 5 }) }).map(
  ({ from, length }): Piece => ({
    zh: `${from}点到${from + length}点用`,
    en: `from ${from}:00 to ${from + length}:00`,
    options: { hours: length, 'start-hour': from },
  }),
);
const days = fc.integer({ min: 5, max: 7 }).map((n): Piece => ({ zh: `每周${n}天`, en: `${n} days a week`, options: { days: n } }));
const share = fc.integer({ min: 80, max: 98 }).map((n): Piece => ({ zh: `缓存命中${n}%`, en: `${n}% cached`, options: { cached: n } }));
const perRequest = fc
  .integer({ min: 5, max: 60 })
  .map((n): Piece => ({ zh: `每次请求${n}k token`, en: `${n}k tokens per request`, options: { 'tokens-per-request': n * 1000 } }));
const perPrompt = fc
  .integer({ min: 5, max: 40 })
  .map((n): Piece => ({ zh: `每个prompt ${n}次调用`, en: `${n} calls per prompt`, options: { 'calls-per-prompt': n } }));
const team = fc
  .record({ seats: fc.integer({ min: 2, max: 20 }), team: fc.constantFrom('each', 'total', 'shared', 'total-shared') })
  .map(({ seats, team: how }): Piece => {
    const [total, shared] = [how.startsWith('total'), how.endsWith('shared')];
    return {
      zh: `${seats}个人${total ? '合计' : '每个人都用这么多'}，${shared ? '合用一份' : '每人一份'}`,
      en: `${seats} people, ${total ? 'in total' : 'each person that much'}, ${shared ? 'sharing one plan' : 'a plan each'}`,
      options: { seats, team: how },
    };
  });

const said = fc.tuple(
  fc.oneof(counted, tokens),
  fc.option(fc.oneof(hours, clock), { nil: undefined }),
  fc.option(days, { nil: undefined }),
  fc.option(share, { nil: undefined }),
  fc.option(fc.oneof(perRequest, perPrompt), { nil: undefined }),
  fc.option(team, { nil: undefined }),
  fc.integer({ min: 0, max: 5 }),
  fc.constantFrom('，', ' '),
);

const plan = 'ark-pro';
const view = catalog.at('2026-11-30');

/** Without what only tells whether it was said or assumed. */
function settled({ team: who, ...input }: WorkloadInput): unknown {
  return { ...input, ...(who ? { team: { ...who, assumed: [] } } : {}) };
}

function verdict(input: WorkloadInput) {
  const found = estimate(view, input, { plans: catalog.plans.filter(({ id }) => id === plan) });
  return [...found.lists.flatMap((list) => list.plans), ...found.ruledOut].map(({ fit, quota, cost }) => ({
    fit,
    used: quota.windows.map((use) => (use.state === 'limited' ? use.utilisation : use.state)),
    total: cost?.total,
  }));
}

const typed = (text: string, day = view.day) => wordsOf(text, catalog.at(day), names);

function asked(text: string, day = view.day): WorkloadInput | undefined {
  const [query, next] = understand(text, { lexicon, names, view: catalog.at(day) }).queries;
  return query?.kind === 'use' && next === undefined ? toInput(query.workload) : undefined;
}

describe('the same words, the same use', () => {
  test('200 uses: asked in both languages, typed, and as options', () => {
    fc.assert(
      fc.property(said, ([use, ...rest]) => {
        const turn = rest[5];
        const pieces = [use, ...rest.slice(0, 5)].filter((piece): piece is Piece => typeof piece === 'object');
        const order = [...pieces.slice(turn % pieces.length), ...pieces.slice(0, turn % pieces.length)];
        const zh = order.map((piece) => piece.zh).join(rest[6]);
        const en = order.map((piece) => piece.en).join(', ');
        const options = Object.assign({}, ...pieces.map((piece) => piece.options)) as WorkloadOptions;
        const wanted = workloadInput({ input: {} }, options);
        const ways = {
          'typed zh': typed(zh).input,
          'typed en': typed(en).input,
          'asked zh': asked(`${zh}，方舟Pro够用吗`),
          'asked en': asked(`${en}, is Ark Pro enough?`),
        };
        for (const [way, input] of Object.entries(ways)) {
          expect(input && settled(input), `${way}: ${zh} | ${en}`).toEqual(settled(wanted));
          expect(input && verdict(input), way).toEqual(verdict(wanted));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a use as the options of a button is read back as the same use', () => {
    fc.assert(
      fc.property(said, ([use, ...rest]) => {
        const pieces = [use, ...rest.slice(0, 5)].filter((piece): piece is Piece => typeof piece === 'object');
        const input = workloadInput({ input: {} }, Object.assign({}, ...pieces.map((piece) => piece.options)) as WorkloadOptions);
        const { use: words = '', ...args } = useArgs(input);
        const options = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, Number.isNaN(Number(value)) ? value : Number(value)]));
        expect(settled(workloadInput(typed(words), options as WorkloadOptions)), words).toEqual(settled(input));
      }),
      { numRuns: 200 },
    );
  });

  /** Questions of the files that are about a use: the same words after `/cost`. */
  const questions = readQuestions().flatMap(({ id, ask, day, before }) => {
    const input = before ? undefined : asked(ask, day);
    return input && checkWorkload(input).length === 0 ? [{ id, ask, day, input }] : [];
  });

  test('the question files hold uses enough', () => {
    expect(questions.length).toBeGreaterThan(60);
  });

  test.each(questions)('$id: $ask', ({ ask, day, input }) => {
    const { input: read } = typed(ask, day);
    // Which model a plan is asked about, or a bill is made for, is told by the kind of question.
    const same = ({ model: _model, ...rest }: WorkloadInput) => settled(inTokens(rest));
    expect(same(read)).toEqual(same(input));
  });
});
