/**
 * Forms and the three questions, in a server: by the asker and by somebody else, before and after a restart, in both languages. The real client,
 * commands and data; every payload and every registered command against Discord's OpenAPI document.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { allOptions, shownOptions } from '#src/command/vocabulary.ts';
import { createDiscordRegistrar } from '#src/platforms/discord/registrar.ts';
import { houseOver, langs, storeAhead } from '#support/asking.ts';
import { localizers } from '#support/chat.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { controlsOf, labelsOf } from '#support/discord/people.ts';
import type { Json, Message } from '#support/discord/world.ts';

const { store } = storeAhead();
let discord: Loopback;
let bot: Bot;
const begin = async () => startBot(discord, { app: houseOver('en'), store });
async function restart(): Promise<void> {
  await bot.platform.stop();
  bot = await begin();
}

beforeAll(async () => {
  discord = await startLoopback();
  bot = await begin();
  const settings = { token: discord.world.token, appId: discord.world.appId, apiUrl: discord.apiUrl };
  await createDiscordRegistrar({ settings, commands, localizers, defaultLang: 'en' }).register({ dryRun: false });
});
afterAll(async () => {
  expect(discord.rest.refused).toEqual([]);
  expect(bot.complaints()).toEqual([]);
  await bot.platform.stop();
  await discord.stop();
});

const words = {
  zh: {
    locale: 'zh-CN',
    client: 'Claude Code',
    use: '整天用：500 次请求',
    budget: '不超过 ¥100',
    reckoned: '每天 500 次请求',
    recommend: '推荐',
    exactly: '说得更准一点',
    ask: '每天500次请求',
    change: '改一改假设',
    days: '每周用几天？',
    hours: '每天用几个小时？',
    hint: '不填就按 8 算',
    five: '每周 5 天',
    paying: '改付款和人数',
    customer: '是不是首次购买？',
    existing: '老用户',
    need: '改一改需求',
    budgetLabel: '每月最多花多少？',
    form: '填表',
    formUse: '你的用量是多少？',
  },
  en: {
    locale: 'en-US',
    client: 'Claude Code',
    use: 'All day: 500 requests a day',
    budget: 'At most $50',
    reckoned: '500 requests a day',
    recommend: 'Recommend',
    exactly: 'Say it exactly',
    ask: '500 requests a day',
    change: 'Change what I assumed',
    days: 'Days a week',
    hours: 'Hours a day',
    hint: 'Empty: 8, as now',
    five: '5 days a week',
    paying: 'Change payment and people',
    customer: 'First-time customer?',
    existing: 'Customer already',
    need: 'Change what I need',
    budgetLabel: 'At most how much a month?',
    form: 'Fill in a form',
    formUse: 'How much do you use?',
  },
} as const;
/** The words; a picture comes when it is drawn. */
const textOf = ({ content, embeds }: Message): string =>
  JSON.stringify([content, embeds.filter(({ title, description, fields }) => [title, description, fields].some((part) => part !== undefined))]);
const chosenIn = (message: Message): readonly unknown[] =>
  controlsOf(message).flatMap((control) =>
    ((control['options'] as readonly Json[] | undefined) ?? []).filter((option) => option['default']).map(({ label }) => label),
  );
const questionsOf = (modal: Json): readonly Json[] => modal['components'] as readonly Json[];
const question = (modal: Json, label: string): Json => questionsOf(modal).find((root) => root['label'] === label)?.['component'] as Json;

describe('/cost and /recommend', () => {
  const registered = (name: string) => discord.world.commands.get('')?.find((command) => command['name'] === name)?.['options'] as readonly Json[];

  test.each([
    ['cost', ['use', 'plans', 'model']],
    ['recommend', ['use', 'budget', 'clients']],
  ])('/%s lists three options of its own, beside those of every command', (name, own) => {
    expect(registered(name).map((option) => option['name'])).toEqual([...own, 'lang', 'currency', 'as-of', 'private']);
  });

  test.each(['cost', 'recommend'])('what /%s does not list stands in its forms; an amount, its unit and period are words', async (name) => {
    const person = discord.person();
    const { message } = await discord.slash(person, discord.channel, name, { use: '500 requests a day' });
    const listed = new Set(registered(name).map((option) => option['name']));
    const button = name === 'cost' ? words.en.change : words.en.need;
    const further = controlsOf(message).flatMap((control) =>
      ((control['options'] as readonly Json[] | undefined) ?? [])
        .filter(({ value }) => String(value).startsWith('~f'))
        .map(({ label }) => String(label)),
    );
    expect(further).toHaveLength(3);
    const labels: string[] = [];
    for (const label of [button, ...further]) {
      const modal = await discord.open(person, message, label);
      labels.push(...questionsOf(modal).map((root) => String(root['label'])));
    }
    const loc = localizers.en;
    const command = commands.find((each) => each.name === name);
    const options = command ? shownOptions(allOptions(command)).map(([option]) => option) : [];
    const inWords = ['amount', 'unit', 'per'];
    const asked = options.filter((option) => !listed.has(option) && !inWords.includes(option));
    const labelOf = (option: string) =>
      loc.word(`recommend:form.${option}.label` as 'x:description') ?? loc.word(`cost:form.${option}.label` as 'x:description');
    expect(asked.map(labelOf).filter((label) => label === undefined || !labels.includes(label))).toEqual([]);
  });
});

