/** The part of a card that answers a comparison: a verdict, and the rows that were asked for. */

import type { CompareAnswer, Compared } from '#src/ask/answer/types.ts';
import type { Block, Cell, NoteBlock } from '#src/card/card.ts';
import type { Fact, FactKeys } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import type { Comparison, Row } from '#src/core/compare-types.ts';
import { isByTier, sidesSold } from '#src/core/compare-verdict.ts';
import { comparedCell, figureText, isList, roughFigure } from '../compare-cells.ts';
import { multiples } from '../compare-notes.ts';
import { closedSentences, verdict } from '../compare-verdict.ts';
import { entityName, heading, joinSentences, refName, slotLabel } from '../labels.ts';
import { disputeBlocks, heldText, owned, type Scene } from '../slot-text.ts';
import { nameOf } from './finding-names.ts';
import { findingRows } from './finding-rows.ts';
import { findingSentences } from './finding-sentences.ts';
import { type Part, step } from './part.ts';
import { statedSentence } from './rule-sentences.ts';
import { itemName, setSentences } from './set-sentences.ts';

/** Rows whose lists are worth naming in full instead of counting. */
function valueCell(row: Row, index: number, side: Ref, scene: Scene): Cell {
  const cell = row.cells[index];
  if (cell?.list && isList(row.attribute) && cell.list.items.length <= 4) {
    const helds = [cell.slot, ...cell.parts.map(({ slot }) => slot)].flatMap((slot) => slot?.readings[0]?.lead ?? []);
    const text = scene.loc.list(cell.list.items.map((id) => itemName(row, id, scene)));
    return `${cell.list.complete ? text : scene.loc.t('fact:incomplete', { items: text })} ${scene.cites.citeAll(helds)}`;
  }
  return comparedCell(row, index, scene, side);
}

export function comparisonTable(comparison: Comparison, scene: Scene): readonly Block[] {
  const { loc, view } = scene;
  // What the sides differ in goes before what they are alike in.
  const alikeLast = comparison.rows.toSorted((a, b) => Number(a.winner === 'tie') - Number(b.winner === 'tie'));
  const rows = alikeLast.map((row): readonly Cell[] => [
    heading(slotLabel(row.attribute, row.keys, view.catalog, loc)),
    ...comparison.sides.map((side, index) => valueCell(row, index, side, scene)),
  ]);
  if (rows.length === 0) return [];
  const columns = [
    { id: 'what', label: loc.t('ask:columns.what') },
    ...comparison.sides.map((side, index) => ({ id: `side${index}`, label: refName(side, view.catalog, loc), named: true as const })),
  ];
  return [{ type: 'table', columns, rows }];
}

/** Where sources disagree about a side. */
export function comparisonDisputes({ sides, rows }: Compared, scene: Scene): readonly Block[] {
  const slots = sides.flatMap((side, index) =>
    owned(
      refName(side, scene.view.catalog, scene.loc),
      rows.flatMap(({ cells }) => cells[index]?.slot ?? []),
    ),
  );
  return disputeBlocks(slots, scene);
}

/** Short remarks of one kind, in one paragraph. */
export function oneNote(notes: readonly NoteBlock[]): readonly NoteBlock[] {
  const texts = notes.flatMap(({ text }) => (typeof text === 'string' ? text : []));
  return texts.length > 0 ? [{ type: 'note', text: texts.join(' ') }] : [];
}

/** Who was named but has no column. */
export function leftOutOf({ sides, leftOut }: Compared, { loc }: Scene): readonly Block[] {
  if (leftOut.length === 0) return [];
  const names = loc.list(leftOut.map((side) => entityName(side, loc)));
  return [{ type: 'note', text: loc.t('ask:compare.leftOut', { count: sides.length, names }) }];
}

