/** From what was taken on to its answer in the chat. By the time it gets here it is acknowledged, perhaps by another process. */
import type { Asker, Chat, Invocation, Outcome } from '#src/command/context.ts';
import { langOfLocale } from '#src/i18n/choose-lang.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import { readControlId } from '#src/render/discord/control-id.ts';
import { cutTo } from '#src/render/discord/cut.ts';
import { threadName } from '#src/render/discord/limits.ts';
import { submittedFields } from '#src/render/discord/modal.ts';
import { isLong } from '#src/render/long.ts';
import { plainLine } from '#src/render/text/plain.ts';
import type { Job, Seal, Turn } from '../inbox.ts';
import type { PlatformDeps } from '../platform.ts';
import { createUnderWay } from '../under-way.ts';
import type { Api } from './api.ts';
import { besides, type Deliver, type Place } from './deliver.ts';
import { detailsOf } from './errors.ts';
import type { Carrier, Event } from './interaction.ts';
import type { Letters } from './letter.ts';
import type { Said } from './message.ts';
import { declaredValues } from './option-names.ts';
import type { Parked } from './parked.ts';
import type { Greeting } from './welcome.ts';

export type Taken =
  | { readonly type: 'interaction'; readonly event: Event }
  | { readonly type: 'message'; readonly said: Said }
  | { readonly type: 'welcome'; readonly greeting: Greeting };

export type AnswersDeps = Pick<PlatformDeps, 'dispatch' | 'commands' | 'defaultLang' | 'log'> & {
  readonly api: Api;
  readonly deliver: Deliver;
  readonly letters: Letters;
  readonly parked: Parked;
  readonly welcome: (greeting: Greeting, seal: Seal) => Promise<void>;
};

/** An answer in the chat that takes longer than this shows that it is being written. */
const TYPING_AFTER_MS = 500;

type Command = Extract<Event, { type: 'command' | 'menu' }>;
type Press = Extract<Event, { type: 'press' }>;
type Submission = Extract<Event, { type: 'submission' }>;

const origin = ({ asker, chat }: { readonly asker: Asker; readonly chat: Chat }, { crowded }: Turn) => ({
  platform: 'discord',
  asker,
  chat,
  crowded,
});

/** Whose event it is; a server's that the bot came into is its own. */
export function personOf(taken: Taken): string {
  switch (taken.type) {
    case 'interaction':
      return taken.event.asker.id;
    case 'message':
      return taken.said.asker.id;
    case 'welcome':
      return taken.greeting.guild;
    default:
      return taken satisfies never;
  }
}

/** Into a channel and its threads, as one. */
const outer = ({ id, within = id }: Chat): string => within;

/** The name of the thread that an answer should stand in: undefined where it is short enough for the channel. */
function threadFor(outcome: Outcome): string | undefined {
  const card = outcome.card();
  return isLong(card, outcome.localizer()) ? cutTo(plainLine(card.title) || plainLine(card.summary), threadName) : undefined;
}

/** The message that an answer to a press takes the place of. */
const onOf = (carrier: Carrier | undefined): { readonly on?: string } => (carrier ? { on: carrier.id } : {});

/** What a press cannot find any more. */
export const staleWords = (loc: Localizer): string => `**${loc.t('discord:stale.title')}**\n${loc.t('discord:stale.text')}`;

export type Answers = {
  /** Whether the asker chose to be answered alone. */
  readonly isAlone: (event: Event) => boolean;
  /** Never rejects. */
  readonly work: (job: Job<Taken>) => Promise<void>;
};

