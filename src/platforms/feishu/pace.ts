/** Keeps each chat within what Feishu allows: five messages a second («发送消息»: 5 QPS to a person, 5 QPS to a group). First come, first sent. */

export type Pace = {
  /** Runs `send` when its turn has come in `chat`. */
  inTurn<T>(chat: string, send: () => Promise<T>): Promise<T>;
  /** Feishu said "too many": nothing more to `chat` for so many milliseconds. */
  hold(chat: string, ms: number): void;
};

export type PaceDeps = {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Messages within a window. */
  readonly most?: number;
  readonly windowMs?: number;
};

/** `ended`: when the latest calls came back. Counting from there, not from when they left, holds however long each was on its way. */
type Line = { readonly ended: number[]; flying: number; waiting: number; heldUntil: number; last: Promise<void> };

/** Lines of chats that have been quiet for so long are forgotten. */
const QUIET_MS = 60_000;

export function createPace({ now, sleep, most = 5, windowMs = 1000 }: PaceDeps): Pace {
  const lines = new Map<string, Line>();
  let sweptAt = 0;

  function lineOf(chat: string): Line {
    const line = lines.get(chat) ?? { ended: [], flying: 0, waiting: 0, heldUntil: 0, last: Promise.resolve() };
    lines.set(chat, line);
    return line;
  }

  /** Milliseconds until the next may go. */
  function waitOf(line: Line): number {
    const time = now();
    while (line.ended.length > 0 && (line.ended[0] ?? 0) <= time - windowMs) line.ended.shift();
    const full = line.ended.length + line.flying >= most;
    const free = full ? (line.ended[0] ?? time) + windowMs + 1 : time;
    // All are on their way and none is back: look again soon.
    return Math.max(free, line.heldUntil, full && line.ended.length === 0 ? time + 10 : 0) - time;
  }

  async function admitted(line: Line): Promise<void> {
    for (let wait = waitOf(line); wait > 0; wait = waitOf(line)) await sleep(wait);
    line.flying += 1;
  }

  function sweep(): void {
    const time = now();
    if (time - sweptAt < QUIET_MS) return;
    sweptAt = time;
    for (const [chat, line] of lines) {
      if (line.waiting + line.flying === 0 && Math.max(line.ended.at(-1) ?? 0, line.heldUntil) < time - QUIET_MS) lines.delete(chat);
    }
  }

  return {
    async inTurn(chat, send) {
      sweep();
      const line = lineOf(chat);
      line.waiting += 1;
      line.last = line.last.then(() => admitted(line));
      await line.last;
      line.waiting -= 1;
      try {
        return await send();
      } finally {
        line.flying -= 1;
        line.ended.push(now());
      }
    },
    hold(chat, ms) {
      const line = lineOf(chat);
      line.heldUntil = Math.max(line.heldUntil, now() + ms);
    },
  };
}
