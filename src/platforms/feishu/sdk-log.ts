/** The SDK's own words, quietly: it would print to stdout, and its errors carry whole requests, tokens included. */
import type { Logger } from '#src/log.ts';

type SdkLogger = Record<'error' | 'warn' | 'info' | 'debug' | 'trace', (...parts: unknown[]) => void>;

function words(parts: readonly unknown[]): string {
  return parts
    .flat()
    .map((part) => (typeof part === 'string' ? part : part instanceof Error ? part.message : ''))
    .filter((part) => part !== '')
    .join(' ');
}

/** All at `debug`: what matters of it reaches us as an exception or a callback, and is logged there once. */
export function quietLogger(log: Logger): SdkLogger {
  const say = (...parts: unknown[]) => log.debug({ sdk: words(parts) }, 'feishu sdk');
  return { error: say, warn: say, info: say, debug: () => undefined, trace: () => undefined };
}
