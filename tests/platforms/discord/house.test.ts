/** Every command of the house over its real data, used in Discord in both languages, with everything pressed that can be pressed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { createHouse } from '#src/house.ts';
import { createDiscordRegistrar } from '#src/platforms/discord/registrar.ts';
import { localizers } from '#support/chat.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { controlsOf, type OptionValue, type Seen } from '#support/discord/people.ts';
import type { Json, Message, Person, Place } from '#support/discord/world.ts';

/** A day on which the data speaks of today's plans; the clock must not decide what the answers are. */
const now = new Date('2026-11-22T04:00:00Z');
const HAN = /\p{Script=Han}/u;

let discord: Loopback;
let bot: Bot;
beforeAll(async () => {
  discord = await startLoopback();
  bot = await startBot(discord, { app: ({ store, log }) => createHouse({ store, log, defaultLang: 'en', now: () => now }).app });
  const settings = { token: discord.world.token, appId: discord.world.appId, apiUrl: discord.apiUrl };
  await createDiscordRegistrar({ settings, commands, localizers, defaultLang: 'en' }).register({ dryRun: false });
});
afterAll(async () => {
  await bot.platform.stop();
  await discord.stop();
});

type Use = { readonly zh: Readonly<Record<string, OptionValue>>; readonly en: Readonly<Record<string, OptionValue>> };
/** Chinese people type names, English ones choose what is offered. */
const uses: Readonly<Record<string, Use>> = {
  compare: { zh: { 'plan-1': '百炼Lite', 'plan-2': '方舟 Lite' }, en: { 'plan-1': 'bailian-lite', 'plan-2': 'ark-lite' } },
  cost: { zh: { use: '每天500次请求' }, en: { use: '500 requests a day --months=12' } },
  recommend: { zh: { use: '每天200次请求，50块以内' }, en: { use: '200 requests a day under ¥50' } },
  plan: { zh: { name: '智谱 Lite' }, en: { name: 'glm-lite' } },
  plans: { zh: {}, en: { vendor: 'kimi' } },
  models: { zh: {}, en: { name: 'glm-5' } },
  changes: { zh: {}, en: {} },
  settings: { zh: {}, en: {} },
  feedback: { zh: { words: '智谱 Lite 已经降价了' }, en: { words: 'GLM Lite costs less now', what: 'outdated' } },
  ask: { zh: { question: '方舟 Lite 和百炼 Lite 哪个便宜？' }, en: { question: 'Which is cheaper, Ark Lite or Bailian Lite?' } },
  help: { zh: {}, en: { command: 'compare' } },
};

/** Settings belong to a person, so each test has people of its own. */
const person = (lang: 'zh' | 'en'): Person => discord.person({ locale: lang === 'zh' ? 'zh-CN' : 'en-US' });
const words = (message: Message): string => JSON.stringify([message.content, message.embeds]);

function sound(seen: Seen, where: string): void {
  expect(discord.rest.refused, where).toEqual([]);
  expect(bot.complaints(), where).toEqual([]);
  expect(seen.message.embeds[0]?.['title'], where).toBeTruthy();
  expect(words(seen.message), where).not.toMatch(/undefined|\[object|NaN|\{\{/);
}

const filled = (modal: Json): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (modal['components'] as readonly Json[]).flatMap((root) => {
      const input = root['component'] as Json;
      const first = (input['options'] as readonly Json[] | undefined)?.[0]?.['label'];
      return typeof first === 'string' ? [[String(root['label']), first]] : [];
    }),
  );

/** Somebody new uses the command for each control, so that every press starts from the same answer. */
async function pressEverything(lang: 'zh' | 'en', use: (who: Person) => Promise<Seen>, place: Place): Promise<void> {
  const all = controlsOf((await use(person(lang))).message).filter((control) => !control['url'] && !control['disabled']);
  for (const control of all) {
    const who = person(lang);
    const { message } = await use(who);
    const where = String(control['label'] ?? control['placeholder']);
    const id = String(control['custom_id']);
    if (id.startsWith('~f')) {
      const modal = await discord.open(who, message, where);
      sound(await discord.submit(who, message, modal, filled(modal), place), where);
    } else if (control['type'] === 3) {
      const options = control['options'] as readonly Json[];
      sound(await discord.choose(who, message, String(options.at(-1)?.['label'])), where);
    } else {
      sound(await discord.press(who, message, where), where);
    }
  }
}

test('every command is used here', () => {
  expect(Object.keys(uses).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

describe.each(Object.entries(uses))('/%s', (name, use) => {
  test.each(['zh', 'en'] as const)('in %s: answered in that language, and whatever is pressed is answered, too', async (lang) => {
    const ask = (who: Person) => discord.slash(who, discord.channel, name, use[lang]);
    const seen = await ask(person(lang));
    sound(seen, name);
    expect(HAN.test(String(seen.message.embeds[0]?.['title']) + seen.message.content)).toBe(lang === 'zh');
    await pressEverything(lang, ask, discord.channel);
  });
});

describe.each(['zh', 'en'] as const)('words to the bot in %s', (lang) => {
  const question = { zh: '智谱 Lite 第二个月多少钱？', en: 'What does GLM Lite cost in the second month?' }[lang];
  const follow = { zh: '那 Pro 呢？', en: 'and Pro?' }[lang];

  test('a mention, a reply, a direct message, and the menu get the same answer', async () => {
    const who = person(lang);
    const dm = discord.dm(who);
    const mentioned = await discord.say({ person: who, place: discord.thread, content: `<@${discord.world.bot.id}> ${question}` });
    const direct = await discord.say({ person: who, place: dm, content: question });
    const { message: asked } = await discord.menu(who, discord.channel, 'Ask Suanpan', question);
    expect(direct.embeds).toEqual(mentioned.embeds);
    expect(asked.embeds).toEqual(mentioned.embeds);
    expect(HAN.test(mentioned.content)).toBe(lang === 'zh');
    const followed = await discord.say({ person: who, place: discord.thread, content: follow, replyTo: mentioned });
    expect(words(followed)).toContain('Pro');
    expect(discord.rest.refused).toEqual([]);
  });
});

test('what a person sets in one language holds for the next answer', async () => {
  const who = person('en');
  const { message } = await discord.slash(who, discord.channel, 'settings');
  await discord.choose(who, message, 'Chinese');
  const { message: next } = await discord.slash(who, discord.channel, 'plans');
  expect(HAN.test(String(next.embeds[0]?.['title']))).toBe(true);
});

test('autocomplete knows every kind of name, with typos and pinyin, in both languages', async () => {
  const [li, ann] = [person('zh'), person('en')];
  const values = async (who: Person, command: string, option: string, typed: string) =>
    (await discord.complete(who, discord.channel, command, option, typed)).map((choice) => choice.value);
  expect(await values(li, 'plan', 'name', '百炼')).toContain('bailian-lite');
  expect(await values(li, 'plan', 'name', 'bailian')).toContain('bailian-lite');
  expect(await values(ann, 'compare', 'plan-2', 'ark')).toContain('ark-lite');
  expect(await values(li, 'plan', 'name', '智普')).toContain('glm-lite');
  expect(await values(ann, 'plans', 'client', 'claude')).toContain('claude-code');
  expect((await values(ann, 'models', 'name', 'glm')).length).toBeGreaterThan(0);
  expect((await values(ann, 'plans', 'vendor', '')).length).toBeGreaterThan(0);
});
