/** The part of a card that tells an amount of one unit in another. */

import type { ConvertAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import type { Unit } from '#src/catalog/schema.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import type { Interval } from '#src/core/interval.ts';
import { openText } from '../conversion-text.ts';
import { entityName, joinSentences, quantityText } from '../labels.ts';
import { rangeText, unitText } from '../quantity-text.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { shortQuantity } from './finding-text.ts';
import { type Part, say } from './part.ts';
import { factorsText, wholes } from './quota-costs.ts';

const MOST = 4;

type Row = ConvertAnswer['rows'][number];

/** Tokens by the thousand, as people say them. */
function quantity({ low, typical, high }: Interval, unit: Unit, loc: Scene['loc']): string {
  if (unit !== 'token' || high >= 1_000_000) return unitText({ low, typical, high }, unit, loc);
  return shortQuantity(low === high ? Math.round(low) : { low: Math.round(low), high: Math.round(high) }, unit, loc);
}

/** What the source writes of how use is counted, at most three of it. */
function writtenNotes({ written = [] }: ConvertAnswer, scene: Scene): readonly Block[] {
  return written.slice(0, 3).flatMap(({ attribute, readings }) => {
    const lead = readings[0]?.lead;
    return lead ? [{ type: 'note' as const, text: `${heldText(lead, attribute, scene)} ${scene.cites.cite(lead)}` }] : [];
  });
}

/** "8,000–33,000 tokens (mostly 31,000)": what is typical is told where a source gives it. */
function convertedText({ value, unit, uses }: Row, scene: Scene): string {
  const { loc } = scene;
  const text = uses.reduce((said, use) => openText(said, use, scene), quantity(wholes(value, unit), unit, loc));
  const sourced = uses.length > 0 && uses.every(({ midpoint }) => !midpoint) && value.typical > value.low && value.typical < value.high;
  return sourced ? `${text}${say(loc, 'counting.usual', { text: shortQuantity(Math.round(value.typical), unit, loc) })}` : text;
}

/** "320 prompts ≈ 4,800–6,400 requests". */
export function convertPart(answer: ConvertAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { rows, quotas = [] } = answer;
  const { task } = answer.query;
  if (task.type !== 'convert') throw new RangeError('not a conversion');
  const amount = quantityText(task.amount, task.unit, loc);
  const sum = ({ uses, by }: Row) => {
    if (!by) return `${amount}${factorsText(uses, scene)}`;
    const { operator, factor } = by;
    return `${amount} ${operator} ${rangeText(factor, (each) => loc.number(each))}`;
  };
  const sentences = rows.map((row) => {
    const values = { amount, value: convertedText(row, scene), formula: sum(row), line: row.line ? entityName(row.line, loc) : '' };
    const trivial = task.amount === 1 || row.uses.length === 0;
    return say(loc, `convert.${row.by ? 'own' : trivial ? 'one' : 'said'}`, values);
  });
  const table: readonly (readonly Cell[])[] =
    quotas.length > 0
      ? quotas.map(({ plan, own, capacity }) => [
          entityName(plan, loc),
          `${unitText(own.value, own.unit, loc)}${factorsText(capacity.uses, scene)}`,
          `${unitText(wholes(capacity.value, capacity.unit), capacity.unit, loc)} ${cites.citeAll(
            [own.held],
            capacity.uses.flatMap((use) => use.cites),
          )}`,
        ])
      : rows.map((row) => [
          row.line ? entityName(row.line, loc) : amount,
          sum(row),
          `${convertedText(row, scene)} ${cites.citeAll(row.uses.flatMap((use) => use.cites))}`,
        ]);
  const blocks: Block[] =
    table.length > 0 && !rows.every(({ by }) => by)
      ? [
          {
            type: 'table',
            ...(quotas.length > 0 ? { caption: loc.t(`fact:windows.${shortestWindow}`) } : {}),
            columns: (['who', 'formula', 'result'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })),
            rows: table,
          },
        ]
      : [];
  const lines = rows.flatMap(({ line }) => line ?? []);
  return {
    title: lines.length > 0 ? loc.list(lines.map((line) => entityName(line, loc))) : loc.t('ask:arithmetic.title'),
    tone: rows.length > 0 ? 'info' : 'warning',
    verdict: rows.length > 0 ? joinSentences(sentences.slice(0, MOST), loc) : loc.t('ask:convert.none'),
    blocks: [...blocks, ...writtenNotes(answer, scene)],
    buttons: buttonsFor(lines, loc),
    pages: lines.slice(0, 1),
  };
}
