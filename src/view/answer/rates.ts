/** When peak is, what counts more or less by the hour, and what tokens cost in credits: sentences and rows. */
import type { Finding } from '#src/ask/answer/types.ts';
import { type CreditRate, homeZone, inHomeTime, inPeak, partsInPeak, peakFactor, type Rates } from '#src/core/rates.ts';
import { peakText } from '../fact-text.ts';
import { joinSentences, quantityText } from '../labels.ts';
import { percentRange } from '../quantity-text.ts';
import { creditsText, factorText, formulaText, modelOf, peaksText } from '../rates-text.ts';
import type { Scene } from '../slot-text.ts';
import { nameOf } from './finding-names.ts';

/** More models stand in the table. */
const MOST_MODELS = 3;

const ofCredits = ({ rates }: Rates): readonly CreditRate[] => rates.flatMap((rate) => (rate.kind === 'credits' ? [rate] : []));
const isTimed = ({ hours }: Rates['rates'][number]): boolean => hours.some(({ peak }) => peak !== undefined);

/** Models that count alike in one clause: "3× at peak, 1× outside it with GLM-5.2 and GLM-5-Turbo". */
export function countsText({ rates }: Rates, scene: Scene): string {
  const { loc } = scene;
  const alike = Map.groupBy(rates.filter(isTimed), (rate) => factorText(rate, loc));
  return [...alike]
    .map(([counts, group]) => loc.t('ask:rates.counts', { counts, models: loc.list(group.map((rate) => modelOf(rate, scene))) }))
    .join(loc.t('fact:join'));
}

function peakSentence(finding: Finding, rates: Rates, scene: Scene): string {
  const { loc } = scene;
  const { days, hours, zone } = finding.topic;
  const asked = days || hours ? inHomeTime({ ...(days ? { days } : {}), ...(hours ?? { from: 0, to: 24 }) }, zone) : undefined;
  const told = { subject: nameOf(finding, scene), hours: peaksText(rates, loc), counts: countsText(rates, scene) };
  const falls = asked && inPeak(rates.peaks, asked);
  const own = (peak: Rates['peaks'][number]) => peakText(inHomeTime(peak, homeZone, zone) as typeof peak, loc, zone);
  const parts = asked && falls === 'some' ? partsInPeak(rates.peaks, asked).map((part) => own(part as Rates['peaks'][number])) : [];
  const part = parts.length > 0 ? [loc.t('ask:rates.part', { hours: parts.join(loc.t('fact:join')) })] : [];
  const factor = peakFactor(rates);
  const faster = factor === undefined || factor === 1 ? [] : [loc.t('ask:rates.faster', { factor: loc.number(factor, 2) })];
  const said = joinSentences([loc.t(falls ? `ask:rates.falls.${falls}` : 'ask:rates.peak', told), ...part, ...faster], loc);
  if (zone === undefined || zone === homeZone) return said;
  const theirs = rates.peaks.map(own).join(loc.t('fact:join'));
  return joinSentences([said, loc.t('ask:rates.inZone', { hours: theirs })], loc);
}

/** "90–95% cached input, 0.5% output". */
function mixText({ mix }: Rates, { loc }: Scene): string {
  return loc.t('ask:rates.mix', { cached: percentRange(mix.cached.value, loc), output: percentRange(mix.output.value, loc) });
}

/** What the tokens cost at most, at whatever hour. */
const mostOf = ({ hours }: CreditRate): number => Math.max(...hours.map(({ credits }) => credits.high));

function creditsSentence(finding: Finding, rates: Rates, scene: Scene): string {
  const { loc } = scene;
  const subject = nameOf(finding, scene);
  const all = ofCredits(rates).toSorted((one, other) => mostOf(other) - mostOf(one));
  const tokens = quantityText(rates.tokens, 'token', loc);
  const costs = all
    .slice(0, MOST_MODELS)
    .map((rate) => loc.t('ask:rates.cost', { model: modelOf(rate, scene), credits: creditsText(rate, loc) }))
    .join(loc.t('fact:join'));
  const more = all.length > MOST_MODELS ? [loc.t('ask:andMore', { count: all.length - MOST_MODELS })] : [];
  const [first, last] = [all[0], all.at(-1)];
  // An amount of tokens was put to us: what it costs; else how it is counted, first.
  const told = { subject, tokens, costs, mix: mixText(rates, scene) };
  if (first && last && all.length > MOST_MODELS && finding.topic.tokens === undefined)
    return loc.t('ask:rates.extremes', {
      ...told,
      count: all.length,
      most: loc.t('ask:rates.cost', { model: modelOf(first, scene), credits: creditsText(first, loc) }),
      least: loc.t('ask:rates.cost', { model: modelOf(last, scene), credits: creditsText(last, loc) }),
    });
  if (!first || finding.topic.tokens !== undefined) return joinSentences([loc.t('ask:rates.costs', told), ...more], loc);
  const formula = loc.t('ask:rates.formula', { subject, formula: formulaText(first, loc), model: modelOf(first, scene) });
  return joinSentences([formula, loc.t('ask:rates.then', told), ...more], loc);
}

/** When peak is and what counts how often, or how credits are counted and what the tokens cost. */
export function ratesSentence(finding: Finding, rates: Rates, scene: Scene): string {
  return finding.topic.aspect === 'peak' ? peakSentence(finding, rates, scene) : creditsSentence(finding, rates, scene);
}

/** A row a model: how it counts by the hour, or its formula and what the tokens cost. */
export function ratesRows(finding: Finding, rates: Rates, scene: Scene): readonly (readonly [label: string, value: string])[] {
  const { loc, cites } = scene;
  if (finding.topic.aspect === 'peak')
    return rates.rates.filter(isTimed).map((rate) => [modelOf(rate, scene), `${factorText(rate, loc)} ${cites.citeAll(rate.cites)}`] as const);
  const tokens = quantityText(rates.tokens, 'token', loc);
  const derived = ({ cites: of }: CreditRate) => of.some(({ basis }) => basis === 'derived');
  return ofCredits(rates).map((rate) => {
    const text = loc.t('ask:rates.row', { formula: formulaText(rate, loc), tokens, credits: creditsText(rate, loc) });
    const value = derived(rate) ? loc.t('fact:slot.model', { label: text, model: loc.t('fact:bases.derived') }) : text;
    return [modelOf(rate, scene), `${value} ${cites.citeAll(rate.cites)}`] as const;
  });
}
