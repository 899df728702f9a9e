/** What changed, in a sentence or two: the prices that people pay every month first, else what matters most. */
import type { ChangeGroup, ChangeHistory, FigureChange } from '#src/core/change-types.ts';
import { isMonthlyPrice, saleEnded } from '#src/core/changes.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { figureText, rowLabel } from './change-text.ts';
import { entityName, joinSentences, tierName } from './labels.ts';
import { createScene, type Scene } from './slot-text.ts';

type Moved = { readonly before: string; readonly after: string; readonly way: 'up' | 'down' };

function amounts({ before, after }: FigureChange, loc: Localizer): Moved | undefined {
  const priceOf = (helds: FigureChange['before']) => {
    const fact = helds[0]?.fact;
    return fact && 'phase' in fact ? fact : undefined;
  };
  const [old, fresh] = [priceOf(before), priceOf(after)];
  if (!old || !fresh) return undefined;
  return {
    before: loc.money(old.amount, old.currency),
    after: loc.money(fresh.amount, fresh.currency),
    way: fresh.amount > old.amount ? 'up' : 'down',
  };
}

/** "GLM Lite went from ¥49 to ¥118 a month on 2026-07-30." Undefined where no regular price of a month took over from another. */
function priceSentence(group: ChangeGroup, { loc, view }: Scene): string | undefined {
  const figures = group.rows.filter(isMonthlyPrice).flatMap((row) => row.figures.filter(({ how }) => how === 'changed'));
  const moved = figures.flatMap((figure) => {
    const money = amounts(figure, loc);
    return money ? [{ entity: figure.entity, ...money, disputed: figure.disputed.length > 0 }] : [];
  });
  const [first, ...others] = moved;
  if (!first) return undefined;
  const day = loc.day(group.day);
  // Tiers may move apart.
  const way = moved.every((each) => each.way === first.way) ? first.way : 'mixed';
  const text =
    others.length === 0
      ? loc.t('changes:verdict.price', { plan: entityName(first.entity, loc), before: first.before, after: first.after, day })
      : loc.t(`changes:verdict.prices.${way}`, {
          line: entityName(group.owner, loc),
          day,
          list: moved
            .map(({ entity, before, after }) => loc.t('changes:verdict.tier', { tier: tierName(entity, view.catalog, loc), before, after }))
            .join(loc.t('fact:join')),
        });
  const disputed = moved.filter((each) => each.disputed).map(({ entity }) => entityName(entity, loc));
  return disputed.length > 0 ? joinSentences([text, loc.t('changes:verdict.disputed', { plans: loc.list(disputed) })], loc) : text;
}

function closedSentence(group: ChangeGroup, { loc }: Scene): string | undefined {
  if (!saleEnded(group)) return undefined;
  const closed = group.rows
    .filter(({ attribute, keys }) => attribute === 'availability' && keys['to'] === 'new')
    .flatMap(({ figures }) => figures.filter(({ after }) => after.some(({ fact }) => 'state' in fact && fact.state === 'closed')));
  return loc.t('changes:verdict.closed', {
    plans: loc.list(closed.map(({ entity }) => entityName(entity, loc))),
    count: closed.length,
    day: loc.day(group.day),
  });
}

function otherSentence(group: ChangeGroup, history: ChangeHistory, scene: Scene): string {
  const { loc, view } = scene;
  const day = loc.day(group.day);
  const [row] = group.rows;
  const subject = history.of.length === 1 ? history.of[0] : undefined;
  if (row) {
    const alone = row.figures.length === 1;
    const texts = row.figures.map((figure) =>
      alone
        ? figureText(figure, scene)
        : loc.t('changes:whose', { names: tierName(figure.entity, view.catalog, loc), text: figureText(figure, scene) }),
    );
    return loc.t('changes:verdict.other', { day, what: rowLabel(row, group, subject, scene), text: texts.join(loc.t('fact:join')) });
  }
  return loc.t('changes:verdict.told', { day, who: entityName(group.owner, loc), text: loc.pick(group.events[0]?.fact.text ?? { zh: '', en: '' }) });
}

const sentence = (group: ChangeGroup, history: ChangeHistory, scene: Scene): string =>
  priceSentence(group, scene) ?? closedSentence(group, scene) ?? otherSentence(group, history, scene);

/** What matters most of the history, a sentence each. */
export const headlineSentences = (history: ChangeHistory, scene: Scene): readonly string[] =>
  history.headlines.map((group) => sentence(group, history, scene));

/** Who or what the history is of. */
export function subjectName({ of }: ChangeHistory, loc: Localizer): string {
  return of.length > 0 ? loc.list(of.map((entity) => entityName(entity, loc))) : loc.t('changes:everything');
}

/** Pure. */
export function changesVerdict(history: ChangeHistory, loc: Localizer): string {
  const { view, groups, since, until, kinds, earlierPrice, newestCheck } = history;
  const scene = createScene(view, loc);
  const days = { since: loc.day(since), until: loc.day(until) };
  const earlier = earlierPrice ? (priceSentence(earlierPrice, scene) ?? '') : '';
  // Then and now go first, whenever that was.
  const unchanged = earlier === '' ? [] : [earlier, loc.t('changes:verdict.unchanged')];
  if (groups.length === 0) {
    const kind = kinds.length === 1 && kinds[0] ? loc.t(`changes:options.kind.choices.${kinds[0]}`) : undefined;
    const subject = subjectName(history, loc);
    return joinSentences(
      [
        ...unchanged,
        kind ? loc.t('changes:verdict.nothingOf', { subject, kind, ...days }) : loc.t('changes:verdict.nothing', { subject, ...days }),
        ...(newestCheck ? [loc.t('changes:verdict.checked', { day: loc.day(newestCheck.checked) })] : []),
      ],
      loc,
    );
  }
  // What is only told in words stands in the table; beside a price it is not said twice.
  const heads = unchanged.length > 0 ? history.headlines.filter(({ rows }) => rows.length > 0) : history.headlines;
  return joinSentences([...unchanged, ...headlineSentences({ ...history, headlines: heads }, scene)], loc);
}
