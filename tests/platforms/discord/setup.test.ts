import { afterEach, describe, expect, test } from 'vitest';
import { SetupError } from '#src/errors.ts';
import { startBot, startChat } from '#support/discord/bot.ts';
import { type Loopback, type LoopbackOptions, startLoopback } from '#support/discord/loopback.ts';
import { PATIENCE } from '#support/patience.ts';

let discord: Loopback | undefined;
afterEach(async () => {
  await discord?.stop();
  discord = undefined;
});

async function refusal(options: LoopbackOptions, settings: { readonly token?: string; readonly shards?: number } = {}): Promise<Error> {
  discord = await startLoopback(options);
  return startBot(discord, { settings }).then(
    () => expect.fail('it started'),
    (error: Error) => error,
  );
}

describe('what the person has to mend is said in one line, in both languages', () => {
  test('a wrong token', async () => {
    const error = await refusal({}, { token: 'wrong' });
    expect(error).toBeInstanceOf(SetupError);
    expect(error.message).toMatch(/^Discord 不认 DISCORD_TOKEN。.*Reset Token.* \/ Discord refuses DISCORD_TOKEN\..*$/);
  });

  test('an intent that was not granted', async () => {
    const error = await refusal({ disallowed: 1 << 9 });
    expect(error).toBeInstanceOf(SetupError);
    expect(error.message).toMatch(/^Discord 没有批准.* \/ Discord refuses the intents.*$/);
    expect(error.message).not.toContain('\n');
  });
});

test('a token that is taken back later ends the bot with the same line', async () => {
  const chat = await startChat();
  chat.discord.gateway.close(4004);
  await expect.poll(() => chat.bot.fatal.map((error) => error.message)).toEqual([expect.stringContaining('Discord refuses DISCORD_TOKEN')]);
  await chat.stop();
});

test('a Discord that cannot be reached is waited for', async () => {
  discord = await startLoopback();
  // discord.js asks three times more by itself.
  discord.rest.faults.push({ type: 'reset', path: /gateway/, times: 4 });
  const bot = await startBot(discord);
  expect(bot.platform.ready()).toBe(false);
  expect(bot.complaints().map((line) => line.msg)).toEqual([
    expect.stringMatching(/^连不上 Discord：.* \/ Discord cannot be reached at http:\/\/127/),
  ]);
  await expect.poll(() => bot.platform.ready(), { timeout: PATIENCE }).toBe(true);
  await bot.platform.stop();
});

test('shards: as many connections as set, each with its own servers', async () => {
  const chat = await startChat({ discord: { guilds: 3 }, settings: { shards: 2 } });
  expect(chat.discord.gateway.connected()).toBe(2);
  expect(chat.bot.platform.ready()).toBe(true);
  const ann = chat.discord.person();
  for (const place of [...chat.discord.world.places.values()].filter((each) => each.type === 'channel')) {
    expect((await chat.discord.slash(ann, place, 'show')).message.embeds[0]?.['title']).toBe('Hello');
  }
  await chat.stop();
});

test('shards: auto asks Discord how many', async () => {
  const chat = await startChat({ settings: { shards: 'auto' } });
  expect(chat.discord.gateway.connected()).toBe(1);
  await chat.stop();
});