/** "Kimi Allegretto has 20× the quota of Kimi Andante": how the vendor itself says it. */
export function multiplesIn(comparison: Comparison, scene: Scene): readonly string[] {
  const { loc, view } = scene;
  const texts = comparison.rows.flatMap((row) =>
    row.attribute !== 'quotas'
      ? []
      : row.cells.flatMap((cell, index) => {
          const via = cell.slot?.readings.map(({ lead }) => lead.via).find((each) => each !== undefined);
          const side = comparison.sides[index];
          const of = via && view.catalog.get('plan', via.plan);
          return via && side && of && comparison.sides.some(({ id }) => id === of.id)
            ? [loc.t('ask:ratio.multiple', { subject: refName(side, view.catalog, loc), of: entityName(of, loc), factor: loc.number(via.factor) })]
            : [];
        }),
  );
  return [...new Set(texts)];
}

const FEW_ROWS = 3;

/** "Ark Lite ¥40, GLM Lite ¥49": of ranges of tiers what the smallest of each side costs, and the largest. */
function tierEnds(row: Row, { sides }: Comparison, { loc, view }: Scene): readonly string[] {
  const ends = (pick: (prices: readonly Fact<'prices'>[]) => number) =>
    sides.flatMap((_, index) => {
      const tiers = (row.cells[index]?.parts ?? []).flatMap(({ ref, slot }) => {
        const fact = slot.attribute === 'prices' ? (slot.readings[0]?.lead.fact as Fact<'prices'>) : undefined;
        return fact ? [{ ref, fact }] : [];
      });
      // Amounts of two currencies have no order: those of the one in which most tiers are sold.
      const [own = []] = [...Map.groupBy(tiers, ({ fact }) => fact.currency).values()].toSorted((one, other) => other.length - one.length);
      const wanted = pick(own.map(({ fact }) => fact));
      const found = own.find(({ fact }) => fact.amount === wanted);
      return found
        ? [loc.t('ask:rank.one', { who: refName(found.ref, view.catalog, loc), value: loc.money(found.fact.amount, found.fact.currency) })]
        : [];
    });
  const [least, most] = [ends((all) => Math.min(...all.map(({ amount }) => amount))), ends((all) => Math.max(...all.map(({ amount }) => amount)))];
  if (least.length < sides.length) return [];
  const label = slotLabel(row.attribute, row.keys, view.catalog, loc);
  const join = loc.t('ask:rank.sep');
  return [loc.t('ask:compare.tiers', { label: heading(label), least: least.join(join), most: most.join(join) })];
}

/** Of few rules and features what each side says of them: a yes here and a yes there may be two things. */
function choiceSentences(comparison: Comparison, scene: Scene): readonly string[] {
  const { loc, view } = scene;
  const rows = comparison.rows.filter(({ attribute }) => attribute === 'rules' || attribute === 'features');
  if (rows.length > FEW_ROWS) return [];
  return rows.flatMap((row) =>
    comparison.sides.flatMap((side, index) => {
      const slot = row.cells[index]?.slot;
      const fact = slot?.readings[0]?.lead.fact as Fact<'rules'> | Fact<'features'> | undefined;
      const owner = view.catalog.find(side);
      if (!owner) return [];
      if (fact) return [statedSentence(fact, owner, scene)];
      return [loc.t('ask:notStated', { subject: entityName(owner, loc), label: slotLabel(row.attribute, row.keys, view.catalog, loc) })];
    }),
  );
}

/** Of few rows that were asked for, those that no side leads: what each side has, since the verdict alone would say nothing. */
function openRows(comparison: Comparison, scene: Scene): readonly string[] {
  const { loc, view } = scene;
  if (comparison.rows.length > FEW_ROWS) return [];
  return comparison.rows.flatMap((row) => {
    if (isByTier(row)) return row.attribute === 'prices' ? tierEnds(row, comparison, scene) : [];
    if (row.winner !== 'not-comparable' && row.winner !== 'unclear' && !row.opinion) return [];
    const sides = comparison.sides.flatMap((side, index) => {
      const cell = row.cells[index];
      const lead = cell?.slot?.readings[0]?.lead;
      const own = lead ? heldText(lead, row.attribute, scene) : cell?.figure && cell.figure !== 'none' ? figureText(cell.figure, loc) : '';
      const more = cell?.converted ? loc.t('compare:converted', { value: figureText(roughFigure(cell.converted.figure), loc) }) : '';
      const value = own !== '' && more !== '' ? loc.t('ask:multiple', { claim: own, own: more }) : own || more;
      return value === '' ? [] : [loc.t('ask:labelled', { label: refName(side, view.catalog, loc), value })];
    });
    const label = slotLabel(row.attribute, row.keys, view.catalog, loc);
    return sides.length > 1 ? [loc.t('ask:compare.values', { label: heading(label), values: sides.join(loc.t('fact:join')) })] : [];
  });
}

