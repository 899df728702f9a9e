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

describe('/cost', () => {
  test('without a word it offers examples, and a form one press away', async () => {
    const chat = await chatWith();
    await chat.say('/cost');
    expect(chat.outcome()).toMatchObject({ kind: 'clarify', command: 'cost' });
    expect(
      chat
        .outcome()
        .card()
        .blocks.map(({ type }) => type),
    ).toEqual(['actions']);
    await chat.press('Fill in a form');
    const form = chat
      .outcome()
      .card()
      .blocks.find((block) => block.type === 'form');
    expect(form?.type === 'form' && form.fields.map(({ name }) => name)).toEqual(['use', 'plans', 'model', 'months', 'customer']);
  });

  test('the form’s fields answer it', async () => {
    const chat = await chatWith();
    await chat.say('/cost');
    await chat.press('Fill in a form');
    const reply = await chat.submit('Work out what it costs', { use: '500 requests a day', months: '12', customer: 'existing' });
    // 12 × 40
    expect(reply).toContain('¥480');
    expect(chat.outcome().kind).toBe('answer');
  });

  test('the verdict leads, in both languages', async () => {
    const chat = await chatWith();
    // 500 × 30 = 15,000 of 18,000
    await chat.full('/cost 500 requests a day');
    expect(chat.outcome().card('en').summary).toBe(
      'Cheapest that lasts and can simply be bought: Inkline Lite, ¥9.90 for the first month, then ¥40; uses 83% of its monthly quota (seen on sale without a limit on 2026-02-16).',
    );
    expect(chat.outcome().card('zh').summary).toBe(
      '够用、不限量的套餐里最便宜的是墨线 Lite：首月 ¥9.90，之后 ¥40，用掉每月额度的 83%（2026-02-16 看到在售）。',
    );
  });

  test('a use just above the quota never reads as the whole of it, in the sentence, the table, the chart or the working', async () => {
    const chat = await chatWith();
    // 600.1 × 30 = 18,003 of 18,000
    for (const lang of ['en', 'zh']) {
      const text = await chat.full(`/cost 600.1 requests a day --plans=inkline-lite --days=7 --lang=${lang}`);
      expect(text).toContain('18,003');
      // In the sentence, the table, the chart, its reason and the working.
      expect(text.match(/100\.1/g)?.length).toBe(5);
    }
    expect(await chat.full('/cost 600 requests a day --plans=inkline-lite --days=7')).toMatch(/Lite lasts: you'd use 100% of its monthly quota/);
  });

  test('more cached than output leaves room for is said, and what was reckoned with instead', async () => {
    const chat = await chatWith();
    // Output is 0.5 % of all, so 99.5 % is left.
    expect(await chat.full('/cost 2M tokens a day --cached=100')).toMatch(/100% cached can't be: output takes 0\.5% of .* at most 99\.5% is cached/s);
    expect(await chat.full('/cost 2M tokens a day --cached=100 --lang=zh')).toMatch(/缓存不可能占到 100%：输出占.* 0\.5%.*最多占 99\.5%/s);
    expect(await chat.full('/cost 2M tokens a day --cached=99')).not.toContain("can't be");
  });

  test('an offer on renewals that is told in words is named where a renewal is paid', async () => {
    const note = { id: 'half', topic: 'renewal', text: both('half off the first renewal'), until: '2026-04-01', ...from };
    const lasting = { id: 'bill', topic: 'renewal', text: both('renews from the balance'), ...from };
    const chat = await chatWith({ 'lines/inkline.yaml': { notes: [note, lasting] } });
    const shown = /Not\s+counted.*\(Inkline\s+Lite\):\s.*half\s+off\s+the\s+first\s+renewal/s;
    expect(await chat.full('/cost 500 requests a day --plans=inkline-lite --months=3')).toMatch(shown);
    expect(chat.text()).not.toContain('balance');
    expect(await chat.full('/cost 500 requests a day --plans=inkline-lite')).not.toMatch(shown);
    expect(await chat.full('/cost 500 requests a day --plans=inkline-lite --months=3 --as-of=2026-04-01')).not.toMatch(shown);
  });

  test('words and options together; an option overrules the words', async () => {
    const chat = await chatWith();
    await chat.full('/cost 墨线 Lite 每天500次请求 --days=7');
    expect(chat.outcome().card('zh').subtitle).toContain('每周 7 天');
    await chat.full('/cost 500 requests a day, 3 months --months=2 --plans=inkline-lite');
    expect(chat.whole('en')).toContain('¥49.90');
  });

  test('an amount, a unit and a period as options', async () => {
    const chat = await chatWith();
    await chat.slash('cost', { amount: '一万八', unit: 'requests', per: 'month', plans: 'inkline-lite' });
    expect(chat.whole('en')).toContain('100%');
  });

  test('a figure without a unit is asked back, and a button gives it', async () => {
    const chat = await chatWith();
    await chat.full('/cost 500 a day --plans=inkline-lite');
    expect(chat.outcome().kind).toBe('clarify');
    await chat.press('Requests (model calls)');
    expect(chat.outcome().card().summary).toContain('Inkline Lite lasts');
  });

  test('buttons change an assumption and keep the rest of the question', async () => {
    const chat = await chatWith();
    // 700 × 30 = 21,000 of 18,000
    await chat.full('/cost 700 requests a day --plans=inkline-lite');
    expect(chat.outcome().card().summary).toContain('117%');
    expect(chat.outcome().card().tone).toBe('danger');
    await chat.press('5 days a week');
    expect(chat.outcome().card().tone).toBe('success');
    await chat.press('7 days a week');
    expect(chat.outcome().card().summary).toContain('117%');
  });

  test('the form of assumptions asks again with them', async () => {
    const chat = await chatWith();
    await chat.full('/cost 2000 requests a day, 1 day a week --plans=inkline-lite');
    expect(chat.outcome().card().tone).toBe('danger');
    await chat.press('Change what I assumed');
    await chat.submit('Change what I assumed', { hours: '10', days: '1', months: '1' });
    expect(chat.outcome().card().tone).toBe('success');
  });

  test('a field left empty goes on with what was assumed, and takes back what was said', async () => {
    const chat = await chatWith();
    await chat.full('/cost 500 requests a day --days=5 --months=12');
    // 9.90 + 11 × 40
    expect(chat.text()).toContain('¥449.90');
    await chat.press('Change what I assumed');
    const form = chat
      .outcome()
      .card()
      .blocks.find((block) => block.type === 'form');
    const fields = form?.type === 'form' ? form.fields : [];
    const shown = (name: string) => fields.find((field) => field.name === name);
    expect(shown('days')?.value).toBe('5');
    expect(shown('hours')).toMatchObject({ placeholder: 'Empty: 8, as now' });
    expect(shown('hours')).not.toHaveProperty('value');
    await chat.submit('Change what I assumed', { months: '' });
    expect(chat.text()).toContain('5 days a week');
    expect(chat.text()).not.toContain('¥449.90');
    expect(chat.whole()).toContain('Hours a day');
  });

  test('options that a slash command does not list are said in a form or in words', async () => {
    const chat = await chatWith();
    const listed = (await chat.slash('cost', { use: '500 requests a day --months=12 --customer=existing' })) && chat.text();
    const typed = await chat.say('/cost 500 requests a day --months=12 --customer=existing');
    expect(listed).toBe(typed);
    expect(listed).toContain('¥480');
  });

  test('plans of two currencies are two tables, never one order', async () => {
    const chat = await chatWith({ 'plans/inkline-pro.yaml': { prices: [price('regular', 5, { currency: 'USD' })] } });
    await chat.full('/cost 500 requests a day');
    const tables = chat
      .outcome()
      .card()
      .blocks.filter((block) => block.type === 'table');
    expect(new Map(tables.map(({ rows, caption }) => [caption, rows.length]))).toEqual(
      new Map([
        ['Paid in yuan', 2],
        ['Paid in US dollars', 1],
      ]),
    );
  });

  test('a conversion of currencies tells its rate and the day of it', async () => {
    const chat = await chatWith();
    // 40 ÷ 7.2
    const reply = await chat.full('/cost --plans=inkline-lite --customer=existing --currency=USD');
    expect(reply).toContain('≈ $5.56');
    expect(reply).toContain('1 USD = 7.2 CNY, rate of 2026-02-10');
  });

  test('only what was assumed is listed: what the person said is not', async () => {
    const chat = await chatWith();
    const reply = await chat.full('/cost 500 requests a day, 6 hours a day, 5 days a week, 20K tokens per request, 90% cached, 1% output');
    expect(reply).not.toContain('hours of use a day');
    expect(reply).not.toContain('31,000 tokens per request');
    expect(await chat.full('/cost 500 requests a day')).toContain('8 hours of use a day; my default');
  });

  test('a burst that breaks the 5-hour window while the month is fine is said', async () => {
    const chat = await chatWith();
    await chat.full('/cost 2000 requests a day, 1 day a week, in bursts --plans=inkline-lite');
    expect(chat.outcome().card().summary).toBe(
      "Inkline Lite doesn't last: the 5-hour quota allows 1,200 requests, and you need 2,000 requests (167%). ¥9.90 for the first month, then ¥40.",
    );
  });

  test('plans that do not last say why in a line', async () => {
    const chat = await chatWith();
    const reply = await chat.full('/cost 2500 requests a day, 30 days');
    expect(reply).toContain('Inkline Lite: month: 75,000 requests needed, 18,000 requests allowed (417%)');
  });

  test('plans that lack the model are left out and named', async () => {
    const chat = await chatWith({ 'plans/inkline-lite.yaml': { models: [{ items: ['ink-2.5'], complete: true, ...from }] } });
    const reply = await chat.full('/cost 500 requests a day on Ink-2');
    expect(reply).toContain('Left out because they do not include the model: Inkline Lite.');
  });

  test('a closed plan is shown only when it is asked about, and said to be closed', async () => {
    const chat = await chatWith({ 'plans/inkline-lite.yaml': { availability: [{ to: 'new', state: 'closed', ...from }] } });
    expect(await chat.full('/cost 500 requests a day')).not.toContain('Inkline Lite');
    expect(await chat.full('/cost 500 requests a day --plans=inkline-lite')).toContain('Inkline Lite (closed)');
  });

  test('a sale that nobody confirmed lately is said first', async () => {
    const chat = await chatWith();
    await chat.full('/cost 500 requests a day --plans=inkline-lite --as-of=2026-02-20');
    expect(chat.outcome().card().summary).not.toContain('unconfirmed');
    const later = await createChat({ catalog: yard(), names: createNames(yard()), commands, today: () => '2026-06-01' });
    await later.say('/cost 500 requests a day --plans=inkline-lite');
    const { summary } = later.outcome().card('en');
    expect(summary).toMatch(/^It isn't confirmed that any of these is still sold; the latest was seen on sale on 2026-02-16\./);
    expect(summary).toContain('Inkline Lite (sale unconfirmed)');
  });

  test('a contradiction about the price that was reckoned with is told', async () => {
    const chat = await chatWith({ 'plans/inkline-lite.yaml': { prices: [price('regular', 40), price('regular', 45, { source: 'blog' })] } });
    expect(await chat.full('/cost --plans=inkline-lite')).toContain('Sources disagree on Inkline Lite');
  });

  test('every figure has a source, and the ones cited are those in the list', async () => {
    const chat = await chatWith();
    await chat.full('/cost 500 requests a day');
    const card = chat.outcome().card();
    const marks = [...JSON.stringify(card.blocks).matchAll(/\[(\d+)\]/g)].map(([, mark]) => Number(mark));
    // All of it is from the notes: one source needs no number.
    expect([card.sources.length, marks]).toEqual([1, []]);
    expect(card.asOf).toBe(day);
  });

  test('the chart of quotas draws the limit at 100 and intervals', async () => {
    const chat = await chatWith();
    await chat.full('/cost 500 requests a day, 5 days a week');
    const charts = chat
      .outcome()
      .card('zh')
      .blocks.filter((block) => block.type === 'chart');
    expect(charts.map(({ title, limit }) => [title, limit?.value])).toEqual([['各项额度的使用比例', 100]]);
    const month = charts[0]?.series.find(({ name }) => name === '每月')?.points[0];
    // 10,000 and 11,000 of 18,000, rounded as the table rounds them.
    expect(month?.low).toBe(56);
    expect(month?.high).toBe(61);
    expect(charts.every(({ alt }) => alt.includes('墨线 Lite'))).toBe(true);
  });

  test('a bill by the model alone', async () => {
    const chat = await chatWith();
    // 28 × 0.7 + 0.6 × 4 + 0.07 × 21
    await chat.full('/cost 28M cached, 600K uncached, 70K output on Ink-2');
    expect(chat.outcome().card('en').summary).toBe('28.7M tokens on pay-as-you-go: ¥23.47 with Ink-2.');
    expect(chat.outcome().card('zh').summary).toContain('¥23.47');
  });

  test('a bill with tiers gives a range, and a button its lowest', async () => {
    const chat = await chatWith();
    await chat.full('/cost 95M cached, 4.5M uncached, 0.5M output on Ink-2.5');
    expect(chat.outcome().card().summary).toContain('¥51–¥102');
    await chat.press('Lowest tier only');
    expect(chat.outcome().card().summary).toContain('¥51 with');
  });

  test('a bill can be held against plans as a month’s use', async () => {
    const chat = await chatWith();
    await chat.full('/cost 100M tokens on Ink-2');
    await chat.press('Every month: compare with plans');
    expect(chat.outcome().card().title).toBe('What it costs: 100M tokens a month');
    expect(chat.whole('en')).toContain('Inkline Lite');
  });

  test('a model without a price is said to have none', async () => {
    const chat = await chatWith();
    expect(await chat.full('/cost 100M tokens on Loom')).toContain('I have no pay-as-you-go price for Loom on that day.');
    expect(chat.outcome().kind).toBe('unknown');
  });

  test('plans named in the words, with a span, are priced without a use', async () => {
    const chat = await chatWith();
    // 9.9 + 5 × 40
    await chat.full('/cost 墨线 Lite 半年');
    expect(chat.outcome().card('zh').summary).toContain('6 个月共 ¥209.90');
  });

  test('nothing on sale that day is said', async () => {
    const chat = await chatWith({ 'plans/inkline-lite.yaml': { prices: [price('regular', 40, { from: '2026-03-01' })] } });
    await chat.full('/cost 500 requests a day --plans=inkline-lite');
    expect(chat.outcome().kind).toBe('unknown');
    expect(chat.whole('en')).toContain('Left out because the data has no price for that day: Inkline Lite.');
  });

  test.each([
    ['/cost 500 requests a day, 25 hours a day', 'Hours a day: 0.25 to 24'],
    ['/cost 500 requests a day --hours=25', 'Hours a day: 0.25 to 24'],
    ['/cost 500 requests a day --months=0', 'Months: 1 to 120'],
    ['/cost 500 requests a day --months=1.5', 'Months: a whole number'],
    ['/cost 10^30 tokens a day', 'at most 100B'],
    ['/cost 10^12 requests a day', 'at most 100M'],
    ['/cost 0 requests a day', 'above zero'],
    ['/cost -500 requests a day', 'negative'],
    ['/cost 2M tokens a day --cached=101', '0% to 100%'],
    ['/cost 2M tokens a day, 80% cached, 30% output', 'cannot be more than 100%'],
    ['/cost 500 bananas a day', 'Requests, prompts or tokens?'],
    ['/cost 500 requests a day on gpt9', 'gpt9'],
    ['/cost 500 requests a day --model=gpt9', 'gpt9'],
    ['/cost --months=12', 'How much do you use?'],
    ['/cost 500 requests a day --seats=0', 'People: 1 to'],
  ])('%s: a clear answer to what cannot be', async (question, wanted) => {
    const chat = await chatWith();
    expect(await chat.full(question)).toContain(wanted);
    expect(chat.outcome().kind).not.toBe('answer');
    expect(chat.outcome().card('zh').summary.length).toBeGreaterThan(5);
  });

  test('a user’s words never become markup or anything else', async () => {
    const chat = await chatWith();
    for (const words of ['__proto__ 5', '<b>500</b> x a day', '@everyone 500 y a day', '🙂'.repeat(100), '"unbalanced 500 z', 'constructor']) {
      await chat.full(`/cost ${words}`);
      expect(chat.outcome().kind).toBe('clarify');
    }
  });

  test('a plan that is no longer sold is not what lasts, while one that is sold is tight', async () => {
    // 30 prompts a day are 450–600 requests: 22 days of them are 9,900–13,200 a month. Lite is closed and allows 18,000; One allows 12,000.
    const chat = await chatWith({
      'plans/inkline-lite.yaml': { availability: [{ to: 'new', state: 'closed', ...facts.from }] },
      'plans/inkline-one.yaml': {
        line: 'inkline',
        tier: both('One'),
        order: 3,
        names: both('Fresh One'),
        prices: [price('regular', 90)],
        quotas: [facts.quota('month', 12_000, 'request')],
        availability: [{ to: 'new', state: 'open', ...facts.from }],
      },
    });
    await chat.full('/cost 30 prompts a day, 5 days a week --plans="inkline-one, inkline-lite"');
    expect(chat.outcome().card().summary).toMatch(/^Nothing is sure to last\. Closest .*: Fresh One, ¥90 a month/);
  });

  test('made-up vendors cost like any other', async () => {
    const chat = await chatWith({
      'vendors/fresh.yaml': { names: both('Fresh'), aliases: [] },
      'lines/fresh.yaml': { vendor: 'fresh', region: 'cn', product: 'coding-plan', names: both('Fresh Plan'), aliases: ['fresh'] },
      'plans/fresh-one.yaml': {
        line: 'fresh',
        tier: both('One'),
        order: 0,
        names: both('Fresh One'),
        aliases: [],
        prices: [price('regular', 3)],
        quotas: [facts.quota('month', 99_999, 'request')],
        availability: [{ to: 'new', state: 'open', ...facts.from }],
      },
    });
    await chat.full('/cost 500 requests a day');
    expect(chat.outcome().card().summary).toContain('Fresh One');
  });

  // Fresh One costs ¥3, Inkline Lite ¥9.9: however cheap it is, what is surely sold goes first.
  test.each([
    ['nobody says that it is sold', {}, 'Inkline Lite'],
    ['it is closed', { availability: [{ to: 'new', state: 'closed', ...facts.from }] }, 'Inkline Lite'],
    ['it is sold', { availability: [{ to: 'new', state: 'open', ...facts.from }] }, 'Fresh One'],
  ])('the cheapest plan when %s', async (_, sale, first) => {
    const chat = await chatWith({
      'plans/inkline-one.yaml': {
        line: 'inkline',
        tier: both('One'),
        order: 3,
        names: both('Fresh One'),
        prices: [price('regular', 3)],
        quotas: [facts.quota('month', 99_999, 'request')],
        ...sale,
      },
    });
    await chat.full('/cost 500 requests a day --plans="inkline-one, inkline-lite"');
    const card = chat.outcome().card();
    expect(card.summary).toMatch(
      new RegExp(`^Cheapest that lasts and can simply be bought: ${first}, .*\\(seen on sale without a limit on 2026-02-16\\)`),
    );
  });
});
