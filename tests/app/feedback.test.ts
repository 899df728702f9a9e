/**
 * What is kept of people's words, and how it goes: over the real house and data on a day in February 2026, with every store. GLM Lite cost ¥49 a
 * month then (jiegec/kb, "AI Coding Plan", seen 2026-02-16).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { createPersonKeys } from '#src/app/person-key.ts';
import { hasNews, markDone, openReports, type Report } from '#src/app/reports.ts';
import { allUnheard } from '#src/app/unheard.ts';
import { createApp } from '#src/app.ts';
import type { SelectBlock } from '#src/card/card.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { Invocation, Outcome } from '#src/command/context.ts';
import { readers } from '#src/readers.ts';
import { renderText } from '#src/render/text/render.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { localizers } from '#support/chat.ts';
import { redisBinary, startRedis } from '#support/redis.ts';

const catalog = loadCatalog(dataDir);
const names = createNames(catalog);

type Instance = ReturnType<typeof instanceOver>;

/** One process of the bot. */
function instanceOver(store: Store, logQuestions = false) {
  const app = createApp({
    catalog,
    names,
    commands,
    localizers,
    store,
    log: silentLog,
    defaultLang: 'zh',
    readers,
    logQuestions,
    today: () => '2026-02-26',
  });
  const origin = (id: string) => ({ platform: 'mock', asker: { id }, chat: { id: 'group', private: false } });
  const send = (invocation: Invocation): Promise<Outcome> => app.dispatch(invocation);
  return {
    say: (id: string, text: string, replied?: string, isPrivate = false) =>
      send({
        ...origin(id),
        ...(isPrivate ? { chat: { id, private: true } } : {}),
        type: 'text',
        text,
        addressed: true,
        ...(replied ? { replyTo: { type: 'answer', message: replied } } : {}),
      }),
    choose: async (id: string, outcome: Outcome, value: string) => {
      const select = outcome.card().blocks.find((block): block is SelectBlock => block.type === 'select') ?? expect.fail('nothing to choose from');
      return send({ ...origin(id), type: 'action', id: (await outcome.actionIds())(select.act, select.option), value });
    },
    press: async (id: string, outcome: Outcome, label: string) => {
      const buttons = outcome.card().blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
      const button = buttons.find((item) => item.label === label);
      if (button?.type !== 'action') throw new Error(`no button ${label}`);
      return send({ ...origin(id), type: 'action', id: (await outcome.actionIds())(button.act) });
    },
  };
}

const textOf = (outcome: Outcome): string => renderText(outcome.card(), outcome.localizer(), { actText: ({ command }) => `/${command}` }).text;
const reportsOf = async (store: Store): Promise<readonly Report[]> => (await openReports(store)).flatMap(({ reports }) => reports);

