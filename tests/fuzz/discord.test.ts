/** Whatever is posted to the Discord endpoint, signed or not: a status code, never a failure; and what is read is answered. */
import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnswers, personOf } from '#src/platforms/discord/answers.ts';
import type { Api } from '#src/platforms/discord/api.ts';
import { createConversation } from '#src/platforms/discord/conversation.ts';
import { createDeliver } from '#src/platforms/discord/deliver.ts';
import { createDiscordHttp } from '#src/platforms/discord/http.ts';
import { readInteraction } from '#src/platforms/discord/interaction.ts';
import { createLetters } from '#src/platforms/discord/letter.ts';
import { readMessage } from '#src/platforms/discord/message.ts';
import { createParked } from '#src/platforms/discord/parked.ts';
import { createServers } from '#src/platforms/discord/servers.ts';
import { createInbox } from '#src/platforms/inbox.ts';
import { keptPictures } from '#src/platforms/kept-pictures.ts';
import { fuzzedHouse } from './house.ts';
import { near } from './mutate.ts';
import { runsOf } from './runs.ts';

const user = { id: '101', username: 'ann' };
const origin = {
  id: '201',
  application_id: '1',
  token: 'a-token',
  version: 1,
  locale: 'en-US',
  guild_locale: 'zh-CN',
  channel_id: '301',
  channel: { id: '301', type: 11, parent_id: '300' },
  guild_id: '401',
  context: 0,
  member: { user, roles: [] },
};
const carried = { message: { id: '501', flags: 64, content: 'x' } };
const samples = [
  { ...origin, type: 2, data: { id: '1', name: 'plan', type: 1, options: [{ name: 'plan', type: 3, value: 'glm-lite' }] } },
  {
    ...origin,
    type: 2,
    data: { id: '1', name: 'Ask', type: 3, target_id: '501', resolved: { messages: { '501': { id: '501', content: '/help' } } } },
  },
  { ...origin, type: 4, data: { id: '1', name: 'compare', type: 1, options: [{ name: 'plans-1', value: 'glm', focused: true }] } },
  { ...origin, ...carried, type: 3, data: { custom_id: '1e:abcdefgh::help|command=plan', component_type: 2 } },
  { ...origin, ...carried, type: 3, data: { custom_id: '1e:abcdefgh:command:help', component_type: 3, values: ['plan'] } },
  { ...origin, ...carried, type: 3, data: { custom_id: '~p1.aaaaaaaaaaaaaaaaaaaaaa', component_type: 2 } },
  {
    ...origin,
    ...carried,
    type: 5,
    data: { custom_id: '~f1.aaaaaaaaaaaaaaaaaaaaaa', components: [{ type: 18, component: { custom_id: 'a', value: '1' } }] },
  },
  { id: '1', application_id: '1', type: 1, token: 'x', version: 1 },
];
const said = {
  id: '601',
  type: 0,
  channel_id: '301',
  guild_id: '401',
  author: user,
  content: '<@9> hi <t:1:R>',
  mentions: [{ id: '9' }],
  mention_roles: ['7'],
};

const done = async () => undefined;
const made = async () => '801';
const silentApi: Api = {
  answer: done,
  editAnswer: made,
  deleteAnswer: done,
  editFollowUp: done,
  editMessage: done,
  followUp: made,
  send: made,
  openDm: async () => '701',
  openThread: made,
  typing: done,
};

test('the endpoint answers every payload with a status', async () => {
  const { house, store, log, errors } = await fuzzedHouse();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { app, localizers } = house;
  const parked = createParked(store);
  const letters = createLetters({ parked, pictures: keptPictures(async () => Buffer.from('png')), actText: app.actText, log });
  const deliver = createDeliver({ api: silentApi, letters, localizers, log });
  const { dispatch, complete, commands } = app;
  const shared = { commands, defaultLang: 'en', parked, log } as const;
  const { work, isAlone } = createAnswers({ ...shared, dispatch, api: silentApi, deliver, letters, welcome: done });
  const inbox = createInbox({ store, log, queue: 'discord', claim: 60_000, keep: () => 60_000, personOf, work });
  const conversation = createConversation({ ...shared, complete, localizers, inbox, isAlone });
  const http = createDiscordHttp({
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    conversation,
    track: inbox.track,
    accepting: () => true,
  });
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(near(samples), fc.nat(), fc.boolean(), async (payload, serial, honest) => {
      // A delivery that was taken before is not worked on: every payload is its own.
      const own =
        typeof payload === 'object' && payload !== null && 'id' in payload && payload.id === '201'
          ? { ...payload, id: String(1e9 + serial) }
          : payload;
      const body = JSON.stringify(own);
      const signature = sign(null, Buffer.from(`1700000000${honest ? body : `${body} `}`), privateKey).toString('hex');
      const response = await http.request('/', {
        method: 'POST',
        body,
        headers: { 'x-signature-ed25519': signature, 'x-signature-timestamp': '1700000000' },
      });
      await inbox.idle();
      statuses.add(response.status);
      expect(response.status).toBeOneOf(honest ? [200, 400] : [401]);
      expect(errors()).toEqual([]);
    }),
    { numRuns: runsOf(0.3) },
  );
  expect([...statuses].toSorted()).toEqual([200, 400, 401]);
});

test('what the gateway says is read or left alone', () => {
  const servers = createServers();
  let heard = 0;
  fc.assert(
    fc.property(near([...samples, said]), (payload) => {
      readInteraction(payload);
      const message = readMessage(payload, '9', servers);
      if (message) heard += 1;
    }),
    { numRuns: runsOf(0.1) },
  );
  expect(heard).toBeGreaterThan(0);
});
