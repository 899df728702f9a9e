/**
 * What a button carries so that a press works after a restart: `1<lang>:<asker>:<option>:<act>`, at most 100 characters (Discord's custom_id).
 * Longer acts are parked in the store for 14 days (as long as Feishu's cards can be pressed) and the id carries their key instead. A store that
 * fails costs those buttons, which say so when they are pressed, and not the answer that they stand on.
 * Options are named, never placed, so that a declaration may change under an old button.
 */
import { createHash } from 'node:crypto';
import type { Act, Block, Card } from '#src/card/card.ts';
import { stepsOf } from '#src/card/steps.ts';
import { type Lang, langs } from '#src/i18n/types.ts';
import type { ActionIdOf, Asker } from './context.ts';

const VERSION = '1';
const MAX_LENGTH = 100;
const PARKED_MS = 14 * 86_400_000;
const ASKER_LENGTH = 8;
const PARKED_LENGTH = 22;
const ID = /^(\d+)([a-z])?:([\w-]{8}):([\w-]*):(.+)$/s;
const PARKED = /^@([\w-]{22})$/;

/** The two calls of the store that parking needs. */
export type Parking = { get(key: string): Promise<unknown>; set(key: string, value: unknown, ttl: number): Promise<void> };

export type Decoded =
  | { readonly ok: true; readonly act: Act; readonly option?: string; readonly lang: Lang; readonly own: boolean }
  | { readonly ok: false; readonly reason: 'stale' }
  | { readonly ok: false; readonly reason: 'invalid'; readonly why: string };

/** What every id on an answer in `lang` for `asker` begins with. */
export function headOf(asker: Asker, lang: Lang): string {
  return `${VERSION}${lang.charAt(0)}:${digest(asker.id, ASKER_LENGTH)}:`;
}

export type ActionIds = {
  /** The id of an act on an answer in `lang` for `asker`; `option` is where a select's value goes. Never rejects. */
  encode(act: Act, asker: Asker, lang: Lang, option?: string): Promise<string>;
  /** Never throws on what it is given. `own`: `presser` is who the answer was for. */
  decode(id: string, presser: Asker): Promise<Decoded>;
};

const digest = (text: string, length: number) => createHash('sha256').update(text).digest('base64url').slice(0, length);
const escaped = (text: string) => text.replaceAll(/[\\|]/g, String.raw`\$&`);

function serialise({ command, args }: Act): string {
  return [command, ...Object.entries(args).map(([name, value]) => `${name}=${value}`)].map(escaped).join('|');
}

function parse(text: string): Act | undefined {
  const parts = text.match(/(?:\\.|[^|\\])+/gs)?.map((part) => part.replaceAll(/\\(.)/gs, '$1')) ?? [];
  const [command, ...pairs] = parts;
  if (!command || !/^[\w-]+$/.test(command)) return undefined;
  const args = new Map<string, string>();
  for (const pair of pairs) {
    const cut = pair.indexOf('=');
    if (cut < 1) return undefined;
    args.set(pair.slice(0, cut), pair.slice(cut + 1));
  }
  return { command, args: Object.fromEntries(args) };
}

const langOf = (letter: string | undefined) => langs.find((lang) => lang.charAt(0) === letter);

export function createActionIds(parking: Parking): ActionIds {
  return {
    async encode(act, asker, lang, option = '') {
      const text = serialise(act);
      const head = `${headOf(asker, lang)}${option}:`;
      if (head.length + text.length <= MAX_LENGTH && !text.startsWith('@')) return head + text;
      const key = digest(text, PARKED_LENGTH);
      await parking.set(`act:${key}`, text, PARKED_MS).catch(() => undefined);
      return `${head}@${key}`;
    },
    async decode(id, presser) {
      const [, version, letter, asker, option, body = ''] = ID.exec(id) ?? [];
      if (version === undefined) return { ok: false, reason: 'invalid', why: 'not an action id' };
      if (version !== VERSION) return { ok: false, reason: 'stale' };
      const lang = langOf(letter);
      if (!lang) return { ok: false, reason: 'invalid', why: 'unknown language' };
      const key = PARKED.exec(body)?.[1];
      const text = key === undefined ? body : await parking.get(`act:${key}`).catch(() => undefined);
      if (typeof text !== 'string') return { ok: false, reason: 'stale' };
      const act = parse(text);
      if (!act) return { ok: false, reason: 'invalid', why: 'unreadable act' };
      const own = asker === digest(presser.id, ASKER_LENGTH);
      return { ok: true, act, lang, own, ...(option ? { option } : {}) };
    },
  };
}

export type Pressable = { readonly act: Act; readonly option?: string };

function pressablesOf(block: Block): readonly Pressable[] {
  switch (block.type) {
    case 'actions':
      return block.items.flatMap((item) => (item.type === 'action' ? [{ act: item.act }, ...(item.form ? pressablesOf(item.form) : [])] : []));
    case 'select':
      return [{ act: block.act, option: block.option }];
    case 'form': {
      const steps = stepsOf(block);
      return [{ act: block.act }, ...(steps ? [{ act: steps.submit }, ...steps.selects.map(({ act, option }) => ({ act, option }))] : [])];
    }
    case 'menu':
      return block.items.map(({ act }) => ({ act }));
    default:
      return [];
  }
}

/** Everything on the card that can be pressed, chosen or submitted. */
export function collectActs(card: Card): readonly Pressable[] {
  return card.blocks.flatMap(pressablesOf);
}

const keyOf = (act: Act, option: string | undefined) => JSON.stringify([act.command, act.args, option ?? null]);

/** The lookup throws RangeError for an act that has no id. */
function actionIdOf(made: ReadonlyMap<string, string>): ActionIdOf {
  return (act, option) => {
    const id = made.get(keyOf(act, option));
    if (id === undefined) throw new RangeError(`no action id for /${act.command}${option === undefined ? '' : ` (${option})`}`);
    return id;
  };
}

/** Ids for all acts of the cards, made ahead so that renderers stay synchronous. */
export async function encodeActs(cards: readonly Card[], asker: Asker, lang: Lang, ids: ActionIds): Promise<ActionIdOf> {
  const pressables = new Map(cards.flatMap(collectActs).map((pressable) => [keyOf(pressable.act, pressable.option), pressable]));
  const encoded = [...pressables].map(async ([key, { act, option }]) => [key, await ids.encode(act, asker, lang, option)] as const);
  return actionIdOf(new Map(await Promise.all(encoded)));
}
