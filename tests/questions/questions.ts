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
  /** What is wanted may be one press away. */
  full: z.literal(true).optional(),
  /** None may be said, neither at once nor after a press. */
  not: z.array(z.string()).default([]),
  /** Where the source says so, or the sum by hand. */
  place: z.string().min(1),
  lang: z.enum(['zh', 'en', 'mixed']).optional(),
});
/** What a file scored when nobody had seen its questions: the only figure that measures understanding. */
const firstRun = z.strictObject({ on: day, right: z.number().int(), confident: z.number().int(), of: z.number().int() });
const file = z.strictObject({ kind: z.string(), day, firstRun: firstRun.optional(), questions: z.array(entry).min(1) });
export type FirstRun = z.infer<typeof firstRun> & { readonly name: string };

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

const HERE = new URL('.', import.meta.url);

function readFiles(dir: URL): readonly (z.infer<typeof file> & { readonly name: string })[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ ...file.parse(parse(readFileSync(new URL(name, dir), 'utf8'))), name: name.replace('.yaml', '') }));
}

/** Of the files that were asked before anybody had seen them. */
export function readFirstRuns(dir: URL = HERE): readonly FirstRun[] {
  return readFiles(dir).flatMap(({ name, firstRun: run }) => (run ? [{ ...run, name }] : []));
}

export function readQuestions(dir: URL = HERE): readonly Asked[] {
  return readFiles(dir).flatMap(({ name, ...parsed }) => {
    return parsed.questions.map((question, index) => ({
      ...question,
      id: `${name}-${index + 1}`,
      kind: parsed.kind,
      day: question.day ?? parsed.day,
      lang: question.lang ?? languageOf(question.ask),
    }));
  });
}
