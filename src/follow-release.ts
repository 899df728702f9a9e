/** Keeps the data in force in line with a release somewhere else: a newer one is taken whole, or not at all. */
import type { Data } from './catalog/parse.ts';
import { readReleaseApart } from './catalog/read-apart.ts';
import type { Logger } from './log.ts';

export type Following = {
  /** Looks now, after a look that is under way. Never rejects. */
  readonly again: () => Promise<void>;
  /** The last release that was there could not be used, or was not to be had. */
  readonly refused: () => boolean;
  readonly close: () => void;
};

export type FollowDeps = {
  readonly url: string;
  /** The text; undefined when there is nothing else than `have`. */
  readonly download: (url: string, options: { readonly have: string }) => Promise<string | undefined>;
  /** What is in force, as a release. */
  readonly inForce: () => { readonly hash: string; readonly newest: string };
  /** Puts sound data into force. Throws where it cannot be used after all. */
  readonly put: (data: Data) => Promise<void>;
  /** Why a release was refused, as one line in both languages. */
  readonly explain: (error: unknown) => string;
  readonly log: Logger;
  readonly everyMs?: number;
};

const HOUR_MS = 3_600_000;

/** Looks at once and then every hour. What is older than the data in force is left alone: the folder of a house may be ahead of the release. */
export function followRelease({ url, download, inForce, put, explain, log, everyMs = HOUR_MS }: FollowDeps): Following {
  let refused = false;
  let last: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    try {
      const text = await download(url, { have: `"${inForce().hash}"` });
      if (text !== undefined) await take(text);
      refused = false;
    } catch (error) {
      refused = true;
      log.error(explain(error).replaceAll('\n', ' / '));
    }
  }

  async function take(text: string): Promise<void> {
    const { data, hash, newest } = await readReleaseApart(text, url);
    // Asked again: the folder may have been read in the meantime.
    const own = inForce();
    if (hash === own.hash) return;
    if (newest < own.newest) {
      log.info({ url, newest, inForce: own.newest }, 'the release is older than the data in force');
      return;
    }
    await put(data);
    log.info({ url, newest, hash }, 'a newer release is in force');
  }

  function again(): Promise<void> {
    last = last.then(look);
    return last;
  }

  void again();
  const timer = setInterval(() => void again(), everyMs).unref();
  return { again, refused: () => refused, close: () => clearInterval(timer) };
}
