import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { help } from '#commands/help.ts';
import { settings } from '#commands/settings.ts';
import type { Card } from '#src/card/card.ts';
import { type Command, defineCommand } from '#src/command/define.ts';
import { UserError } from '#src/errors.ts';
import { createLimiter } from '#src/limiter.ts';
import { createLogger } from '#src/log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { createChat } from '#support/chat.ts';

const card = (summary: string, blocks: Card['blocks'] = []): Card => ({ title: 'T', tone: 'neutral', blocks, summary, sources: [] });

const compare = defineCommand({
  name: 'compare',
  options: {
    plans: { type: 'entities', kinds: ['plan'], min: 2, max: 4, positional: true, required: true },
    months: { type: 'integer', min: 1, max: 60 },
  },
  run: ({ view, currency }, { plans, months = 1 }) => ({
    card: (loc) =>
      card(`${plans.map(({ names }) => loc.pick(names)).join(' vs ')} for ${months} on ${view.day} in ${currency ?? 'own'}`, [
        {
          type: 'actions',
          items: [
            { type: 'action', label: 'A year', act: { command: 'compare', args: { plans: plans.map(({ id }) => id).join(' '), months: '12' } } },
          ],
        },
        {
          type: 'form',
          title: 'Months',
          act: { command: 'compare', args: { plans: 'red-lite blue-lite' } },
          fields: [{ name: 'months', label: 'Months' }],
          submit: 'Go',
        },
      ]),
  }),
});

const plan = defineCommand({
  name: 'plan',
  options: { name: { type: 'entity', kinds: ['plan'], positional: true, required: true } },
  run: (_, { name }) => ({ card: (loc) => card(`about ${loc.pick(name.names)}`) }),
});

const ask = defineCommand({
  name: 'ask',
  hidden: true,
  options: { question: { type: 'text', positional: true, required: true } },
  async run({ memory, today }, { question }) {
    const before = await memory.get();
    await memory.set(question, true);
    return {
      kind: 'answer',
      queries: [{ question }],
      card: (loc) => card(`${loc.lang}: ${question} (before: ${typeof before === 'string' ? before : 'nothing'}, ${today})`),
    };
  },
});

const broken = defineCommand({
  name: 'broken',
  options: { how: { type: 'choice', choices: ['run', 'card', 'refuse'], positional: true, required: true } },
  run(_, { how }) {
    if (how === 'run') throw new Error('secret detail');
    if (how === 'refuse') throw new UserError('errors:unknownName', { kind: 'plan', text: 'x' });
    return {
      card: () => {
        throw new Error('view fault');
      },
    };
  },
});

const commands: readonly Command[] = [compare, plan, ask, broken, settings, help];
const chatWith = (options: Parameters<typeof createChat>[0] = {}) => createChat({ commands, ...options });

describe('a command', () => {
  test('is understood however it is typed', async () => {
    const chat = await chatWith();
    await chat.shouldReply('/compare red-lite blue-lite --months=12', 'Red Star Lite vs Blue Sea Lite for 12');
    await chat.shouldReply('／compare　红星lite、“蓝海 Lite”　——months　１２', '红星 Lite vs 蓝海 Lite for 12');
    await chat.shouldReply('/compare red-lite blue-lite --lang zh', '红星 Lite vs 蓝海 Lite');
    expect(await chat.slash('compare', { plans: 'red-lite blue-lite', months: '3' })).toContain('for 3');
  });

  test('that does not exist is answered with the nearest one', async () => {
    const chat = await chatWith();
    await chat.shouldReply('/compre a b', 'There is no command /compre', '→ About /compare: /help compare', '→ All commands: /help');
    expect(chat.outcome().kind).toBe('clarify');
    await chat.shouldReply('/对笔', '没有“/对笔”这个命令', '→ /compare 怎么用：/help compare');
    await chat.shouldReply('/天气', '没有“/天气”这个命令', '→ 全部命令：/help');
    expect(chat.outcome().kind).toBe('unknown');
    await chat.shouldReply('/对比 红星lite 蓝海lite', '红星 Lite vs 蓝海 Lite');
  });

  test('keeps the day and the currency of its answer for what is pressed next', async () => {
    const chat = await chatWith();
    await chat.shouldReply('/compare red-lite blue-lite --as-of 2026-02-01 --currency=USD', 'for 1 on 2026-02-01 in USD');
    expect(await chat.press('A year')).toContain('for 12 on 2026-02-01 in USD');
    expect(await chat.submit('Months', { months: '7', other: ' ' })).toContain('for 7 on 2026-02-01 in USD');
  });

  test('runs as of a day that stands for today where the terminal sets one', async () => {
    const chat = await chatWith({ asOf: '2026-01-20' });
    await chat.shouldReply('/compare red-lite blue-lite', 'on 2026-01-20');
    await chat.shouldReply('how much', '2026-01-20');
    await chat.shouldReply('/compare red-lite blue-lite --as-of=2026-02-01', 'still to come');
  });

  test('is answered to the asker alone where they want it', async () => {
    const chat = await chatWith();
    await chat.say('/compare red-lite blue-lite --private');
    expect(chat.outcome().private).toBe(true);
    await chat.say('/compare red-lite blue-lite');
    expect(chat.outcome().private).toBe(false);
  });
});

