/** What a command is given, and what platforms hand in and get back. Nothing here knows a platform. */

import type { ActionIdOf } from '#src/card/act-text.ts';
import type { Card } from '#src/card/card.ts';
import type { Currency, Day } from '#src/catalog/schema.ts';
import type { Catalog, Names, View } from '#src/catalog/types.ts';
import type { TextKey } from '#src/i18n/keys.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { OptionSpecs, ResultKind } from './define.ts';

/** `locale`: the language of the person's client, as the platform says it ("zh-CN"); absent where it does not. */
export type Asker = { readonly id: string; readonly locale?: string };
/** `id` is unique on its platform; `within`: the chat that this one, a thread, is part of; `private`: a chat of one person with the bot. */
export type Chat = { readonly id: string; readonly within?: string; readonly private: boolean; readonly locale?: string };

/** Something small kept for one person in one chat for 15 minutes (the last Query). In a reply to an answer of the bot's, what was kept with that answer. */
export type Memory = { get(): Promise<unknown>; set(value: unknown): Promise<void> };

/**
 * The message that a message replies to. `words`: what somebody said; `answer`: one of the bot's own, by its message id; `unseen`: it cannot be
 * read, and the key `why` is the line that says so and what to do. `implied`: a topic names its first message, nobody pointed at it.
 */
export type RepliedTo =
  | { readonly type: 'words'; readonly text: string; readonly implied?: true }
  | { readonly type: 'answer'; readonly message: string; readonly implied?: true }
  | { readonly type: 'unseen'; readonly why: TextKey };
/**
 * A person's lasting choices. `unread`: what was stored and has no meaning here, such as a currency of another version; it stays stored until
 * the person chooses anew.
 */
export type Settings = { readonly lang?: Lang; readonly currency?: Currency; readonly unread?: Readonly<Record<string, unknown>> };
/** `lasting`: what is set outlives the process. */
export type SettingsStore = { readonly lasting: boolean; get(): Promise<Settings>; set(settings: Settings): Promise<void> };

/** A declaration without its handler, for /help, completion and registration. */
export type Declared = { readonly name: string; readonly options: OptionSpecs; readonly hidden?: true };

export type Context = {
  readonly catalog: Catalog;
  /** The catalog on the day asked about (`as-of`, by default today). */
  readonly view: View;
  readonly names: Names;
  readonly today: Day;
  readonly lang: Lang;
  /** Only where somebody chose it (option or setting). */
  readonly currency?: Currency;
  readonly asker: Asker;
  readonly chat: Chat;
  readonly platform: string;
  readonly memory: Memory;
  /** Words of the message that is replied to, to be understood as said before the question, whoever said them. Not where the question is those words. */
  readonly quoted?: string;
  readonly settings: SettingsStore;
  /** The declarations, for /help. */
  readonly commands: readonly Declared[];
};

/**
 * `asOf`: a day that stands for today; `lang`: the language asked for outright. The terminal and the playground set them; platforms do not.
 * `crowded`: so much waits already that this one is told to come back.
 */
type Origin = {
  readonly platform: string;
  readonly asker: Asker;
  readonly chat: Chat;
  readonly asOf?: Day;
  readonly lang?: Lang;
  readonly crowded?: boolean;
};

/** What a platform's ingress makes of an event. */
export type Invocation = Origin &
  (
    | /** Words: "/compare a b", or a free question. `addressed`: it was said to the bot (mention, reply, private chat). */ {
        readonly type: 'text';
        readonly text: string;
        readonly addressed: boolean;
        readonly replyTo?: RepliedTo;
      }
    | /** A slash command: option values by name, as text. */ {
        readonly type: 'command';
        readonly command: string;
        readonly options: Readonly<Record<string, string>>;
      }
    | /** A button, a select or a submitted form: the action id it carried, and the value chosen or the fields filled in, by name. */ {
        readonly type: 'action';
        readonly id: string;
        readonly value?: string;
        readonly fields?: Readonly<Record<string, string>>;
      }
  );

/**
 * The answer, before rendering. `lang` is the language of this answer; a platform that shows each viewer their own may build the card in both.
 * `private`: only the asker should see it. `foreign`: the button belonged to somebody else's question, so the answer is private to who pressed it.
 */
export type Outcome = {
  readonly kind: ResultKind;
  readonly lang: Lang;
  /** The asker named the language: nobody is shown another. */
  readonly langChosen?: true;
  readonly private: boolean;
  readonly foreign?: true;
  /** Opened from the menu of a card, which stays as it is: this comes beside it, for who pressed. */
  readonly beside?: true;
  readonly command: string;
  readonly queries: readonly unknown[];
  /** The first screen: what is one press away stands in its menu. */
  card(lang?: Lang): Card;
  /** The same with what is one press away, and without the menu. */
  whole(lang?: Lang): Card;
  localizer(lang?: Lang): Localizer;
  /** Ids for everything that can be pressed on this answer, in any language; ask for them before rendering, which is synchronous. */
  actionIds(): Promise<ActionIdOf>;
  /** Tells under which message ids (its own, a thread's that was opened for it) the answer stands, so that a reply to it goes on with it. Never rejects. */
  posted(ids: readonly string[]): Promise<void>;
};

/** The port that platforms call. Never throws: what goes wrong becomes an answer with an id that the log has too. */
export type Dispatch = (invocation: Invocation) => Promise<Outcome>;

export type Completion = { readonly value: string; readonly label: string };
/**
 * What may stand for `typed` in an option of a command; at most 25, best first, labelled in the asker's language.
 * `one`: the platform asks for the names of a list one by one, so `typed` is a single name.
 */
export type Complete = (request: {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  readonly one?: true;
  readonly lang: Lang;
}) => readonly Completion[];

export type { ActionIdOf };
