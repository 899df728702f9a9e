/** What a result takes for granted, one line each, with where it comes from. */
import type { LeafBlock, NoteBlock } from '#src/card/card.ts';
import { isPoint, point } from '#src/core/interval.ts';
import type { Assumption } from '#src/core/types.ts';
import { ownersText } from './conversion-text.ts';
import { rangeText, valueText } from './quantity-text.ts';
import type { Scene } from './slot-text.ts';

/** The middle of a range: the source's, the mean of several models, or our midpoint. */
function typicalText({ midpoint, conversion }: Assumption, value: string, loc: Scene['loc']): string {
  if (conversion?.models !== undefined) return loc.t('cost:assumption.mean', { value, models: conversion.models });
  return loc.t(midpoint ? 'cost:assumption.midpoint' : 'cost:assumption.typical', { value });
}

function lead(each: Assumption, { loc }: Scene): string {
  const { value, conversion, exchange } = each;
  const amount = value.kind === 'number' ? rangeText(value.value, (one) => loc.number(one, 4)) : valueText(value, loc);
  switch (each.id) {
    case 'exchange':
      return exchange
        ? loc.t('cost:assumption.exchange', { rate: amount, base: exchange.base, quote: exchange.quote, day: loc.day(exchange.cite.checked) })
        : amount;
    case 'cached':
    case 'output':
      return loc.t(`cost:assumption.${each.id}`, { value: valueText(value, loc) });
    case 'conversion':
    case 'calls-per-prompt':
    case 'tokens-per-request':
      return loc.t('cost:assumption.conversion', { value: valueText(value, loc), ids: conversion?.ids.length ?? 0 });
    default:
      return loc.t(`cost:assumption.${each.id}`, { value: amount });
  }
}

/** The sentence, then what qualifies it: borrowed from others, its middle ours, ours altogether. */
export function assumptionText(each: Assumption, scene: Scene): string {
  const { loc, cites } = scene;
  const { value } = each;
  const typical = value.kind === 'number' && !isPoint(value.value) && value.unit !== 'factor';
  const remarks = [
    ...(typical && value.kind === 'number' ? [typicalText(each, valueText({ ...value, value: point(value.value.typical) }, loc), loc)] : []),
    ...(each.origin === 'borrowed'
      ? [loc.t('cost:assumption.borrowed', { of: each.conversion ? ownersText(each.conversion, scene) : loc.t('fact:borrowed.others') })]
      : []),
    ...(each.origin === 'default' ? [loc.t('cost:assumption.default')] : []),
  ];
  return [lead(each, scene), ...remarks].join(loc.t('fact:join')) + (each.cites.length > 0 ? ` ${cites.citeAll(each.cites)}` : '');
}

/** What was reckoned with instead of what the person said, in sight. */
export function insteadNotes(all: readonly Assumption[], { loc, cites }: Scene): readonly NoteBlock[] {
  return all.flatMap(({ instead, cites: of }): readonly NoteBlock[] => {
    if (!instead) return [];
    const told = { said: loc.percent(instead.said), output: loc.percent(instead.output), most: loc.percent(instead.most) };
    return [{ type: 'note', text: loc.t('cost:assumption.capped', { ...told, cite: cites.citeAll(of) }) }];
  });
}

/** Each line once, in the order in which they come. */
export function assumptionBlocks(all: readonly Assumption[], scene: Scene): readonly LeafBlock[] {
  const texts = [...new Set(all.filter(({ instead }) => !instead).map((each) => assumptionText(each, scene)))];
  return texts.map((text) => ({ type: 'text', text: `· ${text}` }));
}
