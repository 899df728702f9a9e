/** How tokens divide: the shares of cached input and of output in input + output. */
import type { Conversion } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { type Cite, citeConversion } from './cite.ts';
import { complement, fromAmount, hull, type Interval, isMidpoint, multiply } from './interval.ts';
import { choose, type Scope } from './scope.ts';

/** `stated` by the person; `scope`: said of this plan; `borrowed`: said of others, for want of anything better. */
export type Origin = 'stated' | 'scope' | 'borrowed';

/** A share (0 to 1) of input + output tokens. */
export type Share = {
  readonly value: Interval;
  readonly origin: Origin;
  readonly midpoint: boolean;
  readonly cites: readonly Cite[];
  /** What was stated, where it is more than can be. */
  readonly over?: Interval;
};
export type Mix = { readonly cached: Share; readonly output: Share };

export type StatedMix = { readonly cached?: Interval; readonly output?: Interval };

type ShareConversion = Extract<Conversion, { type: 'share' }> & ReturnType<View['conversions']>[number];

function fromData(
  conversions: readonly ShareConversion[],
  scope: Scope,
  kind: ShareConversion['share'],
  output: Interval | undefined,
): Share | undefined {
  const { chosen, borrowed } = choose(
    conversions.filter((each) => each.share === kind && (each.of === 'input+output' || output !== undefined)),
    scope,
    true,
  );
  if (chosen.length === 0) return undefined;
  const ofAll = (each: ShareConversion) => {
    const value = fromAmount(each.amount);
    return each.of === 'input' && output ? multiply(value, complement(output)) : value;
  };
  return {
    value: hull(chosen.map(ofAll)),
    origin: borrowed ? 'borrowed' : 'scope',
    midpoint: chosen.some((each) => isMidpoint(each.amount)),
    cites: chosen.map(citeConversion),
  };
}

const stated = (value: Interval): Share => ({ value, origin: 'stated', midpoint: false, cites: [] });

/** Undefined where neither the person nor the data says how tokens divide. A stated share overrules the data's. */
export function mixFor(view: View, scope: Scope, said: StatedMix = {}): Mix | undefined {
  const shares = view.conversions().filter((each): each is ShareConversion => each.type === 'share');
  const output = said.output ? stated(said.output) : fromData(shares, scope, 'output', undefined);
  const found = said.cached ? stated(said.cached) : fromData(shares, scope, 'cached', output?.value);
  if (!output || !found) return undefined;
  // Input cannot be more cached than there is input.
  const most = complement(output.value);
  const cached = {
    low: Math.min(found.value.low, most.low),
    typical: Math.min(found.value.typical, most.typical),
    high: Math.min(found.value.high, most.high),
  };
  const over = said.cached && found.value.high > cached.high ? { over: found.value } : {};
  return { cached: { ...found, value: cached, ...over }, output };
}
