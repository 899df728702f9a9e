import { describe, expect, test } from 'vitest';
import { point } from '#src/core/interval.ts';
import type { Step } from '#src/core/types.ts';
import { moneyText, percentRange, roughMoney, stepText, unitText, valueText, windowName, windowOf } from '#src/view/quantity-text.ts';
import { localizers } from '#support/chat.ts';

const { en, zh } = localizers;
const cny = (low: string, high = low) => ({ low, typical: low, high, currency: 'CNY' }) as const;

describe('figures in words', () => {
  test('exact money to its last digit, ranges to the cent', () => {
    expect(moneyText(cny('49.9'), en)).toBe('¥49.90');
    expect(moneyText(cny('2.625'), en)).toBe('¥2.625');
    expect(moneyText(cny('51', '102'), en)).toBe('¥51–¥102');
    expect(moneyText(cny('404.745', '405.12345'), en)).toBe('¥404.75–¥405.12');
    expect(moneyText(cny('0.08', '0.3625'), en)).toBe('¥0.08–¥0.363');
    expect(moneyText(cny('49.900000000000006', '49.900000000000007'), en)).toBe('¥49.90');
    expect(roughMoney(cny('67.156'), en)).toBe('¥67.16');
  });

  test('shares', () => {
    expect(percentRange({ low: 0.39, typical: 0.45, high: 0.52 }, en)).toBe('39–52%');
    expect(percentRange(point(0.0694), en)).toBe('6.9%');
    expect(percentRange(point(4.1667), en)).toBe('417%');
    expect(percentRange({ low: 0.5, typical: 0.7, high: 1.0002 }, en)).toBe('50–100.1%');
  });

  test('a window that nobody limits says what it was reckoned from', () => {
    expect(windowOf({ window: 'month', reckonedFrom: 'week' }, en)).toBe('monthly (worked out from the weekly limit)');
    expect(windowName({ window: 'month', reckonedFrom: 'week' }, zh)).toBe('每月（由每周额度推算）');
    expect(windowName({ window: 'month' }, en)).toBe('month');
  });

  test('units in both languages', () => {
    expect(unitText(point(1), 'prompt', en)).toBe('1 prompt');
    expect(unitText({ low: 6000, typical: 7000, high: 8000 }, 'request', en)).toBe('6,000–8,000 requests');
    expect(unitText(point(457_142_857), 'token', en)).toBe('457M tokens');
    expect(unitText(point(457_142_857), 'token', zh)).toBe('4.57 亿 token');
    expect(unitText(point(20.833333), 'prompt', zh)).toBe('20.8 次 prompt');
  });

  test('a step reads as a sum that can be redone', () => {
    const number = (value: number, unit: 'request' | 'hour' | 'request-per-prompt' | 'share') => ({
      kind: 'number' as const,
      value: point(value),
      unit,
    });
    const step: Step = {
      formula: '5h',
      expression: [number(800, 'request'), '×', number(5, 'hour'), '÷', number(8, 'hour')],
      result: number(500, 'request'),
      cites: [],
    };
    expect(stepText(step, en)).toBe('Busiest 5 hours: 800 requests × 5 hours ÷ 8 hours = 500 requests');
    expect(stepText(step, zh)).toBe('最忙的 5 小时：800 次请求 × 5 小时 ÷ 8 小时 = 500 次请求');
    expect(valueText(number(15, 'request-per-prompt'), en)).toBe('15 requests per prompt');
    expect(stepText({ ...step, formula: 'discount', expression: ['(', number(1, 'hour'), '−', number(0.55, 'share'), ')'] }, en)).toContain(
      '(1 hour − 55%)',
    );
  });
});
