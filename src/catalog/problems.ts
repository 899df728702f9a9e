/** A fault of the data, said so that whoever entered the record finds it at once. */
import type { z } from 'zod';

export type Problem = {
  /** Path below the data folder ("plans/bailian-lite.yaml"). */
  readonly file: string;
  /** Path inside the file ("prices[2].amount"); empty for the file itself. */
  readonly path: string;
  /** The record meant, by what tells it from its neighbours ("regular, month, CNY"). */
  readonly record?: string;
  readonly line?: number;
  readonly reason: string;
};

/** A problem on one line, as a compiler would print it. */
export function problemText({ file, path, record, line, reason }: Problem): string {
  const where = [line === undefined ? file : `${file}:${line}`, path, record === undefined ? '' : `(${record})`].filter(Boolean).join(' ');
  return `${where}: ${reason}`;
}

/** `['prices', 2, 'amount']` → `prices[2].amount`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`)).join('');
}

export type Found = { readonly path: readonly PropertyKey[]; readonly reason: string };
type Issue = z.core.$ZodIssue;

/** What zod found in `value`, flattened: a union tells its nearest alternative, an unknown key is named, a missing language says so. */
export function foundBy(issue: Issue, value: unknown): readonly Found[] {
  const { path } = issue;
  const last = path.at(-1);
  const got = at(value, path);
  const language = last === 'zh' || last === 'en';
  if (language && (got === undefined || got === null || got === '')) return [{ path, reason: `missing translation "${last}"` }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        reason: key === 'id' && path.length === 0 ? 'unknown key "id": the id is the name of the file' : `unknown key "${key}"`,
      }));
    case 'invalid_union': {
      const nearest = alternatives(issue).sort((a, b) => depth(b) - depth(a))[0] ?? [];
      if (depth(nearest) > path.length) return nearest.flatMap((inner) => foundBy(inner, value));
      return [
        {
          path,
          reason: `expected ${alternatives(issue)
            .flatMap((inner) => expected(inner[0]))
            .join(' or ')}, got ${shown(got)}`,
        },
      ];
    }
    case 'invalid_type':
      return [{ path, reason: got === undefined ? `missing "${String(last)}"` : `expected ${issue.expected}, got ${shown(got)}` }];
    case 'invalid_value':
      return [{ path, reason: got === undefined ? `missing "${String(last)}"` : `expected ${expected(issue).join('')}, got ${shown(got)}` }];
    default:
      return [{ path, reason: got === undefined || typeof got === 'object' ? issue.message : `${issue.message}, got ${shown(got)}` }];
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function expected(issue: Issue | undefined): readonly string[] {
  if (issue?.code === 'invalid_type') return [issue.expected];
  if (issue?.code === 'invalid_value') return [issue.values.map((value) => JSON.stringify(value)).join(' or ')];
  return [issue?.message ?? 'something else'];
}

/** The alternatives of a union, nested ones included, with paths from the root. */
function alternatives(issue: z.core.$ZodIssueInvalidUnion): Issue[][] {
  return issue.errors.flatMap((inner) => {
    const rooted = inner.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
    return rooted.length === 1 && rooted[0]?.code === 'invalid_union' ? alternatives(rooted[0]) : [rooted];
  });
}

/** How far an alternative got before it failed: the deepest one is what the author meant. */
function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
}
