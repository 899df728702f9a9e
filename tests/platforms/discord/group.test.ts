/** Members of a group in Discord: replies to each other's messages, to the bot's cards, and threads. The real client, commands and data. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseOver, langs, storeAhead, watched } from '#support/asking.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { writtenBy } from '#support/discord/events.ts';
import { forbidden } from '#support/discord/faults.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import type { Message, Person, Place } from '#support/discord/world.ts';
import { groupWords } from '#support/group.ts';

/** https://discord.com/developers/docs/resources/application#application-object-application-flags: GATEWAY_MESSAGE_CONTENT_LIMITED. */
const CONTENT_LIMITED = 1 << 19;
const { store, later } = storeAhead();
let discord: Loopback;
let bot: Bot;

const toBot = (text: string): string => `<@${discord.world.bot.id}> ${text}`;
const ask = (person: Person, text: string, place: Place = discord.channel): Promise<Message> => discord.say({ person, place, content: toBot(text) });
const inReply = (person: Person, text: string, replyTo: Message | 'gone' | 'unknown', place: Place = discord.channel): Promise<Message> =>
  discord.say({ person, place, content: toBot(text), replyTo });
/** Somebody's message, which the bot was not told of. */
const written = (content: string, more: Partial<Message> = {}): Message => writtenBy(discord.world, discord.person(), discord.channel, content, more);
const opened = (question: string): Place => discord.world.places.get(question) ?? expect.fail('no thread was opened');
const callsTo = (end: string) => discord.world.calls.filter(({ path, method }) => method === 'POST' && path.endsWith(end));

async function begin(flags: number, over = store): Promise<void> {
  discord = await startLoopback({ flags });
  bot = await startBot(discord, { app: houseOver('en'), store: over });
}
async function end(): Promise<void> {
  expect(discord.rest.refused).toEqual([]);
  expect(bot.complaints()).toEqual([]);
  await bot.platform.stop();
  await discord.stop();
}

describe('where the bot may read what it is shown', () => {
  beforeAll(() => begin(CONTENT_LIMITED));
  afterAll(end);

  describe.each(langs)('in %s', (lang) => {
    const w = groupWords[lang];
    const person = (): Person => discord.person({ locale: w.locale });

    test.each(['?', '？', ''])('a mention with “%s” in reply to a question answers that question', async (text) => {
      const direct = await ask(person(), w.which);
      const reply = await inReply(person(), text, written(w.which));
      expect(reply.content).toBe(direct.content);
      expect(reply.embeds).toEqual(direct.embeds);
    });

    test('so do words that only point at it; thanks are thanks', async () => {
      expect((await inReply(person(), w.points, written(w.price))).content).toContain('¥49');
      expect((await inReply(person(), w.thanks, written(w.price))).content).toBe(w.welcome);
    });

    test('words of one’s own go on with what was said there', async () => {
      expect((await inReply(person(), w.pro, written(w.price))).content).toContain('¥149');
      expect((await inReply(person(), w.year, written(w.price))).content).toContain('¥588');
      const who = person();
      expect((await inReply(who, w.price, written(w.kimi))).content).toContain('¥49');
      expect((await ask(who, w.pro)).content).toContain('¥149');
    });

    test('what the person asked before of something else has no part in it', async () => {
      const who = person();
      await ask(who, w.kimi);
      expect((await inReply(who, w.pro, written(w.price))).content).toContain('¥149');
      await ask(who, w.price);
      expect((await inReply(who, '?', written(w.pro))).content).toContain(w.whichPro);
    });

    test('a message about nothing of the trade leaves the person’s own conversation', async () => {
      const who = person();
      await ask(who, w.price);
      expect((await inReply(who, w.pro, written(w.chat))).content).toContain('¥149');
    });

    test('another bot’s message is a message; one of ten thousand characters is read to its end', async () => {
      const other = writtenBy(discord.world, { id: '777', username: 'Other', bot: true }, discord.channel, w.price);
      expect((await inReply(person(), '?', other)).content).toContain('¥49');
      const long = `${'blah blah. '.repeat(900)}\n${w.price}`;
      expect((await inReply(person(), '?', written(long))).content).toContain('¥49');
      expect((await inReply(person(), w.pro, written(long))).content).toContain('¥149');
      expect((await inReply(person(), w.pro, written(`${'blah blah. '.repeat(1800)}\n${w.price}`))).content).toContain('¥149');
    });

    test('a message that is gone, or has no words, is said to be so', async () => {
      const guild = discord.join({ locale: w.locale, community: true });
      expect((await inReply(person(), '?', 'gone', guild)).content).toContain(w.gone);
      const picture = written('', { attachments: [{ id: '1', filename: 'a.png', size: 1, url: 'http://cdn.example/a.png', proxy_url: '' }] });
      expect((await inReply(person(), '?', picture, guild)).content).toContain(w.wordless);
    });

    test('somebody else goes on with a card by replying to it, also after a restart, for a quarter of an hour', async () => {
      const card = await ask(person(), w.price);
      expect((await inReply(person(), w.pro, card)).content).toContain('¥149');
      bot = await bot.restart();
      const who = person();
      await ask(who, w.kimi);
      expect((await inReply(who, w.year, card)).content).toContain('¥588');
      // The asker, too, who meanwhile asked for something else, gets on with that card and no other.
      expect((await later(14, () => inReply(person(), w.pro, card))).content).toContain('¥149');
      expect((await later(16, () => inReply(who, w.pro, card))).content).toContain(w.whichPro);
    });

    test('so they do with a card that a button changed, and with the answer to a slash command', async () => {
      const who = person();
      const open = await ask(who, w.open);
      await discord.press(who, open, w.choice);
      expect((await inReply(person(), w.pro, open)).content).toMatch(w.yearOfPro);
      const { message } = await discord.slash(who, discord.channel, 'ask', { question: w.price });
      expect((await inReply(person(), w.pro, message)).content).toContain('¥149');
    });

    test('a card of another channel is not gone on with, whatever its id', async () => {
      const card = await ask(person(), w.price);
      const elsewhere = discord.join();
      expect((await inReply(person(), w.pro, { ...card, channel: elsewhere.id }, elsewhere)).content).toContain(w.whichPro);
    });

    test('a long answer stands in a thread on the question, and the thread needs no mention', async () => {
      const who = person();
      const answer = await ask(who, w.long);
      const thread = opened(answer.channel);
      expect(thread).toMatchObject({ type: 'thread', parent: discord.channel.id });
      expect(callsTo('/threads').at(-1)?.body).toMatchObject({ name: expect.stringContaining(w.longName) as unknown });
      expect((await discord.say({ person: who, place: thread, content: w.price })).content).toContain('¥49');
      expect((await discord.say({ person: who, place: thread, content: w.pro })).content).toContain('¥149');
      bot = await bot.restart();
      expect((await discord.say({ person: who, place: thread, content: w.year })).content).toMatch(w.yearOfPro);
    });

    test('in it, what is said to others or is not of the trade gets nothing', async () => {
      const who = person();
      const answer = await ask(who, w.long);
      const thread = opened(answer.channel);
      const before = callsTo('/messages').length;
      discord.sayOnly({ person: who, place: thread, content: w.chat });
      discord.sayOnly({ person: who, place: thread, content: `<@555> ${w.price}` });
      discord.sayOnly({ person: who, place: thread, content: w.price, replyTo: { ...written(w.price), channel: thread.id }, ping: false });
      discord.sayOnly({ person: who, place: discord.thread, content: w.price });
      discord.sayOnly({ person: who, place: discord.channel, content: w.price });
      // What were answered would be so before the second of these.
      await ask(who, w.thanks, thread);
      await ask(who, w.thanks, thread);
      expect(callsTo('/messages').slice(before)).toHaveLength(2);
    });

    test('a thread that cannot be opened or spoken in: the answer stands in the channel', async () => {
      discord.rest.faults.push(forbidden(/\/threads$/, 1));
      const answer = await ask(person(), w.long);
      expect(answer.channel).toBe(discord.channel.id);
      expect(answer.reference).toBeDefined();
      discord.rest.faults.push({ ...forbidden(/^\/channels\/\d+\/messages$/, 1), method: 'POST' });
      expect((await ask(person(), w.long)).channel).toBe(discord.channel.id);
    });

    test('short answers, direct messages and threads stay where they are', async () => {
      const before = callsTo('/threads').length;
      const who = person();
      expect((await ask(who, w.price)).channel).toBe(discord.channel.id);
      expect((await ask(who, w.long, discord.thread)).channel).toBe(discord.thread.id);
      const dm = discord.dm(who);
      expect((await discord.say({ person: who, place: dm, content: w.long })).channel).toBe(dm.id);
      expect(callsTo('/threads')).toHaveLength(before);
    });
  });
});

