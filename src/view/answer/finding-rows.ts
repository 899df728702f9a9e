/** A finding as rows of a table: label, value with remarks, citation. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { Cell } from '#src/card/card.ts';
import { DISPUTED } from '#src/card/sources.ts';
import { isDisputed } from '#src/catalog/readings.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Held, Reading } from '#src/catalog/types.ts';
import type { AnySlot } from '#src/core/profile.ts';
import { openText } from '../conversion-text.ts';
import { briefFactText, factText, partsText, resetText } from '../fact-text.ts';
import { heading, quantityText } from '../labels.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { labelOf, topicLabel } from './finding-names.ts';
import { quotaValue } from './finding-values.ts';

import { reducedText } from './price-sentences.ts';
import { ratesRows } from './rates.ts';

/** As long a remark as a cell bears. */
const LONGEST_REMARK = 90;

/** Rows of a table: label and value with remarks and citation. */
export function findingRows(finding: Finding, scene: Scene): readonly (readonly [label: string, value: Cell])[] {
  const { loc, cites } = scene;
  const rows: (readonly [string, Cell])[] = [];
  if (finding.membership?.held) {
    const { held } = finding.membership;
    rows.push([
      heading(loc.t(`fact:attributes.${finding.topic.attribute}`)),
      `${factText(held.fact as Fact<'models'>, finding.topic.attribute as 'models', loc, scene.view.catalog)} ${cites.cite(held)}`,
    ]);
  } else {
    // The sentence tells addresses with their sources.
    for (const slot of finding.slots.filter(({ attribute }) => attribute !== 'endpoints')) {
      const lead = slot.readings[0]?.lead as Held<Attribute>;
      rows.push([heading(labelOf(slot.attribute, slot.keys, lead.fact, scene)), linkOr(slot, scene)]);
    }
  }
  if (finding.reduced) {
    const { held, discount } = finding.reduced;
    rows.push([heading(topicLabel(finding, scene)), `${reducedText(finding.reduced, scene)} ${cites.citeAll([held, discount])}`]);
  }
  // What is written is told in the sentence; its source has no row of its own.
  for (const { held } of finding.texts) cites.cite(held);
  for (const use of finding.counting ?? []) {
    const { low, high } = use.factor;
    const amount = low === high ? low : { low: Math.round(low), high: Math.round(high) };
    rows.push([
      loc.t('ask:counting.label', { from: quantityText(1, use.from, loc) }),
      `${openText(quantityText(amount, use.to, loc), use, scene)} ${cites.citeAll(use.cites)}`,
    ]);
  }
  if (finding.rates) rows.push(...ratesRows(finding, finding.rates, scene));
  // The nearest that is known has figures of its own.
  for (const near of finding.near ?? []) if (near.subject === finding.subject) rows.push(...findingRows(near, scene));
  return rows;
}

function linkOr(slot: AnySlot, scene: Scene): Cell {
  const lead = slot.readings[0]?.lead as Held<Attribute>;
  const { fact } = lead;
  if (slot.attribute !== 'recipes' && 'url' in fact && typeof fact.url === 'string') {
    return [
      {
        link: factText<Attribute>(fact, slot.attribute, scene.loc, scene.view.catalog),
        url: fact.url,
      },
      ` ${scene.cites.cite(lead)}`,
    ];
  }
  return slotCell(slot, scene);
}

/** What a buyer must know of a figure: when an offer ends, when a quota comes back, for whom it holds. When a later fact took over is another question. */
function remarksOf(held: Held<Attribute>, attribute: Attribute, { loc }: Scene): readonly string[] {
  const { fact } = held;
  const offer = attribute === 'discounts' || (attribute === 'prices' && 'phase' in fact && fact.phase !== 'regular');
  return [
    ...(offer && fact.until ? [loc.t('fact:until', { day: loc.day(fact.until) })] : []),
    ...('parts' in fact && fact.parts ? [partsText(fact.parts, loc)] : []),
    ...('resets' in fact && fact.resets && fact.amount !== 'none' ? [resetText(fact.resets, fact.window, loc)] : []),
    ...(typeof fact.for === 'object' ? [loc.t('fact:subscribedBefore', { day: loc.day(fact.for.subscribedBefore) })] : []),
    ...(fact.note && loc.pick(fact.note).length <= LONGEST_REMARK ? [loc.pick(fact.note)] : []),
  ];
}

/** The sentence tells a rule and a feature in full. */
const isStated = ({ attribute }: AnySlot) => attribute === 'rules' || attribute === 'features';

/** The label of a row tells the condition of its price and its country already. */
const withoutCondition: typeof factText = (fact, ...rest) =>
  factText('phase' in fact ? { ...fact, condition: undefined, country: undefined } : fact, ...rest);

/** All readings of a slot with their sources; a mark where sources contradict the leading one. */
function slotCell(slot: AnySlot, scene: Scene): string {
  const { loc, cites } = scene;
  const texts = (slot.readings as readonly Reading<Attribute>[]).map((reading) => {
    const { lead } = reading;
    const value =
      slot.attribute === 'quotas' && reading === slot.readings[0]
        ? quotaValue(reading, scene)
        : heldText(lead, slot.attribute, scene, isStated(slot) ? briefFactText : withoutCondition);
    return `${[value, ...remarksOf(lead, slot.attribute, scene)].join(loc.t('fact:join'))} ${cites.citeReading(reading)}`;
  });
  const text = texts.join(loc.t('fact:join'));
  return isDisputed(slot) ? `${text} ${DISPUTED}` : text;
}

/** What ended, as a muted row: for a promotion or a price that people remember. */
export function endedRows(finding: Finding, scene: Scene, most = 2): readonly (readonly [label: string, value: Cell])[] {
  const { loc, cites } = scene;
  return finding.ended.slice(0, most).map(({ attribute, held }) => {
    const { fact } = held;
    const day = fact.until ?? fact.retracted ?? scene.view.day;
    const value = loc.t('plan:endedRow', { value: heldText(held as Held<Attribute>, attribute, scene), day: loc.day(day) });
    return [heading(labelOf(attribute, fact, fact, scene)), { text: `${value} ${cites.refer([held])}`, muted: true }] as const;
  });
}
