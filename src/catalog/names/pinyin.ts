/** How Chinese names sound: people type 智普 for 智谱, and zhipu where they have no Chinese keyboard. */
import { pinyin } from 'pinyin-pro';
import { type Char, isHan } from './normalise.ts';
import { createTrie, put, type Trie } from './trie.ts';

/** `sounds`: of each Chinese character its syllable with tone ("pu3"), anything else itself. */
const sounds = (text: string): readonly string[] => pinyin(text, { toneType: 'num', type: 'array' });
const toneless = (sound: string): string => (/[a-zü]\d$/.test(sound) ? sound.slice(0, -1).replace('ü', 'v') : sound);

const known = new Map<string, readonly string[]>();

/** All readings of one character, with their tones. */
function readings(char: string): readonly string[] {
  const found = known.get(char) ?? pinyin(char, { multiple: true, toneType: 'num', type: 'array' });
  known.set(char, found);
  return found;
}

/** The name in letters: 百炼Lite → bailianlite. */
export function spelled(key: string): string {
  return sounds(key).map(toneless).join('');
}

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
export function createHomophones<T>(names: ReadonlyMap<string, T>): Homophones<T> {
  const trie = createTrie<Sounding<T>>();
  for (const [key, value] of names) {
    const han = Array.from(key).filter(isHan).length;
    if (han < 2 || !isHan(key)) continue;
    const tones = sounds(key);
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
          const next = node.next.get(sound);
          if (next) walk(next, end + 1, [...heard, said]);
        }
      };
      walk(trie, at, []);
      return best;
    },
  };
}
