import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browserTest } from '#support/browser.ts';
import { type OpenOptions, send, usePlayground } from '#support/playground.ts';

const FIGURES = ['7.9', '9.9', '40', '18,000'];
const COST = '/cost 500 requests a day --plans=bailian-lite,ark-lite';
const turns = (page: Page) => page.locator('.turn');

describe('the views of other platforms in the playground', () => {
  const playground = usePlayground();

  async function ask(view: 'Discord' | 'Feishu' | '飞书', text: string, options?: OpenOptions): Promise<Page> {
    const page = await playground.open(view === '飞书' ? 'zh-CN' : 'en-US', options);
    await send(page, text);
    await page.locator('#views').getByRole('button', { name: view }).click();
    await page.locator('.json').waitFor();
    return page;
  }
  async function exact(page: Page): Promise<unknown> {
    return JSON.parse((await page.locator('.json pre').first().textContent()) ?? '');
  }

  describe('Discord', () => {
    browserTest('shows every embed of the payload beside its JSON, with the figures', async () => {
      const page = await ask('Discord', '/compare bailian-lite ark-lite', { day: '2026-02-26' });
      const shown = await page.locator('discord-messages').innerText();
      // codepick.dev, price table: first purchase 7.9 and 9.9, regular 40 and 40.
      for (const figure of FIGURES) expect(shown).toContain(figure);
      expect(shown).not.toMatch(/\*\*|-# |\\/);
      const [payload] = [await exact(page)].flat() as { embeds: { fields?: { name: string }[] }[] }[];
      expect(await page.locator('discord-embed').count()).toBe(payload?.embeds.length);
      expect(await page.locator('discord-embed-field').count()).toBe(payload?.embeds.flatMap(({ fields = [] }) => fields).length);
    });

    browserTest('the chart is a picture with words for it', async () => {
      const page = await ask('Discord', COST, { day: '2026-02-26' });
      const picture = page.locator('discord-embed .discord-embed-image');
      await picture.waitFor();
      await expect.poll(() => picture.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(1000);
      expect(await picture.getAttribute('alt')).toContain('Bailian Lite');
    });

    browserTest('a button answers below, and what was asked stays', async () => {
      const page = await ask('Discord', '/compare bailian-lite ark-lite', { day: '2026-02-26' });
      const asked = await turns(page).nth(0).locator('.dc-title').first().innerText();
      await page.locator('discord-button', { hasText: 'in full' }).first().click();
      await turns(page).nth(1).locator('discord-message').waitFor();
      expect(await turns(page).nth(1).locator('.dc-title').first().innerText()).toMatch(/^(?:Ark|Bailian) Lite$/);
      expect(await turns(page).nth(0).locator('.dc-title').first().innerText()).toBe(asked);
    });

    browserTest('a select answers, by mouse and by keyboard', async () => {
      const page = await ask('Discord', '/help');
      await page.locator('discord-string-select-menu').click();
      await page.locator('discord-string-select-menu-option').first().click();
      await turns(page).nth(1).locator('discord-message').waitFor();
      expect(await turns(page).nth(1).locator('.dc-title').innerText()).toBe('/compare');
      await page.locator('discord-string-select-menu label').first().press('Enter');
      await page.locator('discord-string-select-menu-option').nth(3).press('Enter');
      await turns(page).nth(2).locator('discord-message').waitFor();
    });

    browserTest('the form opens as a modal, whose answer is computed', async () => {
      const page = await ask('Discord', '/cost');
      await page.locator('discord-button').first().click();
      await page.locator('dialog input').first().fill('500 requests a day');
      await page.locator('dialog button[type=submit]').click();
      await turns(page).nth(1).locator('discord-message').waitFor();
      expect(await turns(page).nth(1).innerText()).toContain('500 requests a day');
      expect(await page.locator('dialog').count()).toBe(0);
    });

    browserTest('follows the theme and the language of the page', async () => {
      const page = await ask('Discord', '/help', { colorScheme: 'dark' });
      expect(await page.locator('discord-messages[light-theme]').count()).toBe(0);
      await page.locator('#theme').click();
      await page.locator('discord-messages[light-theme] discord-message[light-theme]').waitFor();
      await page.getByRole('button', { name: '中文' }).click();
      await page.locator('discord-message', { hasText: '我会' }).waitFor();
    });

    browserTest('words of a person stay words', async () => {
      const page = await ask('Discord', '/plan <@123456789012345678>**b**https://evil.example<img src=x onerror=alert(1)>');
      expect(await page.locator('discord-messages').innerText()).toContain('<@123456789012345678>**b**https://evil.example');
      expect(await page.locator('discord-messages :is(discord-mention, discord-link, discord-messages img[src="x"])').count()).toBe(0);
    });

    browserTest('fits a phone', async () => {
      const page = await ask('Discord', '/compare bailian-lite ark-lite', { viewport: { width: 375, height: 720 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    });
  });

  describe('Feishu', () => {
    browserTest('shows table, chart and figures of the card beside its JSON', async () => {
      const page = await ask('Feishu', COST, { day: '2026-02-26' });
      const card = page.locator('.fs-card');
      await card.locator('.fs-chart[data-drawn] canvas').waitFor();
      // codepick.dev: first purchase 7.9 and 9.9, then 40; 15,000 of 18,000 requests are 83 %.
      for (const figure of ['7.9', '9.9', '40', '83%']) expect(await card.innerText()).toContain(figure);
      expect(await exact(page)).toMatchObject({ schema: '2.0' });
      expect(await card.locator('.fs-unknown').count()).toBe(0);
    });

    browserTest('turns the pages of a table', async () => {
      const page = await ask('Feishu', '/cost 500 requests a day --more=rows');
      const first = await page.locator('.fs-table tbody').first().innerText();
      await page.locator('.fs-pager').first().locator('button').last().click();
      expect(await page.locator('.fs-pager').first().innerText()).toContain('2 /');
      expect(await page.locator('.fs-table tbody').first().innerText()).not.toBe(first);
    });

    browserTest('one card reads Chinese to one viewer and English to another', async () => {
      const page = await ask('飞书', '/help');
      expect(await page.locator('.fs-card').innerText()).toContain('我能做什么');
      await page.locator('[data-viewer=en]').click();
      const english = await page.locator('.fs-card').innerText();
      expect(english).toContain('What I can do');
      expect(english).not.toContain('我能做什么');
      expect(JSON.stringify(await exact(page))).toContain('i18n_content');
    });

    browserTest('a button and a select answer below', async () => {
      const page = await ask('Feishu', '/compare bailian-lite ark-lite', { day: '2026-02-26' });
      await page
        .getByRole('button', { name: /in full/ })
        .first()
        .click();
      await turns(page).nth(1).locator('.fs-card').waitFor();
      expect(await turns(page).nth(1).locator('h3').innerText()).toBe('Bailian Lite');
      await send(page, '/help');
      await turns(page).nth(2).locator('select').selectOption({ index: 1 });
      await turns(page).nth(3).locator('.fs-card').waitFor();
      expect(await turns(page).nth(3).locator('h3').innerText()).toBe('/compare');
    });

    browserTest('the form is computed', async () => {
      const page = await ask('Feishu', '/cost');
      // One press away, so that it does not fill the card.
      await page.locator('.fs-button.fs-primary_filled').first().click();
      await page.locator('.fs-form input').first().fill('500 requests a day');
      await page.locator('.fs-form button[type=submit]').click();
      await turns(page).nth(2).locator('.fs-card').waitFor();
      expect(await turns(page).nth(2).innerText()).toContain('500 requests a day');
    });

    browserTest('words of a person stay words', async () => {
      const page = await ask('Feishu', '/plan <at id=all></at>**b**https://evil.example');
      expect(await page.locator('.fs-card').innerText()).toContain('<at id=all></at>**b**https://evil.example');
      expect(await page.locator('.fs-card :is(.fs-at, strong, .fs-text a)').count()).toBe(0);
    });

    browserTest('fits a phone', async () => {
      const page = await ask('飞书', '/compare 百炼Lite 方舟Lite', { viewport: { width: 375, height: 720 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    });
  });

  browserTest('no page met an error of its own or asked anything of another host', () => {
    expect(playground.faults).toEqual([]);
  });
});
