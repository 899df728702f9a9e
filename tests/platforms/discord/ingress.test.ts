import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInteraction, spoken } from '#src/platforms/discord/interaction.ts';
import { readMessage } from '#src/platforms/discord/message.ts';
import { createServers, guildSchema, localeOf, type Servers } from '#src/platforms/discord/servers.ts';

const base = { id: '1', token: 't', application_id: '2', channel_id: '3', locale: 'zh-CN', version: 1 };
const guild = { guild_id: '4', guild_locale: 'en-US', context: 0, member: { user: { id: '5', username: 'ann' } } };

describe('an interaction', () => {
  test('in a server: the member asks, in their own language', () => {
    expect(
      readInteraction({
        ...base,
        ...guild,
        type: 2,
        data: {
          name: 'compare',
          type: 1,
          options: [
            { name: 'plan-1', type: 3, value: 'a' },
            { name: 'months', type: 4, value: 3 },
          ],
        },
      }),
    ).toEqual({
      type: 'command',
      name: 'compare',
      options: { 'plan-1': 'a', months: '3' },
      handle: { id: '1', token: 't' },
      asker: { id: '5', locale: 'zh-CN' },
      chat: { id: '3', private: false, locale: 'en-US' },
    });
  });

  test.each([
    [1, true],
    [2, false],
    [0, false],
    [undefined, true],
  ])('with context %s outside a server is private: %s', (context, isPrivate) => {
    const read = readInteraction({
      ...base,
      user: { id: '5' },
      type: 2,
      data: { name: 'help', type: 1 },
      ...(context === undefined ? {} : { context }),
    });
    expect(read?.chat.private).toBe(isPrivate);
  });

  test('a modal is read from labels and from action rows', () => {
    const components = [
      { type: 18, component: { type: 4, custom_id: 'field-0', value: '7' } },
      { type: 1, components: [{ type: 4, custom_id: 'field-1', value: 'x' }] },
      { type: 18, component: { type: 3, custom_id: 'field-2', values: ['day'] } },
      { type: 10, content: 'words' },
    ];
    expect(readInteraction({ ...base, ...guild, type: 5, data: { custom_id: '~f0.k', components } })).toMatchObject({
      type: 'submission',
      fields: { 'field-0': '7', 'field-1': 'x', 'field-2': 'day' },
    });
  });

  test('of no known kind, or broken, is nothing; nothing throws', () => {
    for (const payload of [
      undefined,
      null,
      1,
      'x',
      [],
      {},
      { type: 1 },
      { ...base, type: 2 },
      { ...base, type: 99, data: {} },
      { ...base, type: 3, data: { custom_id: 'x' } },
    ])
      expect(readInteraction(payload)).toBeUndefined();
    fc.assert(fc.property(fc.jsonValue(), (value) => void [readInteraction(value), readMessage(value, '1', createServers())]));
    const near = fc.record({
      type: fc.integer({ min: 0, max: 6 }),
      data: fc.jsonValue(),
      message: fc.jsonValue(),
      member: fc.jsonValue(),
      user: fc.jsonValue(),
      content: fc.string(),
      mentions: fc.jsonValue(),
    });
    fc.assert(
      fc.property(
        near,
        (value) => void [readInteraction({ ...base, ...value }), readMessage({ ...base, author: { id: '1' }, ...value }, '1', createServers())],
      ),
    );
  });
});

describe('words', () => {
  test('lose Discord’s own signs and keep the rest', () => {
    expect(spoken('<@1> does <@!7> use </compare:12> in <#3>? <a:party:123> <@&9> <t:1700000000:R> <id:guide> 3 < 5')).toBe(
      'does   use /compare in  ? :party:       3 < 5',
    );
  });

  test('hold no mention any more, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('<@', '<@!', '<@&', '<#', '1', '22', '>', ' ', 'a')), (parts) => {
        expect(spoken(parts.join(''))).not.toMatch(/<[@#][!&]?\d+>/);
      }),
    );
  });
});

describe('a server', () => {
  test('chooses its language only as a community', () => {
    const read = (features: readonly string[]) => localeOf(guildSchema.parse({ id: '1', preferred_locale: 'zh-CN', features }));
    expect([read(['COMMUNITY']), read([])]).toEqual(['zh-CN', undefined]);
  });

  const said = { id: '1', channel_id: '2', guild_id: '3', author: { id: '4' }, content: '<@9> hi', mentions: [{ id: '9' }] };
  const entered = (more: object): Servers => {
    const servers = createServers();
    servers.enter(guildSchema.parse({ id: '3', ...more }), '9');
    return servers;
  };

  test('gives a message its language', () => {
    const servers = entered({ preferred_locale: 'zh-CN', features: ['COMMUNITY'] });
    expect(readMessage(said, '9', servers)).toEqual({
      id: '1',
      asker: { id: '4' },
      chat: { id: '2', private: false, locale: 'zh-CN' },
      text: 'hi',
    });
  });

  test('tells what a thread is part of, until it is gone', () => {
    const servers = entered({ threads: [{ id: '2', parent_id: '8' }] });
    const chat = () => readMessage(said, '9', servers)?.chat;
    expect(chat()).toEqual({ id: '2', within: '8', private: false });
    servers.close({ id: '2' });
    expect(chat()).toEqual({ id: '2', private: false });
    servers.open({ id: '2', parent_id: '7' });
    expect(chat()).toEqual({ id: '2', within: '7', private: false });
  });

  test('is forgotten when the bot has left it, not in an outage', () => {
    const guild = guildSchema.parse({ id: '3', preferred_locale: 'zh-CN', features: ['COMMUNITY'], roles: [{ id: '5', tags: { bot_id: '9' } }] });
    const servers = createServers();
    servers.expect([{ id: '3' }]);
    const known = () => [servers.localeOf('3'), servers.ownRoleOf('3')];
    expect(servers.enter(guild, '9')).toBe(false);
    servers.leave({ ...guild, unavailable: true });
    expect(known()).toEqual(['zh-CN', '5']);
    servers.leave(guild);
    expect(known()).toEqual([undefined, undefined]);
    expect(servers.enter(guild, '9')).toBe(true);
  });

  test('has a role for the bot; a mention of it comes without words, one of another role is not for the bot', () => {
    const servers = entered({ roles: [{ id: '3' }, { id: '5', tags: { bot_id: '9' } }, { id: '6', tags: { bot_id: '8' } }] });
    const mentioning = (role: string, content = '') => readMessage({ ...said, content, mentions: [], mention_roles: [role] }, '9', servers);
    expect(mentioning('5')).toEqual({ id: '1', asker: { id: '4' }, chat: { id: '2', private: false } });
    expect(mentioning('5', '<@&5> hi')?.text).toBe('hi');
    expect(mentioning('6')).toBeUndefined();
    expect(readMessage({ ...said, content: '', mentions: [], mention_roles: ['5'] }, '9', createServers())).toBeUndefined();
  });
});
