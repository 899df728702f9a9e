/** The history of a plan, a line, a vendor or everything: a dated list with before and after, and how prices ran. */
import type { Block, Button, Card, Cell, LeafBlock, SelectBlock } from '#src/card/card.ts';
import { addDays } from '#src/catalog/days.ts';
import type { ChangeGroup, ChangeHistory, ChangeRow } from '#src/core/change-types.ts';
import { changeKinds } from '#src/core/change-types.ts';
import { isRecorded } from '#src/core/changes.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { changeColumns, rowLabel, rowText, whenCell } from './change-text.ts';
import { changesVerdict, subjectName } from './changes-verdict.ts';
import { entityName } from './labels.ts';
import { siteButtons } from './links.ts';
import { moreEntries } from './more.ts';
import { pageButtons, paginate } from './pager.ts';
import { priceChart } from './price-chart.ts';
import { createScene, disputeBlocks, type Scene } from './slot-text.ts';

/** Rows of a first screen. */
const PAGE_SIZE = 5;
const YEAR = 365;

/** A row of figures, or the words of a source where no figure tells it. */
type Entry = { readonly group: ChangeGroup } & ({ readonly row: ChangeRow } | { readonly event: ChangeGroup['events'][number] });

/** What is told of several in the same words is one entry. */
function entriesOf(groups: readonly ChangeGroup[], { loc }: Scene): readonly Entry[] {
  const told = new Set<string>();
  const isNew = ({ day }: ChangeGroup, words: string) => told.size < told.add(`${day} ${words}`).size;
  return groups.flatMap((group): readonly Entry[] =>
    group.rows.length > 0
      ? group.rows.map((row) => ({ group, row }))
      : group.events.filter(({ fact }) => isNew(group, loc.pick(fact.text))).map((event) => ({ group, event })),
  );
}

function cells(entry: Entry, history: ChangeHistory, scene: Scene): readonly Cell[] {
  const { loc, cites } = scene;
  const { group } = entry;
  const subject = history.of.length === 1 ? history.of[0] : undefined;
  const day = loc.day(group.day);
  if ('row' in entry) return [whenCell(day, rowLabel(entry.row, group, subject, scene)), rowText(entry.row, scene)];
  const what = loc.t('fact:of', { subject: entityName(group.owner, loc), what: loc.t(`changes:kinds.${group.kind}`) });
  return [whenCell(day, what), `${loc.pick(entry.event.fact.text)} ${cites.cite(entry.event)}`];
}

/** What was written about changes that the table tells in figures. */
function inWords(entries: readonly Entry[], { loc, cites }: Scene): readonly LeafBlock[] {
  const groups = [...new Set(entries.flatMap((entry) => ('row' in entry ? [entry.group] : [])))];
  return groups.flatMap((group) =>
    group.events.map((event): LeafBlock => {
      const text = loc.t('changes:told', { day: loc.day(group.day), who: entityName(group.owner, loc), text: loc.pick(event.fact.text) });
      return { type: 'text', text: `${text} ${cites.cite(event)}` };
    }),
  );
}

const isNews = (entry: Entry): boolean => !('row' in entry) || !isRecorded(entry.row);

function disputes(entries: readonly Entry[], scene: Scene): readonly Block[] {
  const { view, loc } = scene;
  const figures = entries.flatMap((entry) => ('row' in entry ? entry.row.figures : [])).filter(({ disputed }) => disputed.length > 0);
  const slots = figures.flatMap(({ entity, attribute, keys, after }) => {
    const slot = after[0] && view.catalog.at(view.day).slot(entity, attribute, keys);
    return slot ? [{ subject: entityName(entity, loc), slot }] : [];
  });
  return disputeBlocks(slots, scene);
}

function kindSelect(history: ChangeHistory, args: Readonly<Record<string, string>>, loc: Localizer): SelectBlock {
  const { kind: _, ...rest } = args;
  const [selected] = history.kinds;
  return {
    type: 'select',
    placeholder: loc.t('changes:pick'),
    act: { command: 'changes', args: rest },
    option: 'kind',
    options: ['all' as const, ...changeKinds].map((value) => ({ label: loc.t(`changes:options.kind.choices.${value}`), value })),
    ...(selected ? { selected } : {}),
  };
}

export type ChangesValues = { readonly history: ChangeHistory; readonly page: number; readonly args: Readonly<Record<string, string>> };

/** Pure. `args`: the options that brought here, so that buttons keep them. */
export function changesCard({ history, page, args }: ChangesValues, loc: Localizer): Card {
  const { view, of, since, until, tracks, newestCheck } = history;
  const scene = createScene(view, loc);
  const period = loc.t('changes:subtitle', { since: loc.day(since), until: loc.day(until) });
  const entries = entriesOf(history.groups, scene);
  const shown = paginate(entries.filter(isNews), page, PAGE_SIZE);
  const yearAgo = addDays(view.day, -YEAR);
  const wider: Button = {
    type: 'action',
    label: loc.t('changes:buttons.year'),
    act: { command: 'changes', args: { ...args, since: yearAgo, until: view.day } },
    priority: 1,
  };
  const [only] = of;
  const open: Button[] =
    of.length === 1 && only?.kind === 'plan'
      ? [{ type: 'action', label: loc.t('compare:buttons.open', { plan: entityName(only, loc) }), act: { command: 'plan', args: { name: only.id } } }]
      : [];
  const caption = shown.pages > 1 ? loc.t('plans:page', { page: shown.page, pages: shown.pages }) : undefined;
  const table = tableOf(shown.items, history, caption, scene);
  const looked =
    table.length === 0 && newestCheck ? [{ type: 'note' as const, text: loc.t('changes:looked', { cite: scene.cites.cite(newestCheck) }) }] : [];
  const buttons = [
    ...pageButtons(shown, { command: 'changes', args }, loc),
    ...(since > yearAgo ? [wider] : []),
    ...open,
    ...siteButtons(of, view, loc),
  ];
  // Of everything at once a picture would show a few that nobody asked about.
  const chart = of.length > 0 ? priceChart(tracks, loc) : [];
  const recorded = entries.filter((entry) => !isNews(entry));
  const more = moreEntries(
    {
      notes: inWords(shown.items, scene),
      conflicts: disputes(shown.items, scene),
      rows: tableOf(recorded, history, undefined, scene),
      others: [kindSelect(history, args, loc)],
    },
    loc,
    { notes: loc.t('changes:inWords'), rows: loc.t('changes:recordedOnly', { count: recorded.length }), others: loc.t('changes:pick') },
  );
  return {
    title: loc.t('changes:title', { subject: subjectName(history, loc) }),
    subtitle: newestCheck && newestCheck.checked < until ? loc.t('fact:onRecord', { asOf: period, day: loc.day(newestCheck.checked) }) : period,
    tone: 'info',
    summary: changesVerdict(history, loc),
    blocks: [...table, ...looked, ...chart, ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : [])],
    more,
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}

function tableOf(entries: readonly Entry[], history: ChangeHistory, caption: string | undefined, scene: Scene): readonly Block[] {
  if (entries.length === 0) return [];
  return [
    {
      type: 'table',
      columns: changeColumns(scene.loc),
      rows: entries.map((entry) => cells(entry, history, scene)),
      ...(caption ? { caption } : {}),
    },
  ];
}
