import { afterEach, describe, expect, test } from 'vitest';
import { type BotOptions, startChat } from '#support/discord/bot.ts';
import { forbidden } from '#support/discord/faults.ts';
import type { LoopbackOptions } from '#support/discord/loopback.ts';
import type { World } from '#support/discord/world.ts';
import { PATIENCE } from '#support/patience.ts';

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

async function chat(options: BotOptions & { readonly discord?: LoopbackOptions } = {}) {
  const started = await startChat(options);
  stop = () => started.stop();
  return { ...started, ann: started.discord.person() };
}

const CALLBACK = /\/callback$/;
const ORIGINAL = /@original$/;
const MESSAGES = /^\/channels\/\d+\/messages$/;
const answersOf = (world: World) => [...world.messages.values()].filter((message) => message.author.bot && !message.deleted);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the connection', () => {
  test('cut: resumes, and what was asked meanwhile is answered once', async () => {
    const { discord, bot, ann } = await chat();
    discord.gateway.cut();
    await discord.world.when(() => (discord.gateway.connected() === 0 ? true : undefined), 'the cut');
    const interaction = discord.slashOnly(ann, discord.channel, 'show');
    expect((await discord.settled(interaction)).message.embeds[0]?.['title']).toBe('Hello');
    expect(discord.gateway.heard).toContain('resume');
    expect(answersOf(discord.world)).toHaveLength(1);
    expect(bot.platform.ready()).toBe(true);
  });

  test('an event that a resume brings again is answered once', async () => {
    const { discord, ann } = await chat();
    const said = { person: ann, place: discord.channel, content: `<@${discord.world.bot.id}> hi` };
    await discord.say(said);
    // Discord replays what it believes was not received.
    discord.gateway.dispatch('MESSAGE_CREATE', saidAgain(discord.world), discord.guild.id);
    await discord.slash(ann, discord.channel, 'show');
    expect(answersOf(discord.world).filter((message) => message.reference)).toHaveLength(1);
  });

  test('op 7: reconnects and resumes', async () => {
    const { discord, ann } = await chat();
    discord.gateway.reconnect();
    await discord.world.when(() => (discord.gateway.heard.includes('resume') ? true : undefined), 'a resume');
    expect((await discord.slash(ann, discord.channel, 'show')).message.content).toContain('×');
  });

  test('op 9: a resumable session is resumed, a lost one begun anew', async () => {
    const { discord, ann } = await chat();
    discord.gateway.invalidate(true);
    await discord.world.when(() => (discord.gateway.heard.includes('resume') ? true : undefined), 'a resume');
    discord.gateway.invalidate(false);
    const identified = () => (discord.gateway.heard.filter((each) => each === 'identify').length === 2 ? true : undefined);
    await discord.world.when(identified, 'a new session');
    expect((await discord.slash(ann, discord.channel, 'show')).message.content).toContain('×');
  });

  test('zombie: a connection that no longer answers heartbeats is left and resumed', async () => {
    const { discord, ann } = await chat({ discord: { heartbeat: 200 } });
    discord.gateway.deaf = true;
    await discord.world.when(() => (discord.gateway.heard.includes('close 4200') ? true : undefined), 'the client hanging up');
    discord.gateway.deaf = false;
    await discord.world.when(() => (discord.gateway.heard.includes('resume') ? true : undefined), 'a resume');
    expect((await discord.slash(ann, discord.channel, 'show')).message.content).toContain('×');
  });

  test('an event that makes no sense changes nothing', async () => {
    const { discord, bot, ann } = await chat();
    for (const [type, data] of [
      ['INTERACTION_CREATE', { type: 2 }],
      ['INTERACTION_CREATE', null],
      ['MESSAGE_CREATE', { author: 1 }],
      ['GUILD_CREATE', {}],
      ['GUILD_DELETE', { id: 'x' }],
      ['GUILD_MEMBER_ADD', {}],
    ] as const) {
      discord.gateway.dispatch(type, data);
    }
    expect((await discord.slash(ann, discord.channel, 'show')).message.content).toContain('×');
    expect(bot.complaints().every((line) => line.msg === 'an event could not be read')).toBe(true);
  });
});

