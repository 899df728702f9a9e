/** Forms and the three questions in the playground: the card itself, and as Discord and Feishu show it. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest } from '#support/browser.ts';
import { send, usePlayground } from '#support/playground.ts';

const DAY = '2026-11-22';
const turns = (page: Page) => page.locator('.turn');

describe('the playground', () => {
  const playground = usePlayground();

  browserTest('asks three questions as one small form, and answers them', async () => {
    const page = await playground.open('zh-CN', { day: DAY });
    await send(page, '/recommend');
    const form = turns(page).nth(0).locator('form.form');
    await form.waitFor();
    expect(await form.locator('select').count()).toBe(3);
    await form.locator('select[name=clients]').selectOption({ label: 'Claude Code' });
    await form.locator('select[name=use]').selectOption({ label: '整天用：500 次请求' });
    await form.locator('button[type=submit]').click();
    const answer = turns(page).nth(1).locator('article.card');
    await answer.waitFor();
    expect(await answer.innerText()).toContain('每天 500 次请求');
    expect(playground.faults).toEqual([]);
  });

  browserTest('opens the form of assumptions with one press, all of it in one card', async () => {
    const page = await playground.open('en-US', { day: DAY });
    await send(page, '/cost 500 requests a day');
    const answer = turns(page).nth(0).locator('article.card');
    await answer.waitFor();
    expect(await answer.locator('form').count()).toBe(0);
    await answer.getByRole('button', { name: 'Change what I assumed' }).click();
    const form = turns(page).nth(1).locator('form.form');
    await form.waitFor();
    expect(await form.locator('input[name=hours]').getAttribute('placeholder')).toBe('Empty: 8, as now');
    await form.locator('select[name=days]').selectOption('5');
    await form.locator('button[type=submit]').click();
    await turns(page).nth(2).locator('article.card').waitFor();
    expect(await turns(page).nth(2).innerText()).toContain('5 days a week');
  });

  browserTest('shows what Discord opens: a modal from the button, and from the menu the rest of the form', async () => {
    const page = await playground.open('en-US', { day: DAY });
    await send(page, '/cost 500 requests a day');
    await page.locator('#views').getByRole('button', { name: 'Discord' }).click();
    await page.locator('discord-button', { hasText: 'Change what I assumed' }).first().click();
    expect(await page.locator('dialog label').count()).toBe(5);
    await page.locator('dialog .dc-plain').click();
    await page.locator('discord-string-select-menu').last().click();
    await page.locator('discord-string-select-menu-option', { hasText: 'Change payment and people' }).click();
    await page.locator('dialog select').first().selectOption({ label: 'Customer already' });
    await page.locator('dialog button[type=submit]').click();
    await turns(page).nth(1).locator('discord-message').waitFor();
    expect(await turns(page).nth(1).innerText()).toContain('existing');
  });
});
