/** From the text of a reply to Queries: the JSON in it, whatever stands around it, and what the schema makes of it. */
import { z } from 'zod';
import { canonical } from '#src/ask/query/canonical.ts';
import type { Query } from '#src/ask/query/query.ts';

export type Read = { readonly ok: true; readonly queries: readonly Query[] } | { readonly ok: false; readonly problem: string };

/** More things than these nobody asks at once. */
const MOST_QUERIES = 4;
/** A reply is short; what is longer is not looked through. */
const LONGEST = 40_000;
const MOST_OPENINGS = 100;
const PROBLEM_MOST = 600;
/** What a model thinks aloud, before it says it. */
const THOUGHT = /^[\s\S]*<\/think(?:ing)?>/i;

/** Where the bracket at `start` closes; undefined where it does not. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

const envelope = z.union([
  z.looseObject({ queries: z.array(z.unknown()).min(1) }).transform(({ queries }) => queries),
  z.array(z.looseObject({ kind: z.string() })).min(1),
]);

/** Every place where a bracket opens may be the beginning of it: brackets in prose are none. */
function listIn(text: string): readonly unknown[] | undefined {
  for (const { index } of text.matchAll(/[{[]/g).take(MOST_OPENINGS)) {
    const end = endOf(text, index);
    if (end === undefined) continue;
    try {
      const found = envelope.safeParse(JSON.parse(text.slice(index, end)));
      if (found.success) return found.data;
    } catch {
      // Prose.
    }
  }
  return undefined;
}

/** Fields that are there without saying anything, as a model fills them in that has to name all of them. */
function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== 'object' || value === null) return value;
  const told = Object.entries(value).filter(([, field]) => field !== null && field !== false);
  return Object.fromEntries(told.map(([name, field]) => [name, withoutNothing(field)]));
}

function problemOf(error: unknown): string {
  const text = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
  return text.slice(0, PROBLEM_MOST);
}

/** Queries in canonical form, or what is wrong with the reply, for the model to mend. Pure; never throws. */
export function readReply(text: string): Read {
  const said = text.slice(0, LONGEST);
  const list = listIn(said.replace(THOUGHT, '')) ?? listIn(said);
  if (!list) return { ok: false, problem: 'no JSON object {"queries":[…]} in the reply' };
  try {
    return { ok: true, queries: canonical(list.slice(0, MOST_QUERIES).map(withoutNothing)) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
