import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest } from '#support/browser.ts';
import { send, usePlayground } from '#support/playground.ts';

describe('the playground in a browser', () => {
  const playground = usePlayground();

  async function say(page: Page, text: string): Promise<string> {
    const before = await page.locator('.turn').getByTestId('card').count();
    await send(page, text);
    await page.locator('.turn').getByTestId('card').nth(before).waitFor();
    return page.locator('.turn').getByTestId('card').nth(before).innerText();
  }

  browserTest('answers a typed command with a card that has a table, badges, sources and buttons', async () => {
    const page = await playground.open('en-US');
    await page.fill('#as-of', '2026-02-26');
    const card = await say(page, '/compare bailian-lite ark-lite');
    // codepick.dev, price table: first purchase 7.9 and 9.9, regular 40 and 40.
    for (const figure of ['¥7.9', '¥9.9', '¥40', '18,000']) expect(card).toContain(figure);
    expect(await page.locator('.card td.better').count()).toBeGreaterThan(0);
    expect(await page.locator('.card .sources li').count()).toBeGreaterThan(1);
    expect(await page.locator('.card a.button.link').first().getAttribute('href')).toMatch(/^https:/);
  });

  browserTest('a button asks again, and its answer appears below', async () => {
    const page = await playground.open('en-US');
    await say(page, '/compare bailian-lite ark-lite');
    const button = page.getByRole('button', { name: /in full/ }).first();
    const plan = (await button.innerText()).replace(' in full', '');
    await button.click();
    await page.locator('.turn').getByTestId('card').nth(1).waitFor();
    expect(await page.locator('.turn').getByTestId('card').nth(1).locator('h2').innerText()).toBe(plan);
  });

  browserTest('an entry of the menu opens what the answer keeps back', async () => {
    const page = await playground.open('en-US');
    await page.fill('#as-of', '2026-02-26');
    // Both have 1,200 requests per 5 hours, which tells them not apart.
    expect(await say(page, '/compare bailian-lite ark-lite')).not.toContain('1,200');
    await page.locator('.card .menu').getByRole('button', { name: 'All rows' }).click();
    await page.locator('.turn').getByTestId('card').nth(1).waitFor();
    expect(await page.locator('.turn').getByTestId('card').nth(1).innerText()).toContain('1,200');
  });

  browserTest('a select opens what was chosen', async () => {
    const page = await playground.open('en-US');
    await say(page, '/settings');
    await page.locator('.card select').first().selectOption({ index: 1 });
    await page.locator('.turn').getByTestId('card').nth(1).waitFor();
    expect(await page.locator('.turn').getByTestId('card').count()).toBe(2);
  });

  browserTest('switching the language turns page and answers over, both ways', async () => {
    const page = await playground.open('zh-CN');
    await page.locator('h1', { hasText: '套餐' }).waitFor();
    const chinese = await say(page, '/compare 百炼Lite 方舟Lite');
    expect(chinese).toContain('百炼');
    await page.getByRole('button', { name: 'English' }).click();
    const english = await page.locator('.turn').getByTestId('card').innerText();
    expect(english).toContain('Bailian');
    expect(english).not.toMatch(/首购|额度/);
    await page.getByRole('button', { name: '中文' }).click();
    expect(await page.locator('.turn').getByTestId('card').innerText()).toBe(chinese);
  });

  browserTest('completions follow what is typed, and Tab takes the first', async () => {
    const page = await playground.open('en-US');
    await page.locator('#message').pressSequentially('/compa');
    await page.locator('.option').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.inputValue('#message')).toBe('/compare ');
    await page.locator('#message').pressSequentially('bail');
    await page.locator('.option', { hasText: 'Bailian' }).first().waitFor();
  });

  browserTest('fits a phone: nothing is wider than the screen but tables, which scroll by themselves', async () => {
    const page = await playground.open('zh-CN', { viewport: { width: 375, height: 720 } });
    await say(page, '/compare 百炼Lite 方舟Lite');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
  });

  browserTest('words of a person stay words', async () => {
    const page = await playground.open('en-US');
    await say(page, '/plan <img src=x onerror=alert(1)>');
    expect(await page.locator('main img[src="x"]').count()).toBe(0);
  });

  browserTest('the page meets no error of its own and asks nothing of another host', () => {
    expect(playground.faults).toEqual([]);
  });
});
