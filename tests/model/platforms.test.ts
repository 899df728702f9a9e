/** Both platforms with a model configured: it reads while the chat shows that an answer comes, instances share its readings, a restart keeps them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Understander } from '#src/ask/heard.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { understanderFor } from '#src/understander-for.ts';
import { houseOver } from '#support/asking.ts';
import { startBot as startDiscord } from '#support/discord/bot.ts';
import { startLoopback } from '#support/discord/loopback.ts';
import { cardOf, startBot as startFeishu } from '#support/feishu/bot.ts';
import { type ModelServer, queriesText, startModel } from '#support/model.ts';
import { settingsFor } from '#support/reader.ts';

let model: ModelServer;
let folder: string;
beforeEach(async () => {
  model = await startModel();
  folder = mkdtempSync(join(tmpdir(), 'suanpan-model-'));
});
afterEach(async () => {
  await model.close();
  rmSync(folder, { recursive: true, force: true });
});

const PRICE = queriesText({ kind: 'fact', asks: 'value', subjects: ['glm-lite'], topics: ['prices/regular/month'] });
/** GLM Lite on 2026-02-26: jiegec/kb, "AI Coding Plan". */
const ANSWER = '¥49';
const QUESTION = 'wats the damage for the small one of zhipu';

const reader = (store: Store): Promise<Understander | undefined> => {
  const settings = settingsFor(model.url);
  return understanderFor(settings ? { model: settings } : {}, { store, log: silentLog });
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}

test('on Discord', async () => {
  const path = `sqlite:${join(folder, 'store')}`;
  const discord = await startLoopback();
  const instance = async () => {
    const store = await createStore(path);
    const understander = await reader(store);
    const bot = await startDiscord(discord, { app: houseOver('en', understander), store });
    const stop = async () => {
      await bot.platform.stop();
      await store.close();
    };
    return { stop };
  };
  const ask = (question = QUESTION) => {
    const person = discord.person();
    const place = discord.dm(person);
    return { place, reply: discord.say({ person, place, content: question }) };
  };

  const first = await instance();
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  model.will(async () => {
    await held;
    return PRICE;
  });
  const { place, reply } = ask();
  await until(() => discord.world.calls.some(({ path: called }) => called === `/channels/${place.id}/typing`));
  answer();
  expect((await reply).content).toContain(ANSWER);
  expect(model.sent).toHaveLength(1);
  await first.stop();

  const second = await instance();
  expect((await ask().reply).content).toContain(ANSWER);
  expect(model.sent).toHaveLength(1);
  model.will({ status: 401 });
  expect((await ask('glm lite monthly price, please').reply).content).toContain(ANSWER);
  expect(model.sent).toHaveLength(2);
  await second.stop();
  await discord.stop();
});

test('on Feishu', async () => {
  const store = await createStore('memory:');
  const understander = await reader(store);
  const bot = await startFeishu({ app: houseOver('en', understander), store, feishu: { perSecond: 1_000 } });
  const { reactions } = bot.feishu.state;
  model.will(async () => {
    await until(() => reactions.length > 0);
    return PRICE;
  });
  const said = JSON.stringify(cardOf(await bot.ask({ text: QUESTION, chat: 'oc_1' })));
  expect(said).toContain(ANSWER);
  expect(model.sent).toHaveLength(1);
  expect(model.sent[0]?.messages.at(-1)?.content).toMatch(new RegExp(`${QUESTION}$`));
  await until(() => reactions.every(({ shown }) => !shown));
  expect(reactions).toEqual([{ message: expect.any(String) as unknown, emoji: 'Typing', shown: false }]);
  model.will({ broken: 'cut' });
  expect(JSON.stringify(cardOf(await bot.ask({ text: 'glm lite monthly price, please', chat: 'oc_2' })))).toContain(ANSWER);
  await bot.close();
});

test('on Feishu an app that may not react answers all the same, and tries it once', async () => {
  const store = await createStore('memory:');
  const bot = await startFeishu({
    app: houseOver('en', await reader(store)),
    store,
    feishu: { perSecond: 1_000, scopes: ['im:message.group_at_msg:readonly', 'im:message.p2p_msg:readonly', 'im:message:send_as_bot'] },
  });
  const tried = () => bot.feishu.state.calls.filter(({ path }) => path.endsWith('/reactions')).length;
  model.will(async () => {
    await until(() => tried() > 0);
    return PRICE;
  });
  expect(JSON.stringify(cardOf(await bot.ask({ text: QUESTION, chat: 'oc_1' })))).toContain(ANSWER);
  model.will(async () => {
    await wait(700);
    return PRICE;
  });
  await bot.ask({ text: `${QUESTION} then`, chat: 'oc_2' });
  expect(tried()).toBe(1);
  await bot.close();
});
