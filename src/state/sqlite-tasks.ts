/** Tasks in a table: `held` is when the lease of whoever holds it runs out, in milliseconds since 1970, or 0 where it is on offer. */
import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { MOST_TRIES, type Task, type Tasks, WAIT_MS } from './store.ts';

export function prepareTasks(database: DatabaseSync) {
  const free = 'queue = ? AND held <= ? AND expires > ? AND tries < ?';
  return {
    // One statement: two processes cannot both see the key free.
    claim: database.prepare(
      'INSERT INTO claims (key, expires) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET expires = excluded.expires WHERE claims.expires <= ?',
    ),
    claimAnyway: database.prepare('INSERT OR REPLACE INTO claims (key, expires) VALUES (?, ?)'),
    unclaim: database.prepare('DELETE FROM claims WHERE key = ?'),
    put: database.prepare('INSERT OR REPLACE INTO tasks (queue, key, event, held, tries, expires) VALUES (?, ?, ?, ?, 0, ?)'),
    offer: database.prepare('UPDATE tasks SET held = 0 WHERE queue = ? AND key = ?'),
    waiting: database.prepare('SELECT count(*) AS count FROM tasks WHERE queue = ? AND held = 0 AND expires > ?'),
    // Looking locks nobody out; most looks find nothing.
    look: database.prepare(`SELECT 1 FROM tasks WHERE ${free} LIMIT 1`),
    take: database.prepare(
      `UPDATE tasks SET held = ?, tries = tries + 1 WHERE queue = ? AND key IN (SELECT key FROM tasks WHERE ${free} ORDER BY expires LIMIT ?) RETURNING key, event`,
    ),
    renew: database.prepare('UPDATE tasks SET held = ? WHERE queue = ? AND key = ?'),
    done: database.prepare('DELETE FROM tasks WHERE queue = ? AND key = ?'),
  };
}

type Statements = ReturnType<typeof prepareTasks>;

export type SqliteTasksDeps = {
  readonly run: <T>(work: (statements: Statements) => T) => Promise<T>;
  /** All of it or nothing. */
  readonly write: <T>(work: (statements: Statements) => T) => Promise<T>;
  readonly now: () => number;
  readonly queue: string;
  readonly claim: number;
  readonly lease: number;
};

export function createSqliteTasks({ run, write, now, queue, claim, lease }: SqliteTasksDeps): Tasks {
  const offers = new EventTarget();
  const claimOf = (key: string) => `${queue}:${key}`;

  /** Of those that are free since `until` or before. */
  function takeFrom(statements: Statements, until: number, most: number): readonly Task[] {
    const time = now();
    if (most === 0 || !statements.look.get(queue, until, time, MOST_TRIES)) return [];
    const rows = statements.take.all(time + lease, queue, queue, until, time, MOST_TRIES, most);
    return rows.map(({ key, event }) => ({ key: String(key), event: JSON.parse(String(event)) }));
  }

  const taken = (most: number, lost: boolean): Promise<readonly Task[]> =>
    run((statements) => {
      const offered = takeFrom(statements, 0, most);
      if (!lost) return offered;
      return [...offered, ...takeFrom(statements, now(), most - offered.length).map((task) => ({ ...task, lost: true as const }))];
    });

  return {
    put: ({ key, event }, keep) =>
      write((statements) => {
        if (statements.claim.run(claimOf(key), now() + claim, now()).changes !== 1) return false;
        statements.put.run(queue, key, JSON.stringify(event), now() + lease, now() + keep);
        return true;
      }),
    offer: async (key) => {
      await write(({ offer }) => offer.run(queue, key));
      offers.dispatchEvent(new Event('offer'));
    },
    waiting: () => run(({ waiting }) => Number(waiting.get(queue, now())?.['count'] ?? 0)),
    take: async (most, { signal, lost }) => {
      const found = await taken(most, lost);
      if (found.length > 0 || signal.aborted) return found;
      // What another process offers is seen when the second is over.
      const ended = new AbortController();
      const either = AbortSignal.any([signal, ended.signal]);
      const waits = [sleep(WAIT_MS, undefined, { signal: either }), once(offers, 'offer', { signal: either })];
      await Promise.race(waits.map((each) => each.catch(() => undefined))).finally(() => ended.abort());
      return taken(most, lost);
    },
    renew: (keys) =>
      write(({ renew }) => {
        for (const key of keys) renew.run(now() + lease, queue, key);
      }),
    done: (key) =>
      write((statements) => {
        statements.claimAnyway.run(claimOf(key), now() + claim);
        return statements.done.run(queue, key).changes === 1;
      }),
    release: (key) =>
      write((statements) => {
        statements.unclaim.run(claimOf(key));
        statements.done.run(queue, key);
      }),
  };
}
