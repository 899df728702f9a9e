/** Answers of the house itself: what it could not do, and what the person can do about it. */
import type { ActionButton, Block, Card, Tone } from '#src/card/card.ts';
import { truncateToWidth } from '#src/card/width.ts';
import type { Declared } from '#src/command/context.ts';
import type { Result, ResultKind } from '#src/command/define.ts';
import type { UserError } from '#src/errors.ts';
import type { TextKey } from '#src/i18n/keys.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { News } from './reports.ts';

const WIDEST_QUOTE = 60;

/** A person's own words inside a sentence of ours: one line, not too long. */
export function cited(text: string): string {
  return truncateToWidth(text.replaceAll(/\s+/gu, ' ').trim(), WIDEST_QUOTE);
}

export function plainCard(title: string, summary: string, blocks: readonly Block[] = [], tone: Tone = 'info'): Card {
  return { title, tone, summary, blocks, sources: [] };
}

export function helpButton(loc: Localizer): ActionButton {
  return { type: 'action', label: loc.t('errors:buttons.help'), act: { command: 'help', args: {} } };
}

export function helpOnButton(command: string, loc: Localizer): ActionButton {
  return { type: 'action', label: loc.t('errors:buttons.helpOn', { command }), act: { command: 'help', args: { command } } };
}

const answer = (kind: ResultKind, card: (loc: Localizer) => Card): Result => ({ kind, card });

export function unknownCommand(name: string, near: readonly Declared[]): Result {
  return answer(near.length > 0 ? 'clarify' : 'unknown', (loc) =>
    plainCard(loc.t('errors:titles.unknown'), loc.t('errors:unknownCommand', { name: cited(name) }), [
      { type: 'actions', items: [...near.map((command) => helpOnButton(command.name, loc)), helpButton(loc)] },
    ]),
  );
}

export function failure(id: string): Result {
  return answer('unknown', (loc) => plainCard(loc.t('errors:titles.failed'), loc.t('errors:failed', { id }), [], 'danger'));
}

export function limited(seconds: number): Result {
  return answer('unknown', (loc) => plainCard(loc.t('errors:titles.limited'), loc.t('errors:limited', { count: seconds }), [], 'warning'));
}

export function busy(): Result {
  return answer('unknown', (loc) => plainCard(loc.t('errors:titles.limited'), loc.t('errors:busy'), [], 'warning'));
}

export function stale(): Result {
  return answer('unknown', (loc) =>
    plainCard(loc.t('errors:titles.stale'), loc.t('errors:stale'), [{ type: 'actions', items: [helpButton(loc)] }], 'warning'),
  );
}

export function noAsk(): Result {
  return answer('unknown', (loc) =>
    plainCard(loc.t('errors:titles.unknown'), loc.t('errors:noAsk'), [{ type: 'actions', items: [helpButton(loc)] }]),
  );
}

/** Of what failed: it was no misunderstanding. */
const titles: ReadonlyMap<TextKey, 'errors:titles.unsaved' | 'errors:titles.notForgotten'> = new Map([
  ['errors:unsaved', 'errors:titles.unsaved'],
  ['errors:notForgotten', 'errors:titles.notForgotten'],
]);

/** What a command refused. */
export function refused({ key, params }: UserError): Result {
  const title = titles.get(key) ?? 'errors:titles.unknown';
  return answer('unknown', (loc) => plainCard(loc.t(title), loc.told(key, params), [{ type: 'actions', items: [helpButton(loc)] }]));
}

/** The message that was replied to cannot be read: `why` is the key of the line that says what to do. */
export function unseen(why: TextKey): Result {
  return answer('unknown', (loc) => plainCard(loc.t('errors:titles.unknown'), loc.told(why), [{ type: 'actions', items: [helpButton(loc)] }]));
}

/** The same beside a question that could not be answered without it. */
export function withUnseen(result: Result, why: TextKey): Result {
  const card = (loc: Localizer): Card => {
    const { blocks, ...rest } = result.card(loc);
    return { ...rest, blocks: [...blocks, { type: 'note', text: loc.told(why) }] };
  };
  return (result.kind ?? 'answer') === 'answer' ? result : { ...result, card };
}

const mended = ({ title, day }: News[number], loc: Localizer): string =>
  title ? loc.t('feedback:mended', { day: loc.day(day), title: title[loc.lang] }) : loc.t('feedback:mendedSomething', { day: loc.day(day) });

/** What was mended of what the person had reported, by itself. */
export function newsAlone(news: News): Result {
  return answer('answer', (loc) => plainCard(loc.t('feedback:thanks'), news.map((each) => mended(each, loc)).join('\n'), [], 'success'));
}

/** The same in an answer that the person alone reads. */
export function withNews(result: Result, news: News): Result {
  if (news.length === 0) return result;
  const line = (each: News[number], loc: Localizer): Block => ({ type: 'note', text: mended(each, loc) });
  const card = (loc: Localizer): Card => {
    const { blocks, ...rest } = result.card(loc);
    return { ...rest, blocks: [...blocks, ...news.map((each) => line(each, loc))] };
  };
  return { ...result, card };
}

/** Nothing to say: the message was not for the bot. */
export const ignored: Result = answer('ignored', () => plainCard('', ''));
