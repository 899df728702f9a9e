/**
 * What happens with each event. Acknowledged first, worked on after: Discord waits three seconds for the first answer, whatever else goes on.
 * Only completions and modals are themselves the first answer.
 */
import type { Asker, Chat, Invocation, Outcome } from '#src/command/context.ts';
import { langOfLocale } from '#src/i18n/choose-lang.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import { formId, readControlId } from '#src/render/discord/control-id.ts';
import { cutTo } from '#src/render/discord/cut.ts';
import { commandLimits, threadName } from '#src/render/discord/limits.ts';
import { renderModal, submittedFields } from '#src/render/discord/modal.ts';
import { isLong } from '#src/render/long.ts';
import { plainLine } from '#src/render/text/plain.ts';
import type { PlatformDeps } from '../platform.ts';
import { createUnderWay } from '../under-way.ts';
import type { Api, FirstAnswer, Handle } from './api.ts';
import { type Deliver, type Place, words } from './deliver.ts';
import { classify, detailsOf } from './errors.ts';
import type { Carrier, Event } from './interaction.ts';
import type { Letters } from './letter.ts';
import type { Said } from './message.ts';
import type { Once } from './once.ts';
import { declaredOption, declaredValues } from './option-names.ts';
import type { Parked } from './parked.ts';

/** Gives the first answer: by a call (gateway), or as the response to the delivery (HTTP). */
export type Respond = (handle: Handle, answer: FirstAnswer) => Promise<void>;

export type ConversationDeps = Pick<PlatformDeps, 'dispatch' | 'complete' | 'commands' | 'localizers' | 'defaultLang' | 'log'> & {
  readonly api: Api;
  readonly deliver: Deliver;
  readonly letters: Letters;
  readonly parked: Parked;
  readonly once: Once;
};

export type Conversation = {
  /** Never rejects. */
  happened(event: Event, respond: Respond): Promise<void>;
  /** Never rejects. */
  said(message: Said): Promise<void>;
};

/** The name of the thread that an answer should stand in: undefined where it is short enough for the channel. */
function threadFor(outcome: Outcome): string | undefined {
  const card = outcome.card();
  return isLong(card, outcome.localizer()) ? cutTo(plainLine(card.title) || plainLine(card.summary), threadName) : undefined;
}

const EPHEMERAL = 64;
/** An answer in the chat that takes longer than this shows that it is being written. */
const TYPING_AFTER_MS = 500;

type Press = Extract<Event, { type: 'press' | 'submission' }>;

