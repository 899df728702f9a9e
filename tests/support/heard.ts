/** What the readers hear in a message on a day, with the data of the house. */
import { lexiconOf } from '#src/ask/lexicon.ts';
import { hear, type Said } from '#src/ask/mentions/said.ts';
import { normalize } from '#src/ask/normalize.ts';
import { createNames } from '#src/catalog/names.ts';
import type { Day } from '#src/catalog/schema.ts';
import { catalog } from './readable.ts';

const names = createNames(catalog);
const lexicon = lexiconOf(catalog);

export const heard = (text: string, day: Day): Said => hear(normalize(text), { lexicon, names, view: catalog.at(day), today: day, about: [] });
