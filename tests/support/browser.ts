/** Debian's Chromium for tests, where there is one. With REQUIRE_BROWSER set a missing browser is a failure, so that CI cannot skip these tests. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { test } from 'vitest';

const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));

/** Whether browser tests run here. */
export const withBrowser = executablePath !== undefined || Boolean(process.env['REQUIRE_BROWSER']);

/** A test that runs wherever a browser is found. */
export const browserTest = test.skipIf(!withBrowser);

/** Throws where there is no browser. The caller closes it. */
export function openBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error('no Chromium found: install Debian’s chromium, or name one in CHROMIUM');
  // The sandbox needs rights that a container lacks; the rest keeps Chromium from calling home.
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
}
