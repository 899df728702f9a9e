/** How Chinese names sound: people type 智普 for 智谱, and zhipu where they have no Chinese keyboard. */
import { createRequire } from 'node:module';
import { type Char, isHan } from './normalise.ts';
import { createTrie, next, put, type Trie } from './trie.ts';

const require = createRequire(import.meta.url);
// Its dictionaries take a while; what is kept of the names needs none.
const reader = () => require('pinyin-pro') as typeof import('pinyin-pro');

/** `sounds`: of each Chinese character its syllable with tone ("pu3"), anything else itself. */
export const sounds = (text: string): readonly string[] => reader().pinyin(text, { toneType: 'num', type: 'array' });
const toneless = (sound: string): string => (/[a-zü]\d$/.test(sound) ? sound.slice(0, -1).replace('ü', 'v') : sound);

const known = new Map<string, readonly string[]>();

/** All readings of one character, with their tones. */
function readings(char: string): readonly string[] {
  const found = known.get(char) ?? reader().pinyin(char, { multiple: true, toneType: 'num', type: 'array' });
  known.set(char, found);
  return found;
}

/** Sounds in letters: bai3 lian4 → bailian. */
export const inLetters = (heard: readonly string[]): string => heard.map(toneless).join('');

/** The name in letters: 百炼Lite → bailianlite. */
export const spelled = (key: string): string => inLetters(sounds(key));

/** The name by first letters: 百炼Lite → bllite. */
export function initials(key: string): string {
  return sounds(key)
    .map((sound) => (toneless(sound) === sound ? sound : sound.charAt(0)))
    .join('');
}

type Sounding<T> = { readonly value: T; readonly tones: readonly string[]; readonly han: number };

export type Homophones<T> = {
  /** The longest name that may end where it does and sounds like the characters from `at` on. `sure`: the tones are the same too, or it goes on beyond two characters. */
  match(
    chars: readonly Char[],
    at: number,
    ends?: (end: number) => boolean,
  ): { readonly value: T; readonly end: number; readonly sure: boolean } | undefined;
};

/** Names with at least two Chinese characters, by their sound. */
export function createHomophones<T extends { readonly key: string; readonly sounds?: readonly string[] }>(names: Iterable<T>): Homophones<T> {
  const trie = createTrie<Sounding<T>>();
  for (const value of names) {
    const { key, sounds: tones } = value;
    const han = Array.from(key).filter(isHan).length;
    if (!tones || han < 2 || !isHan(key)) continue;
    put(trie, tones.map(toneless), { value, tones, han });
  }

  return {
    match(chars, at, ends = () => true) {
      let best: { value: T; end: number; sure: boolean } | undefined;
      const walk = (node: Trie<Sounding<T>>, end: number, heard: readonly (readonly string[])[]): void => {
        if (node.value) {
          const { value, tones, han } = node.value;
          const sure = han > 2 || tones.length > han || tones.every((tone, i) => heard[i]?.includes(tone));
          if ((!best || end > best.end) && ends(end)) best = { value, end, sure };
        }
        const char = chars[end]?.value;
        if (char === undefined) return;
        const said = isHan(char) ? readings(char) : [char];
        for (const sound of new Set(said.map(toneless))) {
          const further = next(node, sound);
          if (further) walk(further, end + 1, [...heard, said]);
        }
      };
      walk(trie, at, []);
      return best;
    },
  };
}
