/** One fact, in words: its value with what qualifies it. Where it comes from is cited beside it (see citations.ts). */

import type { Attribute, Fact, Localized, Period, QuotaWindow } from '#src/catalog/schema.ts';
import type { Catalog, Held } from '#src/catalog/types.ts';
import { homeZone } from '#src/core/rates.ts';
import type { Peak } from '#src/core/rhythm.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { countText, quantityText, refName, subjectName, termName } from './labels.ts';
import { saleText } from './sale-text.ts';

type Words<A extends Attribute> = (fact: Fact<A>, loc: Localizer, catalog: Catalog) => string;

function qualified(
  text: string,
  fact: { readonly bound?: 'exact' | 'atMost' | 'atLeast' | undefined; readonly approx?: true | undefined },
  loc: Localizer,
): string {
  const bound = fact.bound ?? 'exact';
  return fact.approx ? loc.t(`fact:approxBounds.${bound}`, { text }) : loc.t(`fact:bounds.${bound}`, { text });
}

const names =
  (kind: 'model' | 'client'): Words<'models' | 'clients'> =>
  (fact, loc, catalog) =>
    listed(fact, (id) => refName({ kind, id }, catalog, loc), loc);

function listed({ items, complete, lacks }: Fact<'models' | 'clients' | 'protocols'>, name: (id: string) => string, loc: Localizer): string {
  const has = complete ? loc.list(items.map(name)) : loc.t('fact:incomplete', { items: items.map(name).join(loc.t('fact:separator')) });
  return lacks ? loc.t('fact:lacks', { has, items: loc.list(lacks.map(name)) }) : has;
}

function detailed(value: string, { detail }: { readonly detail?: Localized | undefined }, loc: Localizer): string {
  return detail ? loc.t('fact:withDetail', { value, detail: loc.pick(detail) }) : value;
}

/** What a buyer would rather have is supported or not; any other rule holds or does not. */
function ruleText(fact: Fact<'rules'>, loc: Localizer, catalog: Catalog): string {
  const words = catalog.glossary[fact.rule]?.better === 'yes' ? 'value' : 'rule';
  return detailed(loc.t(`fact:${words}.${fact.value}`), fact, loc);
}

const STOP = /[.。]$/u;

/** A text of the data without its full stop: what qualifies it and its citation come behind. */
function sentence(text: Localized, loc: Localizer): string {
  return loc.pick(text).replace(STOP, '');
}

/** As the data counts them: 1 is Monday. */
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** "+8", "−5". */
const zoneText = (zone: number, loc: Localizer): string => `${zone < 0 ? '−' : '+'}${loc.number(Math.abs(zone))}`;

/** 14.5 as "14:30". */
const clock = (hour: number): string => `${Math.floor(hour)}:${String(Math.round((hour % 1) * 60)).padStart(2, '0')}`;

/** "Mon–Fri 14:00–18:00 UTC+8", with further spans and holidays. `zone`: the hours ahead of UTC in which they are told. */
export function peakText(peak: Fact<'multipliers'>['peak'], loc: Localizer, zone = homeZone): string | undefined {
  if (!peak) return undefined;
  if (peak === 'off') return loc.t('fact:offPeak');
  const spans = [peak, ...(peak.also ?? [])].map((span) => spanText(span, zone, loc)).join(loc.t('fact:separator'));
  return peak.holidays ? loc.t('fact:withDetail', { value: spans, detail: loc.t('fact:noPeakOnHolidays') }) : spans;
}

function spanText({ days, from, to }: Pick<Exclude<Peak, 'off'>, 'days' | 'from' | 'to'>, zone: number, loc: Localizer): string {
  const hours = loc.t('fact:peakHours', { from: clock(from), to: clock(to), zone: zoneText(zone, loc) });
  if (!days) return hours;
  const name = (day: number) => loc.t(`fact:weekdays.${day as Weekday}`);
  const [first = 1, ...more] = days;
  const run = more.length > 1 && more.every((day, i) => day === first + i + 1);
  const told = run ? loc.t('fact:weekdayRun', { from: name(first), to: name(first + more.length) }) : loc.list(days.map(name));
  return loc.t('fact:peakDays', { hours, days: told });
}

