/** One question on a loopback, watched without polling: when it was acknowledged and when its answer stood there, in milliseconds since it was asked. */
import type { Loopback } from '#support/discord/loopback.ts';
import type { Message } from '#support/discord/world.ts';
import { messageEvent } from '#support/feishu/events.ts';
import type { LoopbackFeishu } from '#support/feishu/server.ts';
import type { SentMessage } from '#support/feishu/store.ts';
import { type Question, typed } from '../load/questions.ts';

export type Timing = { readonly acknowledged?: number; readonly answered: number; readonly card: unknown };
export type Ask = (question: Question) => Promise<Timing>;

/** Every asker is somebody new. */
let serial = 0;
function next(): string {
  serial += 1;
  return `p${serial.toString(36)}`;
}

/** Whoever waits for an answer to this, by its id. */
type Waiting = Map<string, (answer: unknown) => void>;
const waitFor = (waiting: Waiting, id: string): Promise<unknown> => new Promise((resolve) => waiting.set(id, resolve));

/** Sixty pictures on a busy machine take longer than tests wait. */
async function patiently<T>(waiting: () => Promise<T>, times = 5): Promise<T> {
  return waiting().catch((error: unknown) => (times > 0 ? patiently(waiting, times - 1) : Promise.reject(error)));
}

export type DiscordAskers = { readonly slash: Ask; readonly mention: Ask };

export function discordAskers(loopback: Loopback): DiscordAskers {
  const { world } = loopback;
  const waiting: Waiting = new Map();
  const channels = [...world.places.values()].filter(({ type }) => type === 'channel');
  const place = () => channels[serial % channels.length] ?? loopback.channel;
  const set = world.messages.set.bind(world.messages);
  world.messages.set = (id: string, message: Message) => {
    const answers = message.reference ?? message.nonce ?? '';
    waiting.get(answers)?.(message);
    // What was answered is not remembered: the loopback looks through all it has.
    return waiting.delete(answers) ? world.messages : set(id, message);
  };
  return {
    slash: async (question) => {
      const [name, options] = question.type === 'words' ? ['ask', { question: question.text }] : [question.name, question.options];
      const person = loopback.person({ username: next() });
      const at = performance.now();
      const interaction = loopback.slashOnly(person, place(), name, options);
      await patiently(() => world.when(() => interaction.answeredWith, 'an acknowledgement'));
      const acknowledged = performance.now() - at;
      const isAnswered = () => (interaction.writes > 0 && !interaction.thinking) || interaction.followUps.length > 0;
      const { original } = await patiently(() => world.when(() => (isAnswered() ? interaction : undefined), 'an answer'));
      const answered = performance.now() - at;
      world.interactions.delete(interaction.token);
      if (original) world.messages.delete(original.id);
      return { acknowledged, answered, card: original };
    },
    mention: async (question) => {
      const content = `<@${world.bot.id}> ${typed(question)}`;
      const person = loopback.person({ username: next() });
      const at = performance.now();
      const card = await waitFor(waiting, loopback.sayOnly({ person, place: place(), content }));
      return { answered: performance.now() - at, card };
    },
  };
}

export function feishuAsker(feishu: LoopbackFeishu): Ask {
  const waiting: Waiting = new Map();
  const sent = feishu.state.messages;
  sent.push = (...more: SentMessage[]) => {
    for (const message of more) {
      waiting.get(message.parent_id ?? '')?.(message);
      waiting.delete(message.parent_id ?? '');
    }
    return sent.length;
  };
  return async (question) => {
    const who = next();
    const { messageId, chat, event } = messageEvent({ text: typed(question), chat: `oc_${who}`, from: `ou_${who}` });
    feishu.addMessage(messageId, chat);
    const at = performance.now();
    const answer = waitFor(waiting, messageId);
    await feishu.push(event);
    const acknowledged = performance.now() - at;
    const card = await answer;
    return { acknowledged, answered: performance.now() - at, card };
  };
}