const folder = mkdtempSync(join(tmpdir(), 'suanpan-feedback-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Place = { readonly url: string; stop(): Promise<void> };
const places: readonly (readonly [name: string, open: () => Promise<Place>])[] = [
  ['memory', async () => ({ url: 'memory:', stop: async () => undefined })],
  ['SQLite', async () => ({ url: `sqlite:${join(folder, 'store.sqlite')}`, stop: async () => undefined })],
  ...(redisBinary ? ([['Redis', () => startRedis(redisBinary ?? '')]] as const) : []),
];

describe.each(places)('over %s', (name, open) => {
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    place = await open();
    store = await createStore(place.url);
  });
  afterAll(async () => {
    await store.close();
    await place.stop();
  });
  /** Everything is gone but the store. */
  const restarted = async (logQuestions = false): Promise<Instance> => {
    if (name !== 'memory') {
      await store.close();
      store = await createStore(place.url);
    }
    return instanceOver(store, logQuestions);
  };
  const people = ['ou_ann_4711', 'ou_bob_0815'] as const;
  const [ann, bob] = people;

  test('a report is one of its person and answer, whoever presses, however often, also after a restart', async () => {
    const bot = instanceOver(store);
    await bot.say(ann, '智谱 Lite 多少钱？');
    const asked = await bot.say(ann, '不对');
    expect(textOf(asked)).toContain('我的回答“智谱 GLM Lite”哪里不对');
    expect(await reportsOf(store)).toEqual([]);
    expect(textOf(await bot.choose(ann, asked, 'figure'))).toContain('已经记下');
    expect(textOf(await bot.choose(ann, asked, 'outdated'))).toContain('和你之前');
    const others = await bot.choose(bob, asked, 'figure');
    expect(others.foreign).toBe(true);
    const again = await restarted();
    expect(textOf(await again.choose(ann, asked, 'figure'))).toContain('和你之前');

    const [reported, ...more] = await openReports(store);
    expect(more).toEqual([]);
    expect(reported?.reports).toHaveLength(2);
    for (const { what, answer } of reported?.reports ?? []) {
      expect([what, answer?.heard, answer?.title?.en]).toEqual(['figure', 'fact glm-lite prices count', 'GLM Lite']);
      expect(answer?.sources).toContainEqual(
        expect.objectContaining({ title: 'jiegec/kb: notes on AI coding plans (February 2026)', checked: '2026-02-16' }),
      );
    }
    const kept = JSON.stringify(await store.collection('reports', { keep: 1, most: 1 }).all());
    for (const person of people) expect(kept).not.toContain(person);
    expect(kept).not.toContain('多少钱');
  });

  test('a command that was answered since is what is wrong, and its free words are not kept', async () => {
    const bot = instanceOver(store);
    await bot.say(ann, '/cost 每天 500 次请求 --months=3');
    await bot.choose(ann, await bot.say(ann, '答非所问'), 'misunderstood');
    const answers = (await reportsOf(store)).map(({ answer }) => answer?.line);
    expect(answers).toContain('/cost --months=3');
  });

  test('words alone are kept, with marks for who somebody is; links stay', async () => {
    const bot = instanceOver(store);
    await bot.say(bob, '/feedback 月付是 ¥49，见 https://example.com/p?id=12345678901 或问 bob@example.com、@小王 13800138000');
    const said = (await reportsOf(store)).map(({ words }) => words);
    expect(said).toContain('月付是 ¥49，见 https://example.com/p?id=12345678901 或问 [mail]、[name] [number]');
  });

  test('whoever asked for it is told once that it is mended, with their next answer', async () => {
    const bot = instanceOver(store);
    const [ours] = await openReports(store);
    const asked = await bot.say(ann, '智谱 Lite 多少钱？').then(() => bot.say(ann, '不对'));
    await bot.press(ann, await bot.choose(ann, asked, 'figure'), '改好后告诉我');
    const { id = '' } = (await openReports(store)).find(({ reports }) => reports.some(({ tell }) => tell)) ?? {};
    expect(id).toBe(ours?.id);
    expect(await markDone(id, '2026-02-27', store)).toBe(2);
    expect(await markDone(id, '2026-02-27', store)).toBe(0);
    expect((await openReports(store)).map((each) => each.id)).not.toContain(id);
    const again = await restarted();
    expect(textOf(await again.say(bob, '/help'))).not.toContain('已经改好');
    const seen = await again.say(ann, '/help');
    // Others see the answer: what she reported is told beside it, to her alone.
    expect(textOf(seen)).not.toContain('已经改好');
    const aside = seen.aside ?? expect.fail('nothing is told');
    expect(aside.private).toBe(true);
    expect(textOf(aside)).toContain('反馈的“智谱 GLM Lite”已经改好了');
    // On its way; once it is there, it is over.
    expect((await again.say(ann, '/help')).aside).toBeUndefined();
    await aside.posted([]);
    expect((await again.say(ann, '/help')).aside).toBeUndefined();
    expect(textOf(await again.say(ann, '/help'))).not.toContain('已经改好');
    await again.choose(ann, asked, 'figure');
    expect((await openReports(store)).find((each) => each.id === id)?.reports).toHaveLength(1);
  });

  test('in a private chat the news stands in the answer, and counts as told only once that is there', async () => {
    const bot = instanceOver(store);
    const asked = await bot.say(bob, '智谱 Pro 多少钱？').then(() => bot.say(bob, '不对'));
    await bot.press(bob, await bot.choose(bob, asked, 'figure'), '改好后告诉我');
    const { id = '' } = (await openReports(store)).find(({ reports }) => reports.some(({ tell }) => tell)) ?? {};
    await markDone(id, '2026-02-27', store);
    const person = await createPersonKeys(store).of('mock', bob);
    const alone = await bot.say(bob, '/help', undefined, true);
    expect(textOf(alone)).toContain('已经改好');
    // It was lost on the way.
    expect(await hasNews(person, store)).toBe(true);
    await alone.posted([]);
    expect(await hasNews(person, store)).toBe(false);
    expect(textOf(await bot.say(bob, '/help', undefined, true))).not.toContain('已经改好');
  });

  test('questions that were not understood are kept only where that is switched on: without names, once a person, most frequent first', async () => {
    const off = instanceOver(store);
    await off.say(ann, 'what will the zebra 3000 do for lunch?');
    expect(await allUnheard(store)).toEqual([]);
    const on = instanceOver(store, true);
    for (const who of [ann, ann, bob]) await on.say(who, 'What will the zebra 3000 do for lunch ??');
    await on.say(ann, 'can <@123456789012345678> or x.y@example.com cook for the zebra');
    await on.say(ann, '智谱 Lite 多少钱？');
    expect((await allUnheard(store)).map(({ text, people: count }) => [count, text])).toEqual([
      [2, 'what will the zebra 3000 do for lunch'],
      [1, 'can [name] or [mail] cook for the zebra'],
    ]);
  });

  test.each(['/settings forget', '/设置 忘记我'])('%s: all of the one person is gone, at once, and nothing of anybody else', async (words) => {
    const bot = instanceOver(store, true);
    for (const who of people) {
      await bot.say(who, '/settings --currency=USD');
      await bot.say(who, 'what will the zebra 3000 do for lunch?');
      const answer = await bot.say(who, '智谱 Lite 多少钱？');
      await answer.posted([`message of ${who}`]);
      await bot.choose(who, await bot.say(who, '不对'), 'figure');
    }
    const reports = (await reportsOf(store)).length;
    expect(textOf(await bot.say(ann, words))).toContain('已删除');
    expect(textOf(await bot.say(ann, '不对'))).toContain('已经不知道');
    const again = await restarted(true);
    expect(textOf(await again.say(ann, '那 Pro 呢？'))).toContain('叫“Pro”的有好几个');
    expect(textOf(await again.say(ann, '那 Pro 呢？', `message of ${ann}`))).toContain('叫“Pro”的有好几个');
    expect(textOf(await again.say(bob, '那 Pro 呢？', `message of ${bob}`))).toContain('¥149');
    expect(textOf(await again.say(ann, '/settings'))).toMatch(/货币：自动|currency: automatic/);
    expect(textOf(await again.say(bob, '/settings'))).toMatch(/美元|US dollar/);
    expect((await reportsOf(store)).length).toBeLessThan(reports);
    expect((await reportsOf(store)).every(({ words: said }) => said === undefined || said.startsWith('月付'))).toBe(true);
    expect((await allUnheard(store)).find(({ text }) => text.includes('lunch'))?.people).toBe(1);
  });
});
