/** What a person does with the bot in Discord: the real client, the real commands, the real data. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseOver, langs, storeAhead, words } from '#support/asking.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { interactionJson, saidJson } from '#support/discord/events.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { controlsOf, labelsOf } from '#support/discord/people.ts';
import type { Message, Person, Place } from '#support/discord/world.ts';

const { store, later } = storeAhead();
let discord: Loopback;
let bot: Bot;
/** A second instance, which takes interactions over HTTP. */
let web: Bot;
let server: ReturnType<typeof serve>;
beforeAll(async () => {
  discord = await startLoopback();
  bot = await startBot(discord, { app: houseOver('en'), store });
  web = await startBot(discord, { app: houseOver('en'), store, settings: { mode: 'http', publicKey: discord.publicKey } });
  const fetch = (request: Request) => web.platform.mount?.app.fetch(request) ?? new Response(null, { status: 404 });
  server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
});
afterAll(async () => {
  expect(discord.rest.refused).toEqual([]);
  expect([...bot.complaints(), ...web.complaints()]).toEqual([]);
  await bot.platform.stop();
  await web.platform.stop();
  await new Promise((resolve) => server.close(resolve));
  await discord.stop();
  await store.close();
});

/** All that a reader sees. */
const seen = (message: Message): string => JSON.stringify([message.content, message.embeds]);
const messagesIn = (place: Place): readonly Message[] => [...discord.world.messages.values()].filter(({ channel }) => channel === place.id);
const idOf = (message: Message, label: string): unknown => controlsOf(message).find((control) => control['label'] === label)?.['custom_id'];

