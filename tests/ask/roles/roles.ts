/** The role in which each figure of a message came into its Queries. */
import type { Query } from '#src/ask/query/query.ts';
import { subjectIds } from '#src/ask/query/subjects.ts';
import { type Part, partsOf } from '#src/ask/verify/parts.ts';

/** `none`: in no Query. `count`: so many of a plan, so many months, a share taken off. */
export type Role = 'use' | 'budget' | 'part' | 'claim' | 'limit' | 'unit' | 'count' | 'none' | `plan:${string}`;
export type Marked = readonly [message: string, roles: Readonly<Record<number, Role>>];

type Figure = Extract<Part, { part: 'figure' }>;

function roleOf({ of, at }: Figure, { kind }: Query): Role {
  if (at.includes('budget')) return 'budget';
  if (at.includes('filter.quota')) return 'limit';
  if (of === 'claim') return 'claim';
  if (of === 'tokens' || of === 'share' || of === 'output') return kind === 'sum' ? 'count' : 'part';
  if (kind === 'sum' && (of === 'months' || (of === 'copies' && !at.includes('windows')))) return 'count';
  if (of === 'money' || at.includes('spend')) return 'unit';
  return kind === 'sum' && of === 'amount' ? 'unit' : 'use';
}

const same = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9 * Math.max(1, Math.abs(other));

/** The roles that a figure has in the Queries; that of a plan's name where the plan is spoken of and the figure stands nowhere. */
export function rolesOf(value: number, wanted: Role, queries: readonly Query[]): readonly Role[] {
  const found = queries.flatMap((query) =>
    partsOf(query).flatMap((part) => (part.part === 'figure' && same(part.value, value) ? [roleOf(part, query)] : [])),
  );
  if (found.length > 0) return [...new Set(found)];
  const [, plan] = wanted.split(':');
  return plan !== undefined && queries.some((query) => subjectIds(query).includes(plan)) ? [wanted] : ['none'];
}
