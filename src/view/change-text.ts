/** One change in words: what it is of, before → after, and how it is known. */
import type { Cell, Column } from '#src/card/card.ts';
import { DISPUTED } from '#src/card/sources.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Held, Ref } from '#src/catalog/types.ts';
import type { ChangeGroup, ChangeRow, FigureChange } from '#src/core/change-types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { briefFactText, factText } from './fact-text.ts';
import { discountLabel, entityName, heading, refName, slotLabel, termName, tierName } from './labels.ts';
import type { Scene } from './slot-text.ts';

type List = Fact<'models'>;

const itemKinds = { models: 'model', clients: 'client' } as const;
const isList = (attribute: Attribute) => attribute === 'models' || attribute === 'clients' || attribute === 'protocols';

function itemName(attribute: Attribute, id: string, { loc, view }: Scene): string {
  return attribute === 'models' || attribute === 'clients'
    ? refName({ kind: itemKinds[attribute], id }, view.catalog, loc)
    : termName(id, view.catalog, loc);
}

/** What came and what went; a list that does not claim to be complete says nothing of what it leaves out, before or after. */
function listText({ attribute, before, after }: FigureChange, scene: Scene): string {
  const { loc } = scene;
  const [old, fresh] = [before[0]?.fact as List | undefined, after[0]?.fact as List | undefined];
  const names = (ids: readonly string[]) => loc.list(ids.map((id) => itemName(attribute, id, scene)));
  if (!fresh) return loc.t('changes:ended', { value: names(old?.items ?? []) });
  const came = fresh.items.filter((id) => !old?.items.includes(id));
  const went = fresh.complete ? (old?.items ?? []).filter((id) => !fresh.items.includes(id)) : [];
  const parts = [
    ...(came.length > 0 ? [loc.t(old?.complete === false ? 'changes:listed' : 'changes:came', { items: names(came) })] : []),
    ...(went.length > 0 ? [loc.t('changes:went', { items: names(went) })] : []),
  ];
  return parts.join(loc.t('fact:join'));
}

function valuesText(helds: readonly Held<Attribute>[], attribute: Attribute, words: typeof factText, { loc, view }: Scene): string {
  return loc.list(helds.map((held) => words(held.fact, attribute, loc, view.catalog)));
}

/** "¥49/month → ¥118/month"; without whose it is and who says so. */
export function figureText(figure: FigureChange, scene: Scene): string {
  const { attribute, before, after, how, atLatest } = figure;
  const { loc } = scene;
  if (isList(attribute)) return listText(figure, scene);
  // A rule is what its detail says; elsewhere the detail repeats the day.
  const fresh = valuesText(after, attribute, attribute === 'rules' || attribute === 'features' ? factText : briefFactText, scene);
  const old = valuesText(before, attribute, briefFactText, scene);
  switch (how) {
    case 'changed': {
      const text = loc.t('changes:step', { before: old, after: fresh });
      return atLatest ? loc.t('changes:atLatest', { text }) : text;
    }
    case 'began':
      return loc.t('changes:began', { value: fresh });
    case 'recorded':
      return loc.t('changes:recorded', { value: fresh });
    case 'ended':
      return loc.t('changes:ended', { value: old });
    case 'corrected':
      return fresh === '' ? loc.t('changes:corrected', { value: old }) : loc.t('changes:correctedTo', { before: old, after: fresh });
    default:
      return how satisfies never;
  }
}

function labelOf({ attribute, keys, figures }: ChangeRow, { loc, view }: Scene): string {
  const fact = [...(figures[0]?.after ?? []), ...(figures[0]?.before ?? [])][0]?.fact;
  return attribute === 'discounts' && fact && 'off' in fact ? discountLabel(fact, loc) : slotLabel(attribute, keys, view.catalog, loc);
}

/** "GLM Lite, regular price per month"; only what it is where nobody else is spoken of. */
export function rowLabel(row: ChangeRow, group: ChangeGroup, subject: Ref | undefined, scene: Scene): string {
  const { loc } = scene;
  const [only, ...others] = row.figures.map(({ entity }) => entity);
  const owner = only && others.length === 0 ? only : group.owner;
  const what = labelOf(row, scene);
  if (subject && owner.kind === subject.kind && owner.id === subject.id) return heading(what);
  return loc.t('fact:of', { subject: entityName(owner, loc), what });
}

/** Plans for which the same changed in the same way share their words: "Lite and Pro ¥40 → ¥49 [1]". */
export function rowText(row: ChangeRow, scene: Scene): string {
  const { loc, cites, view } = scene;
  const told = row.figures.map((figure) => ({ figure, text: figureText(figure, scene) })).filter(({ text }) => text !== '');
  const alone = row.figures.length === 1;
  const parts = [...Map.groupBy(told, ({ text }) => text)].map(([text, members]) => {
    const figures = members.map(({ figure }) => figure);
    const names = loc.list(figures.map(({ entity }) => tierName(entity, view.catalog, loc)));
    const disputed = figures.some((figure) => figure.disputed.length > 0);
    const said = alone ? text : loc.t('changes:whose', { names, text });
    return { text: disputed ? `${said} ${DISPUTED}` : said, marks: cites.citeAll(figures.flatMap(({ says }) => says)) };
  });
  const [marks, ...others] = [...new Set(parts.map((part) => part.marks))];
  const join = loc.t('fact:join');
  // Sources that say all of it are named once.
  if (marks !== undefined && others.length === 0) return `${parts.map(({ text }) => text).join(join)} ${marks}`;
  return parts.map((part) => `${part.text} ${part.marks}`).join(join);
}

/** The columns of a history: when and what it was, and what became of it. */
export const changeColumns = (loc: Localizer): readonly Column[] =>
  (['what', 'change'] as const).map((id) => ({ id, label: loc.t(`changes:columns.${id}`) }));

/** The day, and below it what changed on it. */
export const whenCell = (day: string, what: string): Cell => [{ b: day }, '\n', what];
