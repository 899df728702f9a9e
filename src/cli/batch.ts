/** Questions as JSON lines: each is a private chat of its own with a fresh memory, answered in order. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { App } from '#src/app.ts';
import { type Day, day } from '#src/catalog/schema.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';
import { ask } from './session.ts';

type Line = { readonly id: unknown; readonly text: string; readonly lang?: Lang; readonly asOf?: Day; readonly context: readonly string[] };
type Fault = 'json' | 'object' | 'text' | 'lang' | 'asOf' | 'context';
type Read = { readonly ok: true; readonly line: Line } | { readonly ok: false; readonly id: unknown; readonly fault: Fault; readonly lang?: Lang };

const absent = (value: unknown) => value === undefined || value === null;

/** The line, or what is wrong with it; its id is kept either way, so that the answer can be told apart. */
function readLine(text: string): Read {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { ok: false, id: null, fault: 'json' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return { ok: false, id: null, fault: 'object' };
  const given = parsed as Readonly<Record<string, unknown>>;
  const id = given['id'] ?? null;
  const lang = langs.find((each) => each === given['lang']);
  const fail = (fault: Fault): Read => ({ ok: false, id, fault, ...(lang ? { lang } : {}) });
  const { text: words, asOf, context } = given;
  if (typeof words !== 'string') return fail('text');
  if (!absent(given['lang']) && !lang) return fail('lang');
  const on = absent(asOf) ? undefined : day.safeParse(asOf);
  if (on && !on.success) return fail('asOf');
  const before = absent(context) ? [] : context;
  if (!Array.isArray(before) || !before.every((each) => typeof each === 'string')) return fail('context');
  return { ok: true, line: { id, text: words, context: before, ...(lang ? { lang } : {}), ...(on ? { asOf: on.data } : {}) } };
}

export type BatchDeps = {
  readonly app: App;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly input: Readable;
  readonly write: (line: string) => void;
  readonly asOf?: Day | undefined;
  readonly lang?: Lang | undefined;
  readonly full?: boolean | undefined;
};

/** Writes one line for each line that is not blank. A line that cannot be read is answered with the reason. */
export async function runBatch({ app, localizers, input, write, asOf, lang, full }: BatchDeps): Promise<void> {
  let count = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.trim() === '') continue;
    const start = performance.now();
    const read = readLine(text);
    if (!read.ok) {
      const reason = localizers[read.lang ?? lang ?? 'en'].t(`cli:badLine.${read.fault}`);
      write(JSON.stringify({ id: read.id, kind: 'unknown', text: reason, queries: [], ms: Math.round(performance.now() - start) }));
      continue;
    }
    const { line } = read;
    const chat = `batch-${++count}`;
    const terms = { lang: line.lang ?? lang, asOf: line.asOf ?? asOf, full };
    for (const earlier of line.context) await ask(app, chat, earlier, terms);
    const { kind, text: reply, queries, ms } = await ask(app, chat, line.text, terms);
    write(JSON.stringify({ id: line.id, kind, text: reply, queries, ms }));
  }
}
