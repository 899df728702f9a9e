import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { readNumber } from '#src/ask/numbers.ts';
import { createNames } from '#src/catalog/names.ts';
import { createChat } from '#support/chat.ts';
import { day, facts, yard } from '#support/yard.ts';

const { price, both, from } = facts;

async function chatWith(added: Readonly<Record<string, object>> = {}) {
  const catalog = yard(added);
  return createChat({ catalog, names: createNames(catalog), commands, today: () => day, readers: { number: readNumber } });
}

const clients = (items: readonly string[]) => ({ clients: [{ items, complete: true, ...from }] });
const other = {
  'lines/other.yaml': { vendor: 'modou', region: 'intl', product: 'coding-plan', names: both('Other line'), aliases: ['other'] },
  'plans/other-lite.yaml': {
    line: 'other',
    tier: both('Lite'),
    order: 0,
    names: both('Other Lite'),
    aliases: [],
    prices: [price('regular', 45)],
    availability: [{ to: 'new', state: 'open', ...from }],
    clients: [{ items: ['pen'], complete: true, ...from }],
    advice: [{ id: 'pen', text: both('You write with a pen'), needs: { clients: ['pen'] }, ...from, basis: 'opinion' }],
  },
};

describe('/recommend', () => {
  test('without a word it asks three questions, and offers a form whose fields answer it', async () => {
    const chat = await chatWith();
    await chat.say('/recommend');
    expect(chat.outcome().kind).toBe('clarify');
    await chat.press('Say it exactly');
    await chat.submit('Find a plan', { use: '2500 requests a day, 30 days', budget: '¥250' });
    expect(chat.outcome().card('en').summary).toBe('I recommend Inkline Pro (limited stock): ¥49.90 for the first month, then ¥200.');
    expect(chat.outcome().card('zh').summary).toBe('推荐墨线 Pro（限量）：首月 ¥49.90，之后 ¥200。');
  });

  test('reasons are drawn from facts, each with its source, and advice is called an opinion', async () => {
    const chat = await chatWith(other);
    const reply = await chat.full('/recommend Pen CLI, under 50 yuan');
    expect(reply).toContain('✓ works with Pen CLI [');
    expect(reply).toContain('✓ ¥45 a month fits the budget (up to ¥50)');
    expect(reply).toMatch(/a review's opinion: choose it if “You write with a pen” \[\d\]/);
  });

  test('needs in Chinese words', async () => {
    const chat = await chatWith({ ...other, 'plans/inkline-lite.yaml': clients(['pen']) });
    await chat.full('/recommend 用 Pen CLI，每天500次请求，预算50块以内，国内的');
    expect(chat.outcome().card('zh').summary).toContain('墨线 Lite');
    expect(chat.whole('zh')).toContain('能用 Pen CLI');
    expect(chat.whole('zh')).toContain('在你要的地区销售');
  });

  test('what was ruled out is told by reason, with prices where the budget was', async () => {
    const chat = await chatWith({ ...other, 'plans/inkline-lite.yaml': clients(['scribe-code']) });
    const reply = await chat.full('/recommend --clients="Pen CLI" --budget=¥50');
    expect(reply).toContain('Pen CLI is not among its clients: Inkline Lite');
    expect(reply).toContain('Outside the budget: Inkline Pro (¥200) and Inkline Max (¥400)');
  });

  test('a tie is shown as a tie', async () => {
    const chat = await chatWith({
      ...other,
      'plans/other-lite.yaml': { ...other['plans/other-lite.yaml'], prices: [price('first', 9.9), price('regular', 40)] },
    });
    await chat.full('/recommend the cheapest');
    expect(chat.outcome().card('en').summary).toContain('Inkline Lite and Other Lite are equally good');
    expect(chat.outcome().card('en').summary).toContain('are equally good');
  });

  test('a budget a little short names the next step up; nothing is named that is too dear', async () => {
    const chat = await chatWith();
    await chat.full('/recommend --budget=¥35');
    expect(chat.outcome().card('en').summary).toBe('Nothing within the budget. The next step up is Inkline Lite at ¥40 a month.');
    await chat.full('/recommend --budget=¥5');
    expect(chat.outcome().card('en').summary).toBe(
      'No plan on sale meets all of this. Those that miss least: Inkline Lite, ¥9.90 for the first month, then ¥40 (¥40 a month does not fit the budget (up to ¥5)).',
    );
  });

  test('when nothing lasts, the nearest is named with what is missing', async () => {
    const chat = await chatWith();
    await chat.full('/recommend 200000 requests a day');
    expect(chat.outcome().card('en').summary).toMatch(/^No plan on sale lasts for that use\. Inkline Max comes closest/);
  });

  test('options for features, rules, region and pattern', async () => {
    const glossary = {
      'auto-mode': { kind: 'feature', names: both('Auto mode'), better: 'yes' },
      'sub-accounts': { kind: 'rule', names: both('Sub-accounts'), better: 'yes' },
      stacking: { kind: 'rule', names: both('Stacking'), better: 'yes' },
    };
    const chat = await chatWith({
      'glossary.yaml': glossary,
      ...other,
      'plans/inkline-lite.yaml': { features: [{ feature: 'auto-mode', value: 'no', ...from }] },
      'plans/inkline-pro.yaml': {
        features: [{ feature: 'auto-mode', value: 'yes', ...from }],
        rules: [{ rule: 'sub-accounts', value: 'yes', ...from }],
      },
    });
    await chat.full('/recommend --auto-mode --sub-accounts');
    expect(chat.outcome().card('en').summary).toContain('Inkline Pro');
    await chat.full('/recommend --region=intl');
    expect(chat.outcome().card('en').summary).toContain('Other Lite');
    await chat.full('/recommend 1500 requests a day, 1 day a week --pattern=burst');
    expect(chat.whole('en')).toContain('in bursts of 2 h');
  });

  test('without a use it says that it could look at the quota', async () => {
    const chat = await chatWith();
    expect(await chat.full('/recommend the cheapest')).toContain('You have not said how much you use');
  });

  test('what cannot be gets a clear answer', async () => {
    const chat = await chatWith();
    expect(await chat.full('/recommend 500 requests a day, 25 hours')).toContain('Hours a day: 0.25 to 24');
    expect(chat.outcome().kind).toBe('clarify');
    expect(await chat.full('/recommend 500 bananas a day')).toContain('Requests, prompts or tokens?');
    await chat.press('Tokens');
    expect(chat.outcome().kind).toBe('answer');
    expect(await chat.full('/recommend --clients=Nothing')).toContain('Nothing');
  });
});
