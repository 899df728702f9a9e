/** So many of one plan and so many of another, in made-up messages; expected sums by hand from the monthly prices of the data. */
import { expect, test } from 'vitest';
import { createAsker } from '../../questions/ask-house.ts';

const ask = createAsker();
const reply = (message: string) => ask({ ask: message, day: '2026-12-01' });

// Claude Pro and Cursor Pro $20, Copilot Pro $10, Copilot Business $19, Cursor Teams $40 a month.
test.each([
  ['4 people on Claude Pro, 2 on Cursor Pro and one guy who insists on Copilot Pro, what is that a month?', '$130'],
  ['we have 3x Claude Pro and 2x Copilot Pro, what do we pay over a year?', '$960'],
  ['3 seats of Cursor Teams and 2 Copilot Business seats, total per month?', '$158'],
  ['4 个人用 Claude Pro，2 个人用 Cursor Pro，一个月多少钱', '$120'],
  ['Cursor Teams 5 个座位，Copilot Business 3 个席位，一年一共多少', '$3,084'],
])('together: %s', (message, total) => {
  expect(reply(message).summary).toContain(total);
});

// GLM Lite ¥118, Pro ¥538 a month; 10,000 and 60,000 credits a week.
test.each([
  ['2 GLM Lite vs 1 GLM Pro, quota and price', ['¥118 × 2 = ¥236', '¥302', '40,000 credits more per week', '3×']],
  ['智谱 lite 两个号和一个 pro 哪个额度大，哪个便宜', ['¥118 × 2 = ¥236', '¥302', '每周多 40,000 积分', '3 倍']],
  ['two ChatGPT Plus accounts or one ChatGPT Pro $100, which gives more?', ['$20 × 2 = $40', "can't be told"]],
  ['开两个 ChatGPT Plus 还是一个 Max 5x 便宜', ['$20 × 2 = $40', '$60']],
])('apart: %s', (message, parts) => {
  const { summary } = reply(message);
  for (const part of parts) expect(summary).toContain(part);
});

// What counts requests or days counts no plans.
test.each(['10 requests a day on GLM Pro or Kimi Pro, which is cheaper?', '一天 10 次请求，智谱 Pro 和 Kimi Pro 哪个便宜'])(
  'nothing is multiplied: %s',
  (message) => {
    expect(JSON.stringify(reply(message).queries)).not.toContain('"count"');
  },
);
