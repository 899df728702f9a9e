/** What a language model would be sent for a message, as one line of JSON: `{ "messages": [...] }`; nothing is sent. */
import { lexiconOf } from '#src/ask/lexicon.ts';
import { createNames } from '#src/catalog/names.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { promptFor } from '#src/model/prompt/prompt.ts';

/** `messages` is empty for a message that is too long to be sent. */
export function printedPrompt(message: string, day: Day, catalog: Catalog): string {
  const scene = { view: catalog.at(day), lexicon: lexiconOf(catalog), names: createNames(catalog) };
  return JSON.stringify({ messages: promptFor(message, { earlier: [] }, scene) ?? [] });
}
