/** A message cut into the questions that it holds; what is no question stays with the question that it belongs to. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import { scanNumbers } from '../numbers.ts';
import { scanShares } from '../shares.ts';
import { scanLiterals } from './literals.ts';

const BREAK =
  /(?<=[?？;；\n])|(?<=[。!！])|(?:(?<=^|[\s,，:：])(?=(?:\d|[一二三四五])[).、)]\s?\D))|(?<=\S)(?=\s(?:①|②|③|④))|(?<=[,，])(?=\s?[^,，。?？\n]{1,10}呢)|(?<=(?:多少|几块|多少钱|几次)\s)(?=[^,，。?？\s]{1,8}呢)|(?<=\S)(?=\s(?:and|also) (?:since when|until when|how|what|which|who|is|are|does|do|can|where|when|why)\b)|(?<=[,，;；。\s])(?=(?:另外|顺便|顺带|顺道|还想问|再问)[^,，。?？\n]{3,})|(?<=[,;.] )(?=(?:also|by the way|btw)\b[^,.?\n]{3,})/i;
const NUMBERING = /^\s*(?:(?:\d|[一二三四五])[).、)](?!\d)|[①②③④⑤])\s*/;
/** "and how many …" goes on asking. */
const QUESTION =
  /[?？]|吗|么$|[有惠能行卖]不$|呢|多少|几[个款家倍号档次折块种]|哪|谁|怎么|如何|什么|啥|是不是|能不能|有没有|可不可以|够不够|\b(?:how|what|which|who|when|where|why|is|are|does|do|can|will|should|would)\b/i;

const SAYS = /[\p{L}\p{N}]/u;
/** Nobody asks more at once and reads the answers. */
const MOST = 32;

export type Clause = { readonly text: string; readonly question: boolean };

/** Chinese needs no space: one between two questions parts them ("一共几款模型 有没有 X"), though not inside a Latin name. */
const GAP = /(?<=\p{Script=Han}) (?=[\p{Script=Han}A-Za-z])|(?<=[A-Za-z\d]) (?=\p{Script=Han})/u;
const ASKED = /吗|么$|多少|几[个款家倍号档次种]|哪|谁|怎么|如何|什么|啥|是不是|能不能|有没有|可不可以|够不够|会不会/;

function parted(piece: string): readonly string[] {
  if (!hasHan(piece) || !GAP.test(piece)) return [piece];
  const parts: string[] = [];
  for (const word of piece.split(GAP)) {
    const last = parts.at(-1);
    // A question ends where the next one has its own question word.
    if (last !== undefined && !(ASKED.test(last) && ASKED.test(word) && !/^(?:还是|or|和|跟|与)/.test(word)))
      parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word);
  }
  return parts;
}

const COMMA = /(?<=[,，]) ?(?!\d{3}(?!\d))/;
/** Words of a question that stand for what is wanted; whether something is so may be asked behind what it is asked of. */
const WANTS = /多少|几[个款家倍号档次种]|哪|谁|怎么|如何|什么|啥|能不能|有没有|可不可以|会不会|吗|没$|\b(?:how|what|which|who|when|where|why)\b/i;
const LEADS = /^(?:还是|或者?|or\b|要么)/i;

/** The questions between the commas of one clause, each with what was said before it: "一个月多少钱，最少几个席位". One where there are no more. */
export function partsOf(piece: string): readonly string[] {
  const parts: string[] = [];
  for (const part of piece.split(COMMA)) {
    const last = parts.at(-1);
    if (last !== undefined && !(WANTS.test(last) && WANTS.test(part) && !LEADS.test(part))) parts[parts.length - 1] = `${last} ${part}`;
    else parts.push(part);
  }
  return parts;
}

/** Statements before a question are joined to it, those after the last one too. */
export function clausesOf(text: string): readonly Clause[] {
  const raw = text
    .split(BREAK)
    .flatMap(parted)
    .map((piece) => piece.trim())
    // "多少钱???" asks once.
    .filter((piece) => SAYS.test(piece));
  const numbered = raw.filter((piece) => NUMBERING.test(piece)).length > 1;
  const pieces = raw
    .map((piece) => ({ text: piece.replace(NUMBERING, '').trim(), own: numbered && NUMBERING.test(piece) }))
    .filter(({ text: said }) => said !== '');
  const clauses: Clause[] = [];
  let lead = '';
  for (const { text: piece, own } of pieces) {
    const joined = lead === '' ? piece : `${lead}\n${piece}`;
    if (own || QUESTION.test(piece)) {
      clauses.push({ text: joined, question: true });
      lead = '';
    } else lead = joined;
  }
  if (lead === '') return clauses.slice(0, MOST);
  const last = clauses.pop();
  return last ? [...clauses, { text: `${last.text}\n${lead}`, question: true }].slice(0, MOST) : [{ text: lead, question: false }];
}

const PIECES = /(?<=[,，;；。!！?？\n])|(?<=\. )/;
const ASKS =
  /[?？]|吗|么$|呢|多少|几[个款家倍号档次折块种]|哪|谁|怎么|如何|什么|啥|是不是|能不能|有没有|够不够|推荐|\b(?:how|what|which|who|when|where|why|recommend|suggest)\b|^\s*(?:and |but |so )?(?:is|are|does|do|can|will|should|would)\b/i;
/** Shorter texts hold nothing to leave out. In characters; Chinese says as much in half of them. */
const LONG = { han: 36, latin: 90 } as const;
const MOST_ASKING = 0.6;

/** Told of what was or of what somebody heard. */
const STORY =
  /听说|据说|有人说|之前|以前|上次|昨天|前天|刚才|刚刚|上周|上个月|最近|[了过](?=[,，。;；!！\s]|$)|一直(?:在)?用|[入买订开上]的(?:坑|车|手)?(?=[,，。;；!！\s])|折腾到|赶工|\b(?:heard|read|they say|yesterday|last (?:week|month|night)|ago|just (?:now|got|had|was)|was|were|had|got|went|used|told|said|been|since)\b/i;

/** Places of a clause that tell a story before it asks; none where nothing asks apart from them. */
export function storiesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  let at = 0;
  const pieces = text.split(PIECES).map((piece) => {
    const start = at;
    at += piece.length;
    return { start, end: at, asks: ASKS.test(piece), tells: STORY.test(piece) };
  });
  const apart = pieces.some(({ asks }) => asks) || pieces.some(({ tells }) => !tells);
  return apart ? pieces.filter(({ asks, tells }) => !asks && tells) : [];
}

/** What asks of a long text that tells a story, and its figures; undefined where nothing would be left out. */
export function askingPart(text: string): string | undefined {
  if (text.length < (hasHan(text) ? LONG.han : LONG.latin)) return undefined;
  const pieces = text.split(PIECES).filter((piece) => piece.trim() !== '');
  // Figures are what a sum is made of, wherever they stand.
  const asking = pieces.filter((piece) => ASKS.test(piece) || scanNumbers(piece).length + scanShares(piece).length + scanLiterals(piece).length > 0);
  const said = asking.join('');
  const story = asking.length > 0 && pieces.length - asking.length >= 2 && said.length <= text.length * MOST_ASKING;
  return story ? said : undefined;
}