describe.each(langs)('in %s', (lang) => {
  const w = words[lang];
  const person = (locale = w.locale): Person => discord.person({ locale });
  const toBot = (text: string): string => `<@${discord.world.bot.id}> ${text}`;
  /** A channel, or what was given; a mention, unless it is a private chat. */
  const ask = (who: Person, text: string, place: Place = discord.channel): Promise<Message> =>
    discord.say({ person: who, place, content: place.type === 'dm' ? text : toBot(text) });

  test('a mention is answered with the figure, its source and its day', async () => {
    const reply = await ask(person(), w.price);
    expect(reply.content).toContain('¥49');
    const sources = String(reply.embeds.at(-1)?.['description']).split('\n').at(-1);
    expect(sources).toMatch(/https:\/\/github\.com\/jiegec\/kb.*2026-02-1\d/);
    expect(reply.channel).toBe(discord.channel.id);
  });

  test('a mention in the middle of the sentence, in markdown, is the same question', async () => {
    const who = person();
    const asked = await ask(who, w.price);
    const [first = '', ...rest] = w.price.split(' ');
    const content = `**${first}** ${toBot(`*${rest.join(' ')}*`)}`;
    expect((await discord.say({ person: who, place: discord.channel, content })).embeds).toEqual(asked.embeds);
  });

  test('what is said to others, and a message that is changed later, get nothing', async () => {
    const who = person();
    const before = discord.world.calls.length;
    const said = { person: who, place: discord.channel, content: w.price };
    const id = discord.sayOnly(said);
    const changed = { ...saidJson(discord.world, id, { ...said, content: toBot(w.price) }), edited_timestamp: new Date().toISOString() };
    discord.gateway.dispatch('MESSAGE_UPDATE', changed, discord.guild.id);
    await ask(who, w.thanks);
    // Under load it also shows that it is typing.
    expect(discord.world.calls.slice(before).filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1);
  });

  test.each(['channel', 'thread'] as const)('a follow-up in a %s, by mention and by reply, is completed', async (kind) => {
    const who = person();
    const place = discord[kind];
    const first = await ask(who, w.price, place);
    const second = await discord.say({ person: who, place, content: w.pro, replyTo: first });
    expect(second.content).toContain('¥149');
    expect((await ask(who, w.year, place)).content).toMatch(w.yearOfPro);
  });

  test('somebody else does not inherit it, nor does the same person elsewhere', async () => {
    const who = person();
    await ask(who, w.price);
    expect((await ask(person(), w.pro)).content).toContain(w.whichPro);
    expect((await ask(who, w.pro, discord.dm(who))).content).toContain(w.whichPro);
    expect((await ask(who, w.pro, discord.thread)).content).toContain('¥149');
  });

  test('a thread opened on the answer goes on with it, and what is asked there stays there', async () => {
    const who = person();
    const thread = discord.openThread(await ask(who, w.price));
    expect((await ask(who, w.pro, thread)).content).toContain('¥149');
    expect((await ask(who, w.year, thread)).content).toMatch(w.yearOfPro);
    expect((await ask(who, w.year)).content).toContain('¥588');
    const other = discord.openThread(await ask(who, w.price));
    expect((await discord.slash(who, other, 'ask', { question: w.pro })).message.content).toContain('¥149');
  });

  test('after a quarter of an hour it is forgotten', async () => {
    const who = person();
    await ask(who, w.price);
    expect((await later(14, () => ask(who, w.pro))).content).toContain('¥149');
    // A quarter of an hour after the second question, not after the first.
    expect((await later(30, () => ask(who, w.pro))).content).toContain(w.whichPro);
  });

  test('a private chat needs no mention', async () => {
    const who = person();
    const dm = discord.dm(who);
    expect((await ask(who, w.price, dm)).content).toContain('¥49');
    expect((await ask(who, w.pro, dm)).content).toContain('¥149');
  });

  test('several questions of one message are answered in one', async () => {
    const { content } = await ask(person(), w.several);
    expect(content).toContain('¥49');
    expect(content).toContain('MiniMax Plus');
    expect(content).toContain('Claude Code');
  });

  test('small talk gets one short line', async () => {
    const reply = await ask(person(), w.thanks);
    expect(reply).toMatchObject({ content: w.welcome, embeds: [], components: [] });
  });

  test('a message is answered in its own language, whatever the one before was in', async () => {
    const who = person();
    const other = words[lang === 'zh' ? 'en' : 'zh'];
    const han = /\p{Script=Han}/u;
    expect(han.test((await ask(who, w.price)).content)).toBe(lang === 'zh');
    expect(han.test((await ask(who, other.pro)).content)).toBe(lang !== 'zh');
  });

  test('a person’s own words come back as words', async () => {
    const evil = '@everyone <@1> **b** [x](https://evil.example) `c` ||s||';
    expect((await ask(person(), w.unknown(evil))).content).not.toContain('@');
    const reply = await ask(person(), `/compare "${evil}" glm-lite`);
    expect(reply.content).toContain('everyone');
    expect(reply.content).not.toMatch(/(?<!\\)(?:@everyone|\*\*|`|\|\|)|<@|(?<!\\)\]\(/);
    const call = discord.world.calls.findLast(({ path }) => path.endsWith('/messages'));
    expect(call?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  });

  test('the longest message is answered by the question at its end', async () => {
    const reply = await ask(person(), `${'blah blah. '.repeat(900)}\n${w.price}`);
    expect(reply.content).toContain('¥49');
  });

  describe.each(['the gateway', 'HTTP'] as const)('a question that is open, pressed over %s', (way) => {
    beforeAll(() => discord.deliverTo(way === 'HTTP' ? `http://127.0.0.1:${(server.address() as AddressInfo).port}/` : undefined));
    afterAll(() => discord.deliverTo());

    test('is asked back, and the choice answers all of it, in the place of the choice', async () => {
      const who = person();
      const asked = await ask(who, w.open);
      expect(asked.content).toContain(w.whichLite);
      const { message } = await discord.press(who, asked, w.choice);
      expect(message.id).toBe(asked.id);
      expect(message.content).toContain(w.yearOfLite);
      expect((await ask(who, w.pro)).content).toMatch(w.yearOfPro);
    });

    test('by command, too', async () => {
      const who = person();
      const { message: asked } = await discord.slash(who, discord.channel, 'ask', { question: w.open });
      expect(asked.content).toContain(w.whichLite);
      expect((await discord.press(who, asked, w.choice)).message.content).toContain(w.yearOfLite);
      expect((await discord.slash(who, discord.channel, 'ask', { question: w.pro })).message.content).toMatch(w.yearOfPro);
    });

    test('is answered to somebody else who presses, alone, in their language, and stays open', async () => {
      const who = person();
      const asked = await ask(who, w.open);
      const other = lang === 'zh' ? 'en' : 'zh';
      const { message, ephemeral } = await discord.press(person(words[other].locale), asked, w.choice);
      expect(ephemeral).toBe(true);
      expect(message.content).toContain(words[other].yearOfLite);
      expect(asked.content).toContain(w.whichLite);
      expect((await discord.press(who, asked, w.choice)).message.content).toContain(w.yearOfLite);
    });

    test('is answered once, however often it is pressed', async () => {
      const who = person();
      const place = discord.dm(who);
      const asked = await ask(who, w.open, place);
      const presses = await Promise.all([discord.press(who, asked, w.choice), discord.press(who, asked, w.choice)]);
      expect(presses.map(({ message }) => message.id)).toEqual([asked.id, asked.id]);
      expect(asked.content).toContain(w.yearOfLite);
      expect(messagesIn(place)).toHaveLength(1);
    });
  });

  test('an open question may be answered in words', async () => {
    const who = person();
    const asked = await ask(who, w.open);
    const reply = await discord.say({ person: who, place: discord.channel, content: w.choiceSaid, replyTo: asked });
    expect(reply.content).toContain('¥588');
  });

  test('what is delivered twice is worked on once', async () => {
    const who = person();
    const place = discord.dm(who);
    const said = { person: who, place, content: w.open };
    const asked = await discord.say(said);
    discord.gateway.dispatch('MESSAGE_CREATE', saidJson(discord.world, asked.reference ?? '', said));
    const id = idOf(asked, w.choice);
    const { interaction } = await discord.press(who, asked, w.choice);
    discord.gateway.dispatch('INTERACTION_CREATE', interactionJson(discord.world, interaction, { component_type: 2, custom_id: id }));
    const callsTo = (end: string) => discord.world.calls.filter(({ path }) => path.endsWith(end)).length;
    await discord.world.when(() => (callsTo(`/${interaction.token}/callback`) === 2 ? true : undefined), 'the second delivery');
    await ask(who, w.thanks, place);
    await ask(who, w.thanks, place);
    expect(callsTo(`/${place.id}/messages`)).toBe(3);
    expect(interaction.writes).toBe(1);
  });

  test('after a restart buttons work and context stands; what was answered is not answered again', async () => {
    const who = person();
    const place = discord.dm(who);
    const short = await ask(who, w.open);
    const long = await ask(who, `${'blah blah. '.repeat(150)}${w.open}`);
    const said = { person: who, place, content: w.price };
    const { reference = '' } = await discord.say(said);
    bot = await bot.restart();
    expect((await discord.press(who, short, w.choice)).message.content).toContain(w.yearOfLite);
    expect((await discord.press(who, long, w.choice)).message.content).toContain('¥588');
    expect((await ask(who, w.pro)).content).toMatch(w.yearOfPro);
    discord.gateway.dispatch('MESSAGE_CREATE', saidJson(discord.world, reference, said));
    expect((await ask(who, w.pro, place)).content).toContain('¥149');
    expect(messagesIn(place)).toHaveLength(2);
  });

  test('a next step of an answer runs', async () => {
    const who = person();
    const reply = await ask(who, w.price);
    expect(labelsOf(reply)).toContain(w.detailsOfLite);
    const { message } = await discord.press(who, reply, w.detailsOfLite);
    expect(message.id).toBe(reply.id);
    expect(seen(message)).toContain('¥49');
  });
});
