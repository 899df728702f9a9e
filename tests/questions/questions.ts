/** The questions of this folder: one file for each kind, each question with what a right answer must and must not say. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { day } from '#src/catalog/schema.ts';

const entry = z.strictObject({
  ask: z.string().min(1),
  /** Earlier messages of the same person, oldest first. */
  before: z.array(z.string()).optional(),
  /** The day that stands for today; default: the file's. */
  day: day.optional(),
  /** Each must be said; alternatives are divided by " | ". */
  want: z.array(z.string()).default([]),
  /** None may be said. */
  not: z.array(z.string()).default([]),
  /** Where the source says so, or the sum by hand. */
  place: z.string().min(1),
  lang: z.enum(['zh', 'en', 'mixed']).optional(),
});
const file = z.strictObject({ kind: z.string(), day, questions: z.array(entry).min(1) });

export type Asked = Omit<z.infer<typeof entry>, 'day' | 'lang'> & {
  readonly id: string;
  readonly kind: string;
  readonly day: string;
  readonly lang: 'zh' | 'en' | 'mixed';
};

const HAN = /\p{Script=Han}/u;
const LATIN_WORDS = /[a-z]{3,}.*\s[a-z]{3,}/i;

function languageOf(text: string): Asked['lang'] {
  if (!HAN.test(text)) return 'en';
  return LATIN_WORDS.test(text.replace(/\p{Script=Han}+/gu, '|')) ? 'mixed' : 'zh';
}

export function readQuestions(dir: URL = new URL('.', import.meta.url)): readonly Asked[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  return names.sort().flatMap((name) => {
    const parsed = file.parse(parse(readFileSync(new URL(name, dir), 'utf8')));
    return parsed.questions.map((question, index) => ({
      ...question,
      id: `${name.replace('.yaml', '')}-${index + 1}`,
      kind: parsed.kind,
      day: question.day ?? parsed.day,
      lang: question.lang ?? languageOf(question.ask),
    }));
  });
}