function apiPrice(fact: Fact<'apiPrices'>, loc: Localizer): string {
  const [only, ...more] = fact.tiers;
  const money = (tier: (typeof fact.tiers)[number]) => loc.money(tier.amount, fact.currency);
  const told = fact.tiers.some((tier) => tier.upTo !== undefined);
  const priced = (tier: (typeof fact.tiers)[number]) =>
    tier.upTo === undefined ? money(tier) : loc.t('fact:tierUpTo', { money: money(tier), tokens: countText(tier.upTo, loc) });
  const text =
    only && more.length === 0 && only.upTo === undefined
      ? loc.t('fact:perMillion', { money: money(only) })
      : loc.t(told ? 'fact:tiers' : 'fact:tiersUnknown', { prices: fact.tiers.map(priced).join(' / ') });
  return fact.host ? loc.t('fact:hosted', { text, host: fact.host }) : text;
}

/** "$0.04 per credit, off until it is switched on". */
function overageText(fact: Fact<'overage'>, loc: Localizer): string {
  const price = loc.t('fact:overage.price', { money: loc.money(fact.amount, fact.currency), of: quantityText(fact.of, fact.unit, loc) });
  return detailed(fact.byDefault ? loc.t(`fact:overage.${fact.byDefault}`, { price }) : price, fact, loc);
}

function limitText(fact: Fact<'limits'>, loc: Localizer): string {
  const text =
    typeof fact.amount === 'number' ? countText(fact.amount, loc) : `${countText(fact.amount.low, loc)}–${countText(fact.amount.high, loc)}`;
  return loc.t(`fact:limit.${fact.kind}`, { text });
}

/** Countries, persons, telephone and identity, as far as they are said. */
function buyersText(fact: Fact<'buyers'>, loc: Localizer): string {
  const parts = [
    ...(fact.countries ? [loc.t('fact:buyer.countries', { countries: loc.list(fact.countries.map((code) => loc.country(code))) })] : []),
    ...(fact.except ? [loc.t('fact:buyer.except', { countries: loc.list(fact.except.map((code) => loc.country(code))) })] : []),
    ...(fact.individuals ? [loc.t(`fact:buyer.individuals.${fact.individuals}`)] : []),
    ...(fact.phone ? [loc.t(`fact:buyer.phone.${fact.phone}`)] : []),
    ...(fact.identity ? [loc.t(`fact:buyer.identity.${fact.identity}`)] : []),
  ];
  return detailed(parts.join(loc.t('fact:separator')), fact, loc);
}

