/** Options of the command line, read by Node's own parser. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { TextKey } from '#src/i18n/keys.ts';

/** The person at the terminal typed it wrong; `key` words it, with the placeholder `reason`. */
export class UsageError extends Error {
  readonly key: TextKey;

  constructor(key: TextKey, reason: string = key) {
    super(reason);
    this.name = 'UsageError';
    this.key = key;
  }
}

/** Strict: an option that does not exist or lacks its value throws UsageError. */
export function parseOptions<const O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError('cli:badOption', error instanceof Error ? error.message : String(error));
  }
}
