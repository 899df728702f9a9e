/** The playground in a browser: one server and one browser for the tests of a file, a fresh context for each. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openBrowser, withBrowser } from '#support/browser.ts';
import { PATIENCE } from '#support/patience.ts';
import { type RunningServer, startServer } from '#support/server.ts';

export type OpenOptions = {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** As of which day. */
  readonly day?: string;
};
export type Playground = {
  open(locale: 'en-US' | 'zh-CN', options?: OpenOptions): Promise<Page>;
  /** What the pages complained of, and what they asked of another host. */
  readonly faults: readonly string[];
};

/** To be called once in a describe. */
export function usePlayground(): Playground {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  const faults: string[] = [];

  beforeAll(async () => {
    if (withBrowser) server = await startServer();
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  return {
    faults,
    async open(locale, { viewport = { width: 1100, height: 800 }, colorScheme = 'light', day } = {}) {
      browser ??= await openBrowser();
      const page = await (await browser.newContext({ locale, viewport, colorScheme })).newPage();
      page.setDefaultTimeout(PATIENCE);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') faults.push(request.url());
      });
      await page.goto(server?.url ?? '');
      if (day) await page.fill('#as-of', day);
      return page;
    },
  };
}

/** Types a message and sends it. */
export async function send(page: Page, text: string): Promise<void> {
  await page.fill('#message', text);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
}
