import { Converter } from 'opencc-js/cn2t';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import type { Declared } from '#src/command/context.ts';
import { SetupError } from '#src/errors.ts';
import { encodeCommands } from '#src/platforms/discord/encode-command.ts';
import { declaredOption, declaredValues, placesOf } from '#src/platforms/discord/option-names.ts';
import { createDiscordRegistrar, inviteLinks } from '#src/platforms/discord/registrar.ts';
import { localizers } from '#support/chat.ts';
import { judge } from '#support/discord/judge.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';

const toTaiwan = Converter({ from: 'cn', to: 'twp' });
const encode = (all: readonly Declared[], everywhere = true) => encodeCommands(all, everywhere, { localizers, toTaiwan });
const compare = commands.find((command) => command.name === 'compare') as Declared;
const optionsOf = (name: string) => encode(commands).find((command) => command.name === name)?.options ?? [];

describe('the commands of the house', () => {
  test('are what Discord accepts, everywhere and in one server', () => {
    expect(judge('PUT', '/applications/{application_id}/commands', encode(commands))).toEqual([]);
    expect(judge('PUT', '/applications/{application_id}/guilds/{guild_id}/commands', encode(commands, false))).toEqual([]);
  });

  test('say everything in Chinese, too, simplified and of Taiwan', () => {
    for (const command of encode(commands)) {
      if (command.type === 3) continue;
      expect(Object.keys(command.description_localizations ?? {}), command.name).toEqual(['zh-CN', 'zh-TW']);
      for (const option of command.options ?? []) {
        const where = `/${command.name} ${option.name}`;
        expect(Object.keys(option.name_localizations), where).toEqual(['zh-CN', 'zh-TW']);
        expect(Object.keys(option.description_localizations), where).toEqual(['zh-CN', 'zh-TW']);
        for (const choice of option.choices ?? []) expect(choice.name, where).not.toBe('');
      }
    }
  });

  test('speak Taiwan’s own words in zh-TW', () => {
    const settings = encode(commands).find((command) => command.name === 'settings');
    expect(settings?.name_localizations).toEqual({ 'zh-CN': '设置', 'zh-TW': '設定' });
  });

  test('ask for the sides of a comparison one by one, the first two required', () => {
    const sides = optionsOf('compare').filter((option) => option.name.startsWith('plan-'));
    expect(sides.map((option) => [option.name, option.name_localizations['zh-CN'], option.required ?? false, option.autocomplete])).toEqual([
      ['plan-1', '套餐1', true, true],
      ['plan-2', '套餐2', true, true],
      ['plan-3', '套餐3', false, true],
      ['plan-4', '套餐4', false, true],
    ]);
  });

  test('can be used by servers and people, anywhere; the menu asks about a message', () => {
    const all = encode(commands);
    for (const command of all)
      expect([command.integration_types, command.contexts]).toEqual([
        [0, 1],
        [0, 1, 2],
      ]);
    expect(all.at(-1)).toMatchObject({ type: 3, name: 'Ask Suanpan', name_localizations: { 'zh-CN': '问算盘', 'zh-TW': '問算盤' } });
  });

  test('have no more options than Discord takes, required ones first', () => {
    for (const command of encode(commands)) {
      const required = (command.options ?? []).map((option) => option.required === true);
      expect(required.length, command.name).toBeLessThanOrEqual(25);
      expect(
        required.toSorted((a, b) => Number(b) - Number(a)),
        command.name,
      ).toEqual(required);
    }
  });
});

describe('options that stand for a list', () => {
  test('are read back as the list, in their order, each name whole', () => {
    expect(declaredValues(compare, { 'plan-2': '智谱 lite', 'plan-1': 'ark-lite', lang: 'zh', gone: 'x' })).toEqual({
      plans: 'ark-lite "智谱 lite"',
      lang: 'zh',
    });
    expect(declaredValues(compare, { 'plan-1': 'a "b" c', 'plan-4': 'd' })).toEqual({ plans: '"a  b  c" d' });
  });

  test('are found by every name that is registered', () => {
    for (const declared of commands) {
      for (const option of optionsOf(declared.name)) expect(declaredOption(declared, option.name), `${declared.name} ${option.name}`).toBeDefined();
    }
    expect(declaredOption(compare, 'plan-5')).toBeUndefined();
  });

  test('stay one option where the command has no room', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`o${n}`, { type: 'text' as const }]));
    const full: Declared = { name: 'full', options: { ...many, plans: { type: 'entities', kinds: ['plan'], min: 1, max: 4 } } };
    expect([...placesOf(full)]).toEqual([['plans', 1]]);
    expect(declaredOption(full, 'plans')).toEqual({ option: 'plans' });
  });
});

