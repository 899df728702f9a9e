/**
 * What was taken on is finished, once. An event is written down, acknowledged, and worked on by the process that received it; where that one has no
 * room, or is gone, by another that is on the same store. A store that fails costs the recovery only: the event is then worked on from memory.
 */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#src/log.ts';
import { LEASE_MS, type Store, type Task, type Tasks } from '#src/state/store.ts';
import { within } from '#src/state/within.ts';
import { createTurns } from '#src/turns.ts';
import { type Meter, noMeter } from './meter.ts';

/** Before something is sent that its platform could not tell from a second one: true where nobody else sends it. */
export type Seal = () => Promise<boolean>;

/** `late`: its receiver is gone, and so are the callers who waited for it. `crowded`: too much waits already, so it is not worked on but told so. */
export type Job<E> = { readonly key: string; readonly event: E; readonly seal: Seal; readonly late: boolean; readonly crowded: boolean };
/** What the answer to an event is given with. */
export type Turn = Pick<Job<unknown>, 'seal' | 'crowded'>;

/** An event that was written down, or could not be in time. */
export type Entry = {
  /**
   * It was acknowledged: now it is worked on, here or elsewhere. Resolves when this process has nothing more to do with it; never rejects.
   * `before`: by somebody else, as it seems, who answers it where the store cannot tell whose it is.
   */
  begin(terms?: { readonly before: boolean }): Promise<void>;
  /** Nobody waits for it: it is forgotten. Never rejects. */
  drop(): Promise<void>;
};

export type Inbox<E> = {
  /** Resolves when the event is written down, at the latest after 100 ms: then it is acknowledged in any case. */
  put(key: string, event: E): Promise<Entry>;
  /**
   * For a callback that its receiver answers: `work` says `reply` as soon as it can, and is done when it resolves. Undefined when it was taken
   * before. Rejects as `work` does before it replied.
   */
  answer<T>(key: string, event: E, work: (job: Job<E>, reply: (answer: T) => void) => Promise<void>): Promise<T | undefined>;
  /** Follows work that goes on beside its event. */
  readonly track: (work: Promise<unknown>) => void;
  /** How many tasks wait for a process with room; 0 while the store does not say. */
  readonly waiting: () => Promise<number>;
  /** Resolves when nothing is being worked on. */
  readonly idle: () => Promise<void>;
  /** Looks for work that others left. */
  start(): void;
  /** Resolves when everything that was taken on here is done. */
  stop(): Promise<void>;
};

export type InboxDeps<E> = {
  readonly store: Store;
  readonly log: Logger;
  readonly meter?: Pick<Meter, 'repeated' | 'tookOver'>;
  readonly queue: string;
  /** So long, in milliseconds, the platform may deliver an event again. */
  readonly claim: number;
  /** So long, in milliseconds, an answer to this event is still accepted. */
  readonly keep: (event: E) => number;
  /** Whose event it is: what one person asks at once waits in a line of its own, and takes up no more than a part of the room. */
  readonly personOf: (event: E) => string;
  /** Rejects where the next delivery should be tried. */
  readonly work: (job: Job<E>) => Promise<void>;
  /** Events that are worked on at once; more are offered to others. 0: this process only receives. */
  readonly room?: number;
  /** Events that may wait for room; one more is told to come back. */
  readonly most?: number;
  /** How long the store gives a lease, in milliseconds. */
  readonly lease?: number;
};

const ROOM = 64;
/** With those that are worked on, at 20 ms each, the last of them waits about five seconds. */
const MOST_WAITING = 192;
/** Of one person's events so many are worked on at once, and so many may wait. */
const MOST_OF_ONE = 8;
const MOST_WAITING_OF_ONE = 24;
const WRITE_MS = 100;
/** A store that failed is asked for work again after so long. */
const REST_MS = 500;
/** Of what is written down: counted up when an event of any platform changes its shape. */
const VERSION = 1;
/** Keys that are remembered here, so that no failing store makes this process answer twice. */
const REMEMBERED = 50_000;

type Written = 'new' | 'known' | 'unwritten';
type Stored<E> = { readonly version: number; readonly event: E };

