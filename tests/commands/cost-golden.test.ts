/** Questions worked out by hand from the sources' sentences, asked in both languages of the real data. */
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { readNumber } from '#src/ask/numbers.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { createChat, localizers } from '#support/chat.ts';

const catalog = loadCatalog(dataDir);
const chat = await createChat({ catalog, names: createNames(catalog), commands, today: () => '2026-11-22', readers: { number: readNumber } });

type Row = [question: string, day: string, wanted: readonly string[], plan?: string];

async function check(question: string, day: string, wanted: readonly string[], plan?: string): Promise<void> {
  await chat.full(`${question} --as-of=${day}`);
  for (const lang of ['en', 'zh'] as const) {
    const text = chat.whole(lang);
    for (const each of wanted) expect(text, `${lang}: ${question}`).toContain(each);
    const entity = plan === undefined ? undefined : catalog.get('plan', plan);
    if (plan !== undefined)
      expect(chat.outcome().card(lang).summary, `${lang}: ${question}`).toContain(entity && localizers[lang].pick(entity.names));
  }
}

describe('what plans cost', () => {
  test.each<Row>([
    // 469 × 12
    ['/cost --plans=glm-max --months=12', '2026-02-15', ['5,628'], 'glm-max'],
    // 899 × 3
    ['/cost --plans=minimax-ultra-highspeed --months=3', '2026-02-15', ['2,697']],
    // 49 × 10 people
    ['/cost --plans=minimax-plus --seats=10', '2026-02-15', ['¥490']],
    // 699 × 12
    ['/cost --plans=kimi-allegro --months=12', '2026-02-15', ['8,388']],
    // 7.9 + 11 × 40
    ['/cost --plans=bailian-lite --months=12', '2026-02-26', ['¥447.90', '¥7.90', '¥40']],
    // 9.9 + 11 × 40
    ['/cost --plans=ark-lite --months=12', '2026-02-26', ['¥449.90']],
    // 39.9 + 2 × 200
    ['/cost --plans=bailian-pro --months=3', '2026-02-26', ['¥439.90']],
    // 49.9 + 5 × 200
    ['/cost --plans=ark-pro --months=6', '2026-02-26', ['1,049.90']],
    // 12 × 40: a customer already pays no first-purchase price
    ['/cost --plans=bailian-lite --months=12 --customer=existing', '2026-02-26', ['¥480']],
    // "优惠截至 2026-04-01"
    ['/cost --plans=bailian-lite', '2026-03-15', ['¥7.90']],
    // 49 × 12, 99 × 6, 29 × 12, 119 × 12, 149 × 12
    ['/cost --plans=kimi-andante --months=12', '2026-02-15', ['¥588']],
    ['/cost --plans=kimi-moderato --months=6', '2026-02-15', ['¥594']],
    ['/cost --plans=minimax-starter --months=12', '2026-02-15', ['¥348']],
    ['/cost --plans=minimax-max --months=12', '2026-02-15', ['1,428']],
    ['/cost --plans=glm-pro --months=12', '2026-02-15', ['1,788']],
    // Before 2026-02-12: 40 × 12
    ['/cost --plans=glm-lite --months=12', '2026-01-20', ['¥480']],
    // "连续包季 … 减 55%": 200 × 3 × 0.45
    ['/cost --plans=glm-pro --months=3 --payment=quarter', '2025-12-20', ['¥270']],
    // "连续包年 … 减 60%": 400 × 12 × 0.4
    ['/cost --plans=glm-max --months=12 --payment=year', '2025-12-20', ['1,920']],
    // "每月最低仅需 20 元": 20 + 5 × 40
    ['/cost --plans=glm-lite --months=6', '2025-12-20', ['¥220', '¥20']],
    // 20 × 12 and 50 × 3 USD
    ['/cost --plans=minimax-intl-plus --months=12', '2026-02-15', ['$240']],
    ['/cost --plans=minimax-intl-max --months=3', '2026-02-15', ['$150']],
    // 10 USD at 6.7156, the rate nearest to the day
    ['/cost --plans=minimax-intl-starter --currency=CNY', '2026-02-15', ['$10', '67.16', '2026-09-15']],
    // 98 × 6 and 199 × 3
    ['/cost --plans=minimax-plus-highspeed --months=6', '2026-02-15', ['¥588']],
    ['/cost --plans=minimax-max-highspeed --months=3', '2026-02-15', ['¥597']],
    // 5 people, first 9.9 each, then 40 each: 49.5 + 200
    ['/cost --plans=ark-lite --months=2 --seats=5', '2026-02-26', ['¥249.50', '¥49.50']],
  ])('%s on %s', check);
});

