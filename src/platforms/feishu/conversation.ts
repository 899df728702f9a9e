/** From what was said or pressed to the answer in the chat. Acknowledged before: nothing here keeps Feishu waiting, except a press, which gets its answer in time or a word that it is under way. */
import type { Chat, Invocation, Outcome } from '#src/command/context.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { FeishuCard } from '#src/render/feishu/elements.ts';
import { isLong } from '#src/render/long.ts';
import type { Job, Seal, Turn } from '../inbox.ts';
import type { PlatformDeps } from '../platform.ts';
import { createUnderWay } from '../under-way.ts';
import type { Deliver, Letter, Target } from './deliver.ts';
import type { Added, Chosen, Pressed, Said } from './ingress.ts';
import type { Letters, Readers } from './letter.ts';
import type { ReadParent } from './parents.ts';
import type { Posts } from './posts.ts';
import type { Working } from './working.ts';

/** «卡片回传交互», response: nothing but these two keys is allowed (200672). */
export type CardAnswer = {
  readonly toast?: {
    readonly type: 'info' | 'success' | 'warning' | 'error';
    readonly content: string;
    readonly i18n: Readonly<Record<string, string>>;
  };
  readonly card?: { readonly type: 'raw'; readonly data: FeishuCard };
};

export type ConversationDeps = Pick<PlatformDeps, 'dispatch' | 'localizers' | 'log'> & {
  readonly letters: Letters;
  readonly deliver: Deliver;
  readonly posts: Posts;
  readonly readParent: ReadParent;
  readonly working: Working;
  readonly isCommand: (name: string) => boolean;
  readonly sleep: (ms: number) => Promise<void>;
  /** A press must be answered within 3 s («卡片回传交互»); after so many milliseconds it gets a toast, and the card follows. */
  readonly patience?: number;
  /** The card may only be updated after the press was answered («延时更新消息卡片»): so long after, in milliseconds. */
  readonly settle?: number;
};

export type Taken = Said | Pressed | Added | Chosen;

export const personOf = (event: Taken): string => ('asker' in event ? event.asker.id : event.by);

const LATE = Symbol('late');

/** `key` names the answer, once an hour. `alone`: where an answer for the asker only goes. */
type Way = { readonly key: string; readonly where: Target; readonly alone?: Target; readonly readers: Readers; readonly thread?: string };