/** Who takes words and understands none of them. */
const deaf: typeof ask = { ...ask, run: () => Promise.resolve({ kind: 'unknown' as const, card: () => card('?') }) };

describe('bad input gets help', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['/compare', 'needs to know: plans', '/compare bailian-lite ark-lite'],
    ['/compare red-lite', 'I need at least 2, and you named one: Red Star Lite', '→ Add one: /compare …'],
    ['/compare red-lite red-lite', 'Red Star Lite more than once'],
    ['/compare red-lite red-pro blue-lite blue-pro green-max', 'I can take 4 at a time, and you named 5', '→ Only Red Star Lite, Red Star Pro'],
    ['/compare red-lite blu-lite', 'No plan called “blu-lite”', 'Did you mean', '→ Blue Sea Lite: /compare red-lite blue-lite'],
    [
      '/compare red-pro lite',
      '“lite” can be several things',
      '→ Red Star Lite: /compare red-pro red-lite',
      '→ Blue Sea Lite: /compare red-pro blue-lite',
    ],
    ['/compare red-lite 👍', 'No plan called “👍”'],
    ['/compare red-lite blue-lite --month=3', '/compare has no option --month', 'Did you mean --months?'],
    ['/compare red-lite blue-lite --color=red', 'no option --color', 'It takes: --plans and --months'],
    ['/compare red-lite blue-lite --months', '--months needs a value'],
    ['/compare red-lite blue-lite --months=two', '--months takes a whole number such as 12, not “two”'],
    ['/compare red-lite blue-lite --months=99', '--months takes 1 to 60, not 99'],
    ['/compare red-lite blue-lite --as-of=someday', '--as-of takes a day such as 2026-02-15'],
    ['/compare red-lite blue-lite --lang=fr', '--lang takes zh / en, not “fr”', '→ Chinese: /compare red-lite blue-lite --lang=zh'],
    ['/broken fly', '--how takes run / card / refuse', '→ run: /broken run'],
    ['/plan', 'needs to know: name', '→ Choose one: /plan …', 'red-lite (Red Star Lite)'],
    ['/compare red-lite blue-lite --as-of=2030-01-01', '2030-01-01 is still to come', '→ As of today: /compare red-lite blue-lite'],
    [
      '/compare red-lite blue-lite --as-of=2019-01-01',
      'My data begins on 2025-12-20',
      '→ As of 2025-12-20: /compare red-lite blue-lite --as-of=2025-12-20',
    ],
    ['/compare "red-lite blu', 'No plan called “blu”'],
    ['/compare __proto__ constructor', 'No plan called “__proto__”'],
    [`/plan ${'x'.repeat(10_000)}`, 'No plan called “xxxx'],
    [`/ask ${'x'.repeat(10_001)}`, 'at most 10,000 characters'],
  ];
  for (const [message, ...wanted] of cases) {
    test(message.slice(0, 80), async () => {
      const chat = await chatWith({ commands: [compare, plan, broken, deaf] });
      await chat.shouldReply(message, ...wanted);
      expect(['clarify', 'unknown']).toContain(chat.outcome().kind);
    });
  }

  test('in Chinese to who writes Chinese', async () => {
    const chat = await chatWith({ commands: [compare, plan, broken, deaf] });
    await chat.shouldReply('/compare 红星lite', '至少要 2 个，你只给了 1 个：红星 Lite', '再加一个');
    await chat.shouldReply('/compare 红星lite 蓝星lite', '没有找到叫“蓝星lite”的套餐');
    await chat.shouldReply('/compare 红星lite 蓝海lite --月=3', '没有“--月”这个选项');
  });

  test('and what is offered works when it is pressed', async () => {
    const chat = await chatWith({ commands: [compare, plan, broken, deaf] });
    await chat.say('/compare red-lite blu-lite --months=6');
    expect(await chat.press('Blue Sea Lite')).toContain('Red Star Lite vs Blue Sea Lite for 6');
    await chat.say('/compare red-pro lite');
    expect(await chat.press('Blue Sea Lite')).toContain('Red Star Pro vs Blue Sea Lite');
    await chat.say('/compare red-lite');
    expect(await chat.choose('Add one', 'red-lite green-max')).toContain('Red Star Lite vs Green Max');
    await chat.say('/plan');
    expect(await chat.choose('Choose one', 'red-pro')).toContain('about Red Star Pro');
    await chat.say('/compare red-lite blue-lite --as-of=2030-01-01');
    expect(await chat.press('As of today')).toContain('on 2026-02-26');
  });
});

