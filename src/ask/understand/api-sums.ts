/** How far two API prices are apart: of two models, or of two kinds of tokens of one. */
import type { Ref } from '#src/catalog/types.ts';
import type { QueryOf } from './earlier/query.ts';
import type { Frame } from './frame.ts';

type Part = 'cached' | 'uncached' | 'input' | 'output' | 'cache-write';
const PARTS: readonly Part[] = ['cached', 'uncached', 'cache-write', 'output', 'input'];

const APART =
  /比例|比值|价格?比|贵|便宜|差|几倍|多少倍|倍|高|低|省|\b(?:times|how much (?:more|less|cheaper|dearer)|difference|cheaper|dearer|more expensive|less than|gap|ratio|multiple|fraction)\b/i;
const RATIO = /价格?比(?=[是例值]|多少)|比例|比值/;
const COUNTED = ['difference', 'ratio', 'dearer', 'cheaper', 'percent', 'how-many'] as const;

/** Prices are told per million tokens: a million of them names no amount. */
const PRICED_BY = 1_000_000;

export function readApiDifference(frame: Frame): QueryOf<'sum'> | undefined {
  const { signals, subjects, offers, when } = frame;
  if (subjects.models.length === 0 || offers.length > 0 || !APART.test(signals.text) || !(signals.has(...COUNTED) || RATIO.test(signals.text)))
    return undefined;
  if (signals.quantities.some(({ value, part, unit }) => value >= 1000 && value !== PRICED_BY && (part !== undefined || unit === 'token')))
    return undefined;
  if (signals.has('context', 'parameters', 'active', 'multiplier', 'which', 'cheapest', 'sort')) return undefined;
  const said = PARTS.filter((part) => signals.has(part));
  // "未命中的输入": plain input beside a telling word is the same thing.
  const parts =
    said.length > 1 && said.includes('input') && said.some((part) => part !== 'output' && part !== 'input')
      ? said.filter((part) => part !== 'input')
      : said;
  const [one, other] = subjects.models;
  const difference = (sides: readonly { readonly model: Ref; readonly part: Part }[]): QueryOf<'sum'> => ({
    kind: 'sum',
    relation: 'difference',
    pairs: true,
    rows: sides.map(({ model, part }) => ({ subject: model, term: { of: 'api', part } })),
    ...when,
  });
  if (one && other) {
    const asked = parts.length > 0 ? parts : (['input', 'output'] as const);
    return difference(
      asked.flatMap((part) => [
        { model: one, part },
        { model: other, part },
      ]),
    );
  }
  const [part, next] = parts.toSorted((a, b) => firstAt(frame, a) - firstAt(frame, b));
  if (!one) return undefined;
  if (part && next)
    return difference([
      { model: one, part },
      { model: one, part: next },
    ]);
  // "命中缓存便宜多少": against input that hits none.
  return part === 'cached' || part === 'output' || part === 'cache-write'
    ? difference([
        { model: one, part },
        { model: one, part: 'input' },
      ])
    : undefined;
}

const firstAt = ({ signals }: Frame, part: Part): number => signals.at(part) ?? 0;
