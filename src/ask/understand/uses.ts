/** What a question says of the person's own use. */
import type { Plan } from '#src/catalog/types.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { isLimit, withoutClaims } from '../claims.ts';
import type { Said } from '../mentions/said.ts';
import { timesOf } from '../times.ts';
import { readUse, type UseReading } from '../use.ts';
import { leastTokens } from '../use-amounts.ts';
import type { Scope } from './scope.ts';
import type { Subjects } from './subjects.ts';

/** The plans spoken of, those of a line among them. */
const plansSpoken = ({ plans, lines }: Subjects, { catalog }: Scope): readonly Plan[] => [
  ...plans,
  ...lines.flatMap(({ id }) => catalog.plansOf(id)),
];

/** The figure is a limit of a plan that is spoken of, told again. */
export const tellsLimit = (value: number, subjects: Subjects, scope: Scope): boolean => isLimit(value, scope.view, plansSpoken(subjects, scope));

/** "2500 次请求够我写一天吗": the one word of time says for how long. */
function aloneOver(heard: Said): 'day' | 'week' | 'month' | undefined {
  const [per, next] = (['day', 'week', 'month'] as const).filter((each) => heard.has(`window-${each}`));
  return next === undefined && heard.has('enough') ? per : undefined;
}

/** What is said of how much; undefined where nothing is. Amounts as they were said; one without a period only of tokens. */
export function useIn(heard: Said, subjects: Subjects, scope: Scope): UseReading | undefined {
  // A price that names a plan is no amount, nor is a limit of its own.
  const places = [...subjects.prices, ...heard.ofOthers];
  const named = heard.roles.figures.filter(({ start }) => !places.some((price) => price.start <= start && start < price.end));
  const figures = withoutClaims(named, scope.view, plansSpoken(subjects, scope));
  const reading = readUse({ ...heard.roles, figures }, timesOf(scope.view, subjects.plans));
  const { use, parts } = reading.input;
  if (parts) return reading;
  if (!use) return undefined;
  if (use.per !== 'once' || (use.unit === 'token' && use.amount.high >= leastTokens)) return reading;
  const per = use.amount.high > 1 ? aloneOver(heard) : undefined;
  return per ? { ...reading, input: { ...reading.input, use: { ...use, per } } } : undefined;
}

/** "Lite 每周 320 次老不够": the figure is the plan's own limit, not what the person uses. */
export function isOwnLimit({ use }: WorkloadInput, subjects: Subjects, scope: Scope): boolean {
  return subjects.plans.length > 1 && use !== undefined && tellsLimit(use.amount.high, subjects, scope);
}
