/** The periods that amounts are told over: "a day", 每两天, "every 5 hours", and which amount goes with which. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import { isSpokenWindow, windowOfHours } from '#src/catalog/spans.ts';
import type { Rate } from './figure.ts';
import { of, type Stream, whole } from './stream.ts';
import type { Token } from './tokens.ts';
import { NOON } from './words.ts';

const PERIODS: ReadonlySet<string> = new Set(['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);
const WITHIN = /^(?:with)?in\s/i;

/** "a day", 每两天, "every 5 hours": a period that amounts are told over. */
export function joinRates(stream: Stream): void {
  stream.replace(/P/, ([token]) => {
    const value = token?.value ?? '';
    if (!token || !value.startsWith('each-')) return undefined;
    const [, count, period] = /^each-(?:(\d)-)?(\w+)$/.exec(value) ?? [];
    const night = period === 'night';
    return [{ ...token, class: 'Q', value: `${night ? 'day' : period}:${count ?? 1}`, ...(night ? { hour: NOON } : {}) }];
  });
  const daily = stream.tokens.some(
    ({ class: cls, value }, at, all) => (cls === 'Q' && value === 'day:1') || (cls === 'E' && all[at + 1]?.value === 'day'),
  );
  stream.replace(/ENP/, (found) => {
    const [each, number, period] = found;
    const count = number?.number?.value ?? 0;
    if (!period || !Number.isInteger(count) || count < 1 || count > 31) return undefined;
    const window = period.value === 'hour' ? windowOfHours(count) : undefined;
    // "Within 3 hours" says when a day's use falls, not how often it comes again.
    if (WITHIN.test(each?.text ?? '') && (daily || !window)) return found.slice(1);
    if (window) return [whole(found, 'Q', { value: `${window}:1` })];
    return [whole(found, 'Q', { value: `${period.value}:${count}` })];
  });
  stream.replace(/EP/, (found) => [whole(found, 'Q', { value: `${found[1]?.value}:1` })]);
  stream.replace(/EW/, (found) => [whole(found, 'Q', { value: 'workday:1' })]);
  stream.replace(/EH/, (found) => [whole(found, 'X')]);
  stream.replace(/EU+/, (found) => [whole(found, 'O', { value: found.at(-1)?.value ?? '' })]);
  // 次请求, 次 prompt: the second word tells what is counted.
  stream.replace(/UU/, (found) => [whole(found, 'U', { value: (found[0]?.value === 'times' ? found[1] : found[0])?.value ?? '' })]);
}

/** Nobody sits down to work more often. */
const MOST_OFTEN = 30;

/** "Three times a week I send 1,200 requests": how often the amount comes again, where another figure is the amount. */
export function joinOften(stream: Stream): void {
  const isTimes = ({ class: cls, value }: Token) => cls === 'U' && value === 'times';
  const told = stream.tokens.some(
    (token, at, all) =>
      token.class === 'U' && token.value !== 'window' && !isTimes(token) && all[at - 1]?.class === 'N' && !/[QZ]/.test(all[at + 1]?.class ?? ''),
  );
  // Of several people each has an amount.
  if (!told || /O|NH.*NH/.test(stream.code())) return;
  const often = (found: readonly Token[]) => {
    const [rate] = of(found, 'Q');
    const count = of(found, 'N')[0]?.number?.value ?? 0;
    if (!found.some(isTimes) || !rate?.value?.endsWith(':1') || count <= 0 || count > MOST_OFTEN) return undefined;
    return [whole(found, 'Q', { value: rate.value.replace(/1$/, String(1 / count)) })];
  };
  stream.replace(/NUQ/, often);
  stream.replace(/Qo?NU/, often);
}

export function rateOf(token: Token | undefined): Rate | undefined {
  const [period = '', count = '1'] = token?.value?.split(':') ?? [];
  if (period === 'workday') return { period: 'day', count: 1, workdays: true };
  return isSpokenWindow(period) || PERIODS.has(period) ? { period: period as Rate['period'], count: Number(count) } : undefined;
}

/** The period that an amount is told over: right after it, else the nearest before it, else the nearest of all; another sentence is far. */
export function rateFor(tokens: readonly Token[], amount: Token): Rate | undefined {
  const at = tokens.indexOf(amount);
  let best: { token: Token; distance: number } | undefined;
  tokens.forEach((token, index) => {
    if (token.class !== 'Q') return;
    // "3000 left, 每天200": where a language puts the period first, it is of what follows directly.
    if (index > at && tokens[index + 1]?.class === 'N' && hasHan(token.text)) return;
    const between = index > at ? tokens.slice(at + 1, index) : tokens.slice(index + 1, at);
    const far = of(between, '.').length * 10 + of(between, 'N').length * 20 + between.length;
    // What follows an amount directly is its own; what stands behind the next one is not.
    const distance = far + (index > at ? (between.every(({ class: cls }) => 'UAXZ'.includes(cls)) ? -1 : 3) : 0);
    if (!best || distance < best.distance) best = { token, distance };
  });
  return rateOf(best?.token);
}

/** A period stands right before or after the figure: "500 a day", 每天500. */
export function besideRate(tokens: readonly Token[], index: number): boolean {
  return [index - 1, index + 1].some((at) => tokens[at]?.class === 'Q') || (tokens[index - 1]?.class === 'o' && tokens[index - 2]?.class === 'Q');
}
