/** Questions read by a model over loopback: what is sent, what is made of the reply, and that the rules answer whatever goes wrong. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '#src/state/create-store.ts';
import { type Does, type ModelServer, queriesText, startModel } from '#support/model.ts';
import { PATIENCE } from '#support/patience.ts';
import { createReadChat, DAY } from '#support/reader.ts';
import { createRealChat } from '#support/real-chat.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModel();
});
afterEach(() => server.close());

const price = (id: string) => ({ kind: 'fact', asks: 'value', subjects: [id], topics: ['prices/regular/month'] });
const lastSaid = () => server.sent.at(-1)?.messages.at(-1)?.content ?? '';

describe('a question', () => {
  test('is sent once, word for word, and answered by the Queries that came back', async () => {
    const { chat, counted } = await createReadChat(server.url);
    server.will(queriesText(price('kimi-pro')));
    expect(await chat.say('wats the damage for kimi pro m8')).toContain('¥199');
    expect(server.sent).toHaveLength(1);
    expect(lastSaid()).toMatch(/\nwats the damage for kimi pro m8$/);
    expect(chat.outcome().queries).toEqual([price('kimi-pro')]);
    expect(await counted('calls_total')).toBe(1);
    expect(await counted('tokens_total')).toBe(3040);
    expect(await counted('readings_total{result="read"}')).toBe(1);
  });

  test('asked again is read from the store, also by another instance and after a restart', async () => {
    const store = await createStore('memory:');
    const one = await createReadChat(server.url, { store });
    server.will(queriesText(price('kimi-pro')));
    await one.chat.say('kimi pro, the monthly damage?');
    const other = await createReadChat(server.url, { store });
    expect(await other.chat.as({ id: 'bob' }).say('Kimi Pro,  the monthly damage?')).toContain('¥199');
    expect(server.sent).toHaveLength(1);
    expect(await other.counted('readings_total{result="cached"}')).toBe(1);
    await other.chat.as({ id: 'eve' }).say('kimi max, the monthly damage?');
    expect(server.sent).toHaveLength(2);
  });

  test('comes with what the person said before, and with nobody else’s words', async () => {
    const { chat } = await createReadChat(server.url);
    server.will(queriesText(price('glm-lite')));
    await chat.say('glm lite monthly price?');
    await chat.as({ id: 'bob' }).say('is kimi max any good for a secret project?');
    server.will(queriesText(price('glm-pro')));
    expect(await chat.say('and the middle tier?')).toContain('¥538');
    expect(lastSaid()).toContain('"glm lite monthly price?"');
    expect(lastSaid()).not.toContain('secret project');
  });

  test('in the same words after something else is another question', async () => {
    const { chat } = await createReadChat(server.url);
    for (const [from, before, then, said] of [
      ['ann', 'glm-lite', 'glm-pro', '¥538'],
      ['bob', 'kimi-plus', 'kimi-pro', '¥199'],
    ] as const) {
      server.will(queriesText(price(before)));
      await chat.as({ id: from }).say(`${before.replace('-', ' ')} monthly price?`);
      server.will(queriesText(price(then)));
      expect(await chat.as({ id: from }).say('and the one above that?')).toContain(said);
    }
    expect(server.sent).toHaveLength(4);
  });

  test('that replies to somebody comes with that message', async () => {
    const { chat } = await createReadChat(server.url);
    server.will(queriesText(price('glm-lite')));
    await chat.app.dispatch({
      type: 'text',
      text: 'what does it cost?',
      addressed: true,
      replyTo: { type: 'words', text: 'I use GLM Lite every day' },
      platform: 'mock',
      asker: { id: 'ann' },
      chat: { id: 'ann', private: true },
      asOf: '2026-11-30',
    });
    expect(lastSaid()).toContain('"I use GLM Lite every day"');
    expect(JSON.stringify(server.sent)).not.toContain('"ann"');
  });

  test('names what the reply leaves out', async () => {
    const { chat } = await createReadChat(server.url);
    server.will(queriesText(price('glm-lite')));
    expect(await chat.say('glm lite price, and does cline work with it, or is chatgpt plus better')).toMatch(
      /Not taken into account: cline and chatgpt plus/i,
    );
  });
});

test('commands, buttons and small talk never reach it', async () => {
  const { chat } = await createReadChat(server.url);
  await chat.say('/compare ark bailian');
  await chat.slash('plan', { plan: 'glm-lite' });
  for (const words of ['hi', '你好', '谢谢', 'thanks!', 'what can you do?', '你能干啥', '今天天气怎么样', '?']) await chat.say(words);
  server.will(queriesText({ kind: 'clarify', text: 'lite', options: ['glm-lite', 'ark-lite'], question: '' }));
  await chat.say('lite多少钱');
  expect(server.sent).toHaveLength(1);
  await chat.press('智谱 GLM Lite');
  expect(server.sent).toHaveLength(1);
  // Whoever types the command that asks, asks.
  server.will(queriesText(price('kimi-pro')));
  await chat.slash('ask', { question: 'kimi pro price?' });
  expect(server.sent).toHaveLength(2);
});

test('what is of another trade reaches it within a conversation only, as the privacy page says', async () => {
  const { chat } = await createReadChat(server.url);
  const foreign = 'will it rain in the mountains tomorrow afternoon?';
  await chat.say(foreign);
  expect(server.sent).toHaveLength(0);
  server.will(queriesText(price('kimi-pro')));
  await chat.say('kimi pro price?');
  expect(server.sent).toHaveLength(1);
  server.will(queriesText({ kind: 'talk', about: 'off-topic' }));
  await chat.say(foreign);
  expect(server.sent).toHaveLength(2);
  expect(lastSaid()).toContain(foreign);
});

test('a command that cannot be read is a question, and reaches it', async () => {
  const { chat } = await createReadChat(server.url);
  server.will(queriesText(price('kimi-pro')));
  expect(await chat.say('/plans which one of kimi is in the middle')).toContain('¥199');
  expect(server.sent).toHaveLength(1);
});

describe('the rules answer at once', () => {
  test.each<[fault: string, does: Does, timeoutMs: number]>([
    ['timeout', { broken: 'silent' }, 150],
    ['timeout', { broken: 'half' }, 150],
    ['key', { status: 401 }, PATIENCE],
    ['limited', { status: 429 }, PATIENCE],
    ['server', { status: 500 }, PATIENCE],
    ['gone', { status: 404 }, PATIENCE],
    ['network', { broken: 'cut' }, PATIENCE],
    ['malformed', { broken: 'html' }, PATIENCE],
    ['refused', { broken: 'refusal' }, PATIENCE],
  ])('%s: %j', async (fault, does, timeoutMs) => {
    const { chat, warned, counted } = await createReadChat(server.url, { timeoutMs });
    server.will(does);
    expect(await chat.say('glm lite monthly price?')).toContain('¥118');
    expect(warned.map((each) => each.fault)).toEqual([fault]);
    expect(JSON.stringify(warned)).not.toMatch(/sk-secret|monthly/);
    expect(await counted(`readings_total{result="${fault}"}`)).toBe(1);
  });

  test('where it invents an id twice, after it was told of the first', async () => {
    const { chat, warned, counted } = await createReadChat(server.url);
    server.will(queriesText(price('glm-ultra')));
    expect(await chat.say('glm lite monthly price?')).toContain('¥118');
    expect(server.sent.map(({ messages }) => messages.length)).toEqual([2, 4]);
    expect(lastSaid()).toContain('glm-ultra');
    expect(warned).toMatchObject([{ fault: 'unverified' }]);
    expect(await counted('repairs_total')).toBe(1);
  });

  test('but not where it mends its reply', async () => {
    const { chat } = await createReadChat(server.url);
    server.will('GLM Lite costs ¥1!', queriesText(price('glm-lite')));
    expect(await chat.say('glm lite monthly, the damage?')).toContain('¥118');
    expect(chat.outcome().queries).toEqual([price('glm-lite')]);
  });

  test('where a message is too long to be sent whole', async () => {
    const { chat, counted } = await createReadChat(server.url);
    await chat.say(`glm lite price? ${'it is a long story. '.repeat(120)}`);
    expect(server.sent).toEqual([]);
    expect(await counted('readings_total{result="long"}')).toBe(1);
  });

  test('where it failed five times, for a while', async () => {
    const { chat, counted } = await createReadChat(server.url);
    server.will({ status: 500 });
    for (let nth = 1; nth <= 8; nth++) await chat.say(`glm lite price for ${nth} months?`);
    expect(server.sent).toHaveLength(5);
    expect(await counted('readings_total{result="resting"}')).toBe(3);
  });

  test('where no call may be made, however often, and that is no failing of the model', async () => {
    const { chat, counted } = await createReadChat(server.url, { dailyLimit: 0 });
    for (let nth = 1; nth <= 7; nth++) expect(await chat.say(`glm lite monthly price, asked ${nth} times?`)).toContain('¥118');
    expect(server.sent).toHaveLength(0);
    expect(await counted('readings_total{result="spent"}')).toBe(7);
  });

  test('where calls cannot be counted: a store that fails costs no money', async () => {
    const store = await createStore('memory:');
    const { chat, counted } = await createReadChat(server.url, { store: { ...store, count: () => Promise.reject(new Error('gone')) } });
    expect(await chat.say('glm lite monthly price?')).toContain('¥118');
    expect(server.sent).toHaveLength(0);
    expect(await counted('readings_total{result="spent"}')).toBe(1);
  });

  test('where the calls of the day are used up, by both instances together', async () => {
    const store = await createStore('memory:');
    const [one, other] = [await createReadChat(server.url, { store, dailyLimit: 3 }), await createReadChat(server.url, { store, dailyLimit: 3 })];
    server.will(queriesText(price('glm-lite')));
    for (const nth of [1, 2])
      for (const { chat } of [one, other]) await chat.say(`glm lite price, number ${nth} of ${chat === one.chat ? 'one' : 'other'}?`);
    expect(server.sent).toHaveLength(3);
    expect(await other.counted('readings_total{result="spent"}')).toBe(1);
  });
});

describe('a reading unlike that of the rules', () => {
  test('is answered, and the other is on the first button', async () => {
    const { chat, counted } = await createReadChat(server.url);
    server.will(queriesText(price('kimi-pro')));
    expect(await chat.say('glm lite price?')).toContain('¥199');
    expect(await counted('disagreements_total')).toBe(1);
    expect(await chat.press('I meant: GLM Lite – price')).toContain('¥118');
    expect(server.sent).toHaveLength(1);
  });

  test('of a message that leans on another is pressed for with what that one said', async () => {
    const { chat } = await createReadChat(server.url);
    server.will(queriesText(price('glm-lite')));
    await chat.say('glm lite price?');
    server.will(queriesText(price('kimi-max')));
    await chat.say('and pro?');
    expect(await chat.press('I meant: GLM Pro – price')).toContain('¥538');
  });

  test('alike needs no button', async () => {
    const { chat } = await createReadChat(server.url);
    const rules = await createRealChat(DAY);
    await rules.say('glm lite price?');
    server.will(queriesText(...rules.outcome().queries));
    expect(await chat.say('glm lite price?')).not.toContain('I meant');
  });
});

test('what is one press away belongs to the reading that is shown', async () => {
  const { chat } = await createReadChat(server.url);
  server.will(queriesText({ kind: 'fact', asks: 'value', subjects: ['ark', 'bailian', 'kimi'], topics: ['prices', 'quotas', 'models'] }));
  await chat.say('glm lite price?');
  const menu = chat
    .outcome()
    .card()
    .blocks.find((block) => block.type === 'menu');
  const item = menu?.type === 'menu' ? menu.items.find(({ act }) => act.command === 'ask') : undefined;
  if (!item) throw new Error('no way on from this answer');
  const id = (await chat.outcome().actionIds())(item.act);
  const more = await chat.app.dispatch({
    platform: 'mock',
    asker: { id: 'bob' },
    chat: { id: 'ann', private: false },
    asOf: DAY,
    type: 'action',
    id,
  });
  expect(more.queries).toEqual(chat.outcome().queries);
  expect(server.sent).toHaveLength(1);
});

test('in doubt it is asked only where the rules find nothing, ask back or leave something over', async () => {
  const { chat } = await createReadChat(server.url, { mode: 'doubt' });
  server.will(queriesText(price('glm-lite')));
  await chat.say('glm lite price?');
  expect(server.sent).toHaveLength(0);
  await chat.as({ id: 'bob' }).say('lite多少钱');
  expect(server.sent).toHaveLength(1);
});

test('off, nothing is sent', async () => {
  const { chat } = await createReadChat(server.url, { mode: 'off' });
  await chat.say('lite多少钱');
  expect(server.sent).toEqual([]);
});