describe('where Discord keeps the words of others from it', () => {
  beforeAll(() => begin(0));
  afterAll(end);

  describe.each(langs)('in %s', (lang) => {
    const w = groupWords[lang];
    const person = (): Person => discord.person({ locale: w.locale });

    test('it says so, and what to do instead', async () => {
      const guild = discord.join({ locale: w.locale, community: true });
      expect((await inReply(person(), '?', written(w.price), guild)).content).toContain(w.hidden.discord);
      expect((await inReply(person(), '?', 'unknown', guild)).content).toContain(w.hidden.discord);
    });

    test('a question that needs the message is asked back, with the reason; one that does not is answered', async () => {
      const who = person();
      await ask(who, w.kimi);
      const reply = await inReply(who, w.pro, written(w.price));
      expect(reply.content).toContain(w.whichPro);
      expect(JSON.stringify(reply.embeds)).toContain(w.hidden.discord);
      const answered = await inReply(person(), w.price, written(w.kimi));
      expect(answered.content).toContain('¥49');
      expect(JSON.stringify(answered)).not.toContain(w.hidden.discord);
    });

    test('what was said to the bot, and its own cards, it knows', async () => {
      const said = written(toBot(w.price));
      const json = { ...said, content: toBot(w.price) };
      expect((await inReply(person(), w.pro, await ask(person(), w.price))).content).toContain('¥149');
      expect((await inReply(person(), '?', json)).content).toBeDefined();
    });

    test('a thread of its own is silent without a mention, and goes on with one', async () => {
      const who = person();
      const thread = opened((await ask(who, w.long)).channel);
      const before = callsTo('/messages').length;
      discord.sayOnly({ person: who, place: thread, content: w.price });
      expect((await ask(who, w.price, thread)).content).toContain('¥49');
      expect(callsTo('/messages').slice(before)).toHaveLength(1);
    });
  });
});

test('nothing is kept of what was neither asked nor replied to', async () => {
  const { store: spied, kept } = watched(store);
  await begin(CONTENT_LIMITED, spied);
  await inReply(discord.person(), 'thoughts?', written('What does GLM Lite cost?'));
  discord.sayOnly({ person: discord.person(), place: discord.channel, content: 'a zebra' });
  await ask(discord.person(), 'thanks!');
  expect(kept()).toContain('glm-lite');
  expect(kept()).not.toContain('zebra');
  await end();
});