describe('registration', () => {
  let discord: Loopback;
  beforeEach(async () => {
    discord = await startLoopback();
  });
  afterEach(async () => {
    expect(discord.rest.refused).toEqual([]);
    await discord.stop();
  });
  const registrar = (
    more: { readonly guildId?: string; readonly token?: string } = {},
    all: readonly Declared[] = commands,
    defaultLang: 'en' | 'zh' = 'en',
  ) =>
    createDiscordRegistrar({
      settings: { token: discord.world.token, appId: discord.world.appId, apiUrl: discord.apiUrl, ...more },
      commands: all,
      localizers,
      defaultLang,
    });
  const puts = () => discord.world.calls.filter((call) => call.method === 'PUT').length;

  test('shows what it would do, does it, and then has nothing to do', async () => {
    const preview = await registrar().register({ dryRun: true });
    expect(preview).toHaveLength(commands.length + 1);
    expect(preview).toContain('+ /compare (new)');
    expect(preview).toContain('+ “Ask Suanpan” (new)');
    expect(puts()).toBe(0);
    expect(await registrar().register({ dryRun: false })).toEqual(preview);
    expect(await registrar().register({ dryRun: false })).toEqual([]);
    expect(await registrar().register({ dryRun: true })).toEqual([]);
    expect(puts()).toBe(1);
  });

  test('says what changed and what goes', async () => {
    await registrar().register({ dryRun: false });
    const fewer = commands
      .filter((command) => command.name !== 'models')
      .map((command) => (command.name === 'compare' ? { ...command, options: {} } : command));
    expect(await registrar({}, fewer, 'zh').register({ dryRun: false })).toEqual(['~ /compare（options）', '- /models（已取消）']);
    expect(discord.world.commands.get('')?.map((command) => command['name'])).not.toContain('models');
  });

  test('finds a translation that somebody changed', async () => {
    await registrar().register({ dryRun: false });
    const kept = discord.world.commands.get('') ?? [];
    discord.world.commands.set(
      '',
      kept.map((command) => (command['name'] === 'plan' ? { ...command, description_localizations: { 'zh-CN': 'x' } } : command)),
    );
    expect(await registrar().register({ dryRun: false })).toEqual(['~ /plan (description_localizations)']);
  });

  test('in one server goes there alone', async () => {
    const guildId = discord.guild.id;
    await registrar({ guildId }).register({ dryRun: false });
    expect([discord.world.commands.has(guildId), discord.world.commands.has('')]).toEqual([true, false]);
    expect(await registrar({ guildId }).register({ dryRun: false })).toEqual([]);
  });

  test('leaves an activity’s entry point where it is', async () => {
    discord.world.commands.set('', [{ id: '1', type: 4, name: 'launch', description: '', handler: 2 }]);
    await registrar().register({ dryRun: false });
    expect(discord.world.commands.get('')?.map((command) => command['name'])).toContain('launch');
    expect(await registrar().register({ dryRun: false })).toEqual([]);
  });

  test('with a wrong token says what to do', async () => {
    const error = await registrar({ token: 'wrong' })
      .register({ dryRun: true })
      .then(
        () => undefined,
        (thrown: Error) => thrown,
      );
    expect(error).toBeInstanceOf(SetupError);
    expect(error?.message).toContain('Reset Token');
  });
});

test('the invitation asks for what the bot needs and no more', () => {
  // View Channel 1<<10, Send Messages 1<<11, Embed Links 1<<14, Attach Files 1<<15, Read Message History 1<<16, Create Public Threads 1<<35, Send Messages in
  // Threads 1<<38
  // (https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags): 1024+2048+16384+32768+65536+34359738368+274877906944.
  const { server, user, permissions } = inviteLinks('123');
  expect(permissions).toBe('309237763072');
  expect(server).toBe(
    'https://discord.com/oauth2/authorize?client_id=123&integration_type=0&scope=bot+applications.commands&permissions=309237763072',
  );
  expect(user).toBe('https://discord.com/oauth2/authorize?client_id=123&integration_type=1&scope=applications.commands');
});
