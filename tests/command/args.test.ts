import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Plan } from '#src/catalog/types.ts';
import { createActText } from '#src/command/act-text.ts';
import { parseArgs } from '#src/command/args.ts';
import { assign } from '#src/command/assign.ts';
import type { Declared } from '#src/command/context.ts';
import { defineCommand } from '#src/command/define.ts';
import { readLine } from '#src/command/line.ts';
import { createVocabulary } from '#src/command/vocabulary.ts';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';
import { ask, commands, compare, cost, plan } from '#support/commands.ts';
import { createStandInNames } from '#support/names.ts';

const i18n = createI18n();
const names = createStandInNames();
const vocabulary = createVocabulary(commands, [createLocalizer(i18n, 'en'), createLocalizer(i18n, 'zh')]);
const deps = { names, vocabulary, today: '2026-02-26' };

function values(command: Declared, line: string): unknown {
  const read = assign(command, line, deps);
  return read.ok ? read.value : read.problem;
}

/** Entities as their ids: what a test wants to read. */
function withIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner) => (inner?.kind && inner.id ? inner.id : inner)));
}

/** Arguments with entities as their ids, or the problem. */
function read(command: Declared, line: string): unknown {
  const assigned = assign(command, line, deps);
  if (!assigned.ok) return assigned.problem;
  const parsed = parseArgs(command, assigned.value, deps);
  return withIds(parsed.ok ? { ...parsed.value.args, ...parsed.value.common } : parsed.problem);
}

describe('words find their options', () => {
  test.each([
    'red-lite blue-lite --months=12',
    'red-lite blue-lite --months 12',
    '--months=12 red-lite blue-lite',
    'red-lite --months 12 blue-lite',
    'red-lite blue-lite —months 12',
    'red-lite blue-lite ——months=12',
    'red-lite blue-lite –months=12',
    'red-lite　blue-lite　－－ｍｏｎｔｈｓ＝１２',
    'red-lite blue-lite months=12',
    'red-lite blue-lite months：12',
    'red-lite blue-lite -months 12',
    'red-lite blue-lite --Months=12',
    '“红星 Lite” 和 「蓝海 Lite」 --months=12',
    '红星lite、蓝海lite --months=12',
    '--plans="red-lite blue-lite" --months="12"',
    'red-lite --plans=blue-lite --months=12',
  ])('%s', (line) => {
    const got = read(compare, line) as { plans: string[]; months: number };
    expect(got.plans.toSorted()).toEqual(['blue-lite', 'red-lite']);
    expect(got.months).toBe(12);
  });

  test('options are named in either language', () => {
    expect(read(compare, 'red-lite blue-lite --语言=中文 --货币 人民币 --仅自己可见')).toEqual({
      plans: ['red-lite', 'blue-lite'],
      lang: 'zh',
      currency: 'CNY',
      private: true,
    });
  });

  test('a flag needs no value, takes one, and can be negated', () => {
    expect(read(compare, 'red-lite blue-lite --chart')).toMatchObject({ chart: true });
    expect(read(compare, '--chart red-lite blue-lite')).toMatchObject({ chart: true, plans: ['red-lite', 'blue-lite'] });
    expect(read(compare, 'red-lite blue-lite --chart 否')).toMatchObject({ chart: false });
    expect(read(compare, 'red-lite blue-lite --no-chart')).toMatchObject({ chart: false });
  });

  test('a name of several words needs no quotes', () => {
    expect(read(compare, 'red-lite blue-lite --client claude code')).toMatchObject({ client: 'claude-code' });
    expect(read(compare, '--client claude code red-lite blue-lite')).toMatchObject({ client: 'claude-code', plans: ['red-lite', 'blue-lite'] });
    expect(read(plan, '红星 Lite')).toEqual({ name: 'red-lite' });
    expect(read(plan, '"红星 Lite"')).toEqual({ name: 'red-lite' });
    expect(read(cost, 'red star lite 500 day')).toEqual({ plan: 'red-lite', amount: 500, per: 'day' });
  });

  test('a negative number is a value, not an option', () => {
    expect(values(cost, 'red-lite -3')).toEqual({ plan: 'red-lite', amount: '-3' });
    expect(read(cost, 'red-lite --amount -3')).toMatchObject({ type: 'range', option: 'amount', text: '-3', min: 0 });
  });

  test('free text stays as it was typed, but for options that the command knows', () => {
    expect(values(ask, '百炼 “lite” 怎么样？ --foo a=b months:3')).toEqual({ question: '百炼 “lite” 怎么样？ --foo a=b months:3' });
    expect(values(ask, 'is  it "cheap" --lang zh today?')).toEqual({ question: 'is  it "cheap" today?', lang: 'zh' });
  });
});

