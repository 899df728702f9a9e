/** The stand-in itself: it judges as Discord does, and what it answers is what Discord's document promises. */
import { REST, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judge, openApi } from '#support/discord/judge.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';

let discord: Loopback;
let rest: REST;
beforeAll(async () => {
  discord = await startLoopback();
  rest = new REST({ api: discord.apiUrl }).setToken(discord.world.token);
});
afterAll(() => discord.stop());

const COMMANDS = '/applications/{application_id}/commands';
const option = { type: 3, name: 'plan', description: 'A plan' };
const command = (more: object) => [{ name: 'compare', description: 'Compare', ...more }];

describe('it refuses commands that Discord refuses', () => {
  test.each([
    ['a locale that is none', command({ name_localizations: { zh: '对比' } })],
    ['a capital in a name', command({ name: 'Compare' })],
    ['a space in a translated name', command({ name_localizations: { 'zh-CN': '对 比' } })],
    ['no description', [{ name: 'compare' }]],
    ['a description of 101', command({ description: 'x'.repeat(101) })],
    ['26 options', command({ options: Array.from({ length: 26 }, (_, n) => ({ ...option, name: `o${n}` })) })],
    ['26 choices', command({ options: [{ ...option, choices: Array.from({ length: 26 }, (_, n) => ({ name: 'x', value: String(n) })) }] })],
    ['a choice value of 101', command({ options: [{ ...option, choices: [{ name: 'x', value: 'x'.repeat(101) }] }] })],
    ['choices with autocomplete', command({ options: [{ ...option, autocomplete: true, choices: [{ name: 'x', value: 'x' }] }] })],
    ['a required option after an optional one', command({ options: [option, { ...option, name: 'b', required: true }] })],
    [
      'two options of one translated name',
      command({
        options: [
          { ...option, name_localizations: { 'zh-CN': '套餐' } },
          { ...option, name: 'b', name_localizations: { 'zh-CN': '套餐' } },
        ],
      }),
    ],
    [
      'more than 8000 characters',
      command({
        options: Array.from({ length: 25 }, (_, n) => ({
          ...option,
          name: `o${n}`,
          description: 'x'.repeat(100),
          choices: Array.from({ length: 3 }, (__, m) => ({ name: 'y'.repeat(80), value: String(m) })),
        })),
      }),
    ],
    ['a context menu with a description', [{ type: 3, name: 'Ask', description: 'x' }]],
    ['a misspelt key', command({ descripton_localizations: {} })],
  ])('%s', (_name, body) => {
    expect(judge('PUT', COMMANDS, body)).not.toEqual([]);
  });

  test('and takes good ones', () => {
    expect(
      judge('PUT', COMMANDS, command({ options: [{ ...option, required: true, autocomplete: true }], default_member_permissions: '2048' })),
    ).toEqual([]);
  });
});

describe('it answers as Discord does', () => {
  test('400 with 50035 and the errors by their place', async () => {
    const error = await rest
      .post(Routes.channelMessages(discord.channel.id), { body: { embeds: [{ title: 'x'.repeat(257) }] } })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      status: 400,
      code: 50035,
      rawError: { errors: { embeds: { 0: { title: { _errors: [{ code: 'maxLength' }] } } } } },
    });
    discord.rest.refused.length = 0;
  });

  test('401 to a wrong token, 404 to what is not there', async () => {
    const stranger = new REST({ api: discord.apiUrl }).setToken('wrong');
    await expect(stranger.get('/gateway/bot')).rejects.toMatchObject({ status: 401 });
    await expect(rest.post(Routes.interactionCallback('1', 'none'), { body: { type: 5 }, auth: false })).rejects.toMatchObject({ code: 10062 });
    await expect(rest.patch(Routes.webhookMessage(discord.world.appId, 'none'), { body: {}, auth: false })).rejects.toMatchObject({ code: 10015 });
    await expect(rest.get('/no/such/thing')).rejects.toMatchObject({ status: 404 });
  });

  test('with messages, commands and gateway information of the documented shape', async () => {
    const message = await rest.post(Routes.channelMessages(discord.channel.id), { body: { content: 'hello', embeds: [{ title: 'x' }] } });
    expect(openApi().checkSchema('MessageResponse', message)).toEqual([]);
    const [registered] = (await rest.put(Routes.applicationCommands(discord.world.appId), { body: command({ options: [option] }) })) as unknown[];
    expect(openApi().checkSchema('ApplicationCommandResponse', registered)).toEqual([]);
    expect(openApi().checkSchema('GatewayBotResponse', await rest.get('/gateway/bot'))).toEqual([]);
  });

  test('once to a message that is sent twice with its nonce', async () => {
    const send = () => rest.post(Routes.channelMessages(discord.channel.id), { body: { content: 'once', nonce: '7', enforce_nonce: true } });
    expect(await send()).toEqual(await send());
  });
});
