/** A chat with the bot, without a platform: tests read like what is said in it. Answers are the text cards. */
import { expect } from 'vitest';
import { type App, type AppDeps, createApp } from '#src/app.ts';
import type { ActionButton, Block, SelectBlock } from '#src/card/card.ts';
import type { Invocation, Made } from '#src/command/context.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { renderText } from '#src/render/text/render.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import { createStandInCatalog } from './catalog.ts';
import { createStandInNames } from './names.ts';

export const localizers = createLocalizers();

type Wanted = string | RegExp;
type Person = { readonly id: string; readonly locale?: string };

export type Chat = {
  readonly app: App;
  /** The last answer. */
  outcome(): Made;
  /** The last answer as text, in its own language or another. */
  text(lang?: 'zh' | 'en'): string;
  say(text: string): Promise<string>;
  /** Says it and reads all of the answer: the first screen and what is one press away. */
  full(text: string): Promise<string>;
  /** All of the last answer as text. */
  whole(lang?: 'zh' | 'en'): string;
  slash(command: string, options?: Readonly<Record<string, string>>): Promise<string>;
  /** Presses the button that is called so on the last answer. */
  press(label: string): Promise<string>;
  /** Chooses the entry that is called so from the menu. */
  more(label: string): Promise<string>;
  /** Chooses in the select that says so. */
  choose(placeholder: string, value: string): Promise<string>;
  submit(title: string, fields: Readonly<Record<string, string>>): Promise<string>;
  /** Says it and expects all of these in the answer. */
  shouldReply(text: string, ...wanted: readonly Wanted[]): Promise<void>;
  shouldNotReply(text: string): Promise<void>;
  /** The same chat with somebody else at the keyboard. */
  as(person: Person): Chat;
};

export type ChatOptions = Partial<AppDeps> & { readonly person?: Person; readonly group?: boolean; readonly asOf?: string };

function match(text: string, wanted: Wanted): void {
  if (typeof wanted === 'string') expect(text).toContain(wanted);
  else expect(text).toMatch(wanted);
}

function blocks<T extends Block['type']>(outcome: Made, type: T): readonly Extract<Block, { type: T }>[] {
  return outcome.card().blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type);
}

/** A fresh app with a memory of its own, made-up plans and the day 2026-02-26 unless `deps` say otherwise. */
export async function createChat({ person = { id: 'ann' }, group = false, asOf, ...deps }: ChatOptions = {}): Promise<Chat> {
  const app = createApp({
    catalog: createStandInCatalog(),
    names: createStandInNames(),
    commands: [],
    localizers,
    store: await createStore('memory:'),
    log: silentLog,
    defaultLang: 'en',
    today: () => '2026-02-26',
    ...deps,
  });
  let last: Made | undefined;

  const chatOf = (asker: Person): Chat => {
    const origin = { platform: 'mock', asker, chat: { id: group ? 'group' : asker.id, private: !group }, ...(asOf ? { asOf } : {}) };
    const outcome = () => last ?? expect.fail('nothing was answered yet');
    const text = (lang?: 'zh' | 'en') => renderText(outcome().card(lang), outcome().localizer(lang), { actText: app.actText }).text;
    const send = async (invocation: Invocation) => {
      last = await app.dispatch(invocation);
      return text();
    };
    const found = <T>(thing: T | undefined, called: string): T => thing ?? expect.fail(`nothing called “${called}” in:\n${text()}`);
    const act = async (id: string, rest: { value?: string; fields?: Readonly<Record<string, string>> } = {}) =>
      send({ ...origin, type: 'action', id, ...rest });
    const say = (words: string) => send({ ...origin, type: 'text', text: words, addressed: true });
    const whole = (lang?: 'zh' | 'en') => renderText(outcome().whole(lang), outcome().localizer(lang), { actText: app.actText }).text;
    return {
      app,
      outcome,
      text,
      say,
      whole,
      full: async (words) => {
        await say(words);
        return whole();
      },
      slash: (command, options = {}) => send({ ...origin, type: 'command', command, options }),
      press: async (label) => {
        const buttons = blocks(outcome(), 'actions').flatMap(({ items }) => items);
        const button = found(
          buttons.find((item): item is ActionButton => item.type === 'action' && item.label === label),
          label,
        );
        return act((await outcome().actionIds())(button.act));
      },
      more: async (label) => {
        const items = blocks(outcome(), 'menu').flatMap((block) => block.items);
        const item = found(
          items.find((each) => each.label === label),
          label,
        );
        return act((await outcome().actionIds())(item.act));
      },
      choose: async (placeholder, value) => {
        const select: SelectBlock = found(
          blocks(outcome(), 'select').find((block) => block.placeholder === placeholder),
          placeholder,
        );
        found(
          select.options.find((option) => option.value === value),
          value,
        );
        return act((await outcome().actionIds())(select.act, select.option), { value });
      },
      submit: async (title, fields) => {
        const form = found(
          blocks(outcome(), 'form').find((block) => block.title === title),
          title,
        );
        // What stands in a form already is sent with it.
        const prefilled = Object.fromEntries(form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
        return act((await outcome().actionIds())(form.act), { fields: { ...prefilled, ...fields } });
      },
      shouldReply: async (words, ...wanted) => {
        const reply = await say(words);
        for (const each of wanted) match(reply, each);
      },
      shouldNotReply: async (words) => {
        const { kind } = await app.dispatch({ ...origin, type: 'text', text: words, addressed: false });
        expect(kind).toBe('ignored');
      },
      as: chatOf,
    };
  };
  return chatOf(person);
}