describe('values', () => {
  test.each([
    ['1,200', 1200],
    ['１２', 12],
    ['0.5', 0.5],
    ['+3', 3],
  ])('%s is the number %d', (text, amount) => {
    expect(read(cost, `red-lite ${text}`)).toEqual({ plan: 'red-lite', amount });
  });

  test('other forms of numbers and days are left to the readers of the house', () => {
    const readers = {
      number: (text: string) => (text === '一万八' ? 18_000 : undefined),
      day: (text: string) => (text === 'Feb 15' ? '2026-02-15' : undefined),
    };
    const parsed = parseArgs(cost, { amount: '一万八', since: 'Feb 15' }, { ...deps, readers });
    expect(parsed.ok && parsed.value.args).toEqual({ amount: 18_000, since: '2026-02-15' });
  });

  test.each([
    ['2026-02-15', '2026-02-15'],
    ['2026/2/5', '2026-02-05'],
    ['2026年2月15日', '2026-02-15'],
    ['2月15号', '2026-02-15'],
    ['3月1日', '2025-03-01'],
    ['today', '2026-02-26'],
    ['昨天', '2026-02-25'],
    ['前天', '2026-02-24'],
  ])('%s is the day %s', (text, since) => {
    expect(read(cost, `--since=${text}`)).toEqual({ since });
  });

  test('a choice is taken by value, in any case', () => {
    expect(read(cost, '--per=DAY')).toEqual({ per: 'day' });
  });
});

describe('what is wrong is said as data', () => {
  test.each([
    [compare, 'red-lite blue-lite --month=3', { type: 'unknown-option', typed: 'month', near: ['months'] }],
    [compare, 'red-lite blue-lite --zzz', { type: 'unknown-option', typed: 'zzz', near: [] }],
    [compare, 'red-lite blue-lite --__proto__=1', { type: 'unknown-option', typed: '__proto__', near: [] }],
    [compare, '', { type: 'missing', option: 'plans' }],
    [compare, 'red-lite blue-lite --months', { type: 'no-value', option: 'months' }],
    [compare, 'red-lite blue-lite --months= --chart', { type: 'no-value', option: 'months' }],
    [compare, 'red-lite blue-lite --months=abc', { type: 'not-a', option: 'months', text: 'abc', expected: 'integer' }],
    [compare, 'red-lite blue-lite --months=1.5', { type: 'not-a', option: 'months', text: '1.5', expected: 'integer' }],
    [compare, 'red-lite blue-lite --months=99', { type: 'range', option: 'months', text: '99', min: 1, max: 60 }],
    [compare, 'red-lite blue-lite --as-of=2026-02-30', { type: 'not-a', option: 'as-of', text: '2026-02-30', expected: 'day' }],
    [compare, 'red-lite blue-lite --lang=fr', { type: 'not-a-choice', option: 'lang', text: 'fr', choices: ['zh', 'en'] }],
    [cost, 'red-lite 5 day more words', { type: 'extra', text: 'more words' }],
  ] as const)('%o %s', (command, line, problem) => {
    expect(read(command, line)).toEqual(problem);
  });

  test('names: too few, too many, the same twice, unknown with suggestions, ambiguous', () => {
    expect(read(compare, 'red-lite')).toMatchObject({ type: 'count', min: 2, max: 4, entities: ['red-lite'], repeated: false });
    expect(read(compare, 'red-lite red-lite')).toMatchObject({ type: 'count', entities: ['red-lite'], repeated: true });
    expect(read(compare, 'red-lite red-pro blue-lite blue-pro green-max')).toMatchObject({ type: 'count', max: 4 });
    expect(read(compare, 'red-lite blu-lite')).toMatchObject({
      type: 'names',
      option: 'plans',
      resolutions: [{ ok: true }, { ok: false, reason: 'unknown', text: 'blu-lite', suggestions: ['blue-lite', 'blue-pro'] }],
    });
    expect(read(compare, 'red-pro lite')).toMatchObject({ type: 'names', resolutions: [{ ok: true }, { reason: 'ambiguous' }] });
  });

  test('the same one twice beside another is no problem', () => {
    expect(read(compare, 'red-lite red-lite blue-lite')).toEqual({ plans: ['red-lite', 'blue-lite'] });
  });

  test('a text that is too long is refused', () => {
    expect(parseArgs(ask, { question: 'x'.repeat(10_001) }, deps)).toEqual({
      ok: false,
      problem: { type: 'too-long', option: 'question', max: 10_000 },
    });
  });

  test('values of options that do not exist are left aside, those of Object too', () => {
    const given = JSON.parse('{"plans":"red-lite blue-lite","gone":"1","__proto__":"2","toString":"3"}') as Record<string, string>;
    const parsed = parseArgs(compare, given, deps);
    expect(parsed.ok && Object.keys(parsed.value.args)).toEqual(['plans']);
  });
});

