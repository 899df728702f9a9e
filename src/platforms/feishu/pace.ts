/** Keeps each chat within what Feishu allows: five messages a second («发送消息»: 5 QPS to a person, 5 QPS to a group). First come, first sent. */

export type Pace = {
  /** Resolves when the next message may go to `chat`. */
  turn(chat: string): Promise<void>;
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

type Line = { readonly sent: number[]; heldUntil: number; last: Promise<void>; waiting: number };

export function createPace({ now, sleep, most = 5, windowMs = 1000 }: PaceDeps): Pace {
  const lines = new Map<string, Line>();

  function lineOf(chat: string): Line {
    const line = lines.get(chat) ?? { sent: [], heldUntil: 0, last: Promise.resolve(), waiting: 0 };
    lines.set(chat, line);
    return line;
  }

  /** A window that slides, so that two bursts at its edges do not add up. */
  async function admitted(line: Line): Promise<void> {
    for (;;) {
      const time = now();
      while (line.sent.length > 0 && (line.sent[0] ?? 0) <= time - windowMs) line.sent.shift();
      const free = line.sent.length < most ? time : (line.sent[0] ?? time) + windowMs + 1;
      const wait = Math.max(free, line.heldUntil) - time;
      if (wait <= 0) break;
      await sleep(wait);
    }
    line.sent.push(now());
  }

  return {
    async turn(chat) {
      const line = lineOf(chat);
      line.waiting += 1;
      line.last = line.last.then(() => admitted(line));
      await line.last;
      line.waiting -= 1;
      // Chats that have been quiet need no memory.
      for (const [key, other] of lines)
        if (other.waiting === 0 && other !== line && (other.sent.at(-1) ?? 0) < now() - 60_000 && other.heldUntil < now()) lines.delete(key);
    },
    hold(chat, ms) {
      const line = lineOf(chat);
      line.heldUntil = Math.max(line.heldUntil, now() + ms);
    },
  };
}