describe('the language', () => {
  test('of a question decides, then the setting, then the client, then the chat, then the default', async () => {
    const chat = await chatWith({ person: { id: 'ann', locale: 'zh-CN' } });
    await chat.shouldReply('how much is it', /^T\n\nen:/);
    await chat.shouldReply('多少钱', /zh:/);
    await chat.shouldReply('/compare red-lite blue-lite', '红星 Lite');
    await chat.shouldReply('49?', /zh:/);
    await chat.say('/settings --lang=en');
    await chat.shouldReply('/compare red-lite blue-lite', 'Red Star Lite');
    await chat.shouldReply('/compare red-lite blue-lite --lang=zh', '红星 Lite');
  });

  test('of the card goes on when its asker presses a button; somebody else gets their own', async () => {
    const chat = await chatWith({ group: true });
    await chat.say('/compare 红星lite 蓝海lite');
    expect(await chat.press('A year')).toContain('红星 Lite');
    await chat.say('/compare 红星lite 蓝海lite');
    const bob = chat.as({ id: 'bob', locale: 'en-GB' });
    expect(await bob.press('A year')).toContain('Red Star Lite');
    expect(chat.outcome()).toMatchObject({ private: true, foreign: true });
  });

  test('a card can be had in the other one too', async () => {
    const chat = await chatWith();
    await chat.say('/compare red-lite blue-lite');
    expect(chat.text('zh')).toContain('红星 Lite vs 蓝海 Lite');
  });
});

describe('who is meant', () => {
  test('what is not said to the bot is ignored', async () => {
    const chat = await chatWith({ group: true });
    await chat.shouldNotReply('/compare red-lite blue-lite');
    await chat.shouldNotReply('how much');
  });

  test('a bare mention and a bare command name get help', async () => {
    const chat = await chatWith();
    await chat.shouldReply('  ', 'What I can do');
    await chat.shouldReply('help', 'What I can do');
    await chat.shouldReply('帮助', '我能做什么');
  });

  test('free words go to the question answerer, or get a friendly pointer while there is none', async () => {
    const chat = await chatWith();
    await chat.shouldReply('which is cheaper?', 'en: which is cheaper?');
    expect(chat.outcome().queries).toEqual([{ question: 'which is cheaper?' }]);
    const mute = await createChat({ commands: [compare, help] });
    await mute.shouldReply('which is cheaper?', 'I cannot answer free questions yet');
    expect(mute.outcome().kind).toBe('unknown');
  });
});

describe('memory', () => {
  test('is of one person in one chat', async () => {
    const store = await createStore('memory:');
    const group = await chatWith({ group: true, store });
    await group.shouldReply('first', 'before: nothing');
    await group.shouldReply('second', 'before: first');
    await group.as({ id: 'bob' }).shouldReply('third', 'before: nothing');
    const own = await chatWith({ store });
    await own.shouldReply('fourth', 'before: nothing');
  });

  test('and settings that cannot be read cost nothing but themselves', async () => {
    const store: Store = {
      ...(await createStore('memory:')),
      get: () => Promise.reject(new Error('store is down')),
      set: () => Promise.reject(new Error('store is down')),
    };
    const chat = await chatWith({ store });
    await chat.shouldReply('hello there', 'before: nothing');
    await chat.shouldReply('/settings --lang=zh', '出错了');
  });
});