describe('lines', () => {
  test.each([
    ['/compare a b', 'compare', 'a b'],
    ['／ＣＯＭＰＡＲＥ　a　b', 'compare', 'a　b'],
    ['、compare a b', 'compare', 'a b'],
    ['/ compare a b', 'compare', 'a b'],
    ['  /compare', 'compare', ''],
    ['/compare红星lite 蓝海lite', 'compare', '红星lite 蓝海lite'],
    ['Compare?', 'compare', ''],
  ])('%j is a command', (message, name, rest) => {
    expect(readLine(message, vocabulary)).toMatchObject({ type: 'command', command: { name }, rest });
  });

  test('what is no command is words, a command that does not exist, or nothing', () => {
    expect(readLine('compare red-lite blue-lite', vocabulary)).toEqual({ type: 'words', text: 'compare red-lite blue-lite' });
    expect(readLine('、你好', vocabulary)).toMatchObject({ type: 'words' });
    expect(readLine('/compre a', vocabulary)).toEqual({ type: 'unknown-command', name: 'compre' });
    expect(readLine('/constructor', vocabulary)).toEqual({ type: 'unknown-command', name: 'constructor' });
    expect(readLine(' \u200b ', vocabulary)).toEqual({ type: 'empty' });
    expect(readLine('/', vocabulary)).toEqual({ type: 'empty' });
    expect(readLine('ask', vocabulary)).toEqual({ type: 'words', text: 'ask' });
  });

  test('a command called nearly so is offered', () => {
    expect(vocabulary.nearCommands('compre').map(({ name }) => name)).toEqual(['compare']);
    expect(vocabulary.nearCommands('xyz')).toEqual([]);
    expect(vocabulary.nearCommands('aks')).toEqual([]);
  });
});

describe('any text', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'red-lite',
          '蓝海',
          'Lite',
          '--months',
          '--months=',
          '=12',
          '—client',
          '"',
          '“',
          '”',
          ' ',
          '-3',
          '--',
          '👍',
          '__proto__',
          '--lang=zh',
          'constructor',
          '\n',
        ),
        {
          maxLength: 30,
        },
      )
      .map((parts) => parts.join(fc.sample(fc.constantFrom('', ' '), 1)[0])),
  );

  test('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom<Declared>(compare, plan, cost, ask), (line, command) => {
        readLine(line, vocabulary);
        const assigned = assign(command, line, deps);
        if (assigned.ok) parseArgs(command, assigned.value, deps);
      }),
      { numRuns: 500 },
    );
  });
});

test('what an act is typed as is read back to the same', () => {
  const actText = createActText(commands);
  const text = fc
    .oneof(
      fc.string({ unit: fc.constantFrom('a', '百', ' ', '"', "'", '“', '\\', '=', '-', ':', '—', '?'), minLength: 1, maxLength: 12 }),
      fc.string({ minLength: 1 }),
    )
    .map((given) => given.replaceAll(/\s+/gu, ' ').trim())
    .filter((given) => given !== '');
  const act = fc.oneof(
    fc.record({ command: fc.constant('compare'), args: fc.record({ plans: text, months: text }, { requiredKeys: ['plans'] }) }),
    fc.record({ command: fc.constant('ask'), args: fc.record({ question: text, lang: text }, { requiredKeys: ['question'] }) }),
    fc.record({ command: fc.constant('cost'), args: fc.record({ plan: text, amount: text, per: text, since: text }, { requiredKeys: [] }) }),
  );
  fc.assert(
    fc.property(act, (given) => {
      const line = readLine(actText(given), vocabulary);
      if (line.type !== 'command') throw new Error(`read as ${line.type}`);
      expect(line.command.name).toBe(given.command);
      expect(values(line.command, line.rest)).toEqual(given.args);
    }),
    { numRuns: 1000 },
  );
  expect(actText({ command: 'compare', args: { plans: 'red-lite blue-lite', months: '12' } })).toBe('/compare red-lite blue-lite --months=12');
});

test('the handler gets the types that its options declare', () => {
  defineCommand({
    name: 'typed',
    options: {
      plans: { type: 'entities', kinds: ['plan'], min: 1, max: 2, required: true },
      months: { type: 'integer' },
      per: { type: 'choice', choices: ['day', 'week'] },
      flag: { type: 'boolean', required: true },
    },
    run(_, args) {
      expectTypeOf(args.plans).toEqualTypeOf<readonly Plan[]>();
      expectTypeOf(args.months).toEqualTypeOf<number | undefined>();
      expectTypeOf(args.per).toEqualTypeOf<'day' | 'week' | undefined>();
      expectTypeOf(args.flag).toEqualTypeOf<boolean>();
      expectTypeOf(args).not.toHaveProperty('nothing');
      return { card: () => ({ title: '', tone: 'neutral', blocks: [], summary: '', sources: [] }) };
    },
  });
});
