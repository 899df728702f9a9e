/** What is kept of a person's last message in a chat, so that the next one can lean on it. */
import { z } from 'zod';
import type { Day } from '#src/catalog/schema.ts';
import type { Heard } from './heard.ts';
import { day } from './query/parts.ts';
import { query } from './query/query.ts';

/** Of the form below. What was kept in another is forgotten: the person is asked anew. */
const VERSION = 3;

const memory = z.strictObject({
  version: z.literal(VERSION),
  day: z.string(),
  queries: z.array(query),
  understood: z.unknown().optional(),
  said: z.array(z.string()),
});

/** What the person said is kept for so many messages, and so much of each: characters. */
const MOST_SAID = 3;
const SAID_MOST = 240;

/**
 * `queries`: the last that were answered, on `day`; `understood`: what the understander wants to know of them; `said`: the last messages, oldest first.
 */
export type Remembered = z.infer<typeof memory>;

/** Undefined for anything but what this version kept. */
export const recalled = (value: unknown): Remembered | undefined => memory.safeParse(value).data;

/** What a question meant, and for which day. */
const meant = z.strictObject({ day, queries: z.array(query) });
export type Meant = z.infer<typeof meant>;

/** Of the JSON that a button carries; undefined for anything else. */
export function meantBy(json: string): Meant | undefined {
  try {
    return meant.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

const SAID_NOTHING: ReadonlySet<string> = new Set(['talk', 'unknown', 'clarify']);

/** Whether it asks something that has an answer. */
export const isAsked = ({ kind }: Heard['queries'][number]): boolean => !SAID_NOTHING.has(kind);

/**
 * What to keep after a message: small talk, a question back and what was not understood leave the last answer in its place. `words`: the message, where the
 * next one may be read by somebody who has to know it; talk is not kept.
 */
export function remember({ queries, kept }: Heard, day: Day, before: Remembered | undefined, words?: string): Remembered {
  const told = queries.some(isAsked) || !before ? { day, queries: [...queries] } : { day: before.day, queries: before.queries };
  const asked = words !== undefined && queries.some(({ kind }) => kind !== 'talk') ? [words.slice(0, SAID_MOST)] : [];
  const said = [...(before?.said ?? []), ...asked].slice(-MOST_SAID);
  return { version: VERSION, ...told, understood: kept, said };
}
