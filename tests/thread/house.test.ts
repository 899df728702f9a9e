/** The thread that answers, beside the same house in this thread: what is asked of either gives the same. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Invocation } from '#src/command/context.ts';
import { readConfig } from '#src/config.ts';
import { createHouse } from '#src/house.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { langs } from '#src/i18n/types.ts';
import { noModelMeter } from '#src/model/meter.ts';
import { chartSpec } from '#src/render/chart/spec.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { beginThread } from '#src/thread/begin.ts';
import { type HouseApart, type HouseApartDeps, startHouse } from '#src/thread/house.ts';
import { PATIENCE } from '#support/patience.ts';

const told: unknown[] = [];
const fatal: Error[] = [];
let store: Store;
let apart: HouseApart;

const deps = (env: Readonly<Record<string, string>> = {}): HouseApartDeps => ({
  thread: beginThread(),
  config: readConfig({ LOG_LEVEL: 'silent', ...env }),
  store,
  log: silentLog,
  localizers: createLocalizers(),
  observe: (answer) => void told.push(answer),
  ofModel: noModelMeter,
  fatal: (error) => void fatal.push(error),
});

beforeAll(async () => {
  store = await createStore('memory:');
  apart = await startHouse(deps());
}, 2 * PATIENCE);
afterAll(async () => {
  await apart.close();
  await store.close();
  expect(fatal).toEqual([]);
});

const origin = {
  platform: 'test',
  asker: { id: 'ann', locale: 'en-US' },
  chat: { id: 'room', private: false },
  asOf: '2026-11-30',
  both: true,
} as const;
const said = (text: string): Invocation => ({ ...origin, type: 'text', text, addressed: true });

test('the same card in every language, with the same buttons', async () => {
  const here = createHouse({ store: await createStore('memory:'), log: silentLog, defaultLang: 'en' }).app;
  for (const text of ['/compare glm-lite glm-pro', 'How much is GLM Lite?', 'GLM Lite 多少钱', '/nonsense', '/cost 20M tokens a day']) {
    const [one, other] = [await apart.dispatch(said(text)), await here.dispatch(said(text))];
    for (const lang of langs) {
      expect(one.card(lang), text).toEqual(other.card(lang));
      expect(one.localizer(lang).lang).toBe(lang);
    }
    expect([one.kind, one.lang, one.command, one.private]).toEqual([other.kind, other.lang, other.command, other.private]);
    const [idOf, otherIdOf] = [await one.actionIds(), await other.actionIds()];
    for (const block of one.card().blocks) {
      if (block.type !== 'actions') continue;
      for (const item of block.items) if (item.type === 'action') expect(idOf(item.act)).toBe(otherIdOf(item.act));
    }
    expect(() => idOf({ command: 'gone', args: {} })).toThrow(RangeError);
  }
  expect(told).toHaveLength(5);
});

test('what fails in the store fails for whoever asked it there, too', async () => {
  const gone = () => Promise.reject(new Error('gone'));
  const failing = { ...store, get: gone, set: gone, delete: gone, count: gone, getOrSet: gone };
  const other = await startHouse({ ...deps(), store: failing });
  const here = createHouse({ store: failing, log: silentLog, defaultLang: 'en' }).app;
  for (const text of ['/settings --lang=zh', '/settings --forget=yes', '/feedback it is wrong', 'How much is GLM Lite?']) {
    expect((await other.dispatch(said(text))).card(), text).toEqual((await here.dispatch(said(text))).card());
  }
  expect((await other.dispatch(said('/settings --lang=zh'))).card('en').summary).toContain("can't save that right now");
  await other.close();
});

test('what it remembers goes to the store of whoever started it, and a reply to an answer goes on with it', async () => {
  const outcome = await apart.dispatch(said('How much is GLM Lite?'));
  expect(await store.get('memory:test:room:message:m1')).toBeUndefined();
  await outcome.posted(['m1']);
  expect(await store.get('memory:test:room:message:m1')).toBeDefined();
  const bob = { ...origin, asker: { id: 'bob', locale: 'en-US' } };
  const reply = await apart.dispatch({ ...bob, type: 'text', text: 'And Pro?', addressed: true, replyTo: { type: 'answer', message: 'm1' } });
  expect(reply.card().summary).toContain('GLM Pro');
});

test('names are completed, charts drawn and the age of the data told there', async () => {
  const completions = await apart.complete({ command: 'plan', option: 'name', typed: 'glm-l', lang: 'en' });
  expect(completions.map(({ value }) => value)).toContain('glm-lite');
  const points = [{ low: 10, typical: 20, high: 30 }];
  const chart = { type: 'chart', kind: 'bar', title: 'Use', unit: '%', labels: ['A'], series: [{ name: 'Use', points }], alt: 'x' } as const;
  const picture = await apart.draw(chartSpec(chart, createLocalizers().en));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(await apart.data()).toMatchObject({ refused: false, newest: expect.any(Number) });
});

test('nothing waits once everything is answered', async () => {
  const asked = apart.dispatch(said('/help'));
  expect(apart.waiting()).toBe(1);
  await apart.drain();
  expect(apart.waiting()).toBe(0);
  expect((await asked).kind).toBe('answer');
});
