/**
 * What a button cannot carry in its hundred characters: the further pages of an answer, the questions of a form. Kept for 14 days. Where the store
 * fails, they are absent, and their buttons say so.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FormBlock } from '#src/card/card.ts';
import { type Lang, langs } from '#src/i18n/types.ts';
import type { DiscordPage } from '#src/render/discord/payload.ts';
import type { Store } from '#src/state/store.ts';

/** `owner`: whose answer it is; others get what they open for themselves alone. */
export type ParkedPages = { readonly owner: string; readonly pages: readonly DiscordPage[] };
/** `act`: the action id that submitting sends. */
export type ParkedForm = { readonly owner: string; readonly lang: Lang; readonly act: string; readonly form: FormBlock };

const KEPT_MS = 14 * 86_400_000;
const KEY_LENGTH = 22;

// The store gives back what was put in; the shapes are checked so far that an older release's leftovers read as absent.
const pagesSchema = z.object({
  owner: z.string(),
  pages: z.array(z.looseObject({ payload: z.looseObject({ content: z.string(), embeds: z.array(z.unknown()) }), charts: z.array(z.unknown()) })),
});
const formSchema = z.object({
  owner: z.string(),
  lang: z.enum(langs),
  act: z.string(),
  form: z.looseObject({ type: z.literal('form'), fields: z.array(z.unknown()) }),
});

/** The same thing has the same key, so that asking twice keeps it once. */
export function keyOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, KEY_LENGTH);
}

/** None of these ever rejects. */
export type Parked = {
  pages(key: string): Promise<ParkedPages | undefined>;
  putPages(key: string, value: ParkedPages): Promise<void>;
  form(key: string): Promise<ParkedForm | undefined>;
  putForm(key: string, value: ParkedForm): Promise<void>;
};

export function createParked(store: Store): Parked {
  const get = (key: string): Promise<unknown> => store.get(key).catch(() => undefined);
  const put = (key: string, value: unknown): Promise<void> => store.set(key, value, KEPT_MS).catch(() => undefined);
  return {
    pages: async (key) => pagesSchema.safeParse(await get(`discord:pages:${key}`)).data as ParkedPages | undefined,
    putPages: (key, value) => put(`discord:pages:${key}`, value),
    form: async (key) => formSchema.safeParse(await get(`discord:form:${key}`)).data as ParkedForm | undefined,
    putForm: (key, value) => put(`discord:form:${key}`, value),
  };
}
