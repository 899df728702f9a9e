/**
 * Paths: what is asked about in one short text, `quotas/5h/in=token`. The first segment says of what, each other one is a value: bare where only one
 * field takes it, else `key=value`. `/`, `=` and `%` inside a value are written as in an address.
 */
import { z } from 'zod';

/** One thing that a path may say. `values`: these only, and written bare; `free`: any other text may stand bare for it. */
export type Segment = {
  readonly field: string;
  readonly values?: readonly string[];
  readonly free?: RegExp;
  /** How it is written where it is not bare. */
  readonly key?: string;
  /** From the text to the value and back, where it is not the text itself. Undefined: no such value. */
  readonly read?: (text: string) => unknown;
  readonly write?: (value: never) => string;
  /** What holds where the path does not say it. */
  readonly otherwise?: unknown;
};

/** `gives`: what the head alone says. */
export type Head = { readonly gives: Readonly<Record<string, unknown>>; readonly segments: readonly Segment[] };

const escaped = (text: string): string => text.replaceAll(/[%/=]/g, (char) => encodeURIComponent(char));

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RangeError(`"${text}" is not written as a segment`);
  }
}

export const flag = (field: string, key: string): Segment => ({ field, values: [key], read: () => true, write: () => key });

export const figure = (field: string, key: string): Segment => ({
  field,
  key,
  read: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
});

const isBare = (segment: Segment, text: string): boolean => (segment.values ? segment.values.includes(text) : (segment.free?.test(text) ?? false));

function segmentFor(segments: readonly Segment[], part: string): { readonly segment: Segment; readonly text: string } | undefined {
  const [key = '', value] = part.split('=', 2);
  const text = unescaped(value ?? key);
  const segment = segments.find((each) => (value === undefined ? isBare(each, text) : each.key === key));
  return segment && { segment, text };
}

/** What a path says. Throws RangeError for a head or a segment that there is not, and for one field said twice. */
export function parsePath(heads: Readonly<Record<string, Head>>, path: string): Readonly<Record<string, unknown>> {
  const [name = '', ...parts] = path.split('/');
  const head = Object.hasOwn(heads, name) ? heads[name] : undefined;
  if (!head) throw new RangeError(`"${name}" is nothing that can be asked about`);
  const found: Record<string, unknown> = { ...head.gives };
  for (const part of parts) {
    const said = segmentFor(head.segments, part);
    const value = said && (said.segment.read ? said.segment.read(said.text) : said.text);
    if (!said || value === undefined) throw new RangeError(`"${part}" says nothing of ${name}`);
    if (said.segment.field in found && !(said.segment.field in head.gives)) throw new RangeError(`"${part}" is said twice in ${path}`);
    found[said.segment.field] = value;
  }
  for (const { field, otherwise } of head.segments) if (otherwise !== undefined && !(field in found)) found[field] = otherwise;
  return found;
}

/** The path of what is asked about under this head; fields that the head has no segment for are left out. */
export function printPath(name: string, { segments, gives }: Head, said: Readonly<Record<string, unknown>>): string {
  const parts = segments.flatMap((segment) => {
    const value = said[segment.field];
    if (value === undefined || value === gives[segment.field]) return [];
    const text = segment.write ? segment.write(value as never) : String(value as string | number);
    const bare = segment.values?.includes(text) ?? (segment.free?.test(text) && !segments.some(({ values }) => values?.includes(text)));
    if (segment.values && !bare) return [];
    return [bare ? escaped(text) : `${segment.key ?? segment.field}=${escaped(text)}`];
  });
  return [name, ...parts].join('/');
}

/** More values than these are named, not listed. */
const LISTED = 12;

/** One thing that a path may say, as a reader of the language is told it: `first|second`, `in=…`, ID where any may stand bare. */
function formOf({ field, values, free, key }: Segment): string {
  if (values) return values.length > LISTED ? field.toUpperCase() : values.join('|');
  return free ? 'ID' : `${key ?? field}=…`;
}

/** How the paths under these heads are written, a line for each; what stands in brackets may be left away. */
export const formsOf = (heads: Readonly<Record<string, Head>>): readonly string[] =>
  Object.entries(heads).map(([name, { segments }]) => [name, ...segments.map((segment) => `[/${formOf(segment)}]`)].join(''));

/** A text that is such a path. */
export const pathOf = (parse: (path: string) => unknown) =>
  z.string().superRefine((path, context) => {
    try {
      parse(path);
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    }
  });