describe('settings', () => {
  test('are kept for the person, shown, changed by select and taken back', async () => {
    const chat = await chatWith();
    await chat.shouldReply('/settings', 'Language: automatic; currency: automatic', 'Kept only while this program runs');
    await chat.shouldReply('/settings --currency=人民币', '已保存。语言：自动；货币：人民币');
    await chat.shouldReply('/compare red-lite blue-lite', 'in CNY');
    await chat.say('/settings');
    expect(await chat.choose('Change the language', 'zh')).toContain('已保存。语言：中文；货币：人民币（¥）');
    await chat.shouldReply('/settings', '语言：中文');
    expect(await chat.press('恢复自动')).toContain('自动');
    await chat.shouldReply('/compare red-lite blue-lite', 'Red Star Lite', 'in own');
  });

  describe('of another version', () => {
    /** As `chatWith` stores them: the one person of the chat. */
    async function chatKnowing(stored: unknown) {
      const inner = await createStore('memory:');
      const lines: string[] = [];
      let held: unknown = stored;
      const store: Store = {
        ...inner,
        get: async (key) => (key.startsWith('settings:') ? held : inner.get(key)),
        set: async (key, value, ms) => {
          if (key.startsWith('settings:')) held = value;
          else await inner.set(key, value, ms);
        },
      };
      const chat = await chatWith({ store, log: createLogger({ level: 'warn', write: (line) => lines.push(line) }) });
      return { chat, lines, now: () => held };
    }

    test('a currency that this one lacks: the rest holds, the person and the log are told', async () => {
      const { chat, lines } = await chatKnowing({ lang: 'zh', currency: 'XAU' });
      await chat.shouldReply('/settings', '语言：中文', '货币：自动', '没有生效的设置：货币：XAU');
      await chat.shouldReply('/settings --lang=en', 'Currency: XAU', 'not applied');
      await chat.shouldReply('/compare red-lite blue-lite', 'in own');
      expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ settings: ['currency'] });
    });

    test('it stays stored beside what is chosen since, and goes when its own is chosen or all are taken back', async () => {
      const { chat, now } = await chatKnowing({ currency: 'XAU', theme: { dark: true } });
      await chat.shouldReply('/settings --lang=en', 'Saved', 'Currency: XAU', '{"dark":true}');
      expect(now()).toEqual({ lang: 'en', currency: 'XAU', theme: { dark: true } });
      expect(await chat.say('/settings --currency=CNY')).not.toContain('XAU');
      expect(now()).toEqual({ lang: 'en', currency: 'CNY', theme: { dark: true } });
      await chat.shouldReply('/compare red-lite blue-lite', 'in CNY');
      expect(await chat.say('/settings --reset')).not.toContain('theme');
      expect(now()).toEqual({});
    });

    test('what is no settings at all is told too', async () => {
      const { chat, lines } = await chatKnowing('zh');
      await chat.shouldReply('/settings', 'Language: automatic', 'settings: zh');
      expect(lines.length).toBeGreaterThan(0);
    });
  });
});

