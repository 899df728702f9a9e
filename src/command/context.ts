/** What a command is given, and what platforms hand in and get back. Nothing here knows a platform. */

import type { ActionIdOf } from '#src/card/act-text.ts';
import type { Card } from '#src/card/card.ts';
import type { Currency, Day } from '#src/catalog/schema.ts';
import type { Catalog, Names, View } from '#src/catalog/types.ts';
import type { TextKey } from '#src/i18n/keys.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { OptionSpecs, Result, ResultKind } from './define.ts';

/** `locale`: the language of the person's client, as the platform says it ("zh-CN"); absent where it does not. */
export type Asker = { readonly id: string; readonly locale?: string };
/** `id` is unique on its platform; `within`: the chat that this one, a thread, is part of; `private`: a chat of one person with the bot. */
export type Chat = { readonly id: string; readonly within?: string; readonly private: boolean; readonly locale?: string };

/**
 * Something small kept for one person in one chat for 15 minutes (the last Query). In a reply to an answer of the bot's, what was kept with that answer.
 * `isNew`: it is what was asked now, and not what was kept before.
 * `asked`: the line that was answered last, as one types it, where it was a command (a free question only where questions are kept).
 */
export type Memory = { get(): Promise<unknown>; set(value: unknown, isNew: boolean): Promise<void>; asked(): Promise<string | undefined> };

export type Wrong = 'figure' | 'misunderstood' | 'outdated' | 'other';
/**
 * An answer that somebody speaks of. `id`: a text, the same for all who mean the same answer; `line`: how it was asked for, where that is known; `heard`:
 * what a free question was understood as, without its words; `card`: the answer as it is now.
 */
export type About = { readonly id: string; readonly line?: string; readonly heard?: string; readonly card?: (loc: Localizer) => Card };
/** What a person says is wrong. `right`, `where`: what it should be, and where that stands; `tell`: they want to know when it is mended. */
export type Report = {
  readonly what?: Wrong;
  readonly words?: string;
  readonly right?: string;
  readonly where?: string;
  readonly tell?: boolean;
};

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
/** `aside`: it is about the bot, and no answer of the trade. */
export type Declared = { readonly name: string; readonly options: OptionSpecs; readonly hidden?: true; readonly aside?: true };

export type Context = {
  readonly catalog: Catalog;
  /** The catalog on the day asked about (`as-of`, by default today). */
  readonly view: View;
  readonly names: Names;
  readonly today: Day;
  readonly lang: Lang;
  /** Only where somebody chose it (option or setting). */
  readonly currency?: Currency;
  /** Of lists that are never ranked together, that in this currency comes first: the one that was chosen, else that of the language. */
  readonly home: Currency;
  readonly asker: Asker;
  readonly chat: Chat;
  readonly platform: string;
  readonly memory: Memory;
  /** Words of the message that is replied to, to be understood as said before the question, whoever said them. Not where the question is those words. */
  readonly quoted?: string;
  /** It was a press, not something said. */
  readonly pressed?: true;
  readonly settings: SettingsStore;
  /** Keeps what the person says, without their name; adds to what they said of the same answer, and is true where that was something. Throws UserError where it cannot be kept. */
  readonly report: (about: About, report: Report) => Promise<boolean>;
  /** Deletes all that is kept of the person. Throws UserError where that fails. */
  readonly forget: () => Promise<void>;
  /** The answer to a command line, without leaving a trace; undefined where it is none, or one that is about the bot. */
  readonly again: (line: string) => Promise<Result | undefined>;
  /** The address of the repository that this bot is run from, where it is told. */
  readonly repo?: string;
  /** The declarations, for /help. */
  readonly commands: readonly Declared[];
};

/**
 * `asOf`: a day that stands for today; `lang`: the language asked for outright. The terminal and the playground set them; platforms do not.
 * `crowded`: so much waits already that this one is told to come back. `from`: whom the limits count, where askers name themselves as they like.
 * `both`: its readers have languages of their own, so the card is needed in each.
 */
type Origin = {
  readonly platform: string;
  readonly asker: Asker;
  readonly chat: Chat;
  readonly asOf?: Day;
  readonly lang?: Lang;
  readonly crowded?: boolean;
  readonly both?: boolean;
  readonly from?: string;
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
 * The answer, before rendering. `lang` is the language of this answer; a platform that shows each viewer their own asks for it with `both`.
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
  /** What the asker alone is told besides, where others see the answer; `posted` of it says that they have it. */
  readonly aside?: Outcome;
  readonly command: string;
  readonly queries: readonly unknown[];
  /** The first screen: what is one press away stands in its menu. */
  card(lang?: Lang): Card;
  localizer(lang?: Lang): Localizer;
  /** Ids for everything that can be pressed on this answer, in any language; ask for them before rendering, which is synchronous. */
  actionIds(): Promise<ActionIdOf>;
  /** What all of these ids begin with: only by this they differ from those that another asker gets on the same card. */
  readonly idHead: string;
  /** Tells under which message ids (its own, a thread's that was opened for it) the answer stands, so that a reply to it goes on with it. Never rejects. */
  posted(ids: readonly string[]): Promise<void>;
};

/** What else is known of an answer where it was made. */
export type Made = Omit<Outcome, 'aside'> & {
  readonly aside?: Made;
  /** The card with what is one press away, and without the menu. */
  whole(lang?: Lang): Card;
  /** Undefined where the answer is this asker's alone. Ask for it after the card. */
  lasting(): Lasting | undefined;
};

/**
 * An answer that everybody gets who asks the same on the same day. `byMemory`: and who has the same memory. `left`: what the next question of
 * whoever asked goes on with; `line`: what was answered, as one types it.
 */
export type Lasting = {
  readonly day: Day;
  readonly byMemory: boolean;
  readonly left?: { readonly value: unknown; readonly isNew: boolean };
  readonly line?: string;
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
