/** Debian's Chromium, where there is one. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));

export const hasBrowser = executablePath !== undefined;

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