export function createInbox<E>(deps: InboxDeps<E>): Inbox<E> {
  const { log, work, personOf, meter = noMeter, room = ROOM, most = MOST_WAITING, lease = LEASE_MS } = deps;
  const tasks: Tasks = deps.store.tasks(deps.queue, deps.claim);
  const following = new Set<Promise<unknown>>();
  /** What this process holds: it is worked on, or waits until its person's turn has come. */
  const held = new Set<string>();
  /** Of those, what the store failed to take, so that nobody else would finish it: written down as soon as that can be. */
  const unwritten = new Map<string, E>();
  const turns = createTurns({ ofAll: Number.POSITIVE_INFINITY, ofOne: MOST_OF_ONE });
  let working = 0;
  /** What came here, and whether it is done here or by another process, as far as is known. In the order in which it came; the oldest are forgotten. */
  const seen = new Map<string, 'here' | 'elsewhere'>();
  /** Finished here, but perhaps still on the store's list. */
  const unfinished = new Set<string>();
  const ended = new AbortController();
  /** On their way to the store, so that it does not count them yet. */
  let offering = 0;
  let failedAt = Number.NEGATIVE_INFINITY;
  let wake: () => void = () => undefined;

  function remember(key: string): void {
    seen.set(key, 'here');
    for (const oldest of seen.keys()) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
  }

  function isRepeated(key: string): boolean {
    const repeated = seen.has(key);
    if (repeated) meter.repeated();
    else remember(key);
    return repeated;
  }

  function track(followed: Promise<unknown>): void {
    const one = followed.catch(() => undefined).finally(() => following.delete(one));
    following.add(one);
  }

  async function idle(): Promise<void> {
    while (following.size > 0) await Promise.all(following);
  }

  /** Undefined where the store fails; it says so itself. */
  async function ask<T>(call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch {
      failedAt = Date.now();
      return undefined;
    }
  }

  /** Whether nobody else had done it; undefined where the store fails: then it is asked again later. */
  async function finish(key: string): Promise<boolean | undefined> {
    const mine = await ask(() => tasks.done(key));
    if (mine !== undefined) unfinished.delete(key);
    else if (unfinished.size < REMEMBERED) unfinished.add(key);
    return mine;
  }

  async function finishRest(): Promise<void> {
    for (const key of unfinished) if ((await finish(key)) === undefined) return;
  }

  async function giveBack(key: string): Promise<void> {
    seen.delete(key);
    await ask(() => tasks.release(key));
  }

  /** `lost`: taken over from who may have answered it. */
  type Kind = { readonly written: Written; readonly late?: boolean; readonly lost?: boolean; readonly crowded?: boolean };

  /** Whether a task that was taken over is still to be answered: where the store does not say, it is left there and taken again later. */
  async function finishLost(key: string): Promise<boolean> {
    const mine = await finish(key);
    if (mine !== undefined) return mine;
    unfinished.delete(key);
    seen.delete(key);
    return false;
  }

  function jobOf(
    key: string,
    event: E,
    { written, late = false, lost = false, crowded = false }: Kind,
  ): Job<E> & { readonly written: Written; readonly isSealed: () => boolean } {
    let sealed: Promise<boolean> | undefined;
    const seal = () => {
      unwritten.delete(key);
      // What was never written down is on nobody's list, and a store that fails is read by nobody else.
      sealed ??= (lost ? finishLost(key) : finish(key).then((mine) => mine ?? true)).then((mine) => mine || written === 'unwritten');
      return sealed;
    };
    return { key, event, seal, late, crowded, written, isSealed: () => sealed !== undefined };
  }

  async function inRoom<T>(doing: () => Promise<T>): Promise<T> {
    working += 1;
    try {
      return await doing();
    } finally {
      working -= 1;
      wake();
    }
  }

  /** Whoever waits for the answer itself, or is only told to come back, stands in no line. */
  async function run<T>(job: ReturnType<typeof jobOf>, doing: (job: Job<E>) => Promise<T>, inLine = !job.crowded): Promise<T> {
    held.add(job.key);
    if (job.written === 'unwritten') unwritten.set(job.key, job.event);
    const work = () => inRoom(() => doing(job));
    try {
      const result = await (inLine ? turns.take(personOf(job.event), work) : work());
      if (!job.isSealed()) await finish(job.key);
      return result;
    } catch (error) {
      await giveBack(job.key);
      throw error;
    } finally {
      held.delete(job.key);
      unwritten.delete(job.key);
    }
  }

  const runLogged = (job: ReturnType<typeof jobOf>): Promise<void> =>
    run(job, work).catch((error: unknown) => log.error({ err: error, delivery: job.key }, 'a delivery failed; the next one of it will be taken'));

  const put = (key: string, event: E): Promise<boolean | undefined> =>
    ask(() => tasks.put({ key, event: { version: VERSION, event } satisfies Stored<E> }, deps.keep(event)));

  async function write(key: string, event: E): Promise<Written> {
    const isNew = await put(key, event);
    if (isNew === false) {
      seen.set(key, 'elsewhere');
      meter.repeated();
    }
    return isNew === undefined ? 'unwritten' : isNew ? 'new' : 'known';
  }

  const waiting = async (): Promise<number> => (await ask(() => tasks.waiting())) ?? 0;

  /** Whether somebody else sees to it now; this process itself may read it again before the call is back. */
  async function offer(key: string): Promise<boolean> {
    seen.set(key, 'elsewhere');
    offering += 1;
    const offered = await ask(() => tasks.offer(key).then(() => true));
    offering -= 1;
    if (offered) return true;
    const isResumed = seen.get(key) === 'here';
    seen.set(key, 'here');
    return isResumed;
  }

  /** Held by this process as long as it lives. */
  async function begin(key: string, event: E, writing: Promise<Written>, before: boolean): Promise<void> {
    const written = await writing;
    if (written === 'known' || (written === 'unwritten' && before)) return;
    const full = written === 'new' && working >= room;
    const flooded = turns.waiting(personOf(event)) >= MOST_WAITING_OF_ONE;
    const crowded = flooded || (full && (await waiting()) + offering >= most);
    if (full && !crowded && (await offer(key))) return;
    await runLogged(jobOf(key, event, { written, crowded }));
  }

  /** Of the tasks that were left: those of another version are left to it. */
  function resume({ key, event, lost }: Task): void {
    const stored = event as Stored<E>;
    if (held.has(key)) return;
    if (seen.get(key) === 'here') track(finish(key));
    else if (stored.version !== VERSION) log.warn({ delivery: key }, 'a task of another version was left alone');
    else {
      if (lost) meter.tookOver();
      remember(key);
      track(runLogged(jobOf(key, stored.event, { written: 'new', late: true, lost: lost === true })));
    }
  }

  async function takeSome(lost: boolean): Promise<number> {
    const taken = await ask(() => tasks.take(room - working, { signal: ended.signal, lost }));
    for (const task of taken ?? []) resume(task);
    return taken?.length ?? -1;
  }

  async function look(): Promise<void> {
    while (!ended.signal.aborted) {
      if (working >= room) {
        await new Promise<void>((woken) => {
          wake = woken;
        });
        // After a failure the others first get the time to renew what they hold.
      } else if ((await takeSome(Date.now() - failedAt > lease / 2)) < 0) {
        await sleep(REST_MS, undefined, { signal: ended.signal }).catch(() => undefined);
      }
    }
  }

  async function writeRest(): Promise<void> {
    for (const [key, event] of unwritten) {
      if ((await put(key, event)) === undefined) return;
      // Answered while it was being written down.
      if (!unwritten.delete(key)) await finish(key);
    }
  }

  async function keepUp(): Promise<void> {
    await writeRest();
    if (held.size > 0) await ask(() => tasks.renew([...held]));
    await finishRest();
  }

  let looking: Promise<void> | undefined;
  const timer = setInterval(() => track(keepUp()), lease / 3).unref();

  return {
    async put(key, event) {
      if (isRepeated(key)) return { begin: async () => undefined, drop: async () => undefined };
      const writing = write(key, event);
      await within(writing, WRITE_MS);
      const followed = (doing: () => Promise<unknown>) => {
        // The acknowledgement leaves in this turn of the loop.
        const done = setImmediate().then(doing);
        track(done);
        return done.then(() => undefined);
      };
      return {
        begin: ({ before } = { before: false }) => followed(() => begin(key, event, writing, before)),
        drop: () => followed(async () => (await writing) !== 'known' && finish(key)),
      };
    },
    answer(key, event, doing) {
      if (isRepeated(key)) return Promise.resolve(undefined);
      return new Promise((reply, reject) => {
        const answering = write(key, event).then((written) =>
          written === 'known' ? reply(undefined) : run(jobOf(key, event, { written }), (job) => doing(job, reply), false),
        );
        track(answering.catch(reject));
      });
    },
    track,
    waiting,
    idle,
    start() {
      looking = room > 0 ? look() : undefined;
    },
    async stop() {
      ended.abort();
      wake();
      await looking;
      await idle();
      // What was offered and nobody has taken is done here, where this process works at all.
      while (looking && (await takeSome(false)) > 0) await idle();
      clearInterval(timer);
      await finishRest();
    },
  };
}
