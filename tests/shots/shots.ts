/**
 * `npm run shots`: how every answer looks on a phone. Asks the playground what `asked.ts` lists, in both languages, measures each reply in each
 * platform's view in phone screens, prints the table, and saves a picture of each to `screenshots/`.
 * Options: ids to ask alone, `--of DIR` another checkout of the program, `--as-of YYYY-MM-DD`, `--no-pictures`, `--dark`.
 * `--readme`: nothing is measured; the pictures that both READMEs show are made anew in `docs/pictures/`.
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openBrowser } from '#support/chromium.ts';
import { startServer } from '#support/server.ts';
import { type Asked, asked } from './asked.ts';

/** CSS pixels of a common phone. */
const SCREEN = { width: 390, height: 844 } as const;
const views = { discord: 'discord-messages', feishu: '.fs-card', text: '.terminal' } as const;
type View = keyof typeof views;
const names = Object.keys(views) as readonly View[];
const langs = ['zh', 'en'] as const;
type Lang = (typeof langs)[number];

/** `wide`: something in it is wider than its place, so a person has to scroll sideways; a terminal is as wide as one makes it. */
type Seen = { readonly asked: Asked; readonly lang: Lang; readonly view: View; readonly screens: number; readonly wide: boolean };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    of: { type: 'string' },
    'as-of': { type: 'string' },
    'no-pictures': { type: 'boolean' },
    dark: { type: 'boolean' },
    readme: { type: 'boolean' },
  },
});
const chosen = asked.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
const PICTURES = 'screenshots';
const WAIT_MS = 60_000;
const README_DENSITY = 1.25;

let questions = 0;

/** Each question is a chat of its own, from an address of its own: none leans on the one before it, and none comes too fast. */
async function apart(page: Page): Promise<void> {
  await page.route('**/api/ask', (route, request) => {
    questions += 1;
    const body = { ...(request.postDataJSON() as object), session: `shots-${String(questions).padStart(4, '0')}` };
    const headers = { ...request.headers(), 'x-forwarded-for': `10.0.${questions >> 8}.${questions & 255}` };
    return route.continue({ headers, postData: JSON.stringify(body) });
  });
}

async function ask(page: Page, text: string, place: number): Promise<void> {
  await page.fill('#message', text);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.locator('.turn').nth(place).locator('article.card, .stage > *, .error').first().waitFor();
}

/** Pictures are there, and so are native charts. */
async function settled(reply: Locator): Promise<void> {
  await reply.waitFor();
  await reply.evaluate(async (node) => {
    const until = Date.now() + 5000;
    const waits = () => [...node.querySelectorAll('.fs-chart')].some((chart) => !chart.hasAttribute('data-drawn'));
    while (waits() && Date.now() < until) await new Promise((done) => setTimeout(done, 50));
    const images = [...node.querySelectorAll('discord-embed')].map((embed) => embed.shadowRoot?.querySelector('img'));
    await Promise.all(images.map((image) => image?.decode().catch(() => undefined)));
  });
}

const isWide = (reply: Locator): Promise<boolean> =>
  reply.evaluate((node) =>
    [node, ...node.querySelectorAll('pre, table, .fs-scroll, .scroll')].some((part) => part.scrollWidth > part.clientWidth + 1),
  );

async function look(page: Page, lang: Lang): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const buttons = page.locator('#views button');
  // Only what is no part of the reply; a picture is of the reply.
  await page.addStyleTag({ content: '.bar, .composer { position: static !important }' });
  for (const [place, view] of names.entries()) {
    await buttons.nth(place + 1).click();
    for (const [turn, each] of chosen.entries()) {
      const reply = page.locator('.turn').nth(turn).locator(`.stage > * ${views[view]}, .stage > ${views[view]}`).first();
      await settled(reply);
      const box = await reply.boundingBox();
      seen.push({ asked: each, lang, view, screens: (box?.height ?? 0) / SCREEN.height, wide: view !== 'text' && (await isWide(reply)) });
      if (!values['no-pictures']) await reply.screenshot({ path: `${PICTURES}/${each.id}-${lang}-${view}.png` });
    }
  }
  return seen;
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

function print(seen: readonly Seen[]): void {
  const columns = langs.flatMap((lang) => names.map((view) => ({ lang, view })));
  console.log(`screens of ${SCREEN.width}×${SCREEN.height}; * something is wider than its place`);
  console.log(['asked'.padEnd(16), ...columns.map(({ lang, view }) => `${lang} ${view}`.padStart(11))].join(''));
  for (const each of chosen) {
    const cells = columns.map(({ lang, view }) => seen.find((one) => one.asked === each && one.lang === lang && one.view === view));
    console.log(
      [each.id.padEnd(16), ...cells.map((cell) => (cell ? `${cell.screens.toFixed(2)}${cell.wide ? '*' : ' '}` : '').padStart(11))].join(''),
    );
  }
  for (const [kind, group] of Map.groupBy(seen, ({ asked: { kind } }) => kind)) {
    const figures = group.map(({ screens }) => screens);
    console.log(
      `${kind.padEnd(16)} median ${median(figures).toFixed(2)}, most ${Math.max(...figures).toFixed(2)}, wide ${group.filter(({ wide }) => wide).length}`,
    );
  }
  console.log(`all median ${median(seen.map(({ screens }) => screens)).toFixed(2)}`);
}

/** Of a README: a view and what is asked in it. */
const shownInReadme: readonly (readonly [View, string])[] = [
  ['discord', 'enough'],
  ['feishu', 'recommend'],
];

/** Small enough to be kept in the repository: at the density of a common screen. */
async function drawReadme(browser: Browser, url: string): Promise<void> {
  const folder = 'docs/pictures';
  await mkdir(folder, { recursive: true });
  for (const lang of langs) {
    const { context, page } = await open(browser, url, lang, README_DENSITY);
    const buttons = page.locator('#views button');
    for (const [turn, [view, id]] of shownInReadme.entries()) {
      await ask(page, asked.find((each) => each.id === id)?.[lang] ?? '', turn);
      await page.addStyleTag({ content: '.bar, .composer { position: static !important }' });
      await buttons.nth(names.indexOf(view) + 1).click();
      const reply = page.locator('.turn').nth(turn).locator(`.stage > * ${views[view]}, .stage > ${views[view]}`).first();
      await settled(reply);
      await reply.screenshot({ path: `${folder}/${view}-${lang}.png` });
      await buttons.first().click();
    }
    await context.close();
  }
}

/** The playground on a phone of somebody who speaks the language. */
async function open(
  browser: Browser,
  url: string,
  lang: Lang,
  deviceScaleFactor: number,
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({
    locale: lang === 'zh' ? 'zh-CN' : 'en-US',
    viewport: SCREEN,
    deviceScaleFactor,
    colorScheme: values.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  await apart(page);
  await page.goto(url);
  await page.locator('#examples button').first().waitFor();
  if (values['as-of']) await page.fill('#as-of', values['as-of']);
  return { context, page };
}

async function measure(browser: Browser, url: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const seen: Seen[] = [];
  for (const lang of langs) {
    const { context, page } = await open(browser, url, lang, 2);
    for (const [place, each] of chosen.entries()) await ask(page, each[lang], place);
    seen.push(...(await look(page, lang)));
    await context.close();
  }
  print(seen);
}

const server = await startServer({ TRUSTED_PROXIES: '127.0.0.0/8, ::1' }, values.of);
const browser = await openBrowser();
try {
  await (values.readme ? drawReadme(browser, server.url) : measure(browser, server.url));
} finally {
  await browser.close();
  await server.stop();
}
