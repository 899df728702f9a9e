/** What people are asked and told when they say that an answer is wrong. */
import type { Act, Block, Button, Card, FormBlock, SelectBlock } from '#src/card/card.ts';
import { truncateToWidth } from '#src/card/width.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { issueLink } from './issue-link.ts';
import { joinSentences } from './labels.ts';

const kinds = ['figure', 'misunderstood', 'outdated', 'other'] as const;
type Kind = (typeof kinds)[number];
type Said = {
  readonly what?: Kind;
  readonly words?: string;
  readonly right?: string;
  readonly where?: string;
  readonly tell?: boolean;
};

/** Long titles would leave no room for an issue's text in its address. */
const WIDEST_TITLE = 60;

const actWith = (args: Act['args']): Act => ({ command: 'feedback', args });

function kindSelect(args: Act['args'], loc: Localizer): SelectBlock {
  return {
    type: 'select',
    placeholder: loc.t('feedback:choose'),
    act: actWith(args),
    option: 'what',
    options: kinds.map((value) => ({ label: loc.t(`feedback:options.what.choices.${value}`), value })),
  };
}

function moreForm(args: Act['args'], inWords: boolean, loc: Localizer): FormBlock {
  const words = { name: 'words', label: loc.t('feedback:form.words'), required: true } as const;
  return {
    type: 'form',
    title: loc.t(inWords ? 'feedback:title' : 'feedback:form.title'),
    act: actWith(args),
    fields: [
      ...(inWords ? [words] : []),
      { name: 'right', label: loc.t('feedback:form.right'), placeholder: loc.t('feedback:form.rightExample') },
      { name: 'where', label: loc.t('feedback:form.where'), placeholder: loc.t('feedback:form.whereExample') },
    ],
    submit: loc.t('feedback:form.submit'),
  };
}

const keptNote = (loc: Localizer): Block => ({ type: 'note', text: loc.t('feedback:kept') });

/** `args`: what names the answer, absent where nobody knows which; `card`: the answer as it is now. Nothing is kept yet. */
export function chooseCard({ args, card }: { readonly args: Act['args'] | undefined; readonly card: Card | undefined }, loc: Localizer): Card {
  const summary = args ? loc.t(card ? 'feedback:ask' : 'feedback:askOfLast', { title: card?.title ?? '' }) : loc.t('feedback:nothing');
  return {
    title: loc.t('feedback:title'),
    tone: 'neutral',
    summary,
    blocks: [args ? kindSelect(args, loc) : moreForm({}, true, loc), keptNote(loc)],
    sources: [],
  };
}

type Noted = {
  readonly report: Said;
  /** They had said something of it before. */
  readonly added: boolean;
  readonly args: Act['args'];
  readonly line: string | undefined;
  readonly card: Card | undefined;
  readonly repo: string | undefined;
};

function issueFor({ report, line, card, repo }: Noted & { readonly repo: string }, loc: Localizer): Button {
  const what = loc.t(`feedback:options.what.choices.${report.what ?? 'other'}`);
  const title = truncateToWidth(loc.t('feedback:issue.title', { what, title: card?.title ?? '' }), WIDEST_TITLE);
  const sources = (card?.sources ?? []).map(({ title: source, checked }) => loc.t('feedback:issue.source', { source, day: checked }));
  const said = (['words', 'right', 'where'] as const).flatMap((name) => {
    const text = report[name];
    return text === undefined ? [] : [loc.t('feedback:issue.said', { label: loc.t(`feedback:form.${name}`), text })];
  });
  const lines = [...said, ...(line ? [`\`${line}\``] : []), ...sources];
  return { type: 'link', label: loc.t('feedback:issue.open'), url: issueLink(repo, title, lines) };
}

/** Thanks, and what more may be said. */
export function notedCard(noted: Noted, loc: Localizer): Card {
  const { report, added, args, card, repo } = noted;
  const title = card?.title;
  const thanks = loc.t(added ? 'feedback:added' : 'feedback:noted');
  const items = [
    ...(title ? [{ label: loc.t('feedback:about'), value: title, wide: true as const }] : []),
    ...(report.what ? [{ label: loc.t('feedback:title'), value: loc.t(`feedback:options.what.choices.${report.what}`), wide: true as const }] : []),
    ...(['words', 'right', 'where'] as const).flatMap((name) => {
      const value = report[name];
      return value === undefined ? [] : [{ label: loc.t(`feedback:form.${name}`), value, wide: true as const }];
    }),
  ];
  const buttons: Button[] = [
    ...(report.tell ? [] : [{ type: 'action' as const, label: loc.t('feedback:tell'), act: actWith({ ...args, tell: 'yes' }) }]),
    ...(repo ? [issueFor({ ...noted, repo }, loc)] : []),
  ];
  const isOpen = report.right === undefined && report.where === undefined && !report.tell;
  return {
    title: loc.t('feedback:thanks'),
    tone: 'success',
    summary: report.tell ? joinSentences([thanks, loc.t('feedback:willTell')], loc) : thanks,
    blocks: [
      ...(items.length > 0 ? [{ type: 'fields' as const, items }] : []),
      ...(report.what || report.tell ? [] : [kindSelect(args, loc)]),
      ...(isOpen ? [moreForm(args, false, loc)] : []),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : []),
      keptNote(loc),
    ],
    sources: [],
  };
}
