/** What stands beside an amount and says which it is: what is used up, what is left of the month, how many run side by side, a part, busy days. */
import { type Figure, figure } from './figure.ts';
import { of, type Stream, whole } from './stream.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './words.ts';

const scaled = (found: readonly Token[], number: Token, factor: number): Token => {
  const { value = 0, low, high } = number.number ?? {};
  const ends = low === undefined || high === undefined ? {} : { low: low * factor, high: high * factor };
  return whole(found, 'N', { number: { start: number.start, end: number.end, text: number.text, value: value * factor, ...ends } });
};

/** "Half of my 1000 requests", "60% of my 1000", 1000次请求的一半: a part of an amount is the amount. */
function readPart(stream: Stream): void {
  stream.replace(/NN/, (found) => {
    const [part, number] = found;
    return part?.text === 'half' && number ? [scaled(found, number, 0.5)] : undefined;
  });
  stream.replace(/(?<!A)%NU/, (found) => {
    const [part, number, unit] = found;
    return part?.share && part.share.sense === undefined && number && unit ? [scaled([part, number], number, part.share.share), unit] : undefined;
  });
  stream.replace(/NU+o?f/, (found) => {
    const [number] = found;
    return number ? [scaled([number], number, Number(of(found, 'f')[0]?.value)), ...of(found, 'U')] : undefined;
  });
}

/** Words without a figure of theirs say nothing; of those in a row one is left. */
export function demote(stream: Stream, classes: RegExp): void {
  stream.tokens = stream.tokens.reduce<Token[]>((kept, token) => {
    const plain = classes.test(token.class) ? { ...token, class: 'o' as const } : token;
    const last = kept.at(-1);
    if (plain.class === 'o' && last?.class === 'o') kept[kept.length - 1] = whole([last, plain], 'o');
    else kept.push(plain);
    return kept;
  }, []);
}

/** What is used up, and the days that are left. An amount over a period is no remainder. */
function readSpent(stream: Stream, figures: Figure[]): void {
  const days = stream.code().match(/NPL|LN(?=P)/) !== null;
  if (!days) return;
  const left = (found: readonly Token[]) => {
    const [number] = of(found, 'N');
    if (!number || of(found, 'P')[0]?.value !== 'day') return undefined;
    figures.push(figure(number, { role: 'days-left' }));
    return [];
  };
  stream.replace(/NPL/, left);
  stream.replace(/LNP/, left);
  if (!figures.some(({ role }) => role === 'days-left')) return;
  const spent = (found: readonly Token[]) => {
    const [number] = of(found, 'N');
    const unit = of(found, 'U').at(-1)?.value as Unit | undefined;
    if (number) figures.push(figure(number, { role: 'spent', ...(unit ? { unit } : {}) }));
    return of(found, 'R');
  };
  stream.replace(/To?NR?U+(?!Q)/, spent);
  stream.replace(/NR?U+o?T/, spent);
  stream.replace(/TN(?!Q)/, spent);
}

const MOST_AT_ONCE = 100;

/** "2 sessions at 8 requests a minute each": the amount is that of each of them, where that is said. */
function readParallel(stream: Stream, figures: Figure[]): void {
  stream.replace(/NR?p/, (found) => {
    const [number] = of(found, 'N');
    const value = number?.number?.value ?? 0;
    if (!number || !Number.isInteger(value) || value < 1 || value > MOST_AT_ONCE) return undefined;
    const each = /Z|X|E(?=Q|p)/.test(stream.code());
    figures.push(figure(number, { role: each ? 'parallel' : 'choice' }));
    stream.replace(/Z|Ep|E(?=Q)/, () => []);
    return of(found, 'R');
  });
}

/** "But 2000 on crunch days": the amount that stands with the word, of several. */
function markBusy(stream: Stream): void {
  const busy = ([...found]: readonly Token[]) =>
    found.map((token) => (token.class === 'N' ? { ...token, busy: true as const } : token)).filter(({ class: cls }) => cls !== 'b');
  if (of(stream.tokens, 'N').length < 2) return;
  stream.replace(/NU*Q?o?b/, busy);
  stream.replace(/bo?\.?o?NU*/, busy);
}

/** "Its 5-hour limit": the name of a limit is no length of work. */
function readLimits(stream: Stream, figures: Figure[]): void {
  stream.replace(/NPl/, (found) => {
    const [number] = found;
    if (number) figures.push(figure(number, { role: 'span' }));
    return of(found, 'l');
  });
}

/** Words and characters are no tokens, and nothing in the data says how many they make. */
function readLengths(stream: Stream, figures: Figure[]): void {
  stream.replace(/NwA?/, (found) => {
    const [number] = found;
    if (number) figures.push(figure(number, { role: 'left' }));
    return [];
  });
}

/** Takes these figures out of the stream, in that order; rates are joined before. */
export function readBeside(stream: Stream, figures: Figure[]): void {
  readLimits(stream, figures);
  readLengths(stream, figures);
  readPart(stream);
  readSpent(stream, figures);
  readParallel(stream, figures);
  markBusy(stream);
  demote(stream, /[TLplwfb]/);
}
