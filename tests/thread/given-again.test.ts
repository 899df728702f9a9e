/** Answers that are given again: byte for byte what would be made anew, and never an old one. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { dataDir, readData } from '#src/catalog/load.ts';
import type { Data } from '#src/catalog/parse.ts';
import { createActionIds } from '#src/command/action-id.ts';
import type { Invocation, Outcome } from '#src/command/context.ts';
import { createHouse, type House } from '#src/house.ts';
import { createLimiter } from '#src/limiter.ts';
import { createLetters } from '#src/platforms/discord/letter.ts';
import { createParked } from '#src/platforms/discord/parked.ts';
import { createLetters as createFeishuLetters } from '#src/platforms/feishu/letter.ts';
import { keptPictures } from '#src/platforms/kept-pictures.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { fromAnswered, toAnswered } from '#src/thread/answered.ts';
import { createGivenAgain, type GivenAgain } from '#src/thread/given-again.ts';
import { readQuestions } from '../questions/questions.ts';

let [now, store, house, given]: [Date, Store, House, GivenAgain] = [new Date(), ...([] as unknown as [Store, House, GivenAgain])];

beforeEach(async () => {
  now = new Date('2026-11-30T04:00:00Z');
  store = await createStore('memory:');
  house = createHouse({ store, log: silentLog, defaultLang: 'en', now: () => now, renewed: (version) => given.renewed(version) });
  const limiter = createLimiter({ points: 1_000_000, seconds: 60 });
  given = createGivenAgain({ store, log: silentLog, limiter, today: house.today, except: [] });
});

const by = (asker: string) => ({ platform: 'test', asker: { id: asker, locale: 'en-US' }, chat: { id: `with-${asker}`, private: true } });
const said = (asker: string, text: string, more: Partial<Invocation> = {}): Invocation =>
  ({ ...by(asker), type: 'text', text, addressed: true, ...more }) as Invocation;

/** As the platforms' side of the house does it. */
async function ask(invocation: Invocation): Promise<{ readonly outcome: Outcome; readonly isAgain: boolean }> {
  const asked = await given.asked(invocation);
  const again = await asked?.again();
  const version = house.version();
  const answered = again?.answered ?? structuredClone(toAnswered(await house.app.dispatch(invocation), invocation.both === true, 0, version));
  if (!again) asked?.keep(answered);
  const ids = createActionIds(store);
  const posted = again?.posted ?? (async () => undefined);
  return { outcome: fromAnswered(answered, { localizers: house.localizers, ids, asker: invocation.asker, posted }), isAgain: again !== undefined };
}

const lettersOf = () => {
  const { actText } = house.app;
  const discord = createLetters({ parked: createParked(store), pictures: keptPictures(async () => Buffer.from('picture')), actText, log: silentLog });
  const feishu = createFeishuLetters({ images: { keyOf: async () => 'key' }, actText, log: silentLog });
  return async (outcome: Outcome, asker: string) => {
    const [message, card] = [await discord.write(outcome, { id: asker }), await feishu.write(outcome, 'many')];
    return JSON.stringify([message, card.card, card.text()]);
  };
};

const commands = [
  '/compare glm-lite glm-pro',
  '/cost 5M tokens a day',
  '/cost',
  '/recommend 2M tokens a day',
  '/plan kimi-moderato',
  '/plans',
  '/models',
  '/changes',
  '/help',
  '/settings',
  '/feedback',
];
const days = ['2026-02-15', '2026-06-30', '2026-11-30'];
const langs = ['en', 'zh'] as const;
const circumstances = langs.flatMap((lang) => days.map((asOf) => ({ lang, asOf, both: true })));
const questions = readQuestions().filter(({ before }) => before === undefined);
const some = questions.filter((_, place) => place % Math.floor(questions.length / 200) === 0);
/** Commands in all circumstances, questions in one after the other. */
const asked = [
  ...commands.flatMap((text) => circumstances.map((each) => [text, each] as const)),
  ...some.map(({ ask: text }, place) => [text, circumstances[place % circumstances.length] ?? {}] as const),
];

