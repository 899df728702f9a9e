import { describe, expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';

describe('/models as of 2026-02-15', () => {
  test('one model: size, context, tiered API price with its unknown condition, and where it is included', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.say('/models glm-4.7');
    // jiegec/kb: "GLM-4.7: 355B parameters (32B active)"; "0.4/0.6/0.8", "2/3/4", "8/14/16 RMB 每 1M token", "200K 上下文".
    for (const said of ['355B (32B active)', '200K', '¥0.40 / ¥0.60 / ¥0.80', '¥2 / ¥3 / ¥4', '¥8 / ¥14 / ¥16']) expect(text).toContain(said);
    expect(text.replace(/\s+/g, ' ')).toContain('the source does not say where a tier begins');
    expect(text).toMatch(/included in .*Ark Coding Plan.*Bailian Coding Plan|included in .*Bailian Coding Plan.*Ark Coding Plan/s);
  });

  test('a cache write price is shown where one is charged', async () => {
    const chat = await createRealChat('2026-02-15');
    // jiegec/kb MiniMax: "输入写入缓存 2.625 RMB 每 1M token".
    await chat.shouldReply('/models M2.5', '¥2.625');
  });

  test('the list has parameters from large to small', async () => {
    const chat = await createRealChat('2026-02-15');
    const text = await chat.say('/models');
    // jiegec/kb 模型参数比较: 1T, 744B, 355B, 230B.
    const order = ['Kimi K2.5', 'GLM-5', 'GLM-4.7', 'MiniMax M2.5'].map((name) => text.indexOf(`\n${name} `));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('a vendor’s filter keeps what its plans include', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.say('/models --vendor=ark');
    expect(text).toContain('5 models');
    expect(text).not.toContain('Qwen');
  });
});
