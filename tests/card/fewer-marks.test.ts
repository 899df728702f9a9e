/** Numbers of sources stand once. */
import { expect, test } from 'vitest';
import type { Card, Cell } from '#src/card/card.ts';
import { withFewerMarks } from '#src/card/fewer-marks.ts';
import { textOf } from '#src/card/texts.ts';

const rowsOf = (rows: readonly (readonly Cell[])[], sources: number): readonly (readonly string[])[] => {
  const card: Card = {
    title: 'Plans',
    tone: 'info',
    summary: 'Two plans [1].',
    blocks: [{ type: 'table', columns: [], rows }],
    sources: Array.from({ length: sources }, (_, place) => ({ title: `source ${place}`, checked: '2026-02-16' })),
  };
  const [table] = withFewerMarks(card).blocks;
  return table?.type === 'table' ? table.rows.map((row) => row.map(textOf)) : [];
};

test.each<readonly [why: string, row: readonly Cell[], sources: number, shown: readonly string[]]>([
  ['one source needs no number; what is old still says so', ['Lite', '¥40 [1]', '90 [1]†'], 1, ['Lite', '¥40', '90†']],
  ['a row of one source has it at its name', [[{ b: 'Lite' }], '¥40 [2]', { text: '90 [2]', better: true }], 2, ['Lite [2]', '¥40', '90']],
  ['where all of it is old, the name says so', ['Lite', '¥40 [2]†', '90 [2]†'], 2, ['Lite [2]†', '¥40', '90']],
  ['where some of it is old, that does', ['Lite', '¥40 [2]', '90 [2]†'], 2, ['Lite [2]', '¥40', '90†']],
  ['figures of several keep theirs', ['Lite', '¥40 [1]', '90 [2]'], 2, ['Lite', '¥40 [1]', '90 [2]']],
  ['a figure alone keeps its', ['Lite', '¥40', '90 [2]'], 2, ['Lite', '¥40', '90 [2]']],
])('%s', (_, row, sources, shown) => expect(rowsOf([row], sources)).toEqual([shown]));
