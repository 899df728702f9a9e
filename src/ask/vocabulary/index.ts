/** Every phrase with its cue, in both languages: people mix them. */
import { lazy } from '#src/lazy.ts';
import type { Cue } from './cues.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

export { type Cue, spanCue } from './cues.ts';

export const cuePhrases = lazy((): readonly (readonly [phrase: string, cue: Cue])[] =>
  [zh, en].flatMap((words) =>
    (Object.entries(words) as [Cue, string][]).flatMap(([cue, phrases]) => phrases.split('|').map((phrase) => [phrase, cue] as const)),
  ),
);
