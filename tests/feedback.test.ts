/**
 * "This is wrong", on both platforms with their real SDKs: pressed by the asker and by somebody else, twice, after a restart; then the list that the
 * real command line prints of the store. GLM Lite cost ¥49 a month on 2026-02-26 (jiegec/kb, "AI Coding Plan", seen 2026-02-16).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { createApp } from '#src/app.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { Logger } from '#src/log.ts';
import { readers } from '#src/readers.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { localizers } from '#support/chat.ts';
import { startBot } from '#support/discord/bot.ts';
import { startLoopback } from '#support/discord/loopback.ts';
import type { Person } from '#support/discord/world.ts';
import { cardOf, startBot as startFeishuBot } from '#support/feishu/bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'suanpan-wrong-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const catalog = loadCatalog(dataDir);
const names = createNames(catalog);
const WRONG = 'This is wrong';

const appOver = ({ store, log }: { readonly store: Store; readonly log: Logger }) =>
  createApp({
    catalog,
    names,
    commands,
    localizers,
    store,
    log,
    defaultLang: 'en',
    readers,
    repo: 'https://github.com/suanpan/suanpan',
    today: () => '2026-02-26',
  });

/** What choosing the entry called so brings back, of any select on a Feishu card. */
function entryOf(card: unknown, called: string): string {
  let found = '';
  JSON.stringify(card, (_key, part) => {
    const option = part as { readonly text?: { readonly content: string }; readonly value?: string } | null;
    if (option?.text?.content === called && typeof option.value === 'string') found = option.value;
    return part as unknown;
  });
  return found;
}

