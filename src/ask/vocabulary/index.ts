/** Every phrase with its cue, in both languages: people mix them. */
import type { Cue } from './cues.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export { type Cue, spanCue } from './cues.ts';

export function* cuePhrases(): Generator<readonly [phrase: string, cue: Cue]> {
  for (const words of [zh, en]) {
    for (const [cue, phrases] of Object.entries(words) as [Cue, string][]) {
      for (const phrase of phrases.split('|')) yield [phrase, cue];
    }
  }
}