/** Where nothing tells the sides apart, what they are alike in is the answer. */
function alike(comparison: Comparison, scene: Scene): string | undefined {
  const { loc, view } = scene;
  if (comparison.rows.length === 0 || !comparison.rows.every(({ winner }) => winner === 'tie')) return undefined;
  const same = comparison.rows.map((row) => {
    const figure = row.cells[0]?.figure;
    const label = slotLabel(row.attribute, row.keys, view.catalog, loc);
    return figure && figure !== 'none' ? loc.t('ask:labelled', { label, value: figureText(figure, loc) }) : label;
  });
  return loc.t('ask:compare.same', { sides: loc.list(comparison.sides.map((side) => refName(side, view.catalog, loc))), values: loc.list(same) });
}

/** Asked which gives more, where no quota of the two has a figure that could be set against the other's: "no limit" in one window says nothing of the others. */
function untold({ query }: CompareAnswer, { rows }: Comparison, { loc }: Scene): readonly string[] {
  const asked = query.topics.some(({ attribute, window }) => attribute === 'quotas' && window === undefined);
  const quotas = rows.filter(({ attribute }) => attribute === 'quotas');
  const told = quotas.some(({ winner, cells }) => winner !== 'none' && cells.every(({ figure }) => figure !== undefined && figure !== 'none'));
  return asked && !told ? [loc.t('ask:compare.untold')] : [];
}

/** Who is ahead, what is alike, or what the lists have: `named`. */
function leadSentence(told: Comparison, named: readonly string[], scene: Scene): readonly string[] {
  if (named.length > 0) return named;
  return [told.rows.length > 0 ? (alike(told, scene) ?? verdict(told, scene.loc)) : scene.loc.t('ask:nothing')];
}

/** Which gives more or costs less is told by figures; which is better is not. */
function asksQuality({ asks, topics }: CompareAnswer['query']): boolean {
  const measured = topics.length > 0 && topics.every(({ attribute }) => attribute === 'prices' || attribute === 'quotas');
  return asks === 'better' && !measured;
}

function comparedPart(answer: CompareAnswer, comparison: Compared, scene: Scene): Part {
  const { loc } = scene;
  const { sides, query } = answer;
  const sets = comparison.rows.filter(({ set }) => set !== undefined);
  const wanted = query.asks === 'shared' || query.asks === 'only' ? query.asks : undefined;
  const open = openRows(comparison, scene);
  const cannotTell = untold(answer, comparison, scene);
  const decided = comparison.rows.some(({ winner }) => Array.isArray(winner));
  const choices = query.topics.length > 0 && !wanted ? choiceSentences(comparison, scene) : [];
  const told =
    choices.length > 0
      ? { ...comparison, rows: comparison.rows.filter(({ attribute }) => attribute !== 'rules' && attribute !== 'features') }
      : comparison;
  const better = asksQuality(query);
  // Opinions lead nobody: where nothing else was asked, what each has is all there is to say.
  const rated = open.length > 0 && comparison.rows.every(({ opinion }) => opinion);
  const named = wanted ? sets.slice(0, 1).flatMap((row) => setSentences(row, comparison, scene, wanted)) : [];
  const lists = query.topics.length > 0 && !wanted ? sets.flatMap((row) => setSentences(row, comparison, scene, undefined)) : [];
  const blocks: Block[] = [
    ...comparisonTable(comparison, scene),
    ...(lists.length > 0 ? [{ type: 'text' as const, text: lists.join('\n') }] : []),
    ...leftOutOf(comparison, scene),
    ...oneNote(multiples(comparison, scene)),
  ];
  return {
    title: sides.map((side) => entityName(side, loc)).join(loc.t('compare:versus')),
    tone: 'info',
    verdict: joinSentences(
      [
        ...(better ? [loc.t('ask:compare.quality', { sides: loc.list(sides.map((side) => entityName(side, loc))) })] : []),
        ...(query.topics.length > 0 ? [] : closedSentences(sidesSold(scene.view, sides), scene.view, loc)),
        ...cannotTell,
        ...choices,
        ...open,
        ...(better || rated || (cannotTell.length > 0 && !decided) || (choices.length > 0 && told.rows.length === 0)
          ? []
          : leadSentence(told, named, scene)),
        ...multiplesIn(comparison, scene),
        ...findingSentences(answer.findings, scene),
      ],
      loc,
    ),
    blocks,
    more: { conflicts: comparisonDisputes(comparison, scene) },
    buttons: [
      step(loc.t('ask:buttons.compareAll'), 'compare', {
        plans: sides
          .slice(0, 4)
          .map(({ id }) => id)
          .join(' '),
      }),
    ],
    pages: sides.slice(0, 2),
  };
}

