/** The part of a card that tells what changed: prices of every month first, then what matters most, with before and after. */
import type { ChangesAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import type { ChangeGroup, ChangeRow } from '#src/core/change-types.ts';
import { isRecorded } from '#src/core/changes.ts';
import { changeColumns, figureText, rowLabel, rowText, whenCell } from '../change-text.ts';
import { changesVerdict, headlineSentences, subjectName } from '../changes-verdict.ts';
import { entityName, joinSentences } from '../labels.ts';
import { priceChart } from '../price-chart.ts';
import type { Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { findingSentences } from './finding-sentences.ts';
import { stopped, textOf } from './finding-text.ts';
import { type Part, step } from './part.ts';

/** Further back than these there is `/changes`. */
const MOST_ROWS = 40;
const MOST_BEFORE = 3;

function rowsOf(group: ChangeGroup, answer: ChangesAnswer, scene: Scene): readonly (readonly Cell[])[] {
  const { loc, cites } = scene;
  const day = loc.day(group.day);
  const subject = answer.history.of.length === 1 ? answer.history.of[0] : undefined;
  if (group.rows.length > 0) return group.rows.map((row) => [whenCell(day, rowLabel(row, group, subject, scene)), rowText(row, scene)]);
  const what = loc.t('fact:of', { subject: entityName(group.owner, loc), what: loc.t(`changes:kinds.${group.kind}`) });
  return group.events.map((event) => [whenCell(day, what), `${loc.pick(event.fact.text)} ${cites.cite(event)}`]);
}

/** Headlines stand first in the table, as they do in the sentence; what was only recorded then is no news. */
function table(answer: ChangesAnswer, scene: Scene): readonly Block[] {
  const { groups, headlines } = answer.before ?? answer.history;
  const ordered = [...headlines, ...groups.filter((group) => !headlines.includes(group))];
  const news = ordered.flatMap((group): readonly ChangeGroup[] => {
    const rows = group.rows.filter((row) => !isRecorded(row));
    return rows.length > 0 || group.rows.length === 0 ? [{ ...group, rows }] : [];
  });
  const rows = (news.length > 0 ? news : ordered).flatMap((group) => rowsOf(group, answer, scene));
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      columns: changeColumns(scene.loc),
      rows: rows.slice(0, MOST_ROWS),
    },
  ];
}

const figuresText = ({ figures }: ChangeRow, scene: Scene): string =>
  [...new Set(figures.map((figure) => figureText(figure, scene)))].filter(Boolean).join(scene.loc.t('fact:join'));

/** When it last changed before the days asked about, and how. */
function beforeSentences({ before }: ChangesAnswer, scene: Scene): readonly string[] {
  const [first] = before?.groups ?? [];
  if (!before || !first) return [];
  const texts = before.groups.flatMap((group) =>
    group.rows.length > 0
      ? group.rows.map((row) => scene.loc.t('ask:labelled', { label: rowLabel(row, group, before.of[0], scene), value: figuresText(row, scene) }))
      : group.events.map(({ fact }) => scene.loc.pick(fact.text)),
  );
  return [scene.loc.t('ask:changes.before', { day: scene.loc.day(first.day), texts: texts.slice(0, MOST_BEFORE).join(scene.loc.t('fact:join')) })];
}

function verdict(answer: ChangesAnswer, scene: Scene): string {
  const { loc } = scene;
  const { history, query, now, written } = answer;
  const contrary = answer.contrary && query.direction ? [loc.t(`ask:changes.contrary.${query.direction}`)] : [];
  if (now.length > 0) {
    const names = subjectName(history, loc);
    const lead = loc.t(`ask:changes.${query.direction ?? 'same'}${query.when?.since ? 'Since' : ''}`, {
      names,
      since: loc.day(query.when?.since ?? scene.view.day),
    });
    return joinSentences([lead, ...beforeSentences(answer, scene), ...findingSentences(now.slice(0, 3), scene)], loc);
  }
  const told = history.headlines.flatMap(({ events }) => events.map(({ fact }) => loc.pick(fact.text)));
  const more = [...new Set(written.map((entry) => textOf(entry, scene)))].filter((text) => !told.includes(text));
  const never = loc.t('ask:changes.never', { names: subjectName(history, loc) });
  const open = query.when?.since === undefined;
  const nothing = history.groups.length === 0;
  const heads =
    nothing && more.length > 0
      ? []
      : open || contrary.length > 0
        ? history.groups.length > 0
          ? headlineSentences(history, scene)
          : [never]
        : [changesVerdict(history, loc)];
  // Which way it went is not in the words of an event: they stand for figures that nobody has.
  const worded = query.direction !== undefined && !nothing && contrary.length === 0 && history.groups.every(({ rows }) => rows.length === 0);
  const still =
    answer.still.length > 0 ? [loc.t('ask:changes.still', { what: loc.list(answer.still.map((each) => loc.t(`fact:attributes.${each}`))) })] : [];
  return joinSentences(
    [
      ...contrary,
      ...(worded ? [loc.t('ask:changes.worded')] : []),
      ...heads,
      ...beforeSentences(answer, scene),
      ...still,
      ...more.map((text) => stopped(text, loc)),
    ],
    loc,
  );
}

export function changesPart(answer: ChangesAnswer, scene: Scene): Part {
  const { loc, cites } = scene;
  const { history, query, now, written } = answer;
  const args: Record<string, string> = {
    ...(history.of[0] ? { of: history.of[0].id } : {}),
    ...(query.when?.since ? { since: query.when?.since } : {}),
  };
  const cited = written.map((entry) => `${textOf(entry, scene)} ${cites.cite(entry.held)}`);
  const prices = now.flatMap(({ slots }) => slots.flatMap(({ readings }) => readings[0]?.lead ?? []));
  return {
    title: loc.t('changes:title', { subject: subjectName(history, loc) }),
    tone: history.groups.length > 0 ? 'info' : 'neutral',
    verdict: verdict(answer, scene),
    blocks: [
      ...table(answer, scene),
      // Of everything at once a picture would show a few that nobody asked about.
      ...(history.of.length > 0 ? priceChart(history.tracks, loc) : []),
      ...[...cited, ...(prices.length > 0 ? [loc.t('changes:looked', { cite: cites.citeAll(prices) })] : [])].map((text) => ({
        type: 'note' as const,
        text,
      })),
    ],
    buttons: [step(loc.t('ask:buttons.changes'), 'changes', args), ...buttonsFor(history.of, loc)],
    pages: history.of.slice(0, 1),
  };
}
