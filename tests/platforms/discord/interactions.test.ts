import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bot, slowCommand, startBot, startChat } from '#support/discord/bot.ts';
import type { Loopback } from '#support/discord/loopback.ts';
import { labelsOf } from '#support/discord/people.ts';
import type { Message } from '#support/discord/world.ts';

let discord: Loopback;
let bot: Bot;
let stop: () => Promise<void>;
beforeAll(async () => {
  const chat = await startChat();
  ({ discord, bot } = chat);
  stop = () => chat.stop();
});
afterAll(async () => {
  expect(discord.rest.refused).toEqual([]);
  expect(bot.complaints()).toEqual([]);
  await stop();
});

const title = (message: Message) => message.embeds[0]?.['title'];
const end = (message: Message) => String(message.embeds.at(-1)?.['description']).split('\n').at(-1);

describe('a slash command', () => {
  test('is acknowledged, then answered by one edit in the language of the person’s client', async () => {
    const li = discord.person({ locale: 'zh-CN' });
    const { message, interaction, ephemeral } = await discord.slash(li, discord.channel, 'show', {
      'plan-1': 'red-lite',
      'plan-2': '蓝海 Lite',
      months: 3,
    });
    expect(interaction.answeredWith).toBe(5);
    expect(title(message)).toBe('你好');
    expect(message.content).toBe('红星 Lite + 蓝海 Lite × 3');
    expect(ephemeral).toBe(false);
    expect([...discord.world.messages.values()].filter((each) => each.interaction === interaction.token)).toHaveLength(1);
  });

  test('is answered in English to everybody else, and as the option says', async () => {
    const ann = discord.person({ locale: 'de' });
    expect(title((await discord.slash(ann, discord.channel, 'show')).message)).toBe('Hello');
    expect(title((await discord.slash(ann, discord.channel, 'show', { lang: 'zh' })).message)).toBe('你好');
  });

  test('is answered to the person alone where they ask for it', async () => {
    const { ephemeral } = await discord.slash(discord.person(), discord.channel, 'show', { private: true });
    expect(ephemeral).toBe(true);
  });

  test('works in direct messages, threads and chats of others', async () => {
    const ann = discord.person();
    for (const place of [discord.dm(ann), discord.thread, discord.privateChat()]) {
      expect(title((await discord.slash(ann, place, 'show')).message)).toBe('Hello');
    }
  });

  test('is acknowledged at once, however long the work takes', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const chat = await startChat({ commands: [slowCommand(() => gate)] });
    const interaction = chat.discord.slashOnly(chat.discord.person(), chat.discord.channel, 'slow');
    // The work cannot end before the acknowledgement has been seen.
    await chat.discord.world.when(() => interaction.answeredWith, 'an acknowledgement');
    open();
    expect((await chat.discord.settled(interaction)).message.content).toBe('Here at last.');
    await chat.stop();
  });

  test('with a chart brings the picture and its alt text', async () => {
    const { message } = await discord.slash(discord.person(), discord.channel, 'chart');
    await discord.world.when(() => (message.files.length > 0 ? true : undefined), 'the picture');
    expect(message.files.map((file) => file.name)).toEqual(['chart-1.png']);
    expect(message.attachments[0]?.['description']).toBe('GLM Lite uses 20 %.');
    expect(message.embeds[0]?.['image']).toEqual({ url: 'attachment://chart-1.png' });
  });
});

describe('autocomplete', () => {
  test('offers names in the person’s language, for each numbered option', async () => {
    const li = discord.person({ locale: 'zh-CN' });
    expect(await discord.complete(li, discord.channel, 'show', 'plan-2', '蓝海')).toContainEqual({
      name: '蓝海 Lite · blue-lite',
      value: 'blue-lite',
    });
    const ann = discord.person();
    expect(await discord.complete(ann, discord.channel, 'show', 'plan-1', 'red')).toContainEqual({
      name: 'Red Star Pro · red-pro',
      value: 'red-pro',
    });
  });

  test('offers nothing for an option that is not there', async () => {
    expect(await discord.complete(discord.person(), discord.channel, 'show', 'nonsense', 'red')).toEqual([]);
  });
});