describe('pay-as-you-go bills', () => {
  test.each<Row>([
    // 28 × 0.7 + 0.6 × 4 + 0.07 × 21
    ['/cost 28M cached, 600K uncached, 70K output on K2.5', '2026-02-15', ['¥23.47', '¥19.60', '¥2.40', '¥1.47']],
    // 90 × 0.21 + 9.5 × 2.1 + 0.5 × 8.4
    ['/cost 100M tokens on M2.5: 90M cached, 9.5M uncached, 0.5M output', '2026-02-15', ['¥43.05', '¥18.90', '¥19.95', '¥4.20']],
    ['/cost M2.5 走 API，9000万命中缓存、950万未命中、50万输出', '2026-02-15', ['¥43.05']],
    // 95 × 0.4 + 4.5 × 2 + 0.5 × 8; highest tier 95 × 0.8 + 4.5 × 4 + 0.5 × 16
    ['/cost GLM-4.7: 95M cached, 4.5M uncached, 0.5M output --tier=lowest', '2026-02-15', ['¥51']],
    ['/cost GLM-4.7: 95M cached, 4.5M uncached, 0.5M output', '2026-02-15', ['¥51–¥102']],
    ['/cost GLM-4.7: 95M cached, 4.5M uncached, 0.5M output --tier=highest', '2026-02-15', ['¥102']],
    // 95 × 1 + 4.5 × 4 + 0.5 × 18; highest 95 × 1.5 + 4.5 × 6 + 0.5 × 22
    ['/cost GLM-5 按最低档，9500万命中缓存、450万未命中、50万输出', '2026-02-15', ['¥122']],
    ['/cost GLM-5: 95M cached, 4.5M uncached, 0.5M output', '2026-02-15', ['¥122–¥180.50']],
    // 10 × 4 + 1 × 21
    ['/cost K2.5: 10M uncached, 1M output', '2026-02-15', ['¥61']],
    // 10 × 0.21 + 2 × 2.1 + 0.2 × 8.4 + 1 × 2.625
    ['/cost M2.5: 10M cached, 2M uncached, 0.2M output, 1M cache writes', '2026-02-15', ['¥10.605']],
    // 95 × 0.7 + 4.5 × 4 + 0.5 × 21
    ['/cost 1亿 token 用 K2.5，95% 命中缓存，输出 0.5%', '2026-02-15', ['¥95']],
    // 90 × 0.7 + 9.5 × 4 + 0.5 × 21
    ['/cost 100M tokens on K2.5, 90% cached, 0.5% output', '2026-02-15', ['¥111.50']],
  ])('%s on %s', check);
});

