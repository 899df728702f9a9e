/** Long messages tell a story and ask at its end: what is asked is read from the sentences that ask. */

import { scanNumbers } from '../numbers.ts';
import { scanShares } from '../shares.ts';
import type { Frame } from './frame.ts';
import { readSignals } from './signals.ts';
import { readTopics } from './topics.ts';

const PIECES = /(?<=[,，;；。!！?？\n])|(?<=\. )/;
const ASKS =
  /[?？]|吗|么$|呢|多少|几[个款家倍号档次折块种]|哪|谁|怎么|如何|什么|啥|是不是|能不能|有没有|够不够|\b(?:how|what|which|who|when|where|why)\b|^\s*(?:and |but |so )?(?:is|are|does|do|can|will|should|would)\b/i;
/** Shorter texts hold nothing to leave out. In characters; Chinese says as much in half of them. */
const LONG = { han: 36, latin: 90 } as const;
/** Questions that go by everything that was told. */
const WHOLE = ['recommend', 'worth-buying', 'choose', 'enough', 'wants', 'insist'] as const;

/** The frame with the words of its questions alone; whom it is about is taken from all of it. Undefined where nothing would be left out. */
export function focused(frame: Frame): Frame | undefined {
  const { text } = frame.signals;
  const long = /\p{Script=Han}/u.test(text) ? LONG.han : LONG.latin;
  if (text.length < long) return undefined;
  const pieces = text.split(PIECES).filter((piece) => piece.trim() !== '');
  // Figures are what a sum is made of, wherever they stand.
  const asking = pieces.filter((piece) => ASKS.test(piece) || scanNumbers(piece).length + scanShares(piece).length > 0);
  const said = asking.join('');
  if (asking.length === 0 || pieces.length - asking.length < 2 || said.length > text.length * 0.6) return undefined;
  const signals = readSignals(said, frame.scope);
  if (signals.has(...WHOLE)) return undefined;
  const { subjects } = frame;
  const named = { ...subjects, clients: signals.entities('client'), models: signals.entities('model') };
  const topics = readTopics(signals, named);
  return topics.length === 0 ? undefined : { ...frame, signals, subjects: named, topics };
}