describe('the REST side', () => {
  test('429 is waited out', async () => {
    const { discord, ann } = await chat();
    discord.rest.faults.push(
      { type: 'limit', seconds: 0.2, scope: 'user', method: 'PATCH', path: ORIGINAL },
      { type: 'limit', seconds: 0.2, scope: 'global', method: 'PATCH', path: ORIGINAL },
    );
    expect((await discord.slash(ann, discord.channel, 'show')).message.content).toContain('×');
    expect(discord.world.calls.filter((call) => call.status === 429)).toHaveLength(2);
  });

  test.each([
    ['a 502', { type: 'outage', status: 502 }],
    ['a connection that is reset', { type: 'reset' }],
    ['an answer that is lost on its way back', { type: 'reset', afterEffect: true }],
  ] as const)('%s is tried again, and the answer comes once', async (_name, fault) => {
    const { discord, ann } = await chat();
    discord.rest.faults.push({ ...fault, path: CALLBACK }, { ...fault, path: ORIGINAL });
    const { message } = await discord.slash(ann, discord.channel, 'show');
    expect(message.content).toContain('×');
    discord.rest.faults.push({ ...fault, path: MESSAGES });
    await discord.say({ person: ann, place: discord.channel, content: `<@${discord.world.bot.id}> hi` });
    await pause(300);
    expect(answersOf(discord.world)).toHaveLength(2);
  });

  test('an interaction that is over (10062) is logged once and asks nothing more', async () => {
    const { discord, bot, ann } = await chat();
    discord.slashOnly(ann, discord.channel, 'show', {}, true);
    await discord.world.when(() => discord.world.calls.find((call) => call.code === 10062), 'the refusal');
    await discord.slash(ann, discord.channel, 'show');
    expect(bot.complaints().map((line) => [line['code'], line['failure']])).toEqual([[10062, 'late']]);
    expect(discord.world.calls.filter((call) => call.status >= 400)).toHaveLength(1);
  });

  test('a double acknowledgement (40060) is logged once, and the answer still comes', async () => {
    const { discord, bot, ann } = await chat();
    discord.rest.faults.push({
      type: 'error',
      status: 400,
      code: 40060,
      message: 'Interaction has already been acknowledged.',
      path: CALLBACK,
      afterEffect: true,
    });
    expect((await discord.slash(ann, discord.channel, 'show')).message.content).toContain('×');
    expect(bot.complaints().map((line) => [line['code'], line['failure']])).toEqual([[40060, 'acknowledged']]);
  });

  test('a message that was deleted meanwhile is logged once', async () => {
    const { discord, bot, ann } = await chat();
    discord.rest.faults.push({ type: 'error', status: 404, code: 10008, message: 'Unknown Message', path: ORIGINAL });
    discord.slashOnly(ann, discord.channel, 'show');
    await discord.world.when(() => discord.world.calls.find((call) => call.code === 10008), 'the refusal');
    await discord.slash(ann, discord.channel, 'show');
    expect(bot.complaints().map((line) => [line['code'], line['failure']])).toEqual([[10008, 'gone']]);
  });

  test('a card that Discord refuses is answered as plain text, and logged with what it held', async () => {
    const { discord, bot, ann } = await chat();
    discord.rest.faults.push({ type: 'error', status: 400, code: 50035, message: 'Invalid Form Body', path: ORIGINAL });
    const { message } = await discord.slash(ann, discord.channel, 'show');
    expect(message.embeds).toEqual([]);
    expect(message.content).toContain('Discord did not accept the card');
    expect(message.content).toContain('→ More: /show --months=12');
    expect(bot.complaints()).toMatchObject([{ code: 50035, command: 'show', blocks: ['text', 'actions', 'select'] }]);
  });

  test('no token is ever logged', async () => {
    const { discord, bot, ann } = await chat({ discord: { token: 'very-secret-token' } });
    discord.rest.faults.push({ type: 'error', status: 500, code: 0, message: 'x', times: 20, path: ORIGINAL });
    const interaction = discord.slashOnly(ann, discord.channel, 'show');
    const outages = () => (discord.world.calls.filter((call) => call.status === 500).length === 16 ? true : undefined);
    await discord.world.when(outages, 'every attempt to fail');
    const told = () => JSON.stringify(bot.complaints());
    await expect.poll(told, { timeout: PATIENCE }).toContain('an answer was lost');
    const log = told();
    expect(log).not.toContain('very-secret-token');
    expect(log).not.toContain(interaction.token);
  });
});

