import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bot, startChat } from '#support/discord/bot.ts';
import { guildJson } from '#support/discord/gateway.ts';
import type { Loopback } from '#support/discord/loopback.ts';
import { labelsOf } from '#support/discord/people.ts';

let discord: Loopback;
let bot: Bot;
let stop: () => Promise<void>;
beforeAll(async () => {
  const chat = await startChat();
  ({ discord, bot } = chat);
  stop = () => chat.stop();
});
afterAll(async () => {
  expect(discord.rest.refused).toEqual([]);
  await stop();
});

const me = () => `<@${discord.world.bot.id}>`;

describe('what is said to the bot is answered as a reply in place', () => {
  test('a mention in a channel', async () => {
    const ann = discord.person();
    const reply = await discord.say({ person: ann, place: discord.channel, content: `${me()} what does GLM Lite cost?` });
    expect(reply.content).toBe('You asked: what does GLM Lite cost?');
    expect(reply.channel).toBe(discord.channel.id);
    const call = discord.world.calls.findLast((each) => each.path.endsWith('/messages'));
    expect(call?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false }, enforce_nonce: true });
  });

  test('a mention in a thread, in Chinese', async () => {
    const reply = await discord.say({ person: discord.person(), place: discord.thread, content: `${me()}/show 红星lite` });
    expect(reply.channel).toBe(discord.thread.id);
    expect(reply.embeds[0]?.['title']).toBe('你好');
  });

  test('a reply to its answer', async () => {
    const ann = discord.person();
    const first = await discord.say({ person: ann, place: discord.channel, content: `${me()} GLM Lite?` });
    const second = await discord.say({ person: ann, place: discord.channel, content: 'and Pro?', replyTo: first });
    expect(second.content).toBe('You asked: and Pro?');
  });

  test('a direct message, with or without a mention', async () => {
    const ann = discord.person();
    const place = discord.dm(ann);
    expect((await discord.say({ person: ann, place, content: 'GLM Lite?' })).content).toBe('You asked: GLM Lite?');
    expect((await discord.say({ person: ann, place, content: `${me()} GLM Lite?` })).content).toBe('You asked: GLM Lite?');
  });

  test('a typed command', async () => {
    const reply = await discord.say({ person: discord.person(), place: discord.channel, content: `${me()} /show red-lite --months=2` });
    expect(reply.content).toBe('Red Star Lite × 2');
    expect(labelsOf(reply)).toEqual(['More', '?']);
  });

  test('a mention without words gets the help', async () => {
    expect((await discord.say({ person: discord.person(), place: discord.channel, content: me() })).content).toBe('Help.');
  });

  test('a mention in the middle of a sentence; other people, channels and times are no words', async () => {
    const content = `what ${me()} does <@555> in <#1> pay for GLM since <t:1700000000:R>? @everyone`;
    const reply = await discord.say({ person: discord.person(), place: discord.channel, content });
    expect(reply.content.replaceAll(/ +/g, ' ')).toBe('You asked: what does in pay for GLM since ? \\@everyone');
  });

  test('a mention of the role with its name: what to do instead', async () => {
    const role = `<@&${discord.guild.botRole}>`;
    const reply = await discord.say({ person: discord.person(), place: discord.channel, content: `${role} what does GLM Lite cost?` });
    expect(reply.content).toContain('You mentioned the role that has my name');
    expect(reply.embeds).toEqual([]);
    const guild = { locale: 'zh-CN', community: true };
    const place = discord.join(guild);
    const chinese = 'guild' in place ? await discord.say({ person: discord.person(), place, content: `<@&${place.guild.botRole}> hi` }) : undefined;
    expect(chinese?.content).toContain('和我同名的身份组');
  });
});

describe('buttons on a reply', () => {
  test('belong to who asked', async () => {
    const ann = discord.person();
    const reply = await discord.say({ person: ann, place: discord.channel, content: `${me()} /show` });
    expect((await discord.press(ann, reply, 'More')).message).toBe(reply);
    expect((await discord.press(discord.person(), reply, 'More')).ephemeral).toBe(true);
  });
});