describe('buttons and selects', () => {
  test('change the message that they stand on', async () => {
    const ann = discord.person();
    const { message } = await discord.slash(ann, discord.channel, 'show');
    const pressed = await discord.press(ann, message, 'More');
    expect(pressed.interaction.answeredWith).toBe(6);
    expect(pressed.message).toBe(message);
    expect(message.content).toBe('× 12');
    expect((await discord.choose(ann, message, 'Three')).message.content).toBe('× 3');
  });

  test('of somebody else’s answer answer privately and leave it as it is', async () => {
    const { message } = await discord.slash(discord.person(), discord.channel, 'show');
    const before = message.content;
    const pressed = await discord.press(discord.person({ username: 'bob' }), message, 'More');
    expect(pressed.ephemeral).toBe(true);
    expect(pressed.message).not.toBe(message);
    expect(pressed.message.content).toBe('× 12');
    expect(message.content).toBe(before);
  });

  test('of a private answer keep it private', async () => {
    const ann = discord.person();
    const { message } = await discord.slash(ann, discord.channel, 'show', { private: true });
    const pressed = await discord.press(ann, message, 'More');
    expect(pressed.message).toBe(message);
    expect(message.content).toBe('× 12');
  });

  test('take the picture away with the answer that had it', async () => {
    const ann = discord.person();
    const { message } = await discord.slash(ann, discord.channel, 'show');
    await discord.press(ann, message, 'More');
    expect(message.attachments).toEqual([]);
  });
});

describe('a long answer', () => {
  test('has pages that the asker turns in place, forth and back', async () => {
    const ann = discord.person();
    const { message } = await discord.slash(ann, discord.channel, 'long');
    expect(title(message)).toBe('Long (1/3)');
    expect(labelsOf(message)).toEqual(['More', '1 / 3', 'Next']);
    await discord.press(ann, message, 'Next');
    expect(title(message)).toBe('Long (2/3)');
    expect(labelsOf(message)).toEqual(['More', 'Back', '2 / 3', 'Next']);
    await discord.press(ann, message, 'Next');
    expect(labelsOf(message)).toEqual(['More', 'Back', '3 / 3']);
    expect(end(message)).toContain('Notes (2026-02-16)');
    await discord.press(ann, message, 'Back');
    expect(title(message)).toBe('Long (2/3)');
  });

  test('shows another person the page privately, where they read on', async () => {
    const { message } = await discord.slash(discord.person(), discord.channel, 'long');
    const bob = discord.person({ username: 'bob' });
    const seen = await discord.press(bob, message, 'Next');
    expect([seen.ephemeral, title(seen.message), title(message)]).toEqual([true, 'Long (2/3)', 'Long (1/3)']);
    const on = await discord.press(bob, seen.message, 'Next');
    expect([on.message, title(on.message)]).toEqual([seen.message, 'Long (3/3)']);
  });
});

describe('a form', () => {
  test('opens as a modal at once, required questions first', async () => {
    const ann = discord.person();
    const { message } = await discord.slash(ann, discord.channel, 'form');
    expect(labelsOf(message)).toEqual(['Your use (1/2)', 'Your use (2/2)']);
    const modal = await discord.open(ann, message, 'Your use (1/2)');
    expect((modal['components'] as { label: string }[]).map(({ label }) => label)).toEqual(['Amount', 'A', 'Per', 'B', 'C']);
  });

  test('submitted, it changes the answer; what other parts hold stays', async () => {
    const ann = discord.person();
    const { message } = await discord.slash(ann, discord.channel, 'form');
    const modal = await discord.open(ann, message, 'Your use (1/2)');
    const { message: after } = await discord.submit(ann, message, modal, { Amount: '40', Per: 'day', A: '' });
    expect(after).toBe(message);
    expect(JSON.parse(after.content)).toEqual({ amount: 40, per: 'day', model: 'glm-5' });
    const second = await discord.open(ann, message, 'Your use (2/2)');
    const last = await discord.submit(ann, message, second, { Model: 'glm-4' });
    // The first part's own values are those that the form was drawn with: A was prefilled, Per too.
    expect(JSON.parse(last.message.content)).toEqual({ a: 'kept', per: 'month', model: 'glm-4' });
  });

  test('of somebody else is answered privately', async () => {
    const { message } = await discord.slash(discord.person(), discord.channel, 'form');
    const bob = discord.person({ username: 'bob' });
    const modal = await discord.open(bob, message, 'Your use (1/2)');
    const seen = await discord.submit(bob, message, modal, { Amount: '7' });
    expect(seen.ephemeral).toBe(true);
    expect(seen.message).not.toBe(message);
  });
});

