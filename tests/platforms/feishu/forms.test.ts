/**
 * Forms and the three questions on Feishu: in a group and in a private chat, by the asker and by somebody else, before and after a restart. Every card
 * is checked against Feishu's rules; what a client sends of a form is what stands in it and what was changed.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { houseOver, storeAhead } from '#support/asking.ts';
import { type Bot, cardOf, startBot } from '#support/feishu/bot.ts';
import { checkCard } from '#support/feishu/card-check.ts';
import type { JsonObject } from '#support/feishu/card-problem.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

const words = {
  zh: {
    recommend: '/recommend',
    questions: ['你用什么工具？', '一天用多少？', '每月最多花多少？'],
    use: '整天用：500 次请求',
    budget: '不超过 ¥100',
    reckoned: '每天 500 次请求',
    submit: '推荐',
    cost: '/cost 每天500次请求',
    change: '改一改假设',
    again: '重新算',
    days: 'days',
    five: '每周 5 天',
    empty: '/cost',
    open: '填表',
    work: '开始算',
  },
  en: {
    recommend: '/recommend --lang=en',
    questions: ['What do you use?', 'How much do you work?', 'What may it cost a month?'],
    use: 'All day: 500 requests a day',
    budget: 'At most $50',
    reckoned: '500 requests a day',
    submit: 'Recommend',
    cost: '/cost 500 requests a day --lang=en',
    change: 'Change what I assumed',
    again: 'Work it out again',
    days: 'days',
    five: '5 days a week',
    empty: '/cost --lang=en',
    open: 'Fill in a form',
    work: 'Work it out',
  },
} as const;

type Field = {
  readonly name: string;
  readonly tag: string;
  readonly value: string;
  readonly options: readonly { readonly text: { readonly content: string }; readonly value: string }[];
};

/** The fields of the form on a card; empty where it has none. */
function fieldsOf(card: JsonObject): readonly Field[] {
  const found: Field[] = [];
  JSON.stringify(card, (_, part: Record<string, unknown> | null) => {
    const { tag, name, default_value: typed, initial_option: chosen, options } = part ?? {};
    if (typeof name === 'string' && (tag === 'input' || tag === 'select_static'))
      found.push({ name, tag, value: String(typed ?? chosen ?? ''), options: (options as Field['options'] | undefined) ?? [] });
    return part;
  });
  return found;
}

/** What the client sends: all that stands in the form, with the changes, by the option or by the text of a choice. */
function filled(card: JsonObject, changes: Readonly<Record<string, string>>): Record<string, string> {
  const plain = (name: string) => name.replace(/^f\d+_\d+_/, '');
  return Object.fromEntries(
    fieldsOf(card).map(({ name, value, options }) => {
      const change = changes[plain(name)];
      const option = options.find(({ text }) => text.content === change)?.value;
      return [name, change === undefined ? value : (option ?? change)];
    }),
  );
}

const summaryOf = (card: unknown) => JSON.stringify([(card as JsonObject)['header'], (card as JsonObject)['config']]);

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  const w = words[lang];

  test.each(['group', 'p2p'] as const)('/recommend asks three questions in one small form, in a %s', async (type) => {
    const { store } = storeAhead();
    bot = await startBot({ app: houseOver(lang), store });
    const sent = await bot.ask({ text: w.recommend, type });
    const card = cardOf(sent);
    expect(checkCard(card)).toEqual([]);
    expect(fieldsOf(card).map(({ tag }) => tag)).toEqual(['select_static', 'select_static', 'select_static']);
    for (const question of w.questions) expect(JSON.stringify(card)).toContain(question);
    if (type === 'group' && lang === 'zh') expect(JSON.stringify(card)).toContain(words.en.questions[0]);
    const form = filled(card, { clients: 'Claude Code', use: w.use, budget: w.budget });
    bot = await bot.restart();
    if (type === 'group') {
      const { answer } = await bot.press(sent, w.submit, { form, from: 'ou_bob' });
      expect(answer.toast?.type).toBe('success');
      const { feishu } = bot;
      const own = await feishu.until(() => feishu.state.messages.find((one) => one.only === 'ou_bob'));
      expect(summaryOf(cardOf(own))).toContain(w.reckoned);
      expect(sent.updates).toEqual([]);
    }
    const { answer } = await bot.press(sent, w.submit, { form });
    expect(checkCard(answer.card?.data)).toEqual([]);
    expect(summaryOf(answer.card?.data)).toContain(w.reckoned);
  });

  test.each(['group', 'p2p'] as const)('the form of /cost does not fill the card; one press opens it for who pressed, in a %s', async (type) => {
    const { store } = storeAhead();
    bot = await startBot({ app: houseOver(lang), store });
    const sent = await bot.ask({ text: w.cost, type });
    expect(fieldsOf(cardOf(sent))).toEqual([]);
    for (const restarted of [false, true]) {
      if (restarted) bot = await bot.restart();
      for (const from of type === 'group' ? ['ou_ann', 'ou_bob'] : ['ou_ann']) {
        const { feishu } = bot;
        const count = feishu.state.messages.length;
        const { answer } = await bot.press(sent, w.change, { from });
        expect(answer.card).toBeUndefined();
        const opened = await feishu.until(() => feishu.state.messages[count]);
        const form = cardOf(opened);
        expect(checkCard(form)).toEqual([]);
        expect(fieldsOf(form).length).toBeGreaterThan(15);
        const { answer: anew } = await bot.press(opened, w.again, { form: filled(form, { [w.days]: '5' }), from });
        expect(checkCard(anew.card?.data)).toEqual([]);
        expect(summaryOf(anew.card?.data)).toContain(w.five);
      }
    }
    expect(sent.updates).toEqual([]);
  });

  test('/cost without a word shows examples, and its form one press away', async () => {
    bot = await startBot({ app: houseOver(lang), store: storeAhead().store });
    const { feishu } = bot;
    const sent = await bot.ask({ text: w.empty });
    expect(fieldsOf(cardOf(sent))).toEqual([]);
    const count = feishu.state.messages.length;
    await bot.press(sent, w.open);
    const opened = await feishu.until(() => feishu.state.messages[count]);
    const form = filled(cardOf(opened), { use: w.reckoned });
    const { answer } = await bot.press(opened, w.work, { form });
    expect(summaryOf(answer.card?.data)).toContain(w.reckoned);
  });
});