describe('what goes wrong', () => {
  test('becomes an answer with an id that the one log line has too', async () => {
    const lines: string[] = [];
    const chat = await chatWith({ log: createLogger({ level: 'error', write: (line) => lines.push(line) }) });
    for (const how of ['run', 'card']) {
      const reply = await chat.say(`/broken ${how}`);
      const id = /number: ([0-9a-f]{8})/.exec(reply)?.[1] ?? 'none';
      expect(reply).not.toMatch(/secret detail|view fault/);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines.pop() ?? '')).toMatchObject({ id, platform: 'mock' });
    }
    await chat.shouldReply('/broken run --lang=zh', '编号');
  });

  test('a refusal is worded', async () => {
    const chat = await chatWith();
    await chat.shouldReply('/broken refuse', 'No plan called “x”');
  });

  test('an old or broken button says so', async () => {
    const chat = await chatWith();
    const press = (id: string) =>
      chat.app.dispatch({ platform: 'mock', asker: { id: 'ann' }, chat: { id: 'ann', private: true }, type: 'action', id });
    for (const id of ['0:old', '9z:abcdefgh::x', 'garbage', '1z:abcdefgh::gone|a=b', '1e:abcdefgh::@aaaaaaaaaaaaaaaaaaaaaa']) {
      expect((await press(id)).card('en').summary, id).toContain('too long ago');
      expect((await press(id)).private, id).toBe(true);
    }
  });

  test('somebody who asks too much at once is slowed down, nobody else', async () => {
    const chat = await chatWith({ limiter: createLimiter({ points: 2, seconds: 60 }) });
    await chat.say('one');
    await chat.say('two');
    await chat.shouldReply('three', /Ask me again in \d+ seconds?/);
    expect(chat.outcome().private).toBe(true);
    await chat.as({ id: 'bob' }).shouldReply('hi there', 'en: hi there');
  });

  test('whoever names themselves is counted by where they come from', async () => {
    const chat = await chatWith({ limiter: createLimiter({ points: 2, seconds: 60 }) });
    const ask = (id: string, from: string) =>
      chat.app.dispatch({ platform: 'web', asker: { id }, chat: { id, private: true }, from, type: 'text', text: 'hi there', addressed: true });
    await ask('one', '192.0.2.1');
    await ask('two', '192.0.2.1');
    expect((await ask('three', '192.0.2.1')).card('en').summary).toMatch(/Ask me again in/);
    expect((await ask('three', '192.0.2.2')).kind).toBe('answer');
  });

  test('beyond the bound of waiting work people are told at once, in their language; what is not for the bot stays unanswered', async () => {
    const told: unknown[] = [];
    const chat = await chatWith({ most: 1, observe: (answer) => void told.push(answer.turnedAway) });
    const work = chat.say('slow one');
    expect(chat.app.waiting()).toBe(1);
    const origin = { platform: 'mock', asker: { id: 'bob' }, chat: { id: 'group', private: false }, type: 'text' } as const;
    const busy = await chat.app.dispatch({ ...origin, text: '还有人吗', addressed: true });
    expect([busy.card().summary, busy.private]).toEqual([expect.stringContaining('这会儿问的人太多了'), true]);
    expect((await chat.app.dispatch({ ...origin, text: 'lunch?', addressed: false })).kind).toBe('ignored');
    await work;
    expect(told).toEqual(['busy', undefined]);
    expect((await chat.app.dispatch({ ...origin, text: 'hi there', addressed: true })).kind).toBe('answer');
  });

  test('draining waits for what was begun', async () => {
    const chat = await chatWith();
    let done = false;
    const work = chat.say('slow one').then(() => {
      done = true;
    });
    await chat.app.drain();
    await work;
    expect(done).toBe(true);
  });

  test('nothing anybody types makes it throw', async () => {
    const chat = await chatWith();
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ maxLength: 60 }).map((text) => `/compare ${text}`),
      fc.string({ maxLength: 60 }).map((text) => `/${text}`),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (message) => {
        const reply = await chat.say(message);
        expect(reply).not.toMatch(/Something went wrong|出错了/);
        expect(reply.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('completion', () => {
  test('offers names, choices and commands in the language asked for', async () => {
    const { app } = await chatWith();
    expect(app.complete({ command: 'plan', option: 'name', typed: '红', lang: 'zh' })).toEqual([
      { value: 'red-lite', label: '红星 Lite · red-lite' },
      { value: 'red-pro', label: '红星 Pro · red-pro' },
    ]);
    expect(app.complete({ command: 'compare', option: 'plans', typed: 'red-lite blue-p', lang: 'en' })).toEqual([
      { value: 'red-lite blue-pro', label: 'Red Star Lite + Blue Sea Pro' },
    ]);
    expect(app.complete({ command: 'compare', option: 'plans', typed: 'red-lite blue-lite', lang: 'en' })[0]).toEqual({
      value: 'red-lite blue-lite',
      label: 'Red Star Lite + Blue Sea Lite',
    });
    expect(app.complete({ command: 'compare', option: 'currency', typed: '美', lang: 'zh' })).toEqual([{ value: 'USD', label: '美元（$）' }]);
    expect(app.complete({ command: 'help', option: 'command', typed: 'com', lang: 'en' }).map(({ value }) => value)).toEqual(['compare']);
    expect(app.complete({ command: 'nothing', option: 'x', typed: '', lang: 'en' })).toEqual([]);
  });
});

describe('/help', () => {
  test('lists the commands and opens one', async () => {
    const chat = await chatWith();
    await chat.shouldReply('/help', '/compare', 'Compare 2 to 4 plans', '/settings', '→ About a command: /help …');
    expect(chat.text()).not.toMatch(/^\/ask /m);
    expect(chat.text()).not.toContain('<');
    expect(await chat.choose('About a command', 'compare')).toContain('/compare <plan>… [--months=…]');
    await chat.shouldReply('/help settings --lang=zh', '--lang / --语言', '你的语言和货币');
    await chat.shouldReply('/help /settings', 'Your language and currency');
    await chat.shouldReply('/help 设置', '你的语言和货币');
    await chat.shouldReply('/help nonsense', 'no command called “nonsense”', '/compare');
  });
});
