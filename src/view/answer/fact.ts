/** The part of a card that answers a question about what is. */

import type { FactAnswer, Finding } from '#src/ask/answer/types.ts';
import type { Block, Cell, FieldsBlock, Inline, NoteBlock } from '#src/card/card.ts';
import { addDays } from '#src/catalog/days.ts';
import type { Attribute, Currency } from '#src/catalog/schema.ts';
import type { Entity, Held } from '#src/catalog/types.ts';
import { onlySeen } from '#src/core/change-groups.ts';
import { convertMoney, decimal, exactly, money } from '#src/core/money.ts';
import type { AnySlot } from '#src/core/profile.ts';
import { borrowedNotes, rateNotes } from '../conversion-text.ts';
import { briefFactText } from '../fact-text.ts';
import { entityName, heading, joinSentences, shortNames } from '../labels.ts';
import { disputeBlocks, heldText, owned, type Scene } from '../slot-text.ts';
import { givenSentences, sameSentences } from './beside.ts';
import { claimSentence, unjudgedWords } from './claim-sentences.ts';
import { closedOf } from './closed.ts';
import { labelOf, nameOf, topicLabel } from './finding-names.ts';
import { endedRows, findingRows } from './finding-rows.ts';
import { answerSentences, findingSentences } from './finding-sentences.ts';
import { isTold } from './finding-text.ts';
import { type Part, step } from './part.ts';

/** "It was ¥40": for each figure what held before it changed, and what holds now. */
function previousSentences(findings: readonly Finding[], scene: Scene): readonly string[] {
  const { loc } = scene;
  return findings.flatMap((finding) =>
    (finding.before ?? []).flatMap(({ slot, held, day }) => {
      const now = slot.readings[0]?.lead;
      if (!now) return [];
      return [
        loc.t('ask:previous', {
          subject: nameOf(finding, scene),
          label: labelOf(slot.attribute, slot.keys, now.fact, scene),
          before: heldText(held as Held<Attribute>, slot.attribute, scene),
          day: loc.day(day),
          now: heldText(now as Held<Attribute>, slot.attribute, scene),
        }),
      ];
    }),
  );
}

/** Attributes of which "since when" asks for the first day of what holds now. */
const DATED: ReadonlySet<Attribute> = new Set(['prices', 'quotas', 'multipliers', 'models', 'availability', 'rules', 'features']);

/** "Since when": the day from which each figure holds, those of one day together; where a source only saw it on its own day, that the first day is not known. */
function sinceSentences({ findings, query }: FactAnswer, scene: Scene): readonly string[] {
  if (query.asks !== 'when') return [];
  const { loc } = scene;
  // What is paid where no offer runs is not what was asked for.
  const isAsked = ({ topic: { attribute, phase } }: Finding): boolean =>
    phase !== 'regular' || query.topics.some((each) => each.attribute === attribute && (each.phase === undefined || each.phase === phase));
  const dated = findings.filter(isAsked).flatMap((finding) =>
    finding.slots.flatMap((slot) => {
      const { attribute, keys, readings } = slot;
      const [reading] = readings;
      const fact = reading?.lead.fact;
      // Whoever said it first says since when.
      const [dated] = (reading ? [reading.lead, ...reading.agreeing] : [])
        .flatMap((held) => (held.fact.from === undefined ? [] : [{ from: held.fact.from, known: !onlySeen(held as Held<Attribute>) }]))
        .toSorted((one, other) => (one.from < other.from ? -1 : 1));
      if (!fact || dated === undefined || !DATED.has(attribute) || isOffer(slot) || finding.topic.aspect !== undefined) return [];
      return [{ name: nameOf(finding, scene), label: labelOf(attribute, keys, fact, scene), day: loc.day(dated.from), known: dated.known }];
    }),
  );
  return [...Map.groupBy(dated, ({ label, day, known }) => `${label} ${day} ${known}`).values()].flatMap((group) => {
    const [first] = group;
    const subjects = loc.list([...new Set(group.map(({ name }) => name))]);
    return first ? [loc.t(first.known ? 'ask:since' : 'ask:seenSince', { subjects, label: heading(first.label), day: first.day })] : [];
  });
}

/** What is offered for a time only: a discount, or a price of the first periods. */
function isOffer({ attribute, keys }: AnySlot): boolean {
  return attribute === 'discounts' || (attribute === 'prices' && keys['phase'] !== 'regular' && keys['phase'] !== 'renewal');
}