/** "MiniMax M2.5 is cheaper: input ¥2.10 vs ¥4–¥6": whose API costs less, part by part, in the currency that all have a price in. */
function cheaperSentences({ apiPrices: compared }: CompareAnswer, scene: Scene): readonly string[] {
  if (!compared) return [];
  const { loc, view } = scene;
  const priced = compared.rows.filter(({ cells, keys }) => keys['host'] === undefined && cells.every(({ figure }) => figure !== undefined));
  const currency = priced[0]?.keys['currency'];
  const rows = priced.filter(({ keys }) => keys['currency'] === currency);
  const points = (group: readonly Row[], order: readonly number[]) =>
    loc.list(
      group.map((row) => {
        const texts = order.flatMap((index) => row.cells[index]?.figure ?? []).map((figure) => (figure === 'none' ? '' : figureText(figure, loc)));
        return loc.t('ask:labelled', {
          label: loc.t(`fact:apiKinds.${(row.keys as FactKeys<'apiPrices'>).kind}`),
          value: texts.join(loc.t('compare:against')),
        });
      }),
    );
  return [...Map.groupBy(rows, ({ winner }) => String(winner)).values()].flatMap((group) => {
    const winner = group[0]?.winner;
    const order = compared.sides.map((_, index) => index);
    if (winner === 'tie') return [loc.t('ask:compare.alikeApi', { points: points(group, [0]) })];
    if (winner === 'unclear') return [loc.t('ask:compare.unclearApi', { points: points(group, order) })];
    if (!Array.isArray(winner)) return [];
    const side = loc.list(winner.flatMap((index) => (compared.sides[index] ? [refName(compared.sides[index], view.catalog, loc)] : [])));
    return [loc.t('ask:compare.cheaper', { side, points: points(group, [...winner, ...order.filter((index) => !winner.includes(index))]) })];
  });
}

export function comparePart(answer: CompareAnswer, scene: Scene): Part {
  if (answer.comparison) return comparedPart(answer, answer.comparison, scene);
  const { loc } = scene;
  const { findings, sides } = answer;
  const rows = findings.flatMap((finding) =>
    findingRows(finding, scene).map(([label, value]): readonly Cell[] => [nameOf(finding, scene), label, value]),
  );
  return {
    title: sides.map((side) => entityName(side, loc)).join(loc.t('compare:versus')),
    tone: 'info',
    verdict:
      findings.length > 0
        ? joinSentences(
            [
              ...(answer.query.asks === 'better'
                ? [loc.t('ask:compare.quality', { sides: loc.list(sides.map((side) => entityName(side, loc))) })]
                : []),
              ...cheaperSentences(answer, scene),
              ...findingSentences(findings.slice(0, 6), scene),
            ],
            loc,
          )
        : loc.t('ask:nothing'),
    blocks:
      rows.length > 0
        ? [{ type: 'table', columns: (['who', 'what', 'value'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }]
        : [],
    buttons: [],
    pages: sides.slice(0, 2),
  };
}