describe('what is not for the bot is left alone', () => {
  test('others’ messages, replies to others, @everyone, bots, and what it cannot read', async () => {
    const ann = discord.person();
    const answered = await discord.say({ person: ann, place: discord.channel, content: `${me()} first` });
    const before = discord.world.calls.length;
    discord.sayOnly({ person: ann, place: discord.channel, content: 'GLM Lite 多少钱？' });
    discord.sayOnly({ person: ann, place: discord.channel, content: '@everyone GLM Lite?' });
    discord.sayOnly({ person: ann, place: discord.channel, content: '<@555> GLM Lite?' });
    discord.sayOnly({ person: ann, place: discord.channel, content: '<@&4242> GLM Lite?' });
    discord.sayOnly({ person: ann, place: discord.channel, content: 'thanks', replyTo: answered, ping: false });
    discord.sayOnly({ person: { ...ann, bot: true }, place: discord.channel, content: `${me()} GLM Lite?` });
    // The next answer comes after all of them were read.
    await discord.say({ person: ann, place: discord.channel, content: `${me()} last` });
    expect(discord.world.calls.slice(before).map((call) => call.path)).toEqual([`/channels/${discord.channel.id}/messages`]);
  });

  test('what a command has no answer for', async () => {
    const ann = discord.person();
    const place = discord.dm(ann);
    discord.sayOnly({ person: ann, place, content: 'nothing' });
    await discord.say({ person: ann, place, content: 'something' });
    expect([...discord.world.messages.values()].filter((message) => message.channel === place.id)).toHaveLength(1);
  });
});

test('a slow answer shows that it is being written', async () => {
  const ann = discord.person();
  const place = discord.dm(ann);
  await discord.say({ person: ann, place, content: '/slow' });
  expect(discord.world.calls.some((call) => call.path === `/channels/${place.id}/typing`)).toBe(true);
});

describe('a private answer to words in a channel', () => {
  test('comes by direct message', async () => {
    const ann = discord.person();
    const place = discord.dm(ann);
    discord.sayOnly({ person: ann, place: discord.channel, content: `${me()} /show --private` });
    const message = await discord.world.when(
      () => [...discord.world.messages.values()].find((each) => each.channel === place.id),
      'a direct message',
    );
    expect(message.embeds[0]?.['title']).toBe('Hello');
  });

  test('or, to a person who takes none, as a word about that', async () => {
    const reply = await discord.say({ person: discord.person(), place: discord.channel, content: `${me()} /show --private` });
    expect(reply.content).toContain('I may not write to you directly.');
    expect(reply.embeds).toEqual([]);
  });
});

describe('coming into a server', () => {
  const welcome = (channel: string) =>
    discord.world.when(() => [...discord.world.messages.values()].find((message) => message.channel === channel), 'a welcome');

  test('it says hello once, in both languages where nothing tells which is spoken', async () => {
    const channel = discord.join();
    const message = await welcome(channel.id);
    expect(message.embeds[0]?.['title']).toBe('Suanpan is here · 算盘来了');
    expect(message.embeds[0]?.['description']).toMatch(/mention me with a question[\s\S]*@我 直接提问/);
    expect(labelsOf(message)).toEqual(['Show']);
    discord.gateway.dispatch('GUILD_CREATE', guildJson(discord.world, 'guild' in channel ? channel.guild.id : ''));
    expect((await discord.press(discord.person(), message, 'Show')).ephemeral).toBe(true);
    expect([...discord.world.messages.values()].filter((each) => each.channel === channel.id && each.flags === 0)).toHaveLength(1);
  });

  test('in Chinese alone where the community is Chinese', async () => {
    const { embeds } = await welcome(discord.join({ locale: 'zh-CN', community: true }).id);
    expect(embeds[0]?.['title']).toBe('算盘来了');
    expect(embeds[0]?.['description']).not.toContain('mention me');
  });

  test('in the next channel where it may not speak in the first', async () => {
    discord.rest.faults.push({
      type: 'error',
      status: 403,
      code: 50013,
      message: 'Missing Permissions',
      method: 'POST',
      path: /^\/channels\/\d+\/messages$/,
    });
    const first = discord.join();
    const second = [...discord.world.places.values()].findLast((place) => 'guild' in place && 'guild' in first && place.guild.id === first.guild.id);
    expect((await welcome(second?.id ?? '')).embeds[0]?.['title']).toBe('Suanpan is here · 算盘来了');
  });

  test('the servers it was already in get no welcome', async () => {
    expect(
      [...discord.world.messages.values()].filter(
        (message) => message.channel === discord.channel.id && String(message.embeds[0]?.['title']).includes('Suanpan is here'),
      ),
    ).toEqual([]);
    expect(bot.platform.ready()).toBe(true);
  });
});