/** "When does it end": the first and the last day of what is offered, those of the same days together; that no end is known, where none is. */
function offerSentences({ findings, query }: FactAnswer, scene: Scene): readonly string[] {
  if (query.asks !== 'when') return [];
  const { loc } = scene;
  const offers = findings.flatMap((finding) =>
    finding.slots.filter(isOffer).flatMap(({ attribute, keys, readings }) => {
      const fact = readings[0]?.lead.fact;
      if (!fact || isReferral(fact)) return [];
      const label = 'off' in fact ? loc.pick(fact.name) : labelOf(attribute, keys, fact, scene);
      return [{ name: nameOf(finding, scene), label, from: fact.from, until: fact.until }];
    }),
  );
  return [...Map.groupBy(offers, ({ label, from, until }) => `${label} ${from} ${until}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { label, from, until } = first;
    return [
      loc.t(`ask:offerDays.${until === undefined ? 'open' : from === undefined ? 'until' : 'days'}`, {
        subjects: loc.list([...new Set(group.map(({ name }) => name))]),
        label: heading(label),
        from: loc.day(from ?? scene.view.day),
        to: loc.day(until ? addDays(until, -1) : scene.view.day),
      }),
    ];
  });
}

/** Whom a friend invites is another matter. */
const isReferral = (fact: object | undefined): boolean => fact !== undefined && 'referral' in fact && fact.referral === true;

/** Whether a promotion that was asked about runs: the answer before its terms. */
function promotionSentence(answer: FactAnswer, scene: Scene): string | undefined {
  const { loc } = scene;
  const about = answer.findings.filter(({ topic }) => topic.attribute === 'discounts' || (topic.attribute === 'prices' && topic.phase === 'first'));
  const { asks } = answer.query;
  if ((asks !== 'whether' && asks !== 'when') || about.length === 0 || answer.claims) return undefined;
  const [running] = about.flatMap(({ slots }) => slots).filter(({ readings }) => !isReferral(readings[0]?.lead.fact));
  // When one that runs ends is told with its days.
  if (running && asks === 'when') return undefined;
  const { modal } = answer.query;
  if (running)
    return modal === 'over'
      ? loc.t('ask:modal.over.no')
      : modal === 'may' || modal === 'needs' || modal === 'supports'
        ? undefined
        : loc.t('ask:claim.runs');
  const ended = about.flatMap((finding) => finding.ended.map((entry) => ({ finding, entry })));
  const last = ended.toSorted((one, other) => ((other.entry.held.fact.until ?? '') > (one.entry.held.fact.until ?? '') ? 1 : -1))[0];
  if (!last) return undefined;
  const { held, attribute } = last.entry;
  return loc.t(asks === 'when' ? 'ask:claim.isEnded' : modal === 'over' ? 'ask:claim.isOver' : 'ask:claim.over', {
    label: labelOf(attribute, held.fact, held.fact, scene),
    day: loc.day(held.fact.until ?? scene.view.day),
  });
}

/** Labels and values without a head, as many as a screen may have rows. */
const MOST_FIELDS = 6;

type Rows = readonly (readonly Cell[])[];

function onceEach(rows: Rows): Rows {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** What holds now, and what ended: beside it where a figure was asked about, sources disagree, or nothing of the kind holds; else it is history. */
function nowAndPast(answer: FactAnswer, scene: Scene): { readonly now: Rows; readonly past: Rows } {
  const { findings, query, claims } = answer;
  const several = new Set(findings.map(({ subject }) => subject.id)).size > 1;
  const asked = query.disputed === true || (claims ?? []).length > 0;
  const parts = findings.map((finding) => {
    // What was sold when is another question than whether it is sold.
    const whether = query.asks === 'whether' && finding.topic.attribute !== 'availability';
    const gone = finding.slots.length === 0;
    const rowsOf = (pairs: readonly (readonly [string, Cell])[]): Rows =>
      pairs.map(([label, value]) => (several ? [nameOf(finding, scene), label, value] : [label, value]));
    const now = rowsOf(findingRows(finding, scene));
    const past = query.disputed || gone || whether ? rowsOf(endedRows(finding, scene, query.disputed ? 4 : 2)) : [];
    return asked || gone ? { now: [...now, ...past], past: [] } : { now, past };
  });
  return { now: onceEach(parts.flatMap(({ now }) => now)), past: onceEach(parts.flatMap(({ past }) => past)) };
}

function table(rows: Rows, scene: Scene): readonly Block[] {
  const { loc } = scene;
  if (rows.length === 0) return [];
  const several = (rows[0]?.length ?? 0) > 2;
  // One thing that is asked of many heads their column.
  const [first] = rows;
  const common = several && rows.length > 1 && rows.every((row) => row[1] === first?.[1]) && typeof first?.[1] === 'string' ? first[1] : undefined;
  const columns = [
    ...(several ? [{ id: 'who', label: loc.t('ask:columns.who') }] : []),
    ...(common === undefined ? [{ id: 'what', label: loc.t('ask:columns.what') }] : []),
    { id: 'value', label: common ?? loc.t('ask:columns.value') },
  ];
  if (rows.length <= MOST_FIELDS && !several) return [{ type: 'fields', items: fieldsOf(rows) }];
  return [{ type: 'table', columns, rows: rows.map((row) => (common === undefined ? row : row.filter((_, index) => index !== 1))) }];
}

/** What has several values under one label is told under it once, a line each. */
function fieldsOf(rows: Rows): FieldsBlock['items'] {
  return [...Map.groupBy(rows, ([label]) => (typeof label === 'string' ? label : ''))].map(([label, group]) => ({
    label,
    value: group.flatMap(([, value], place) => [...(place === 0 ? [] : ['\n']), ...[richOf(value)].flat()] as readonly Inline[]),
    wide: true as const,
  }));
}

function richOf(cell: Cell | undefined): Exclude<Cell, { readonly text: unknown }> {
  if (cell === undefined) return '';
  return typeof cell === 'object' && 'text' in cell ? cell.text : cell;
}

function conflicts({ findings }: FactAnswer, scene: Scene): readonly Block[] {
  return disputeBlocks(
    findings.flatMap((finding) => owned(nameOf(finding, scene), finding.slots)),
    scene,
  );
}

/** Quotas in another unit than their source's may rest on what is said of others. */
function borrowed({ findings }: FactAnswer, scene: Scene): readonly NoteBlock[] {
  const made = findings.flatMap((finding) => (finding.inUnit ?? []).map(({ uses }) => ({ subject: nameOf(finding, scene), uses })));
  return borrowedNotes(made, scene);
}

/** A rate is no exact price: from 20 on it is rounded to whole units. */
function roughly(amount: string, currency: Currency, loc: Scene['loc']): string {
  const value = decimal(amount);
  return loc.money(value.toDecimalPlaces(value.gte(20) ? 0 : 2).toFixed(), currency);
}

function convertedTexts({ findings }: FactAnswer, by: NonNullable<FactAnswer['exchange']>, scene: Scene): readonly string[] {
  const { loc } = scene;
  return findings.flatMap((finding) =>
    finding.slots.flatMap((slot) => {
      const fact = slot.attribute === 'prices' ? slot.readings[0]?.lead.fact : undefined;
      if (!fact || !('currency' in fact) || fact.currency !== by.from || !('phase' in fact)) return [];
      return [
        loc.t('ask:converted', {
          subject: nameOf(finding, scene),
          from: loc.money(fact.amount, fact.currency),
          to: roughly(convertMoney(exactly(money(fact.amount, fact.currency)), by).typical, by.to, loc),
        }),
      ];
    }),
  );
}

/** What is told beside what leads: offers or what held before where those are asked, else what was found. */
function toldOf(answer: FactAnswer, scene: Scene): readonly string[] {
  const { findings, query } = answer;
  if (findings.length === 0) return [scene.loc.t('ask:nothing')];
  const offered = offerSentences(answer, scene);
  if (offered.length > 0) return offered;
  const earlier = query.previous ? previousSentences(findings, scene) : [];
  return earlier.length > 0 ? earlier : answerSentences(answer, scene);
}

/** That nobody can buy it any more, where what it costs or gives is told as if one could. */
function closedIn({ findings, query: { previous, topics, when } }: FactAnswer, scene: Scene): readonly string[] {
  const own = previous === true || when !== undefined || topics.some(({ attribute }) => attribute === 'availability' || attribute === 'renewsAs');
  const offered = findings.filter(
    ({ topic: { attribute }, slots, ended }) => (attribute === 'prices' || attribute === 'quotas') && (slots.length > 0 || ended.length > 0),
  );
  return own ? [] : closedOf([...new Set(offered.map(({ subject }) => subject))], scene);
}

/** "¥99 is about $14.75." where it was asked in another currency. */
const exchanged = (answer: FactAnswer, scene: Scene): readonly string[] =>
  answer.exchange ? convertedTexts(answer, answer.exchange, scene).slice(0, 4) : [];

/** Of the beginning of the period only what was different then. */
function startSentences({ atStart }: FactAnswer, said: readonly string[], scene: Scene): readonly string[] {
  const then = atStart ? findingSentences(atStart.findings, scene).filter((text) => !said.includes(text)) : [];
  if (!atStart || then.length === 0) return [];
  return [scene.loc.t('ask:atStart', { day: scene.loc.day(atStart.day), text: joinSentences(then.slice(0, 2), scene.loc) })];
}

export function factPart(answer: FactAnswer, scene: Scene): Part {
  const { loc } = scene;
  const { findings, query } = answer;
  const subjects = [...new Map(findings.map(({ subject }) => [subject.id, subject])).values()];
  const known = findings.some(isTold);
  const { claims = [] } = answer;
  const leads = claims.flatMap((claim) => claimSentence(claim, answer, scene) ?? []);
  const promotion = leads.length > 0 ? undefined : promotionSentence(answer, scene);
  const beside = [
    ...sameSentences(answer, scene),
    ...givenSentences(answer, scene),
    ...(answer.nobody ? [loc.t(`ask:who.${query.subjects.length > 0 ? 'none' : 'nobody'}`)] : []),
  ];
  const first = [...beside, ...leads, ...(promotion ? [promotion] : [])];
  const lead = first.length > 0 ? joinSentences(first, loc) : undefined;
  const past = query.disputed ? disputedSentence(findings, scene) : [];
  // That it is over is the whole answer, where nothing else is known.
  const over =
    findings.length > 0 &&
    lead !== undefined &&
    promotion !== undefined &&
    findings.every(({ slots, texts }) => slots.length === 0 && texts.length === 0);
  const said = over ? [] : toldOf(answer, scene);
  const start = startSentences(answer, said, scene);
  const { now, past: ended } = nowAndPast(answer, scene);
  const disputes = conflicts(answer, scene);
  const verdict = joinSentences(
    [
      ...(lead ? [lead] : []),
      ...sinceSentences(answer, scene),
      ...said,
      ...exchanged(answer, scene),
      ...past,
      ...start,
      ...unjudgedWords(answer, scene),
    ],
    loc,
  );
  return {
    title: titleOf(subjects, findings, scene),
    tone: known ? (lead && !claims.every(({ state }) => state === 'holds') ? 'warning' : 'info') : 'warning',
    verdict,
    asides: closedIn(answer, scene),
    blocks: [...table(now, scene), ...rateNotes(answer.exchange, scene), ...(query.disputed ? disputes : [])],
    more: { history: table(ended, scene), notes: borrowed(answer, scene), conflicts: query.disputed ? [] : disputes },
    buttons: buttonsFor(subjects, loc),
    pages: subjects.slice(0, 2),
  };
}

/** Two sources disagree: what held before, for whom, and what was taken back, each with its day. */
function disputedSentence(findings: readonly Finding[], scene: Scene): readonly string[] {
  const { loc } = scene;
  const all = findings
    .flatMap(({ ended }) => ended.slice(0, 3))
    .map((entry) => {
      const { fact } = entry.held;
      const value = heldText(entry.held as Held<Attribute>, entry.attribute, scene, briefFactText);
      return fact.retracted
        ? loc.t('ask:disputed.retracted', { value, day: loc.day(fact.retracted) })
        : loc.t('ask:disputed.ended', { value, day: loc.day(fact.until ?? scene.view.day) });
    });
  const told = [...new Set(all)].slice(0, 3);
  return told.length > 0 ? [loc.t('ask:disputed.said', { values: told.join(loc.t('fact:join')) })] : [];
}

function titleOf(subjects: readonly Entity[], findings: readonly Finding[], scene: Scene): string {
  const { loc } = scene;
  const [first] = findings;
  if (!first || subjects.length === 0) return loc.t('ask:title');
  if (subjects.length > 4) return heading(topicLabel(first, scene));
  return loc.list(shortNames(subjects, loc));
}

export function buttonsFor(subjects: readonly Entity[], loc: Scene['loc']): Part['buttons'] {
  const plans = subjects.filter(({ kind }) => kind === 'plan');
  const [plan] = plans;
  if (plan && plans.length === 1) return [step(loc.t('ask:buttons.plan', { plan: entityName(plan, loc) }), 'plan', { name: plan.id })];
  const sides = subjects.filter(({ kind }) => kind === 'plan' || kind === 'line').slice(0, 4);
  if (sides.length > 1) return [step(loc.t('ask:buttons.compare'), 'compare', { plans: sides.map(({ id }) => id).join(' ') })];
  const [line] = sides;
  if (line) return [step(loc.t('ask:buttons.plans'), 'plans', { vendor: line.id })];
  const [model] = subjects.filter(({ kind }) => kind === 'model');
  return model ? [step(loc.t('ask:buttons.model', { model: entityName(model, loc) }), 'models', { name: model.id })] : [];
}
