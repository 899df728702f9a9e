/** The card of a free question: one part for each thing that was asked, verdicts first. */

import type { Answer } from '#src/ask/answer/types.ts';
import type { ActionButton, Block, Button, Card, Tone } from '#src/card/card.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from '../as-of.ts';
import { joinSentences } from '../labels.ts';
import { siteButtons } from '../links.ts';
import { moreEntries } from '../more.ts';
import { createScene, type Scene } from '../slot-text.ts';
import { changesPart } from './changes.ts';
import { comparePart } from './compare.ts';
import { factPart } from './fact.ts';
import { leftOutNote } from './left-out.ts';
import { doubtSentence, leftOverNote, meantButton, type ReadAs } from './meant.ts';
import { clarifyPart, definePart, passagePart, talkPart, unknownPart } from './others.ts';
import type { Part } from './part.ts';
import { rankPart } from './rank.ts';
import { recommendPart } from './recommend.ts';
import { mergeMore, onScreen } from './screen.ts';
import { sumPart } from './sum/sum.ts';
import { totalsApart } from './sum/totals.ts';
import { unjudgedPart } from './unjudged.ts';
import { usePart } from './use.ts';

function partOf(answer: Answer, scene: Scene, alone: boolean): Part {
  switch (answer.kind) {
    case 'fact':
      return factPart(answer, scene);
    case 'compare':
      return comparePart(answer, scene);
    case 'rank':
      return rankPart(answer, scene);
    case 'recommend':
      return recommendPart(answer, scene);
    case 'unjudged':
      return unjudgedPart(answer, scene);
    case 'use':
      return usePart(answer, scene);
    case 'sum':
      return sumPart(answer, scene);
    case 'changes':
      return changesPart(answer, scene);
    case 'define':
      return definePart(answer, scene);
    case 'clarify':
      return clarifyPart(answer, scene);
    case 'passage':
      return passagePart(answer, scene, alone);
    case 'unknown':
      return unknownPart(answer, scene);
    case 'talk':
      return talkPart(
        answer,
        answer.last.map((each) => partOf(each, { ...scene, view: each.view }, false)),
        scene,
      );
    default:
      return answer satisfies never;
  }
}

/** The likeliest next step of an answer; of the choices of a question none. */
const primary = (button: ActionButton): ActionButton => ({ ...button, style: 'primary' });

const TONES: readonly Tone[] = ['danger', 'warning', 'success', 'info', 'neutral'];
const MOST_BUTTONS = 3;
const MOST_OPTIONS = 6;

/** A text of the data that is a sentence ends its sentence: no second full stop. */
const tidy = (text: string): string =>
  text
    .replaceAll(/。{2,}/g, '。')
    .replaceAll(/(?<!\.)\.{2}(?!\.)/g, '.')
    .replaceAll(/([。.])[）)]。/g, '$1）');

const UNDATED: ReadonlySet<Answer['kind']> = new Set(['talk', 'clarify', 'unknown', 'define']);
const isDated = ({ kind }: Answer): boolean => !UNDATED.has(kind);

/** Answers of different days stand each under its own, in the sentences and in what is below. */
function underDays(parts: readonly Part[], answers: readonly Answer[], days: readonly Day[], loc: Localizer): readonly Part[] {
  if (days.length < 2) return parts;
  return parts.map((part, index) => {
    const answer = answers[index];
    if (!answer || !isDated(answer)) return part;
    const day = loc.day(answer.view.day);
    const head: readonly Block[] = part.blocks.length > 0 ? [{ type: 'text', text: { b: loc.t('fact:asOf', { day }) } }] : [];
    return { ...part, verdict: loc.t('ask:onDay', { day, text: part.verdict }), blocks: [...head, ...part.blocks] };
  });
}

/** No yes or no where a part of the question has no part in the answer. */
function unjudged(answer: Answer, read: ReadAs | undefined): Answer {
  if (answer.kind !== 'fact' || answer.query.modal === undefined || !read || read.left.length === 0) return answer;
  const { modal: _, ...query } = answer.query;
  return { ...answer, query };
}

/** Pure. `answers` holds at least one; `read`: how the message was read. */
export function answerCard(answers: readonly Answer[], loc: Localizer, read?: ReadAs): Card {
  const [first] = answers;
  if (!first) throw new RangeError('an answer card needs an answer');
  const latest = answers.reduce((last, { view }) => (view.day > last.day ? view : last), first.view);
  const whole = createScene(latest, loc);
  const days = [...new Set(answers.filter(isDated).map(({ view }) => view.day))];
  const alone = answers.every(({ kind }) => kind === 'passage');
  const parts = underDays(
    answers.map((answer) => partOf(unjudged(answer, read), { ...whole, view: answer.view }, alone)),
    answers,
    days,
    loc,
  );
  const sentences = new Set(parts.flatMap((part) => [part.verdict, ...(part.asides ?? [])]));
  const verdict = tidy(joinSentences([...(read ? doubtSentence(read, whole) : []), ...totalsApart(answers, loc), ...sentences], loc));
  // What it asks back comes first: the rest can wait for the choice.
  const clarifies = answers.some(({ kind }) => kind === 'clarify');
  const stepping = clarifies ? parts.filter((_, index) => answers[index]?.kind === 'clarify') : parts;
  const acts = new Map(stepping.flatMap(({ buttons }) => buttons).map((button) => [JSON.stringify(button.act), button]));
  const pages = [...new Set(parts.flatMap((part) => part.pages))];
  const buttons: readonly Button[] = [
    ...(read ? meantButton(read, whole) : []),
    ...[...acts.values()].slice(0, clarifies ? MOST_OPTIONS : MOST_BUTTONS - 1).map((act, place) => (place === 0 && !clarifies ? primary(act) : act)),
    ...siteButtons(pages, latest, loc).slice(0, clarifies ? 0 : 1),
  ];
  const silent = answers.every(({ kind }) => kind === 'talk' || kind === 'clarify' || kind === 'unknown');
  // What two questions have in common is shown once.
  const shown = [...new Map(parts.filter(({ blocks }) => blocks.length > 0).map(({ blocks }) => [JSON.stringify(blocks), blocks])).values()];
  const below = shown.flatMap((blocks, index): readonly Block[] => (index > 0 ? [{ type: 'divider' }, ...blocks] : blocks));
  const screen = onScreen(below, loc);
  const more = moreEntries(mergeMore([screen.more, ...parts.flatMap((part) => part.more ?? [])]), loc);
  const blocks: Block[] = [
    { type: 'text', text: verdict },
    ...screen.blocks,
    ...leftOutNote(answers, whole),
    ...(read ? leftOverNote(read, whole) : []),
    ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : []),
  ];
  const [part] = parts;
  return {
    title: part?.title ?? loc.t('ask:title'),
    ...(silent ? {} : { subtitle: asOfText(whole, { days: days.length > 0 ? days : [latest.day] }), asOf: latest.day }),
    tone: TONES.find((tone) => parts.some((each) => each.tone === tone)) ?? 'neutral',
    summary: verdict,
    blocks,
    sources: whole.cites.sources(),
    ...(more.length > 0 ? { more } : {}),
  };
}