test('the message context menu asks what somebody else said', async () => {
  const { message } = await discord.menu(
    discord.person({ locale: 'zh-CN' }),
    discord.channel,
    '问算盘',
    'what about GLM Lite? <:smile:123456789012345678>',
  );
  expect(message.content).toBe('You asked: what about GLM Lite? :smile:');
});

describe('after a restart', () => {
  test('buttons, pages and forms of old answers still work', async () => {
    const ann = discord.person();
    const shown = await discord.slash(ann, discord.channel, 'show');
    const paged = await discord.slash(ann, discord.channel, 'long');
    const asked = await discord.slash(ann, discord.channel, 'form');
    const next = await bot.restart();
    const { platform } = bot;
    bot = next;
    expect(platform.ready()).toBe(false);
    expect((await discord.press(ann, shown.message, 'More')).message.content).toBe('× 12');
    expect(title((await discord.press(ann, paged.message, 'Next')).message)).toBe('Long (2/3)');
    expect((await discord.open(ann, asked.message, 'Your use (1/2)'))['title']).toBe('Your use');
    stop = async () => {
      await next.platform.stop();
      await discord.stop();
    };
  });
});

describe('a button that leads nowhere', () => {
  const swapped = (message: Message, id: string): Message => {
    const text = JSON.stringify(message.components).replaceAll(/"custom_id":"[^"]*"/g, `"custom_id":${JSON.stringify(id)}`);
    return Object.assign(message, { components: JSON.parse(text) as Message['components'] });
  };

  test.each([
    ['of another release', '0e:abcdefgh::show'],
    ['that nobody made', 'what ever'],
    ['of a command that is no more', '1e:abcdefgh::gone|a=b'],
    ['of which nothing was kept', '1e:abcdefgh::@aaaaaaaaaaaaaaaaaaaaaa'],
    ['of a page that is no more', '~p1.aaaaaaaaaaaaaaaaaaaaaa'],
    ['of a form that is no more', '~f1.aaaaaaaaaaaaaaaaaaaaaa'],
    ['with a value that the command does not take', '1e:abcdefgh::show|months=many'],
  ])('%s answers its presser alone and changes nothing', async (_what, id) => {
    const ann = discord.person();
    for (const presser of [ann, discord.person()]) {
      const { message } = await discord.slash(ann, discord.channel, 'show');
      const before = JSON.stringify([message.content, message.embeds, message.edits]);
      const seen = await discord.press(presser, swapped(message, id), 'More');
      expect(seen.ephemeral).toBe(true);
      expect(JSON.stringify([message.content, message.embeds, message.edits])).toBe(before);
    }
  });
});

test('what a button cannot carry and nobody kept is said to have expired', async () => {
  const ann = discord.person({ locale: 'zh-CN' });
  const paged = await discord.slash(ann, discord.channel, 'long');
  const asked = await discord.slash(ann, discord.channel, 'form');
  await bot.platform.stop();
  const forgetful = await startBot(discord);
  for (const [message, label] of [
    [paged.message, '下一页'],
    [asked.message, '你的用量 (1/2)'],
  ] as const) {
    const seen = await discord.press(ann, message, label);
    expect([seen.ephemeral, seen.message.content.split('\n')[0]]).toEqual([true, '**这个按钮过期了**']);
  }
  expect(title(paged.message)).toBe('Long (1/3)');
  stop = async () => {
    await forgetful.platform.stop();
    await discord.stop();
  };
});
