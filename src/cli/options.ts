/** Options of the command line, read by Node's own parser. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** The person at the terminal typed it wrong; `key` words it (`cli:<key>`). */
export class UsageError extends Error {
  readonly key: string;

  constructor(key: string, reason = key) {
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
    throw new UsageError('badOption', error instanceof Error ? error.message : String(error));
  }
}
