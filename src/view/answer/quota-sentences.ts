/** Quotas as sentences: how much, in which unit, how use is counted, when they come back. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { FactKeys, Unit } from '#src/catalog/schema.ts';
import { openText } from '../conversion-text.ts';
import { joinSentences, quantityText, refName, termName } from '../labels.ts';
import { unitText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';
import { nameOf } from './finding-names.ts';
import { either, isNone, valueText, withBefore } from './finding-values.ts';

/** More windows and models stand in the table. */
const MOST_WINDOWS = 5;

/** What each window of a quota allows. */
export function quotaSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const subject = nameOf(finding, scene);
  const told = finding.slots.flatMap((slot) => {
    if (slot.attribute !== 'quotas') return [];
    const { window, model, pool } = slot.keys as FactKeys<'quotas'>;
    const per = loc.t(`ask:per.${window}`);
    const lead = slot.readings[0]?.lead;
    if (lead && isNone(lead)) return finding.topic.window === undefined ? [] : [loc.t('ask:quota.none', { per: loc.t(`ask:limit.${window}`) })];
    const value = valueText(slot, scene);
    const text = model
      ? loc.t('ask:quota.onModel', { per, value, model: refName({ kind: 'model', id: model }, scene.view.catalog, loc) })
      : loc.t('ask:quota.one', { per, value });
    const told = pool ? loc.t('fact:slot.model', { label: text, model: termName(pool, scene.view.catalog, loc) }) : text;
    return [withBefore(told, finding, slot, scene)];
  });
  if (told.length === 0) return loc.t('ask:quota.noWindows', { subject });
  const more = (finding.inUnit ?? []).map((capacity) =>
    loc.t('ask:quota.inUnit', { per: loc.t(`ask:per.${capacity.window}`), value: unitText(capacity.value, capacity.unit, loc) }),
  );
  const all = [...told, ...more];
  const left = all.length - MOST_WINDOWS;
  const said = loc.t('ask:quota.said', { subject, quotas: all.slice(0, left > 1 ? MOST_WINDOWS : all.length).join(loc.t('fact:join')) });
  return left > 1 ? joinSentences([said, loc.t('ask:andMore', { count: left })], loc) : said;
}

/** In which units the limits are told, those of the vendor first. */
export function unitSentence(finding: Finding, scene: Scene): string {
  const { loc, view } = scene;
  const units = finding.slots.flatMap((slot) => (slot.attribute === 'quotas' ? slot.readings.flatMap(({ lead }) => lead.fact.unit ?? []) : []));
  const names = [...new Set(units.map((unit) => (unit === 'uncached-token' ? 'token' : unit)))].filter((unit) => view.catalog.glossary[unit]);
  if (names.length === 0) return loc.t('ask:quota.unitUnknown', { subject: nameOf(finding, scene) });
  return loc.t('ask:quota.countedBy', { subject: nameOf(finding, scene), units: loc.list(names.map((unit) => termName(unit, view.catalog, loc))) });
}

/** Developers say 333K tokens in either language. */
export function shortQuantity(amount: number | { readonly low: number; readonly high: number }, unit: Unit, loc: Scene['loc']): string {
  const short = (value: number) => `${loc.number(Math.round(value / 1000))}K`;
  const [low, high] = typeof amount === 'number' ? [amount, amount] : [amount.low, amount.high];
  if ((unit !== 'token' && unit !== 'uncached-token') || low < 1000 || high >= 1_000_000) return quantityText(amount, unit, loc);
  return loc.t(`fact:units.${unit}`, { count: 2, text: low === high ? short(low) : `${short(low)}–${short(high)}` });
}

/** A cent is not nothing: small factors keep two figures. */
const roundly = (value: number): number => (value >= SMALL ? Math.round(value) : Number(value.toPrecision(2)));
const SMALL = 10;

/** How one unit of use counts in another, by task where the data tells tasks apart. */
export function countingSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const uses = (finding.counting ?? []).map((use) => {
    const { low, high } = use.factor;
    const amount = low === high ? roundly(low) : { low: roundly(low), high: roundly(high) };
    const text = loc.t('ask:counting.one', {
      from: quantityText(1, use.from, loc),
      to: openText(shortQuantity(amount, use.to, loc), use, scene),
    });
    const usual =
      use.midpoint || low === high ? '' : loc.t('ask:counting.usual', { text: shortQuantity(roundly(use.factor.typical), use.to, loc) });
    return { text: `${text}${usual}`, ids: use.ids };
  });
  const tasks = scene.view.conversions();
  const told = uses.map(({ text, ids }) => {
    const task = tasks.find(({ id }) => ids.includes(id))?.scope.task;
    return task ? loc.t('ask:counting.task', { task: termName(task, scene.view.catalog, loc), text }) : text;
  });
  return loc.t('ask:counting.said', { subject: nameOf(finding, scene), texts: told.join(loc.t('fact:join')) });
}

/** How each window comes back, by any of its sources; how large it is where none says how. */
export function resetSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const subject = nameOf(finding, scene);
  let said = false;
  const told = finding.slots.flatMap((slot) => {
    if (slot.attribute !== 'quotas') return [];
    const facts = slot.readings.flatMap(({ lead, agreeing, conflicting }) => [lead, ...agreeing, ...conflicting]).map(({ fact }) => fact);
    const [first] = facts;
    if (!first || facts.every(({ amount }) => amount === 'none')) return [];
    const ways = [...new Set(facts.flatMap(({ resets }) => resets ?? []))];
    said ||= ways.length > 0;
    const how = ways.map((way) =>
      loc.t(way === 'calendar' ? `ask:resets.calendarOf.${first.window}` : `ask:resets.${way}`, { span: loc.t(`ask:span.${first.window}`) }),
    );
    return how.length > 0 ? [loc.t('ask:resets.one', { per: loc.t(`ask:limit.${first.window}`), how: either(how, scene) })] : [];
  });
  if (said) return loc.t('ask:resets.said', { subject, texts: [...new Set(told)].join(loc.t('fact:join')) });
  const noted = (finding.near ?? []).flatMap(({ slots }) => slots.map((slot) => valueText(slot, scene)));
  return noted.length > 0 ? loc.t('ask:told', { subject, value: noted.join(loc.t('fact:join')) }) : loc.t('ask:resets.unknown', { subject });
}
