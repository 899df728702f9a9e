/**
 * What happens with each event: written down, acknowledged, then worked on. Discord waits three seconds for the first answer, whatever else goes on.
 * Only completions and modals are themselves the first answer.
 */
import type { Asker } from '#src/command/context.ts';
import { langOfLocale } from '#src/i18n/choose-lang.ts';
import type { Lang } from '#src/i18n/types.ts';
import { type ControlId, formId, readControlId } from '#src/render/discord/control-id.ts';
import { cutTo } from '#src/render/discord/cut.ts';
import { commandLimits } from '#src/render/discord/limits.ts';
import { renderModal } from '#src/render/discord/modal.ts';
import type { Inbox } from '../inbox.ts';
import type { PlatformDeps } from '../platform.ts';
import { type Answers, staleWords, type Taken } from './answers.ts';
import type { FirstAnswer, Handle } from './api.ts';
import { words } from './deliver.ts';
import { classify, detailsOf } from './errors.ts';
import type { Event } from './interaction.ts';
import type { Said } from './message.ts';
import { declaredOption } from './option-names.ts';
import type { Parked } from './parked.ts';
import type { Greeting } from './welcome.ts';

/** Gives the first answer: by a call (gateway), or as the response to the delivery (HTTP). */
export type Respond = (handle: Handle, answer: FirstAnswer) => Promise<void>;

export type ConversationDeps = Pick<PlatformDeps, 'complete' | 'commands' | 'localizers' | 'defaultLang' | 'log'> & {
  readonly inbox: Inbox<Taken>;
  readonly parked: Parked;
  readonly isAlone: Answers['isAlone'];
};

/** None of these ever rejects. */
export type Conversation = {
  happened(event: Event, respond: Respond): Promise<void>;
  said(message: Said): Promise<void>;
  entered(greeting: Greeting): Promise<void>;
};

const EPHEMERAL = 64;

/** What was pressed; of a menu, what was chosen from it. */
function chosenControl({ customId, value }: Extract<Event, { type: 'press' }>): ControlId {
  const control = readControlId(customId);
  return control.type === 'menu' && value !== undefined ? readControlId(value) : control;
}

export function createConversation({ complete, commands, localizers, defaultLang, inbox, parked, isAlone, log }: ConversationDeps): Conversation {
  const langOf = ({ locale }: Asker): Lang => langOfLocale(locale) ?? defaultLang;

  /** `before`: by another process, or by a call of this one whose answer was lost; undefined when there is nobody left to answer. */
  async function acknowledge(handle: Handle, answer: FirstAnswer, respond: Respond): Promise<'now' | 'before' | undefined> {
    try {
      await respond(handle, answer);
      return 'now';
    } catch (error) {
      const failure = classify(error);
      log.warn({ ...detailsOf(error), failure, interaction: handle.id }, 'an interaction could not be acknowledged');
      return failure === 'acknowledged' ? 'before' : undefined;
    }
  }

  async function openForm(event: Event, key: string, part: number, respond: Respond): Promise<void> {
    const kept = await parked.form(key);
    const modal = kept && renderModal(kept.form, part, formId(key, part));
    const refusal = { ...words(staleWords(localizers[langOf(event.asker)])).payload, flags: EPHEMERAL };
    await acknowledge(event.handle, modal ? { type: 9, data: modal } : { type: 4, data: refusal }, respond);
  }

  async function suggest(event: Extract<Event, { type: 'completion' }>, respond: Respond): Promise<void> {
    const command = commands.find(({ name }) => name === event.name);
    const found = command && declaredOption(command, event.option);
    const completions = found
      ? await complete({
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

  /** A press is acknowledged without showing anything, so that its answer can still go either way. */
  function promiseTo(event: Event): FirstAnswer {
    const onMessage = (event.type === 'press' || event.type === 'submission') && event.carrier !== undefined;
    const alone = event.type === 'submission' || isAlone(event);
    return onMessage ? { type: 6 } : { type: 5, ...(alone ? { data: { flags: EPHEMERAL } } : {}) };
  }

  async function handle(event: Event, respond: Respond): Promise<void> {
    if (event.type === 'completion') return suggest(event, respond);
    const control = event.type === 'press' ? chosenControl(event) : undefined;
    if (control?.type === 'form') return openForm(event, control.key, control.part, respond);
    const entry = await inbox.put(event.handle.id, { type: 'interaction', event });
    const acknowledged = await acknowledge(event.handle, promiseTo(event), respond);
    await (acknowledged === undefined ? entry.drop() : entry.begin({ before: acknowledged === 'before' }));
  }

  const take = async (key: string, event: Taken): Promise<void> => (await inbox.put(key, event)).begin();

  return {
    happened: (event, respond) =>
      handle(event, respond).catch((error: unknown) =>
        log.error({ ...detailsOf(error), stack: error instanceof Error ? error.stack : undefined }, `an interaction (${event.type}) failed`),
      ),
    said: (said) => take(said.id, { type: 'message', said }),
    entered: (greeting) => take(`welcome:${greeting.guild}`, { type: 'welcome', greeting }),
  };
}
