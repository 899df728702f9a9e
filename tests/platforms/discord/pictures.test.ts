/** Text first: a picture that has to be drawn is added when it is there, below what is already read, wherever the answer stands. */
import { afterEach, expect, test } from 'vitest';
import { defineCommand } from '#src/command/define.ts';
import { type Bot, startChat, testCommands } from '#support/discord/bot.ts';
import type { Loopback } from '#support/discord/loopback.ts';
import type { Message } from '#support/discord/world.ts';

type Chat = { readonly discord: Loopback; readonly bot: Bot; stop(): Promise<void> };
let chat: Chat | undefined;
afterEach(async () => {
  expect(chat?.discord.rest.refused).toEqual([]);
  expect(chat?.bot.complaints()).toEqual([]);
  await chat?.stop();
  chat = undefined;
});

/** A picture between words, with a button; the chart depends on the figure alone. */
const picture = defineCommand({
  name: 'picture',
  options: { figure: { type: 'integer', positional: true } },
  run: (_, { figure = 1 }) => ({
    card: () => ({
      title: 'Shares',
      tone: 'info',
      summary: `Figure ${figure}.`,
      sources: [{ title: 'Notes', url: 'https://example.org', checked: '2026-02-16' }],
      blocks: [
        { type: 'text', text: 'before' },
        {
          type: 'chart',
          kind: 'bar',
          title: 'Use',
          labels: ['A', 'B'],
          series: [{ name: 'Use', points: [figure, 20].map((typical) => ({ low: typical, typical, high: typical })) }],
          alt: 'A and B.',
        },
        { type: 'text', text: 'after' },
        { type: 'actions', items: [{ type: 'action', label: 'Next', act: { command: 'picture', args: { figure: String(figure + 1) } } }] },
      ],
    }),
  }),
});

/** Pictures are drawn when the test lets them; `asked`: how often one was wanted. */
async function begin() {
  const waiting: (() => void)[] = [];
  const counts = { asked: 0 };
  const draw = () => {
    counts.asked += 1;
    return new Promise<Buffer>((resolve) => waiting.push(() => resolve(Buffer.from('png'))));
  };
  const started = await startChat({ draw, commands: [...testCommands, picture] });
  chat = started;
  /** So many drawings wait. */
  const release = async (count = 1) => {
    await expect.poll(() => waiting.length, { timeout: 60_000 }).toBe(count);
    for (const go of waiting.splice(0)) go();
  };
  const illustrated = (message: Message) => started.discord.world.when(() => (message.files.length > 0 ? message : undefined), 'the picture');
  return { ...started, counts, release, illustrated };
}

const isPicture = (embed: Message['embeds'][number]) => 'image' in embed;

test('the words are there before the picture is drawn, and do not move when it comes', async () => {
  const { discord, release, illustrated } = await begin();
  const { message } = await discord.slash(discord.person(), discord.channel, 'picture');
  const words = structuredClone(message.embeds);
  expect(JSON.stringify(words)).toMatch(/before.*after.*Notes/);
  expect([message.files, message.attachments, words.some(isPicture)]).toEqual([[], [], false]);
  await release();
  await illustrated(message);
  expect(message.embeds.slice(0, words.length)).toEqual(words);
  expect(message.embeds.slice(words.length)).toEqual([{ color: expect.any(Number) as number, image: { url: 'attachment://chart-1.png' } }]);
  expect(message.attachments[0]?.['description']).toBe('A and B.');
});

test('the same chart is drawn once; the next answer has it from the start', async () => {
  const { discord, counts, release, illustrated } = await begin();
  const ann = discord.person();
  const [one, two] = await Promise.all([discord.slash(ann, discord.channel, 'picture'), discord.slash(discord.person(), discord.channel, 'picture')]);
  await release();
  await Promise.all([illustrated(one.message), illustrated(two.message)]);
  const third = await discord.slash(ann, discord.channel, 'picture');
  expect(third.message.files).toHaveLength(1);
  expect(third.interaction.writes).toBe(1);
  expect(counts.asked).toBe(1);
});

test('a reply, a direct message and an answer beside the card get theirs, too', async () => {
  const { discord, release, illustrated } = await begin();
  const ann = discord.person();
  const reply = await discord.say({ person: ann, place: discord.channel, content: `<@${discord.world.bot.id}> /picture 3` });
  expect(reply.files).toEqual([]);
  await release();
  await illustrated(reply);
  const direct = await discord.say({ person: ann, place: discord.dm(ann), content: '/picture 4' });
  await release();
  await illustrated(direct);
  const beside = await discord.press(discord.person(), reply, 'Next');
  expect([beside.ephemeral, beside.message.content, beside.message.files]).toEqual([true, 'Figure 4.', [expect.anything()]]);
});

test('what was pressed meanwhile is not taken back by a picture that comes late', async () => {
  const { discord, release, illustrated } = await begin();
  const ann = discord.person();
  const { message } = await discord.slash(ann, discord.channel, 'picture');
  await discord.press(ann, message, 'Next');
  expect(message.content).toBe('Figure 2.');
  await release(2);
  await illustrated(message);
  expect(message.content).toBe('Figure 2.');
  expect(message.files).toHaveLength(1);
});
