/** Whether the data can answer for a day at all. */
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';
import type { Declared } from '#src/command/context.ts';
import type { Result } from '#src/command/define.ts';
import type { Values } from '#src/command/problem.ts';
import { helpOnButton, plainCard } from './system-cards.ts';

function startsOf(entity: object): readonly Day[] {
  return Object.values(entity).flatMap((facts: unknown) =>
    Array.isArray(facts) ? facts.flatMap((fact: { from?: unknown }) => (typeof fact?.from === 'string' ? [fact.from] : [])) : [],
  );
}

/** The first day that any fact or source of the data speaks of; undefined for a catalog without data. */
export function firstDay(catalog: Catalog): Day | undefined {
  const entities = [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients];
  const days = [...Object.values(catalog.sources).map(({ date }) => date), ...entities.flatMap(startsOf)];
  return days.reduce<Day | undefined>((first, day) => (first === undefined || day < first ? day : first), undefined);
}

export type AsOfScene = { readonly command: Declared; readonly values: Values; readonly today: Day; readonly first: Day | undefined };

/** The answer to a day that is to come or that lies before the data; undefined when the day can be asked about. */
export function asOfProblem(day: Day, { command, values, today, first }: AsOfScene): Result | undefined {
  const { 'as-of': _, ...rest } = values;
  if (day > today) {
    return {
      kind: 'clarify',
      card: (loc) =>
        plainCard(loc.t('errors:titles.clarify'), loc.t('errors:future', { day: loc.day(day), today: loc.day(today) }), [
          {
            type: 'actions',
            items: [
              { type: 'action', label: loc.t('errors:buttons.today'), act: { command: command.name, args: rest } },
              helpOnButton(command.name, loc),
            ],
          },
        ]),
    };
  }
  if (first === undefined || day >= first) return undefined;
  return {
    kind: 'unknown',
    card: (loc) =>
      plainCard(loc.t('errors:titles.unknown'), loc.t('errors:tooEarly', { day: loc.day(first) }), [
        {
          type: 'actions',
          items: [
            {
              type: 'action',
              label: loc.t('errors:asOfDay', { day: loc.day(first) }),
              act: { command: command.name, args: { ...rest, 'as-of': first } },
            },
          ],
        },
      ]),
  };
}