export function createConversation(deps: ConversationDeps) {
  const { dispatch, letters, deliver, posts, readParent, working, localizers, log, isCommand, sleep, patience = 2000, settle = 300 } = deps;

  const underWay = createUnderWay();

  function toast(type: 'info' | 'success' | 'warning' | 'error', word: (loc: Localizer) => string): CardAnswer {
    return { toast: { type, content: word(localizers.zh), i18n: { zh_cn: word(localizers.zh), en_us: word(localizers.en) } } };
  }

  const chatOf = ({ chat, thread }: Pick<Said, 'chat' | 'thread'>, isPrivate: boolean): Chat =>
    thread === undefined ? { id: chat, private: isPrivate } : { id: thread, within: chat, private: isPrivate };

  /** Answers to the asker alone are written for one reader; so is what only one person can see anyway. */
  async function reply(outcome: Outcome, { key, where, alone, readers, thread }: Way, seal: Seal): Promise<void> {
    if (outcome.kind === 'ignored') return;
    const secret = alone !== undefined && (outcome.private || outcome.foreign === true);
    if (secret) return sendAlone(outcome, alone, await letters.write(outcome, 'one', thread), key, seal);
    const wished = where.to === 'message' && !where.thread && readers === 'many' && isLong(outcome.card(), outcome.localizer());
    const sent = await deliver.send(wished ? { ...where, thread: 'wished' } : where, await letters.write(outcome, readers, thread), key);
    if (!sent) return;
    await posts.note(sent.message, wished ? sent.topic : undefined);
    await outcome.posted([sent.message, ...(sent.topic === undefined ? [] : [sent.topic])]);
    await tellAside(outcome, alone, key, seal);
  }

  /** What the asker alone is told besides; what does not get there is kept for another time. Never rejects. */
  async function tellAside({ aside }: Outcome, alone: Target | undefined, key: string, seal: Seal): Promise<void> {
    if (!aside || !alone) return;
    try {
      if (!(await seal()) || !(await deliver.send(alone, await letters.write(aside, 'one'), `${key}:aside`))) return;
      await aside.posted([]);
    } catch (error) {
      log.warn({ err: error }, 'what one person is told besides was lost');
    }
  }

  /** What is said in a topic of the bot's, to nobody else, is said to the bot. */
  async function goesOn({ chat, thread, parent }: Said): Promise<boolean> {
    await underWay.settled(chat);
    if (thread === undefined || !(await posts.isOwnTopic(thread))) return false;
    return parent === undefined || parent.implied || posts.isOwn(parent.message);
  }

  /** What one person alone sees has no key by which Feishu would know a second one. */
  async function sendAlone(outcome: Outcome, to: Target, letter: Letter, key: string, seal: Seal): Promise<void> {
    if ((await seal()) && (await deliver.send(to, letter, key))) await outcome.posted([]);
  }

  async function said(message: Said, { seal, crowded }: Turn): Promise<void> {
    if (message.parent) await underWay.settled(message.chat);
    const replyTo = await readParent(message);
    const invocation: Invocation = {
      platform: 'feishu',
      asker: message.asker,
      chat: chatOf(message, message.private),
      crowded,
      type: 'text',
      text: message.text,
      addressed: true,
      both: !message.private,
      ...(replyTo ? { replyTo } : {}),
    };
    const { chat, thread } = message;
    const way: Way = {
      key: message.message,
      where: { to: 'message', chat, message: message.message, thread: thread !== undefined },
      readers: message.private ? 'one' : 'many',
      ...(message.private ? {} : { alone: { to: 'alone', chat, person: message.asker.id } }),
      ...(thread === undefined ? {} : { thread }),
    };
    const outcome = await (message.unasked ? dispatch(invocation) : working.during(message.message, dispatch(invocation)));
    // People in a topic of the bot's also speak to each other.
    if (message.unasked && outcome.kind === 'unknown') return;
    await underWay.follow(message.chat, reply(outcome, way, seal));
  }

  /** What a press leads to: a new card in place of the old one, or something for this person alone. */
  async function pressed(press: Pressed, seal: Seal, answer: (answer: CardAnswer) => void): Promise<void> {
    const working = work(press, seal);
    const first = await Promise.race([working, sleep(patience).then(() => LATE)]);
    if (typeof first !== 'symbol') {
      answer(first.answer);
      return first.rest?.();
    }
    answer(toast('info', (loc) => loc.t('feishu:toast.working')));
    await sleep(settle);
    return follow(await working, press);
  }

  /** `letter`: the new card; `rest`: what is sent besides. */
  type Worked = { readonly answer: CardAnswer; readonly letter?: Letter; readonly rest?: () => Promise<void> };

  async function work(press: Pressed, seal: Seal): Promise<Worked> {
    const isPrivate = press.readers === 'one';
    const invocation: Invocation = {
      platform: 'feishu',
      asker: press.asker,
      chat: chatOf(press, isPrivate),
      type: 'action',
      // A remark is told in every language: Feishu chooses by the reader's app.
      both: true,
      id: press.id,
      ...(press.value === undefined ? {} : { value: press.value }),
      ...(press.fields === undefined ? {} : { fields: press.fields }),
    };
    try {
      const outcome = await dispatch(invocation);
      if (outcome.kind === 'ignored') return { answer: {} };
      if (isRemark(outcome, press)) return { answer: toast('warning', (loc) => outcome.card(loc.lang).summary) };
      if (outcome.beside === true || (!isPrivate && (outcome.private || outcome.foreign === true))) {
        const letter = await letters.write(outcome, 'one', press.thread);
        // A card that one person reads may stand in a private chat, where there are no cards for one alone.
        const to: Target = isPrivate ? { to: 'person', person: press.asker.id } : { to: 'alone', chat: press.chat, person: press.asker.id };
        const rest = () =>
          sendAlone(outcome, to, letter, press.event, seal).catch((error: unknown) => log.error({ err: error }, 'an answer for one person was lost'));
        return { answer: isPrivate ? {} : toast('success', (loc) => loc.t('feishu:toast.sentAlone')), rest };
      }
      const letter = await letters.write(outcome, press.readers, press.thread);
      // After what the card was sent with, which may still be on its way; the presser does not wait for it.
      const alone: Target = { to: 'alone', chat: press.chat, person: press.asker.id };
      const rest = () =>
        underWay.follow(
          press.chat,
          underWay.settled(press.chat).then(async () => {
            await outcome.posted([press.message]);
            await tellAside(outcome, isPrivate ? undefined : alone, press.event, seal);
          }),
        );
      return { answer: { card: { type: 'raw', data: letter.card } }, letter, rest };
    } catch (error) {
      log.error({ err: error }, 'a press could not be answered');
      return { answer: toast('error', (loc) => loc.t('feishu:toast.failed')) };
    }
  }

  /** The press was answered, or nobody waits for that any more: the card is changed where it stands. */
  async function follow({ letter, rest }: Worked, press: Pressed): Promise<void> {
    await rest?.();
    if (!letter) return;
    // A card that one person sees must not be answered in front of all.
    const instead: Target =
      press.readers === 'one'
        ? { to: 'person', person: press.asker.id }
        : { to: 'message', chat: press.chat, message: press.message, thread: press.thread !== undefined };
    const updated = deliver.update({ token: press.token, message: press.message }, letter, instead);
    await updated.catch((error: unknown) => log.error({ err: error }, 'a late answer was lost'));
  }

  /** The bot came into a group: it says what it can do. */
  async function added({ chat, by, event }: Added, seal: Seal): Promise<void> {
    const outcome = await dispatch({
      platform: 'feishu',
      asker: { id: by },
      chat: { id: chat, private: false },
      both: true,
      type: 'command',
      command: 'help',
      options: {},
    });
    await reply(outcome, { key: event, where: { to: 'chat', chat }, readers: 'many' }, seal);
  }

  /** An entry of the menu: its key is a command, with what may follow it ("plans kimi"), or words. */
  async function chosen({ key, by, event }: Chosen, { seal, crowded }: Turn): Promise<void> {
    const [name = ''] = key.replace(/^\//, '').split(/[\s_]/, 1);
    const text = isCommand(name) ? `/${key.replace(/^\//, '').replaceAll('_', ' ')}` : key;
    const chat = { id: by, private: true };
    const outcome = await dispatch({ platform: 'feishu', asker: { id: by }, chat, crowded, type: 'text', text, addressed: true });
    await reply(outcome, { key: event, where: { to: 'person', person: by }, readers: 'one' }, seal);
  }

  /** What was acknowledged, perhaps by another process. */
  async function answer({ event, ...turn }: Pick<Job<Taken>, 'event'> & Turn): Promise<void> {
    switch (event.type) {
      case 'said':
        return said(event, turn);
      case 'pressed':
        return follow(await work(event, turn.seal), event);
      case 'added':
        return added(event, turn.seal);
      case 'chosen':
        return chosen(event, turn);
      default:
        return event satisfies never;
    }
  }

  return { answer, pressed, goesOn };
}

/**
 * What must not take the place of the card that it is about: that a button is out of date or that somebody asks too fast (no command
 * answered), and that a form was filled in wrongly (it can be mended and sent again).
 */
function isRemark(outcome: Outcome, press: Pressed): boolean {
  return outcome.command === '' || (press.fields !== undefined && outcome.kind !== 'answer');
}

export type Conversation = ReturnType<typeof createConversation>;
