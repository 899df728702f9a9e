import { describe, expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';

describe('/models as of 2026-02-15', () => {
  test('one model: size, context, tiered API price with its unknown condition, and where it is included', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/models glm-4.7');
    // jiegec/kb: "GLM-4.7: 355B parameters (32B active)"; "0.4/0.6/0.8", "2/3/4", "8/14/16 RMB 每 1M token", "200K 上下文".
    for (const said of ['355B (32B active)', '200K', '¥0.40 / ¥0.60 / ¥0.80', '¥2 / ¥3 / ¥4', '¥8 / ¥14 / ¥16']) expect(text).toContain(said);
    expect(text.replace(/\s+/g, ' ')).toContain('the source does not say where a tier begins');
    expect(text).toMatch(/included in .*Ark Coding Plan.*Bailian Coding Plan|included in .*Bailian Coding Plan.*Ark Coding Plan/s);
  });

  test('the two price lists of a vendor are told apart, and who else serves a model', async () => {
    const chat = await createRealChat('2026-11-22');
    const qwen = await chat.full('/models qwen3-max-2026-01-23');
    // models.dev: "qwen3-max intl 1.2/6, cn 0.861/3.441".
    expect(qwen).toMatch(/API price, input \(China price list\)\s+\$0\.861/);
    expect(qwen).toMatch(/API price, input \(international price list\)\s+\$1\.20/);
    expect(await chat.full('/models glm-5')).toMatch(/API price, output\s+¥22 per 1M tokens, served by Aliyun/);
  });

  test('plans that are closed no longer count as a way to a model', async () => {
    const chat = await createRealChat('2026-11-22');
    const text = await chat.full('/models kimi-k3');
    // The Andante…Allegro tiers are closed since 2026-08-20; Kimi Code Plus, Pro and Max are sold.
    expect(text).not.toContain('Allegro');
    expect(chat.outcome().card('en').summary).toMatch(/included in Ark Coding Plan, [^.]*\bKimi Code\b/);
  });

  test('a model that came later is not listed', async () => {
    const chat = await createRealChat('2026-02-26');
    // DeepSeek V4 Pro is known from documents of September 2026 only.
    expect(`${await chat.full('/models')}${await chat.full('/models --page=2')}`).not.toContain('DeepSeek V4');
  });

  test('a cache write price is shown where one is charged', async () => {
    const chat = await createRealChat('2026-02-15');
    // jiegec/kb MiniMax: "输入写入缓存 2.625 RMB 每 1M token".
    expect(await chat.full('/models M2.5')).toContain('¥2.625');
  });

  test('the list has parameters from large to small', async () => {
    const chat = await createRealChat('2026-02-15');
    await chat.full('/models');
    const table = chat
      .outcome()
      .card('en')
      .blocks.find((block) => block.type === 'table');
    const names = (table?.rows ?? []).map(([name]) => JSON.stringify(name));
    // jiegec/kb 模型参数比较: 1T, 744B, 355B, 230B.
    const order = ['Kimi K2.5', 'GLM-5', 'GLM-4.7', 'MiniMax M2.5'].map((name) => names.findIndex((shown) => shown.includes(`"${name}"`)));
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
  });

  test('a vendor’s filter keeps what its plans include', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/models --vendor=ark');
    expect(text).toContain('5 models');
    expect(text).not.toContain('Qwen');
  });
});