test('payloads of both platforms are byte for byte those that are made anew', { timeout: 1_800_000 }, async () => {
  const write = lettersOf();
  const plain = createHouse({ store: await createStore('memory:'), log: silentLog, defaultLang: 'en', now: () => now });
  let [again, all] = [0, 0];
  for (const [text, circumstance] of asked) {
    // Made, then given again; by the second time its payload is kept, and the fourth asker gets that one.
    for (const asker of ['ann', 'bob', 'cyd']) {
      const person = `${asker}-${all}`;
      await write((await ask(said(person, text, circumstance))).outcome, person);
    }
    const person = `dan-${all}`;
    const { outcome, isAgain } = await ask(said(person, text, circumstance));
    const anew = await plain.app.dispatch(said(person, text, circumstance));
    expect(await write(outcome, person), `${text} ${JSON.stringify(circumstance)}`).toBe(await lettersOf()(anew, person));
    expect([outcome.kind, outcome.lang, outcome.private, outcome.command]).toEqual([anew.kind, anew.lang, anew.private, anew.command]);
    all += 1;
    again += isAgain ? 1 : 0;
  }
  expect(all).toBeGreaterThanOrEqual(200 + commands.length * circumstances.length);
  expect(again / all).toBeGreaterThan(0.8);
});

describe('never an old answer', () => {
  const text = '/compare glm-lite glm-pro';
  const title = async (person: string) => {
    const { outcome, isAgain } = await ask(said(person, text));
    return [isAgain, outcome.card().title, outcome.card().subtitle?.split(',')[0], outcome.lang];
  };

  test('on another day', async () => {
    expect(await title('ann')).toEqual([false, 'GLM Lite vs GLM Pro', '2026-11-30', 'en']);
    expect((await title('bob'))[0]).toBe(true);
    now = new Date('2026-12-01T04:00:00Z');
    expect(await title('cyd')).toEqual([false, 'GLM Lite vs GLM Pro', '2026-12-01', 'en']);
  });

  test('after a choice of language or currency', async () => {
    await title('ann');
    await ask(said('bob', '/settings lang=zh'));
    expect(await title('bob')).toEqual([false, '智谱 GLM Lite vs 智谱 GLM Pro', expect.any(String), 'zh']);
    expect((await title('ann'))[0]).toBe(true);
    await ask(said('ann', '/settings currency=USD'));
    expect((await title('ann'))[0]).toBe(false);
  });

  test('out of other data, nor one that was begun before', async () => {
    await title('ann');
    const late = said('cyd', text);
    const begun = await given.asked(late);
    const old = toAnswered(await house.app.dispatch(late), false, 0, house.version());
    const data = structuredClone(readData(dataDir));
    const renamed: Data = {
      ...data,
      plans: data.plans.map((plan) => (plan.id === 'glm-lite' ? { ...plan, names: { zh: '新名', en: 'New name' } } : plan)),
    };
    await house.renew(renamed);
    begun?.keep(old);
    expect(await title('bob')).toEqual([false, 'New name vs GLM Pro', expect.any(String), 'en']);
    expect((await title('dan')).slice(0, 2)).toEqual([true, 'New name vs GLM Pro']);
  });
});

test('a question that leans on what was asked before is given again only to who asked that before', async () => {
  for (const [person, first, second] of [
    ['ann', 'How much is GLM Lite?', 'GLM Pro'],
    ['bob', 'How much is Kimi Moderato?', 'Kimi'],
    ['cyd', 'How much is GLM Lite?', 'GLM Pro'],
  ] as const) {
    await ask(said(person, first));
    const { outcome, isAgain } = await ask(said(person, 'and Pro?'));
    expect([person, isAgain]).toEqual([person, person === 'cyd']);
    expect(outcome.card().summary).toContain(second);
  }
  // What was given again is gone on with as what was made.
  const { outcome } = await ask(said('cyd', 'and Max?'));
  expect(outcome.card().summary).toContain('GLM Max');
});

test('what is one person’s own is never given again', async () => {
  for (const text of ['/settings', '/feedback', 'that is wrong']) {
    await ask(said('ann', text));
    expect([text, (await ask(said('bob', text))).isAgain]).toEqual([text, false]);
  }
});

test('whoever asks too much or has to be told something is answered by the thread', async () => {
  await ask(said('ann', '/plans'));
  expect((await ask(said('bob', '/plans'))).isAgain).toBe(true);
  expect((await ask({ ...said('bob', '/plans'), crowded: true })).isAgain).toBe(false);
  expect(await given.asked({ ...by('bob'), type: 'action', id: 'x' })).toBeUndefined();
});

test('while the store fails nobody loses an answer that was given before: the thread makes it', async () => {
  await ask(said('ann', '/plans'));
  vi.spyOn(store, 'get').mockRejectedValue(new Error('it does not answer'));
  const { outcome, isAgain } = await ask(said('bob', '/plans'));
  expect([isAgain, outcome.kind, outcome.command]).toEqual([false, 'answer', 'plans']);
});