const words: { readonly [A in Attribute]: Words<A> } = {
  prices: (fact, loc) => {
    const price = loc.t('fact:price', { money: loc.money(fact.amount, fact.currency), per: loc.t(`fact:per.${fact.per}`) });
    const each = fact.seat ? loc.t('fact:perSeat', { price }) : price;
    const there = fact.country ? loc.t('fact:priceIn', { price: each, country: loc.country(fact.country) }) : each;
    return fact.condition ? loc.t(`fact:priceOn.${fact.condition}`, { price: there }) : there;
  },
  discounts: (fact, loc) => {
    const off = loc.t('fact:offOn', {
      off: loc.t('fact:off', { percent: loc.percent(fact.off) }),
      on: loc.list(fact.on.map((on) => loc.t(`fact:on.${on}`))),
    });
    return detailed(off, fact, loc);
  },
  quotas: (fact, loc, catalog) => {
    if (fact.times)
      return loc.t('fact:timesOf', { factor: loc.number(fact.times.factor), of: refName({ kind: 'plan', id: fact.times.of }, catalog, loc) });
    if (fact.unpublished) return loc.t('fact:unpublished');
    if (fact.share !== undefined) return loc.t('fact:shareOfQuota', { percent: loc.percent(fact.share) });
    if (fact.amount === undefined || fact.amount === 'none' || fact.unit === undefined) return loc.t('fact:noLimit');
    return qualified(quantityText(fact.amount, fact.unit, loc), fact, loc);
  },
  multipliers: (fact, loc) => {
    const factor = `${loc.amount(fact.factor)}×`;
    const when = peakText(fact.peak, loc);
    return when ? loc.t('fact:slot.model', { label: factor, model: when }) : factor;
  },
  saleTimes: (fact, loc) => loc.t('fact:saleTime', { at: fact.at }),
  seats: ({ least, most, included }, loc) => {
    if (included !== undefined) return loc.t('fact:seats.included', { count: included });
    if (least === undefined) return loc.t('fact:seats.most', { count: most ?? 0 });
    return most === undefined ? loc.t('fact:seats.least', { count: least }) : loc.t('fact:seats.between', { least, count: most });
  },
  overage: overageText,
  packs: (fact, loc) => {
    const pack = loc.t('fact:pack', { money: loc.money(fact.price, fact.currency), amount: quantityText(fact.amount, fact.unit, loc) });
    return fact.days === undefined ? pack : loc.t('fact:packFor', { pack, count: fact.days });
  },
  grants: (fact, loc) =>
    detailed(loc.t(`fact:grant.${fact.on}`, { amount: qualified(quantityText(fact.amount, fact.unit, loc), fact, loc) }), fact, loc),
  fees: (fact, loc) => {
    const share = fact.share === undefined ? [] : [loc.percent(fact.share)];
    const sum = fact.amount === undefined || fact.currency === undefined ? [] : [loc.money(fact.amount, fact.currency)];
    return loc.t('fact:fee', { name: loc.pick(fact.name), sum: [...share, ...sum].join(' + ') });
  },
  limits: (fact, loc) => qualified(limitText(fact, loc), fact, loc),
  buyers: buyersText,
  benchmarks: (fact, loc) => {
    const score = fact.of === undefined ? loc.number(fact.score) : loc.t('fact:score', { score: loc.number(fact.score), of: loc.number(fact.of) });
    return fact.harness ? loc.t('fact:inHarness', { score, harness: fact.harness }) : score;
  },
  speed: (fact, loc) => {
    const text = loc.t('fact:tokensPerSecond', { text: loc.amount(fact.tokensPerSecond) });
    return fact.host ? loc.t('fact:hosted', { text, host: fact.host }) : text;
  },
  renewsAs: (fact, loc, catalog) => detailed(refName({ kind: 'plan', id: fact.plan }, catalog, loc), fact, loc),
  routes: (fact, loc, catalog) => loc.t('fact:routed', { to: refName({ kind: 'model', id: fact.to }, catalog, loc) }),
  availability: (fact, loc) => detailed(fact.to === 'new' ? saleText(fact, loc) : loc.t(`fact:state.${fact.to}.${fact.state}`), fact, loc),
  models: names('model'),
  clients: names('client'),
  protocols: (fact, loc, catalog) => listed(fact, (id) => termName(id, catalog, loc), loc),
  mcpServers: (fact, loc) => loc.pick(fact.name),
  features: (fact, loc) => detailed(loc.t(`fact:value.${fact.value}`), fact, loc),
  rules: ruleText,
  ratings: (fact, loc) => loc.t('fact:score', { score: fact.score.toFixed(1), of: loc.number(fact.of) }),
  advice: (fact, loc) => sentence(fact.text, loc),
  equivalents: (fact, loc, catalog) => {
    const claim = { factor: loc.number(fact.factor), of: subjectName(fact.of, catalog, loc) };
    return fact.at
      ? loc.t('fact:equivalentAt', { ...claim, quota: quantityText(fact.at.amount, fact.at.unit, loc) })
      : loc.t('fact:equivalent', claim);
  },
  worth: (fact, loc) => detailed(loc.t('fact:worth', { times: loc.amount(fact.times) }), fact, loc),
  links: (fact, loc) => (fact.name ? loc.pick(fact.name) : loc.t(`fact:linkKinds.${fact.kind}`)),
  endpoints: (fact) => (fact.keyPrefix ? `${fact.url} (${fact.keyPrefix}…)` : fact.url),
  environment: (fact) => fact.value,
  recipes: (fact, loc) => loc.t('fact:withDetail', { value: loc.pick(fact.name), detail: loc.pick(fact.text) }),
  events: (fact, loc) => loc.t('fact:withDetail', { value: loc.day(fact.day), detail: sentence(fact.text, loc) }),
  notes: (fact, loc) => sentence(fact.text, loc),
  released: (fact, loc) => loc.day(fact.day),
  parameters: (fact, loc) => {
    const total = parameterCount(fact.total);
    return fact.active ? loc.t('fact:parametersActive', { total, active: parameterCount(fact.active) }) : total;
  },
  context: (fact, loc) => loc.t('fact:tokens', { text: windowSize(fact.tokens) }),
  highlights: (fact, loc) => loc.pick(fact.text),
  apiPrices: apiPrice,
};