export function createConversation(deps: ConversationDeps): Conversation {
  const { dispatch, complete, commands, localizers, defaultLang, api, deliver, letters, parked, once, log } = deps;
  const underWay = createUnderWay();
  const langOf = ({ locale }: Asker): Lang => langOfLocale(locale) ?? defaultLang;
  const declared = (name: string) => commands.find((command) => command.name === name);

  /** False when there is nobody left to answer. A double acknowledgement is only noted: the answer itself is an edit and cannot double. */
  async function acknowledge(handle: Handle, answer: FirstAnswer, respond: Respond): Promise<boolean> {
    try {
      await respond(handle, answer);
      return true;
    } catch (error) {
      const failure = classify(error);
      log.warn({ ...detailsOf(error), failure, interaction: handle.id }, 'an interaction could not be acknowledged');
      return failure === 'acknowledged';
    }
  }

  const origin = ({ asker, chat }: { readonly asker: Asker; readonly chat: Chat }) => ({ platform: 'discord', asker, chat });

  /** Into a channel and its threads, as one. */
  const outer = ({ id, within = id }: Chat): string => within;
  const bring = (chat: Chat, ...delivery: Parameters<Deliver['bring']>): Promise<boolean> => underWay.follow(outer(chat), deliver.bring(...delivery));

  /** A new message. Promised to all, it cannot become private any more: then the promise is taken back and the answer comes beside it. */
  async function answer(
    event: Extract<Event, { type: 'command' | 'menu' }>,
    invocation: Invocation,
    alone: boolean,
    respond: Respond,
  ): Promise<void> {
    const { handle, asker } = event;
    const [acknowledged, mine] = await Promise.all([
      acknowledge(handle, { type: 5, ...(alone ? { data: { flags: EPHEMERAL } } : {}) }, respond),
      once.claim(handle.id),
    ]);
    if (!acknowledged || !mine) return;
    const outcome = await dispatch(invocation);
    if (!outcome.private || alone) {
      await bring(event.chat, outcome, asker, { to: 'answer', handle });
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
    await bring(event.chat, outcome, asker, freed ? { to: 'alone', handle } : { to: 'person', id: asker.id });
  }

  /** Changes the message that was pressed, unless the answer is for the presser alone and others see that message. */
  async function respondToPress(event: Press, carrier: Carrier | undefined, invocation: Invocation): Promise<void> {
    const outcome: Outcome = await dispatch(invocation);
    const shared = carrier !== undefined && !carrier.ephemeral;
    const beside = shared && (outcome.private || outcome.foreign === true);
    await bring(event.chat, outcome, event.asker, { to: beside ? 'alone' : 'answer', handle: event.handle });
  }

  /** The acknowledgement of a press shows nothing, so that the answer can still go either way. */
  async function takePress(event: Press, respond: Respond): Promise<boolean> {
    const first: FirstAnswer = event.carrier ? { type: 6 } : { type: 5, data: { flags: EPHEMERAL } };
    const [acknowledged, mine] = await Promise.all([acknowledge(event.handle, first, respond), once.claim(event.handle.id)]);
    return acknowledged && mine;
  }

  async function turnPage(event: Extract<Event, { type: 'press' }>, key: string, page: number, respond: Respond): Promise<void> {
    if (!(await takePress(event, respond))) return;
    const kept = await parked.pages(key);
    const wanted = kept?.pages[page];
    const stranger = kept !== undefined && kept.owner !== event.asker.id && !event.carrier.ephemeral;
    const place: Place = { to: stranger || !wanted ? 'alone' : 'answer', handle: event.handle };
    if (!wanted) return deliver.tell(stale, langOf(event.asker), place);
    await deliver.put(await letters.page(wanted), place);
  }

  const stale = (loc: Localizer): string => `**${loc.t('discord:stale.title')}**\n${loc.t('discord:stale.text')}`;

  async function openForm(event: Extract<Event, { type: 'press' }>, key: string, part: number, respond: Respond): Promise<void> {
    const kept = await parked.form(key);
    const modal = kept && renderModal(kept.form, part, formId(key, part));
    const refusal = { ...words(stale(localizers[langOf(event.asker)])).payload, flags: EPHEMERAL };
    await acknowledge(event.handle, modal ? { type: 9, data: modal } : { type: 4, data: refusal }, respond);
  }

  async function submit(event: Extract<Event, { type: 'submission' }>, respond: Respond): Promise<void> {
    if (!(await takePress(event, respond))) return;
    const control = readControlId(event.customId);
    const kept = control.type === 'form' ? await parked.form(control.key) : undefined;
    if (!kept || control.type !== 'form') return deliver.tell(stale, langOf(event.asker), { to: 'alone', handle: event.handle });
    const fields = submittedFields(kept.form, control.part, event.fields);
    await respondToPress(event, event.carrier, { ...origin(event), type: 'action', id: kept.act, fields });
  }

  async function press(event: Extract<Event, { type: 'press' }>, respond: Respond): Promise<void> {
    const control = readControlId(event.customId);
    if (control.type === 'page') return turnPage(event, control.key, control.page, respond);
    if (control.type === 'form') return openForm(event, control.key, control.part, respond);
    if (!(await takePress(event, respond))) return;
    const value = event.value === undefined ? {} : { value: event.value };
    await respondToPress(event, event.carrier, { ...origin(event), type: 'action', id: control.id, ...value });
  }

  async function suggest(event: Extract<Event, { type: 'completion' }>, respond: Respond): Promise<void> {
    const command = declared(event.name);
    const found = command && declaredOption(command, event.option);
    const completions = found
      ? complete({
          command: event.name,
          option: found.option,
          typed: event.typed,
          lang: langOf(event.asker),
          ...(found.place ? { one: true as const } : {}),
        })
      : [];
    const choices = completions
      .slice(0, commandLimits.choices)
      .map(({ label, value }) => ({ name: cutTo(label, commandLimits.choiceName) || value, value }));
    // People type faster than completions travel: a late one is nothing to report.
    await respond(event.handle, { type: 8, data: { choices } }).catch((error: unknown) => log.debug(detailsOf(error), 'a completion came late'));
  }

  async function handle(event: Event, respond: Respond): Promise<void> {
    switch (event.type) {
      case 'command': {
        const command = declared(event.name);
        const options = command ? declaredValues(command, event.options) : event.options;
        return answer(event, { ...origin(event), type: 'command', command: event.name, options }, options['private'] === 'true', respond);
      }
      case 'menu':
        return answer(event, { ...origin(event), type: 'text', text: event.text, addressed: true }, false, respond);
      case 'completion':
        return suggest(event, respond);
      case 'press':
        return press(event, respond);
      case 'submission':
        return submit(event, respond);
      default:
        return event satisfies never;
    }
  }

  async function speak(message: Said): Promise<void> {
    if (!(await once.claim(message.id))) return;
    const { text, replyTo, unasked } = message;
    const reply: Place = { to: 'reply', channel: message.chat.id, message: message.id };
    if (text === undefined) {
      const lang = langOfLocale(message.chat.locale) ?? defaultLang;
      return deliver.tell((loc) => loc.t('discord:roleMentioned'), lang, reply);
    }
    const typing = unasked ? undefined : setTimeout(() => void api.typing(message.chat.id).catch(() => undefined), TYPING_AFTER_MS);
    try {
      if (replyTo?.type === 'answer' || unasked) await underWay.settled(outer(message.chat));
      const outcome = await dispatch({ ...origin(message), type: 'text', text, addressed: true, ...(replyTo ? { replyTo } : {}) });
      // People in a thread of the bot's also speak to each other.
      if (outcome.kind === 'ignored' || (unasked && outcome.kind === 'unknown')) return;
      const alone = outcome.private && !message.chat.private;
      const thread = message.chat.private || message.chat.within !== undefined ? undefined : threadFor(outcome);
      const place: Place = alone ? { to: 'person', id: message.asker.id } : { ...reply, ...(thread === undefined ? {} : { thread }) };
      const brought = await bring(message.chat, outcome, message.asker, place);
      if (!brought && alone) {
        await deliver.tell((loc) => loc.t('discord:cannotDm'), outcome.lang, reply);
      }
    } finally {
      clearTimeout(typing);
    }
  }

  const logged = (work: Promise<void>, what: string): Promise<void> =>
    work.catch((error: unknown) => log.error({ ...detailsOf(error), stack: error instanceof Error ? error.stack : undefined }, `${what} failed`));

  return {
    happened: (event, respond) => logged(handle(event, respond), `an interaction (${event.type})`),
    said: (message) => logged(speak(message), 'an answer to a message'),
  };
}