describe('missing permissions', () => {
  test('to post: the person gets the answer by direct message, and why', async () => {
    const { discord, ann } = await chat();
    const dm = discord.dm(ann);
    discord.rest.faults.push(forbidden(new RegExp(`^/channels/${discord.channel.id}/messages$`)));
    discord.sayOnly({ person: ann, place: discord.channel, content: `<@${discord.world.bot.id}> hi` });
    const messages = await discord.world.when(() => {
      const found = answersOf(discord.world).filter((message) => message.channel === dm.id);
      return found.length === 2 ? found : undefined;
    }, 'two direct messages');
    expect(messages[0]?.content).toContain(`I may not answer in <#${discord.channel.id}>`);
    expect(messages[1]?.content).toBe('You asked: hi');
  });

  test('to attach: the chart comes as characters, and the person is told privately', async () => {
    const { promise: canvas, resolve: draw } = Promise.withResolvers<Buffer>();
    const { discord, ann } = await chat({ draw: () => canvas });
    const { interaction, message } = await discord.slash(ann, discord.channel, 'chart');
    expect(JSON.stringify(message.embeds)).not.toContain('█');
    discord.rest.faults.push(forbidden(ORIGINAL, 1));
    draw(Buffer.from('png'));
    await discord.world.when(() => (JSON.stringify(message.embeds).includes('█') ? true : undefined), 'the chart in characters');
    expect(interaction.original?.files).toEqual([]);
    expect(interaction.followUps[0]?.flags).toBe(64);
    expect(interaction.followUps[0]?.content).toContain('I may not attach files here');
  });

  test('to write to the person at all: logged once', async () => {
    const { discord, bot, ann } = await chat();
    discord.rest.faults.push(forbidden(MESSAGES));
    discord.sayOnly({ person: ann, place: discord.channel, content: `<@${discord.world.bot.id}> hi` });
    await discord.world.when(() => (discord.world.calls.some((call) => call.code === 50007) ? true : undefined), 'the refusal of a direct message');
    await discord.slash(ann, discord.channel, 'show');
    expect(bot.complaints().map((line) => line['failure'])).toEqual(['closed']);
  });
});

test('a person who asks too fast is told so privately, even where the answer was promised to all', async () => {
  const { discord, ann } = await chat({ limit: 0 });
  const interaction = discord.slashOnly(ann, discord.channel, 'show');
  const told = await discord.world.when(() => interaction.followUps[0], 'a private word');
  expect(told.flags).toBe(64);
  expect(interaction.original?.deleted).toBe(true);
});

test('a chart that cannot be drawn becomes characters', async () => {
  const { discord, bot, ann } = await chat({ draw: () => Promise.reject(new Error('no canvas')) });
  const { message } = await discord.slash(ann, discord.channel, 'chart');
  await discord.world.when(() => (JSON.stringify(message.embeds).includes('█') ? true : undefined), 'the chart in characters');
  expect(message.files).toEqual([]);
  expect(bot.complaints()).toMatchObject([{ msg: 'a chart could not be drawn; sending it as text' }]);
});

test('what is under way when the bot stops is still answered', async () => {
  const { discord, bot, ann } = await chat();
  const interaction = discord.slashOnly(ann, discord.channel, 'slow');
  await discord.world.when(() => interaction.answeredWith, 'an acknowledgement');
  await bot.platform.stop();
  expect((await discord.settled(interaction)).message.content).toBe('Here at last.');
});

/** The last MESSAGE_CREATE that somebody said, as it was. */
function saidAgain(world: World) {
  const reference = answersOf(world).findLast((message) => message.reference)?.reference ?? '';
  return {
    id: reference, type: 0, channel_id: [...world.places.values()][0]?.id, channel_type: 0, guild_id: world.guilds[0]?.id,
    author: { id: '1', username: 'ann' }, content: `<@${world.bot.id}> hi`, mentions: [{ id: world.bot.id, username: 'Suanpan' }],
  }; // biome-ignore format: a message
}