/** Context windows are named 200K or 1M in both languages. */
function windowSize(tokens: number): string {
  return tokens >= 1e6 ? `${tokens / 1e6}M` : `${tokens / 1e3}K`;
}

/** Weights are named 744B or 1T in both languages. */
function parameterCount(count: number): string {
  return count >= 1e12 ? `${count / 1e12}T` : `${count / 1e9}B`;
}

/** The same without its detail and the beginning of its key, for sentences and for cells that stand side by side. */
export function briefFactText<A extends Attribute>(fact: Fact<A>, attribute: A, loc: Localizer, catalog: Catalog): string {
  const brief = { ...fact, ...('detail' in fact ? { detail: undefined } : {}), ...('keyPrefix' in fact ? { keyPrefix: undefined } : {}) };
  return factText(brief as Fact<A>, attribute, loc, catalog);
}

/** The value of a fact with its bounds, without its source. */
export function factText<A extends Attribute>(fact: Fact<A>, attribute: A, loc: Localizer, catalog: Catalog): string {
  return words[attribute](fact, loc, catalog);
}

/** How a window comes back: "by calendar month", "rolling window". */
export function resetText(resets: NonNullable<Fact<'quotas'>['resets']>, window: QuotaWindow, loc: Localizer): string {
  return resets === 'calendar' && window === 'month' ? loc.t('fact:resets.calendarMonth') : loc.t(`fact:resets.${resets}`);
}

/** For how many periods a phase of a price lasts: "for the first 2 months". */
export function lastingText(periods: NonNullable<Fact<'prices'>['periods']>, period: Period, loc: Localizer): string {
  const per = loc.t(`fact:per.${period}`);
  if (periods === 'unknown') return loc.t('fact:periodsUnknown');
  return periods === 1 ? loc.t('fact:onePeriod', { per }) : loc.t('fact:periods', { count: periods, per });
}

/** What a quota is made up of: "1,000 base + 500 flexible". */
export function partsText(parts: NonNullable<Fact<'quotas'>['parts']>, loc: Localizer): string {
  return parts.map(({ kind, amount }) => loc.t(`fact:part.${kind}`, { text: countText(amount, loc) })).join(' + ');
}

/**
 * What qualifies a fact, in a few words each: what it is a multiple of, its end, how it resets, its cohort, how long its phase lasts. Empty when nothing does.
 * A list, a text or a state of sale begins and ends only where another took over, so its days are not told.
 */
export function factRemarks<A extends Attribute>(held: Held<A>, loc: Localizer, catalog: Catalog): readonly string[] {
  const { fact, via } = held;
  const remarks: string[] = [];
  if (via) remarks.push(loc.t('fact:timesOf', { factor: loc.number(via.factor), of: refName({ kind: 'plan', id: via.plan }, catalog, loc) }));
  const lasting = 'items' in fact || 'text' in fact || 'state' in fact;
  if (fact.until && !lasting) remarks.push(loc.t('fact:until', { day: loc.day(fact.until) }));
  if ('parts' in fact && fact.parts) remarks.push(partsText(fact.parts, loc));
  if ('resets' in fact && fact.resets && fact.amount !== 'none') remarks.push(resetText(fact.resets, fact.window, loc));
  if ('periods' in fact && fact.periods !== undefined) remarks.push(lastingText(fact.periods, fact.per, loc));
  if ('phase' in fact && fact.on) remarks.push(loc.t('fact:for', { on: loc.list(fact.on.map((on) => loc.t(`fact:on.${on}`))) }));
  if (typeof fact.for === 'object') remarks.push(loc.t('fact:subscribedBefore', { day: loc.day(fact.for.subscribedBefore) }));
  if (held.startUnknown && !lasting) remarks.push(loc.t('fact:startUnknown', { day: loc.day(held.source.date) }));
  return remarks;
}

/** The text with the remark that the data makes on the fact, a sentence of its own. */
export function withNote<A extends Attribute>(text: string, { fact }: Held<A>, loc: Localizer): string {
  return fact.note ? loc.t('fact:remark', { text, remark: sentence(fact.note, loc) }) : text;
}
