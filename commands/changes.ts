import { readPeriod } from '#src/ask/period.ts';
import type { Entity } from '#src/catalog/types.ts';
import type { Context } from '#src/command/context.ts';
import { defineCommand } from '#src/command/define.ts';
import { changeKinds } from '#src/core/change-types.ts';
import { changeHistory, daysMeant } from '#src/core/changes.ts';
import { UserError } from '#src/errors.ts';
import { changesCard } from '#src/view/changes.ts';

const subjects = ['plan', 'line', 'vendor', 'model'] as const;

/** What is left of the words once the time is read must be whose changes are wanted. */
function subjectOf(rest: string, { names }: Context): Entity | undefined {
  if (rest === '') return undefined;
  const found = names.resolve(rest, subjects);
  if (!found.ok) throw new UserError('changes:unread', { text: rest });
  return found.entity;
}

export const changes = defineCommand({
  name: 'changes',
  options: {
    of: { type: 'entity', kinds: subjects, positional: true },
    since: { type: 'text', maxLength: 200, positional: true },
    until: { type: 'day' },
    kind: { type: 'choice', choices: ['all', ...changeKinds] },
    page: { type: 'integer', min: 1 },
  },
  run(ctx, { of: named, since: words = '', until: end, kind = 'all', page = 1 }) {
    const { view } = ctx;
    const period = readPeriod(words, view.day);
    const found = subjectOf(period.rest, ctx);
    const of = [...new Set([named, found].filter((entity) => entity !== undefined))];
    const { since, until } = daysMeant(view, { since: period.since, until: end ?? period.until });
    if (since > view.day) throw new UserError('changes:future', { day: since, today: view.day });
    const history = changeHistory(view, { of, since, until, kinds: kind === 'all' ? [] : [kind] });
    const [only] = of;
    const args: Record<string, string> = {
      ...(only ? { of: only.id } : {}),
      since: history.since,
      until: history.until,
      ...(kind === 'all' ? {} : { kind }),
    };
    return { card: (loc) => changesCard({ history, page, args }, loc) };
  },
});
