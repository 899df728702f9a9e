/** The part of the prompt that is made for one message: what it may be about, what was said before, its words. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import { cut, fitting } from './fit.ts';
import { namedIn, planText, type Scene } from './named.ts';
import { titlesFor } from './texts.ts';

/** `earlier`: what the same person said before, oldest first; `quoted`: somebody's message that this one replies to. */
export type Before = { readonly earlier: readonly string[]; readonly quoted?: string };

/** Characters of the whole. */
export const MESSAGE_PART_MOST = 4_000;
/** A longer message is left to the rules: a model is sent whole messages or none. */
export const MESSAGE_MOST = 2_000;

const TURNS = 3;
const SAID_MOST = 240;
const QUOTED_MOST = 500;
const PLANS_MOST = 1_100;
const MODELS_MOST = 260;
const TEXTS_MOST = 1_100;

function idList(label: string, ids: readonly string[], most: number): readonly string[] {
  const fit = fitting(ids, most - label.length - 2);
  return fit.length > 0 ? [`${label}: ${fit.join(' ')}`] : [];
}

/** What was said before, quoted: where people's words end cannot be mistaken. */
function saidBefore(earlier: readonly string[], quoted: string | undefined): readonly string[] {
  const turns = earlier.map((said) => JSON.stringify(cut(said, SAID_MOST)));
  return [
    ...(turns.length > 0 ? ['Earlier messages of the person, oldest first:', ...turns] : []),
    ...(quoted === undefined ? [] : ['The message that it replies to:', JSON.stringify(cut(quoted, QUOTED_MOST))]),
  ];
}

/** It ends with the message, word for word. */
export function messagePart(message: string, { earlier, quoted }: Before, scene: Scene): string {
  const { view } = scene;
  const turns = earlier.slice(-TURNS);
  const heard = [message, ...(quoted === undefined ? [] : [quoted]), ...turns.toReversed()];
  const { lines, siblings, models, clients } = namedIn(heard, scene);
  const zh = hasHan(heard.join('\n'));
  const name = ({ zh: han, en }: { readonly zh: string; readonly en: string }): string => (zh ? han : en);
  const said = saidBefore(turns, quoted);
  const end = ['Message:', message];
  let left = MESSAGE_PART_MOST - [...said, ...end].join('\n').length - 1;
  const take = (head: string, rows: readonly string[], most: number): readonly string[] => {
    const fit = fitting(rows, Math.min(most, left) - head.length - 1);
    const block = fit.length > 0 ? [head, ...fit] : [];
    left -= block.reduce((sum, row) => sum + row.length + 1, 0);
    return block;
  };
  const rows = [...lines, ...siblings].map((line) => {
    const plans = view.catalog.plansOf(line.id).map((plan) => planText(plan, view, name(plan.tier)));
    return `${line.id} ${name(line.names)}: ${plans.join('; ')}`;
  });
  const plans = take('Lines that may be meant, with their plans and monthly prices:', rows, PLANS_MOST);
  const ids = [
    ...idList(
      'models',
      models.map(({ id }) => id),
      MODELS_MOST,
    ),
    ...idList(
      'clients',
      clients.map(({ id }) => id),
      MODELS_MOST,
    ),
  ];
  const things = take('Named:', ids, 2 * MODELS_MOST);
  const titles = take('Texts of the data:', titlesFor(message, lines, scene), TEXTS_MOST);
  return [...plans, ...things, ...titles, ...said, ...end].join('\n');
}