export function createAnswers({ dispatch, commands, defaultLang, api, deliver, letters, parked, welcome, log }: AnswersDeps): Answers {
  const underWay = createUnderWay();
  const langOf = ({ locale }: Asker): Lang => langOfLocale(locale) ?? defaultLang;
  async function withAside(...[outcome, asker, place, seal]: Parameters<Deliver['bring']>): Promise<boolean> {
    const brought = await deliver.bring(outcome, asker, place, seal);
    if (brought && outcome.aside) await deliver.bring(outcome.aside, asker, besides(place, asker), seal);
    return brought;
  }
  const bring = (chat: Chat, ...delivery: Parameters<Deliver['bring']>): Promise<boolean> => underWay.follow(outer(chat), withAside(...delivery));

  function optionsOf(event: Extract<Event, { type: 'command' }>): Readonly<Record<string, string>> {
    const command = commands.find(({ name }) => name === event.name);
    return command ? declaredValues(command, event.options) : event.options;
  }

  const isAlone = (event: Event): boolean => event.type === 'command' && optionsOf(event)['private'] === 'true';

  /** A new message. Promised to all, it cannot become private any more: then the promise is taken back and the answer comes beside it. */
  async function command(event: Command, turn: Turn): Promise<void> {
    const { seal } = turn;
    const { handle, asker } = event;
    const said: Invocation =
      event.type === 'menu'
        ? { ...origin(event, turn), type: 'text', text: event.text, addressed: true }
        : { ...origin(event, turn), type: 'command', command: event.name, options: optionsOf(event) };
    const outcome = await dispatch(said);
    if (!outcome.private || isAlone(event)) {
      await bring(event.chat, outcome, asker, { to: 'answer', handle }, seal);
      return;
    }
    // The first follow-up takes the place of a promise that still stands, in the open.
    const freed = await api.deleteAnswer(handle).then(
      () => true,
      (error: unknown) => {
        log.warn(detailsOf(error), 'a public promise could not be taken back');
        return false;
      },
    );
    await bring(event.chat, outcome, asker, freed ? { to: 'alone', handle } : { to: 'person', id: asker.id }, seal);
  }

  /** Changes the message that was pressed, unless the answer comes beside it, or is for the presser alone and others see that message. */
  async function respond(event: Press | Submission, carrier: Carrier | undefined, invocation: Invocation, seal: Seal): Promise<void> {
    const outcome: Outcome = await dispatch(invocation);
    const shared = carrier !== undefined && !carrier.ephemeral;
    const beside = outcome.beside === true || (shared && (outcome.private || outcome.foreign === true));
    const { handle } = event;
    await bring(event.chat, outcome, event.asker, beside ? { to: 'alone', handle } : { to: 'answer', handle, ...onOf(carrier) }, seal);
  }

  async function turnPage(event: Press, key: string, page: number, seal: Seal): Promise<void> {
    const kept = await parked.pages(key);
    const wanted = kept?.pages[page];
    const stranger = kept !== undefined && kept.owner !== event.asker.id && !event.carrier.ephemeral;
    const { handle, carrier } = event;
    const place: Place = stranger || !wanted ? { to: 'alone', handle } : { to: 'answer', handle, ...onOf(carrier) };
    if (!wanted) return deliver.tell(staleWords, langOf(event.asker), place, seal);
    await deliver.put(await letters.page(wanted), place, seal);
  }

  async function press(event: Press, turn: Turn): Promise<void> {
    const control = readControlId(event.customId);
    if (control.type === 'page') return turnPage(event, control.key, control.page, turn.seal);
    if (control.type === 'form') return;
    const { value } = event;
    const chosen = control.type === 'menu' ? { id: value ?? '' } : { id: control.id, ...(value === undefined ? {} : { value }) };
    await respond(event, event.carrier, { ...origin(event, turn), type: 'action', ...chosen }, turn.seal);
  }

  async function submit(event: Submission, turn: Turn): Promise<void> {
    const control = readControlId(event.customId);
    const kept = control.type === 'form' ? await parked.form(control.key) : undefined;
    if (!kept || control.type !== 'form') return deliver.tell(staleWords, langOf(event.asker), { to: 'alone', handle: event.handle }, turn.seal);
    const fields = submittedFields(kept.form, control.part, event.fields);
    await respond(event, event.carrier, { ...origin(event, turn), type: 'action', id: kept.act, fields }, turn.seal);
  }

  async function interaction(event: Event, turn: Turn): Promise<void> {
    switch (event.type) {
      case 'command':
      case 'menu':
        return command(event, turn);
      case 'press':
        return press(event, turn);
      case 'submission':
        return submit(event, turn);
      case 'completion':
        return;
      default:
        return event satisfies never;
    }
  }

  async function message(said: Said, turn: Turn): Promise<void> {
    const { seal } = turn;
    const reply: Place = { to: 'reply', channel: said.chat.id, message: said.id };
    const { text, replyTo, unasked } = said;
    if (text === undefined) {
      const lang = langOfLocale(said.chat.locale) ?? defaultLang;
      return deliver.tell((loc) => loc.t('discord:roleMentioned'), lang, reply, seal);
    }
    const typing = unasked ? undefined : setTimeout(() => void api.typing(said.chat.id).catch(() => undefined), TYPING_AFTER_MS);
    try {
      if (replyTo?.type === 'answer' || unasked) await underWay.settled(outer(said.chat));
      const outcome = await dispatch({ ...origin(said, turn), type: 'text', text, addressed: true, ...(replyTo ? { replyTo } : {}) });
      // People in a thread of the bot's also speak to each other.
      if (outcome.kind === 'ignored' || (unasked && outcome.kind === 'unknown')) return;
      const alone = outcome.private && !said.chat.private;
      const thread = said.chat.private || said.chat.within !== undefined ? undefined : threadFor(outcome);
      const place: Place = alone ? { to: 'person', id: said.asker.id } : { ...reply, ...(thread === undefined ? {} : { thread }) };
      const brought = await bring(said.chat, outcome, said.asker, place, seal);
      if (!brought && alone) {
        await deliver.tell((loc) => loc.t('discord:cannotDm'), outcome.lang, reply, seal);
      }
    } finally {
      clearTimeout(typing);
    }
  }

  function answer({ event: taken, ...turn }: Job<Taken>): Promise<void> {
    switch (taken.type) {
      case 'interaction':
        return interaction(taken.event, turn);
      case 'message':
        return message(taken.said, turn);
      case 'welcome':
        return welcome(taken.greeting, turn.seal);
      default:
        return taken satisfies never;
    }
  }

  return {
    isAlone,
    work: async (job) => {
      try {
        await answer(job);
      } catch (error) {
        log.error({ ...detailsOf(error), stack: error instanceof Error ? error.stack : undefined, delivery: job.key }, 'an answer failed');
      }
    },
  };
}
