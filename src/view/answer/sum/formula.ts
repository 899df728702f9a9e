/** The sum that a reader can redo, as it is printed: its figures give the printed result. */
import type { Cell, TableBlock } from '#src/card/card.ts';
import { isPoint } from '#src/core/interval.ts';
import type { Formula, FormulaPart } from '#src/core/sum/types.ts';
import type Resources from '#src/i18n/locale-keys.d.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { rangeText, valueText } from '../../quantity-text.ts';
import { heldText, type Scene } from '../../slot-text.ts';

/** Digits that a share or a factor may have before its product shows it. */
export const EXACT_DIGITS = 4;

function partText(part: FormulaPart, scene: Scene): string {
  const { loc } = scene;
  if (typeof part === 'string') return part;
  if (part.kind === 'quota') return heldText(part.held, 'quotas', scene);
  if (part.kind === 'number' && part.unit === 'share') return rangeText(part.value, (each) => loc.percent(each, EXACT_DIGITS));
  if (part.kind === 'number' && part.unit === 'factor')
    return rangeText(part.value, (each) => loc.number(each, isPoint(part.value) ? EXACT_DIGITS : 2));
  return valueText(part, loc);
}

/** "¥9.90 + ¥40 × 2"; with another end: what it comes to where a phase lasts as long as it can. */
export function formulaText(formula: Formula, scene: Scene, orElse?: Formula): string {
  const text = (parts: Formula) =>
    parts
      .map((part) => partText(part, scene))
      .join(' ')
      .replaceAll('( ', '(')
      .replaceAll(' )', ')');
  return orElse ? scene.loc.t('ask:sum.ends', { one: text(formula), other: text(orElse) }) : text(formula);
}

type Column = keyof Resources['ask']['columns'];

/** Nothing to tell without rows. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly Cell[])[], loc: Localizer): readonly TableBlock[] {
  return rows.length > 0 ? [{ type: 'table', columns: columns.map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })), rows }] : [];
}