/** What the real command line prints of the store. */
function data(storeUrl: string, ...args: readonly string[]): string {
  const cli = join(import.meta.dirname, '../src/cli.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'data', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', STORE_URL: storeUrl },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** Two people say that the price is wrong, one of them what is right. */
function priceIsListed(storeUrl: string): string {
  const list = data(storeUrl, 'feedback');
  const [, id = ''] = /^([0-9a-f]{8}) {2}2 × wrong figure, last on 2026-02-26 {2}GLM Lite {2}\(fact glm-lite prices/m.exec(list) ?? [];
  expect(list).toMatch(/Reported facts: 2[\s\S]*right: ¥49 for new buyers\n {4}where: https:\/\/bigmodel\.cn\/glm-coding/);
  expect(list).toContain('source: jiegec/kb: notes on AI coding plans (February 2026), checked 2026-02-16');
  expect(list).toMatch(/1 × out of date, last on 2026-02-26 {2}GLM Lite {2}\/plan glm-lite\n/);
  expect(list).toContain('Misunderstood questions: 0');
  return id;
}

/** Whoever runs the bot has mended it. */
function priceIsMended(storeUrl: string, id: string): void {
  expect(data(storeUrl, 'feedback', '--done', id)).toContain('2 reports marked as done');
  expect(data(storeUrl, 'feedback')).not.toContain(id);
}

const MENDED = 'What you reported on 2026-02-26 (“GLM Lite”) has been fixed';

test('Discord', async () => {
  const storeUrl = `sqlite:${join(folder, 'discord.sqlite')}`;
  const store = await createStore(storeUrl);
  const discord = await startLoopback();
  let bot = await startBot(discord, { app: appOver, store });
  const say = (person: Person, content: string) => discord.say({ person, place: discord.channel, content: `<@${discord.world.bot.id}> ${content}` });
  const everSaid = () => [...discord.world.messages.values()].map((message) => JSON.stringify(message));
  const [ann, bob] = [discord.person(), discord.person({ username: 'bob' })];

  await say(ann, 'What does GLM Lite cost?');
  const asked = await say(ann, "that's wrong");
  expect(asked.content).toContain('What is wrong with my answer “GLM Lite”?');
  const theirs = await discord.choose(bob, asked, 'A figure is wrong');
  expect(theirs.ephemeral).toBe(true);
  expect(JSON.stringify(theirs.message)).toContain('Thank you for saying so');
  bot = await bot.restart();
  const again = await discord.choose(bob, asked, 'A figure is wrong');
  expect(JSON.stringify(again.message)).toContain('with what you had said about this answer before');
  const ours = await discord.choose(ann, asked, 'A figure is wrong');
  const modal = await discord.open(ann, ours.message, 'Say more (optional)');
  const fields = { 'What is right': '¥49 for new buyers', 'Where it can be read': 'https://bigmodel.cn/glm-coding' };
  const filled = await discord.submit(ann, ours.message, modal, fields, discord.channel);
  expect(JSON.stringify(filled.message)).toContain('¥49 for new buyers');

  const { message } = await discord.slash(ann, discord.channel, 'plan', { name: 'glm-lite' });
  const opened = await discord.choose(ann, message, WRONG);
  expect(opened.ephemeral).toBe(true);
  await discord.choose(ann, opened.message, 'It is out of date');

  expect(discord.rest.refused).toEqual([]);
  expect(bot.complaints()).toEqual([]);
  const id = priceIsListed(storeUrl);
  expect(JSON.stringify(await discord.press(ann, ours.message, 'Tell me when it is fixed'))).toContain('I will say so');
  priceIsMended(storeUrl, id);
  bot = await bot.restart();
  discord.dm(ann);
  // Bob did not want to be told. Ann is told beside what all see, by direct message, and once.
  for (const person of [bob, ann, ann]) expect(JSON.stringify(await say(person, 'What does GLM Pro cost?'))).not.toContain('has been fixed');
  const told = await discord.world.when(() => everSaid().filter((text) => text.includes(MENDED))[0], 'the news');
  expect(told).toContain(MENDED);
  expect(everSaid().filter((text) => text.includes('has been fixed'))).toHaveLength(1);
  await bot.platform.stop();
  await discord.stop();
  await store.close();
});

test('Feishu', async () => {
  const storeUrl = `sqlite:${join(folder, 'feishu.sqlite')}`;
  const store = await createStore(storeUrl);
  let bot = await startFeishuBot({ app: appOver, store, feishu: { perSecond: 1000 } });
  const chose = (option: string, from: string) => ({ tag: 'select_static' as const, option, from });
  const CHOOSE = 'Choose what is wrong';
  const userAgent = 'Mozilla LarkLocale/en_US';
  const seen = (card: unknown): string => JSON.stringify(card);
  /** The last message that only this person sees. */
  const aloneOf = (person: string) => bot.feishu.until(() => bot.feishu.state.messages.findLast(({ only }) => only === person));

  await bot.ask({ text: 'What does GLM Lite cost?', from: 'ou_ann', userAgent });
  const asked = await bot.ask({ text: "that's wrong", from: 'ou_ann', userAgent });
  expect(seen(cardOf(asked))).toContain('What is wrong with my answer “GLM Lite”?');
  expect((await bot.press(asked, CHOOSE, chose('figure', 'ou_bob'))).answer.toast?.i18n['en_us']).toBe('Sent to you alone');
  expect(seen(cardOf(await aloneOf('ou_bob')))).toContain('Thank you for saying so');
  const before = bot;
  bot = await bot.restart();
  await bot.press(asked, CHOOSE, chose('figure', 'ou_bob'));
  await bot.feishu.until(() => (bot.feishu.state.messages.filter(({ only }) => only === 'ou_bob').length === 2 ? true : undefined));
  expect(seen(cardOf(await aloneOf('ou_bob')))).toContain('with what you had said about this answer before');
  const { answer } = await bot.press(asked, CHOOSE, chose('figure', 'ou_ann'));
  expect(seen(answer.card?.data)).toContain('Say more (optional)');
  const noted = { ...asked, updates: [{ content: seen(answer.card?.data), by: 'token' as const }] };
  const form = { f0_0_right: '¥49 for new buyers', f0_1_where: 'https://bigmodel.cn/glm-coding' };
  expect(seen((await bot.press(noted, 'Send', { form, from: 'ou_ann' })).answer.card?.data)).toContain('¥49 for new buyers');

  const message = await bot.ask({ text: '/plan glm-lite', from: 'ou_ann', userAgent });
  await bot.press(message, 'More', chose(entryOf(cardOf(message), WRONG), 'ou_ann'));
  await bot.press(await aloneOf('ou_ann'), CHOOSE, chose('outdated', 'ou_ann'));

  expect([...before.lines, ...bot.lines].filter(({ level }) => level >= 40).map(({ msg }) => msg)).toEqual([]);
  const id = priceIsListed(storeUrl);
  const tell = {
    ...asked,
    updates: [{ content: seen((await bot.press(asked, CHOOSE, chose('figure', 'ou_ann'))).answer.card?.data), by: 'token' as const }],
  };
  await bot.press(tell, 'Tell me when it is fixed', { from: 'ou_ann' });
  priceIsMended(storeUrl, id);
  bot = await bot.restart();
  const told = () => bot.feishu.state.messages.filter(({ content }) => content.includes('has been fixed'));
  // Bob did not want to be told. Ann is told beside what all see, alone, and once.
  for (const from of ['ou_bob', 'ou_ann', 'ou_ann']) await bot.ask({ text: 'What does GLM Pro cost?', from, userAgent });
  const { only, content } = await bot.feishu.until(() => told()[0]);
  expect(only).toBe('ou_ann');
  expect(content).toContain(MENDED);
  expect(told()).toHaveLength(1);
  await bot.close();
});
