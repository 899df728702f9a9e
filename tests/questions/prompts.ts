/**
 * `npm run eval -- --prompts DIR [file of questions …]`: what a model would be sent for each question: `constant.txt` once, `ID.txt` for each, and those of a file
 * one after the other in `FILE.all.txt`. Without names all unseen questions.
 * `npm run eval -- --assemble FILE ANSWERS …`: from lines `{"id":"…","queries":[…]}` of readers the recording that `--replay FILE` grades; a second line
 * of a question is what was replied when the first was to be mended. Replies that are refused and were not mended yet are printed as the house asks for it.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { HearingContext } from '#src/ask/heard.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { PromptMessage } from '#src/model/prompt/prompt.ts';
import { promptFor } from '#src/model/prompt/prompt.ts';
import { checked, repairOf } from '#src/model/reading.ts';
import { verified } from '#src/model/verified.ts';
import { type Asked, readQuestions } from './questions.ts';
import type { Recorded } from './recording.ts';

const UNSEEN = new URL('unseen/', import.meta.url);

/** The questions of the files named, or of `all`; without names those that nobody had seen. */
export function questionsFor(names: readonly string[]): readonly Asked[] {
  const unseen = readQuestions(UNSEEN);
  if (names.length === 0) return unseen;
  const all = [...readQuestions(), ...unseen];
  if (names.includes('all')) return all;
  return all.filter(({ id, kind }) => names.some((name) => kind === name || id === name || id.startsWith(`${name}-`)));
}

function contextOf(): (question: Asked) => HearingContext {
  const catalog = loadCatalog(dataDir);
  const [lexicon, names] = [lexiconOf(catalog), createNames(catalog)];
  return ({ before = [], day }) => ({ view: catalog.at(day), lexicon, names, earlier: before });
}

export function prompter(): (question: Asked) => readonly PromptMessage[] {
  const asked = contextOf();
  return (question) => promptFor(question.ask, { earlier: question.before ?? [] }, asked(question)) ?? [];
}

/** Tells whether an answer was given to this very prompt. */
export const printOf = (messages: readonly PromptMessage[]): string =>
  createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 16);

const fileOf = ({ id }: Asked): string => id.slice(0, id.lastIndexOf('-'));

export function writePrompts(dir: string, names: readonly string[]): void {
  const promptOf = prompter();
  mkdirSync(dir, { recursive: true });
  for (const [file, questions] of Map.groupBy(questionsFor(names), fileOf)) {
    const all = questions.map((question) => {
      const [constant, own] = promptOf(question);
      if (!constant || !own) return '';
      writeFileSync(`${dir}/constant.txt`, constant.content);
      writeFileSync(`${dir}/${question.id}.txt`, own.content);
      return `=== ${question.id}\n${own.content}\n`;
    });
    writeFileSync(`${dir}/${file}.all.txt`, all.join('\n'));
    console.log(`${file}: ${questions.length} prompts`);
  }
}

export function assemble(to: string, answers: readonly string[]): void {
  const promptOf = prompter();
  const lines = answers.flatMap((path) => readFileSync(path, 'utf8').split('\n')).filter((line) => line.trim() !== '');
  const given = Map.groupBy(
    lines.map((line) => JSON.parse(line) as { readonly id: string; readonly queries: unknown }),
    ({ id }) => id,
  );
  const asked = contextOf();
  const all = [...questionsFor([]), ...readQuestions()].filter(({ id }) => given.has(id));
  const recorded = all.map((question): Recorded => {
    const replies = (given.get(question.id) ?? []).slice(0, 2).map(({ queries }) => JSON.stringify({ queries }));
    const [reply = '', mended] = replies;
    const found = checked(reply, question.ask, asked(question), verified);
    if (!found.ok && mended === undefined) console.log(`=== ${question.id}\n${reply}\n${repairOf(found.problem)}\n`);
    return { id: question.id, prompt: printOf(promptOf(question)), replies };
  });
  writeFileSync(to, recorded.map((each) => `${JSON.stringify(each)}\n`).join(''));
  console.log(`${recorded.length} of ${given.size} answers belong to a question; written to ${to}`);
}