describe('whether the quota lasts', () => {
  test.each<Row>([
    // 600 × 30 = 18,000 of 18,000; 600 of 1,200 per 5 h
    ['/cost 600 requests a day, 5 hours a day, 7 days a week --plans=bailian-lite', '2026-02-26', ['100%', '50%', '✓']],
    // 2,500 × 30 = 75,000: 417% of 18,000, 83% of 90,000
    ['/cost I make about 2500 requests a day, 30 days --plans=bailian-lite', '2026-02-26', ['417%', '75,000', '✗']],
    ['/cost 每天2500次请求，天天用 --plans=bailian-pro', '2026-02-26', ['83%', '✓']],
    // 500 × 30 = 15,000 of 18,000; 312.5 of 1,200
    ['/cost 每天500次请求 --plans=ark-lite', '2026-02-26', ['83%', '26%']],
    // 500 × 20…22 of 18,000
    ['/cost 工作日每天500次请求，每周5天 --plans=ark-lite', '2026-02-26', ['56–61%', '26%']],
    // 100 × 8 × 20…22 = 16,000–17,600
    ['/cost 100 requests per hour --plans=ark-lite', '2026-02-26', ['89–98%', '✓']],
    // 830 × 22 = 18,260 at most, 17,786 on average
    ['/cost 830 requests a day, 5 days a week --plans=ark-lite', '2026-02-26', ['92–101%', '⚠']],
    // 2,000 in a burst of 2 hours: 167% of 1,200; one day a week
    ['/cost 2000 requests a day, 1 day a week, in bursts --plans=ark-lite', '2026-02-26', ['167%', '✗']],
    // Over 10 hours: 1,000 of 1,200
    ['/cost 2000 requests a day, 10 hours a day, 1 day a week --plans=ark-lite', '2026-02-26', ['83%', '✓']],
    // 300M of 457M
    ['/cost 300M tokens a month on GLM-4.7 --plans=glm-lite', '2026-02-15', ['66%', '✓']],
    // 500M of 457M on GLM-4.7; on GLM-5, which Lite lacked until the end of March, Pro has 5 × 152M
    ['/cost 500M tokens a month on GLM-4.7 --plans=glm-lite', '2026-02-15', ['109%', '✗']],
    ['/cost 400M tokens a month on GLM-5 --plans=glm-pro', '2026-02-15', ['✓']],
    // 40 of 40 prompts; 600 requests ÷ 15; 41 of 40
    ['/cost 40 prompts per 5 hours --plans=minimax-starter', '2026-02-15', ['100%', '✓']],
    ['/cost 每5小时600次请求 --plans=minimax-starter', '2026-02-15', ['100%', '✓']],
    ['/cost 41 prompts per 5 hours --plans=minimax-starter', '2026-02-15', ['103%', '✗']],
    // 6,000 ÷ 20…15 = 300–400 of 400 prompts in 5 hours, and 300–400 of 1,600 a week
    ['/cost 每5小时6000次请求，每天5小时，每周1天 --plans=glm-pro', '2026-02-15', ['75–100%', '✓']],
    // 7,000: 350–467 of 400
    ['/cost 7000 requests per 5 hours, 5 hours a day, 1 day a week --plans=glm-pro', '2026-02-15', ['88–117%', '⚠']],
    // 80 × 5 = 400 of 320 a week; of 400 after 2026-02-16
    ['/cost 80 prompts a day, 5 hours a day, 5 days a week --plans=glm-lite', '2026-02-15', ['125%', '✗']],
    ['/cost 每天80个prompt，每天5小时，每周5天 --plans=glm-lite', '2026-02-20', ['100%', '✓']],
    // No weekly limit on 2026-02-13: 80 of 80
    ['/cost 80 prompts a day, 5 hours a day --plans=glm-lite', '2026-02-13', ['100%', '✓']],
    // 8 % of 50M = 4M uncached of 4M
    ['/cost 50M tokens a week, 8% uncached --plans=kimi-andante', '2026-02-16', ['100%', '✓']],
    // 5M in a window of 10M
    ['/cost 5M tokens per 5 hours, 1 day a week, 5 hours a day --plans=kimi-andante', '2026-02-15', ['50%']],
    // Who subscribed before 2026-02-12 keeps 120 prompts and knows no weekly limit: 120 of 120
    ['/cost 120 prompts per 5 hours --plans=glm-lite --subscribed-before=2026-02-01', '2026-02-20', ['100%', '✓']],
  ])('%s on %s', check);
});

describe('what to buy', () => {
  test.each<Row>([
    ['/recommend --clients="Claude Code" --within="百炼 方舟"', '2026-02-26', ['¥40'], 'ark-lite'],
    ['/recommend codex cli 用户，百炼还是方舟', '2026-02-26', ['Codex'], 'ark-lite'],
    ['/recommend qwen3-coder-next', '2026-02-26', ['¥7.90'], 'bailian-lite'],
    ['/recommend --sub-accounts --seats=5', '2026-02-26', ['¥49.50', '¥200'], 'ark-lite'],
    ['/recommend roo code, kilo code, trae within Bailian and Ark', '2026-02-26', ['Roo Code'], 'ark-lite'],
    ['/recommend --auto-mode', '2026-02-26', ['Auto'], 'ark-lite'],
    ['/recommend 最便宜的', '2026-02-26', ['¥29', '¥7.90', '¥9.90'], 'minimax-starter'],
    ['/recommend 每天500次请求，预算30块', '2026-02-26', ['¥29', '¥30'], 'minimax-starter'],
    // 35 is just short of 40, and 29 is within it
    ['/recommend --budget=35 --clients="Claude Code"', '2026-02-26', ['¥40']],
    // 29 ≤ 1.5 × 20
    ['/recommend --budget=20元', '2026-02-26', ['¥29'], 'minimax-starter'],
    ['/recommend 2500 requests a day, 30 days --within=bailian', '2026-02-26', ['83%', '¥39.90'], 'bailian-pro'],
    ['/recommend 400M tokens a month on GLM-5 --within=glm', '2026-02-15', ['¥149'], 'glm-pro'],
    ['/recommend --region=intl', '2026-02-26', ['$10'], 'minimax-intl-starter'],
    ['/recommend under $15 overseas', '2026-02-26', ['$10', '$15'], 'minimax-intl-starter'],
  ])('%s on %s', check);

  test('a plan that is closed is never named as a pick', async () => {
    for (const day of ['2026-03-19', '2026-03-20', '2026-11-22']) {
      await chat.full(`/recommend --within=bailian-lite --as-of=${day}`);
      const named = chat.outcome().card('en').summary.includes('Bailian Lite');
      // "03-20 00:00: Lite closed for new buyers"
      expect(named, day).toBe(day === '2026-03-19');
    }
  });
});
