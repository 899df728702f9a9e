import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Declared } from '#src/command/context.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { createFeishuRegistrar } from '#src/platforms/feishu/registrar.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { memoryLog } from '#support/feishu/bot.ts';
import { allScopes } from '#support/feishu/options.ts';
import { type LoopbackFeishu, startFeishu } from '#support/feishu/server.ts';

const localizers = createLocalizers();
const declared: readonly Declared[] = [
  { name: 'plan', options: {} },
  { name: 'compare', options: {} },
  { name: 'ask', options: {}, hidden: true },
];

let feishu: LoopbackFeishu;
let store: Store;
beforeEach(async () => {
  feishu = await startFeishu();
  store = await createStore('memory:');
});
afterEach(async () => {
  await feishu.close();
  await store.close();
});

function registrar(commands: readonly Declared[] = declared, secret = 'x') {
  const { log, lines } = memoryLog();
  const config = { appId: feishu.options.appId, appSecret: secret, domain: feishu.url, mode: 'ws' as const };
  return {
    lines,
    ...createFeishuRegistrar({ config, commands, localizers, store, log }),
  };
}
const names = () => feishu.state.slash.map((one) => one.command).toSorted();
const writes = () => feishu.state.calls.filter((call) => call.path.includes('slash') && call.method !== 'GET').map((call) => call.method);

test('adds what is missing, described in both languages, and leaves hidden commands out', async () => {
  expect(await registrar().register({ dryRun: false })).toEqual(['+ /plan', '+ /compare']);
  expect(names()).toEqual(['compare', 'plan']);
  const { description } = feishu.state.slash.find((one) => one.command === 'plan') ?? { description: undefined };
  expect(description).toEqual({
    default_value: localizers.zh.word('plan:description'),
    i18n: { zh_cn: localizers.zh.word('plan:description'), en_us: localizers.en.word('plan:description') },
  });
});

test('twice in a row changes nothing', async () => {
  await registrar().register({ dryRun: false });
  expect(await registrar().register({ dryRun: false })).toEqual([]);
  expect(writes()).toEqual(['POST', 'POST']);
});

test('a dry run says what would change and changes nothing', async () => {
  expect(await registrar().register({ dryRun: true })).toEqual(['+ /plan', '+ /compare']);
  expect(writes()).toEqual([]);
});

test('mends a description, keeps languages that others added, keeps commands that are not ours', async () => {
  feishu.state.slash.push(
    { command_id: 'a', command: 'plan', description: { default_value: 'old' } },
    { command_id: 'b', command: 'theirs', description: { default_value: 'of another bot' } },
  );
  await registrar().register({ dryRun: false });
  expect(names()).toEqual(['compare', 'plan', 'theirs']);
  const compare = feishu.state.slash.find((one) => one.command === 'compare');
  if (compare) compare.description.i18n = { ...compare.description.i18n, ja_jp: '比較' };
  expect(await registrar().register({ dryRun: false })).toEqual([]);
});

test('takes away what it registered itself and no longer has', async () => {
  feishu.state.slash.push({ command_id: 'b', command: 'theirs', description: { default_value: 'of another bot' } });
  await registrar([...declared, { name: 'plans', options: {} }]).register({ dryRun: false });
  expect(await registrar().register({ dryRun: false })).toEqual(['- /plans']);
  expect(names()).toEqual(['compare', 'plan', 'theirs']);
});

test('an app without the permission is left as it is, with a word why', async () => {
  feishu.options.scopes = allScopes.filter((scope) => !scope.includes('slash'));
  const ours = registrar();
  expect(await ours.register({ dryRun: false })).toEqual([]);
  expect(ours.lines.find((line) => line.level === 40)).toMatchObject({ code: 99991672, msg: expect.stringContaining('斜杠指令') as unknown });
});

test('an app without the interface is left as it is', async () => {
  feishu.fail(/app_slash_commands/, { status: 404, body: '404 page not found' });
  expect(await registrar().register({ dryRun: false })).toEqual([]);
});

test('a wrong secret is an error', async () => {
  await expect(registrar(declared, 'wrong').register({ dryRun: false })).rejects.toMatchObject({ key: 'feishu:setup.wrongSecret' });
});