describe.each(langs)('in %s', (lang) => {
  const w = words[lang];
  const someone = () => discord.person({ locale: w.locale });

  test('/recommend asks three questions; the card keeps what was chosen, and the third brings the answer', async () => {
    const asker = someone();
    const { message } = await discord.slash(asker, discord.channel, 'recommend');
    expect(controlsOf(message).filter((control) => control['type'] === 3)).toHaveLength(3);
    expect(labelsOf(message)).toContain(w.recommend);
    expect((await discord.choose(asker, message, w.client)).message).toBe(message);
    expect(chosenIn(message)).toEqual([w.client]);
    await restart();
    await discord.choose(asker, message, w.use);
    expect(chosenIn(message)).toEqual([w.client, w.use]);
    // Somebody else goes on for themselves alone, and the card stays.
    const before = JSON.stringify([message.content, message.embeds, message.components]);
    const other = await discord.choose(someone(), message, w.budget);
    expect(other.ephemeral).toBe(true);
    expect(JSON.stringify([message.content, message.embeds, message.components])).toBe(before);
    const answered = await discord.choose(asker, message, w.budget);
    expect(answered.message).toBe(message);
    expect(textOf(message)).toContain(w.reckoned);
    expect(textOf(message)).toContain(w.client);
    expect(textOf(other.message)).toBe(textOf(message));
  });

  test('a choice can be changed, and questions left open', async () => {
    const asker = someone();
    const { message } = await discord.slash(asker, discord.channel, 'recommend');
    await discord.choose(asker, message, w.use);
    await discord.choose(asker, message, w.client);
    const seen = await discord.press(asker, message, w.recommend);
    expect(seen.message).toBe(message);
    expect(textOf(message)).toContain(w.reckoned);
  });

  test('the long form opens from the three questions with what was chosen in it', async () => {
    const asker = someone();
    const { message } = await discord.slash(asker, discord.channel, 'recommend');
    await discord.choose(asker, message, w.budget);
    const modal = await discord.open(asker, message, w.exactly);
    expect(questionsOf(modal)).toHaveLength(5);
    expect(question(modal, w.budgetLabel)['value']).toMatch(/^(?:100 CNY|50 USD)$/);
  });

  test('what was assumed is changed in a modal: by the asker in place, by others for themselves, and after a restart', async () => {
    const asker = someone();
    const { message } = await discord.slash(asker, discord.channel, 'cost', { use: w.ask });
    expect(textOf(message)).not.toContain(w.five);
    const modal = await discord.open(asker, message, w.change);
    expect(modal['title']).toBe(w.change);
    expect(question(modal, w.days)['type']).toBe(3);
    expect(question(modal, w.hours)).toMatchObject({ type: 4, placeholder: w.hint });
    const before = textOf(message);
    const bob = someone();
    const theirs = await discord.submit(bob, message, await discord.open(bob, message, w.change), { [w.days]: '5' });
    expect(theirs.ephemeral).toBe(true);
    expect(textOf(theirs.message)).toContain(w.five);
    expect(textOf(message)).toBe(before);
    await restart();
    const again = await discord.open(asker, message, w.change);
    expect(again).toEqual(modal);
    const mine = await discord.submit(asker, message, again, { [w.days]: '5' });
    expect(mine.message).toBe(message);
    expect(textOf(message)).toContain(w.five);
  });

  test('the rest of the form opens from the menu, and keeps what the first modal said', async () => {
    const asker = someone();
    const { message } = await discord.slash(asker, discord.channel, 'cost', { use: w.ask });
    await discord.submit(asker, message, await discord.open(asker, message, w.change), { [w.days]: '5' });
    await restart();
    const modal = await discord.open(asker, message, w.paying);
    expect(modal['title']).toBe(w.paying);
    await discord.submit(asker, message, modal, { [w.customer]: w.existing });
    expect(textOf(message)).toContain(w.five);
    const next = await discord.open(asker, message, w.paying);
    const options = question(next, w.customer)['options'] as readonly Json[];
    expect(options.find((option) => option['default'])?.['label']).toBe(w.existing);
  });

  test('/cost without a word opens its form with one press', async () => {
    const asker = someone();
    const { message } = await discord.slash(asker, discord.channel, 'cost');
    const modal = await discord.open(asker, message, w.form);
    await discord.submit(asker, message, modal, { [w.formUse]: w.ask });
    expect(textOf(message)).toContain(w.reckoned);
  });

  test('needs are changed in a modal', async () => {
    const asker = someone();
    const { message } = await discord.slash(asker, discord.channel, 'recommend', { use: w.ask });
    const modal = await discord.open(asker, message, w.need);
    const seen = await discord.submit(asker, message, modal, { [w.budgetLabel]: '¥45' });
    expect(seen.message).toBe(message);
    const again = await discord.open(asker, message, w.need);
    expect(question(again, w.budgetLabel)['value']).toBe('¥45');
  });
});
