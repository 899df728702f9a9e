import { describe, expect, test } from 'vitest';
import { plainCell } from '#support/plain-card.ts';
import { createRealChat } from '#support/real-chat.ts';

/** The row of a text table that begins with `label`. */
function row(text: string, label: string): string {
  return text.split('\n').find((line) => line.startsWith(label)) ?? '';
}

describe('/compare bailian-lite ark-lite as of 2026-02-26', async () => {
  const chat = await createRealChat('2026-02-26');
  const text = await chat.full('/compare bailian-lite ark-lite');

  test('shows first-purchase and regular prices of both and marks the cheaper first month', () => {
    // codepick.dev, Pricing Comparison: "CNY 7.9/month … CNY 9.9/month", "CNY 40/month" for both Lite tiers.
    expect(row(text, 'First-purchase price per month')).toMatch(/¥7\.90 .*¥9\.90 /);
    expect(row(text, 'Regular price per month')).toMatch(/¥40 .*¥40 /);
    expect(text).toMatch(/until\s+2026-04-01/);
    expect(chat.outcome().card('en').summary).toContain('Take Bailian Lite for a cheaper first month (¥7.90; Ark Lite ¥9.90)');
  });

  test('shows every quota window of both and names Bailian’s conflict with both sources', () => {
    // jiegec/kb 其他: 百炼 Lite "每月 18000 次请求，每周 9000 次，每 5 小时 1200 次"; codepick.dev: Bailian's only cycle is the calendar month.
    expect(row(text, 'Quota per 5 hours')).toMatch(/1,200 requests.*1,200 requests/);
    expect(row(text, 'Quota per week')).toMatch(/9,000 requests.*9,000 requests/);
    expect(row(text, 'Quota per month')).toMatch(/18,000 requests.*18,000 requests/);
    expect(text.replace(/\s+/g, ' ')).toMatch(/Bailian Lite's quota per 5 hours: 1,200 requests \[\d\], but no limit mentioned \[\d\]/);
  });

  test('counts and names models and clients: shared ones and those of one side', () => {
    // codepick.dev, Model Ecosystem: 8 and 5 models, GLM-4.7 and Kimi-K2.5 shared; clients 7 and 11.
    expect(row(text, 'Models')).toMatch(/8 models.*5 models/);
    expect(row(text, 'Clients')).toMatch(/7 clients.*11 clients/);
    expect(text).toContain('Both: GLM-4.7 and Kimi K2.5');
    expect(text).toContain('Only Ark Lite: Codex CLI, Kilo Code, Roo Code, Trae and Moltbot');
  });

  test('tells Auto mode, protocols and account rules apart', () => {
    // codepick.dev: Auto Mode "Not supported | Supported"; API Protocol; Account Restrictions.
    expect(row(text, 'Auto mode')).toMatch(/no \[\d\].*yes \[\d\] ✓/);
    expect(row(text, 'API protocol')).toMatch(/OpenAI.*OpenAI/);
    expect(row(text, 'Several subscriptions')).toMatch(/no \[\d\].*yes \[\d\] ✓/);
    expect(row(text, 'Sub-account')).toMatch(/no \[\d\].*yes \[\d\] ✓/);
  });

  test('cites a listed source in every cell that says something', () => {
    const card = chat.outcome().whole('en');
    const table = card.blocks.findLast((block) => block.type === 'table');
    const cells = (table?.rows ?? []).flatMap(([, ...sides]) => sides);
    const said = cells.map(plainCell).filter((cell) => cell !== '–');
    expect(said.length).toBeGreaterThan(30);
    for (const cell of said) {
      const marks = [...cell.matchAll(/\[(\d+)\]/g)].map(([, mark]) => Number(mark));
      expect(marks.length, cell).toBeGreaterThan(0);
      for (const mark of marks) expect(card.sources[mark - 1]?.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });

  test('says the same in Chinese', () => {
    const chinese = chat.whole('zh');
    expect(row(chinese, '月付首购价')).toMatch(/¥7\.90 .*¥9\.90 /);
    expect(row(chinese, '每月额度')).toMatch(/18,000 次请求.*18,000 次请求/);
    expect(chinese).toContain('都有：GLM-4.7 和 Kimi K2.5');
  });
});

describe('/compare across units and sides', () => {
  test('prompts and requests are compared only through the stated conversion, and the assumption is shown', async () => {
    const chat = await createRealChat('2026-02-15');
    const text = await chat.full('/compare glm-lite kimi-andante minimax-starter');
    // jiegec/kb: GLM Lite 80 prompts × 15–20 calls = 1,200–1,600; MiniMax Starter 40 prompts × 15 = 600; Andante 300–1200 API requests.
    for (const figure of ['80 prompts', '1,200–1,600 requests', '40 prompts', '600 requests', '300–1,200 requests', '¥49', '¥29'])
      expect(text).toContain(figure);
    expect(text).toMatch(/Converted for GLM Lite: 1 prompt ≈ 15–20 requests/);
    expect(text).toMatch(/Converted for MiniMax Starter: 1 prompt ≈ 15 requests/);
  });

  test('the top tiers of four vendors stand side by side', async () => {
    const chat = await createRealChat('2026-02-26');
    await chat.full('/compare "Bailian Pro" "GLM Max" "Kimi Allegro" ultra极速');
    const text = chat.whole('en');
    // codepick.dev and jiegec/kb: ¥200, ¥469, ¥699, ¥899 a month.
    for (const price of ['¥200 [', '¥469 [', '¥699 [', '¥899 [']) expect(text).toContain(price);
    // jiegec/kb Kimi: "每次 API 请求的平均 input + output token 数量在 8K-33K 之间"; never "0 requests a token".
    expect(text.replace(/\s+/g, ' ')).toContain('Converted for Kimi Allegro: 1 request ≈ 8,000–33,000 tokens');
  });

  test('what nobody says of one side is not counted against it', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = (await chat.full('/compare glm-lite kimi-andante')).replace(/\s+/g, ' ');
    // The February documents name no models or clients of Kimi's plan; GLM-5 came to GLM's Max and Pro first.
    expect(text).toContain('GLM Lite: GLM-4.7, GLM-4.6, GLM-4.5 and GLM-4.5-Air (not known for Kimi Andante)');
    expect(text).not.toMatch(/Nothing in common|Only GLM Lite/);
  });

  test('what is known of one side alone stands apart, not in a column of gaps', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/compare glm-lite kimi-andante');
    // docs.bigmodel.cn: "跨年活动期间（12.08-01.15）… 连续包季：减 55%".
    expect(text).toMatch(/Stated of GLM Lite only \(\d+\)/);
    expect(text.replace(/\s+/g, ' ')).toContain('New Year promotion (quarterly) 55% off (first purchase and upgrade), ended 2026-01-16');
    expect(row(text, 'Refund')).toBe('');
  });

  test('a line with a tier more is not ahead by it', async () => {
    const chat = await createRealChat('2026-11-22');
    await chat.full('/compare 百炼 方舟');
    // Bailian sells Pro alone since 2026-03-20, at the price and the quota of Ark's Pro; Ark sells Lite too.
    expect(chat.outcome().card('en').summary).not.toMatch(/ahead on [^.]*(regular price|quota)/);
  });

  test('what is closed to new buyers is said first', async () => {
    const chat = await createRealChat('2026-11-22');
    await chat.full('/compare bailian-lite ark-lite');
    // Notice 118094: Lite closed for new buyers from 2026-03-20.
    expect(chat.outcome().card('en').summary).toMatch(
      /^Only one can still be bought: Ark Lite, ¥40\/month; .*Bailian Lite \(since 2026-03-20\) is closed to new buyers\. Same monthly price \(¥40\) and monthly quota .* Ark Lite has more models/,
    );
  });

  test('vendors say on whose tiers sources disagree', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = (await chat.full('/compare alibaba volcengine')).replace(/\s+/g, ' ');
    expect(text).toMatch(/Where sources disagree \(9\).*Bailian Pro's quota per 5 hours: 6,000 requests \[\d\], but no limit mentioned \[\d\]/);
    // The vendor has no page of its own in the data: its line's serves.
    expect(text).toContain('https://www.aliyun.com/product/bailian');
  });

  test('months add up what a new customer pays, first purchase before regular', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/compare bailian-lite ark-lite --months=12');
    // 7.9 + 11 × 40 = 447.9; 9.9 + 11 × 40 = 449.9.
    expect(row(text, 'Total of 12 months')).toMatch(/¥447\.90 \(¥7\.90 \+ 11 × ¥40\).*¥449\.90 \(¥9\.90 \+ 11 × ¥40\)/);
    expect(chat.outcome().card('en').summary).toContain('12 months cost ¥447.90 with Bailian Lite and ¥449.90 with Ark Lite.');
  });

  test('lines and vendors are compared by the range of their tiers', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/compare 百炼 方舟');
    expect(text).toMatch(/¥40/);
    expect(text).toMatch(/¥200/);
  });

  test('names without spaces, with Chinese quotes and a full-width slash are found', async () => {
    const chat = await createRealChat('2026-02-26');
    for (const typed of ['／compare 百炼lite　方舟lite', '/compare “百炼 Lite” “方舟 Lite”', '/compare bailian-lite,ark-lite']) {
      await chat.full(typed);
      expect(chat.outcome().card('en').title).toBe('Bailian Lite vs Ark Lite');
    }
  });
});

describe('/compare with bad input is answered helpfully', async () => {
  const chat = await createRealChat('2026-02-26');

  test('an unknown plan gets its near miss', () => chat.shouldReply('/compare bailian-lit ark-lite', 'Bailian Lite'));
  test('one plan only asks for another', () => chat.shouldReply('/compare bailian-lite', /2|two/i));
  test('five plans are too many', () => chat.shouldReply('/compare bailian-lite bailian-pro ark-lite ark-pro glm-lite', /4|four/i));
  test('the same plan twice is no comparison', () => chat.shouldReply('/compare bailian-lite bailian-lite', /more than once/));
  test.each(['/compare 🧮 🧮', `/compare ${'x'.repeat(10_000)}`, '/compare __proto__ constructor', '/compare __proto__ toString'])(
    'nonsense does no harm (%#)',
    async (typed) => {
      const text = await chat.full(typed);
      expect(text.length).toBeGreaterThan(20);
      expect(chat.outcome().card('en').sources).toEqual([]);
    },
  );

  test('a quotation mark that is never closed is read kindly', async () => {
    await chat.full('/compare "bailian-lite ark-lite');
    expect(chat.outcome().card('en').title).toBe('Bailian Lite vs Ark Lite');
  });
});
