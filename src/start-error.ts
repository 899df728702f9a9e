/** Why the program cannot start, in both languages, for the person at the terminal. */
import { ConfigError, SetupError, UserError } from './errors.ts';
import { createLocalizers } from './i18n/localizers.ts';
import type { Localizer } from './i18n/types.ts';

function lines(error: unknown, loc: Localizer): readonly string[] {
  if (error instanceof ConfigError) {
    const issues = error.issues.map(({ variable, problem, expected }) =>
      problem === 'missing' ? loc.t('errors:config.missing', { variable }) : loc.t('errors:config.invalid', { variable, expected: expected || '…' }),
    );
    return [loc.t('errors:config.title'), ...issues.map((issue) => `  ${issue}`)];
  }
  if (error instanceof UserError) return [loc.word(error.key.includes(':') ? error.key : `errors:${error.key}`, error.params) ?? error.key];
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return [loc.t('errors:start.portTaken')];
  return [];
}

/** Settings that are wrong and refusals are explained; of anything else the message is shown. */
export function explain(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  const { zh, en } = createLocalizers();
  const told = [...lines(error, zh), ...lines(error, en)];
  return told.length > 0 ? told.join('\n') : error instanceof Error ? (error.stack ?? error.message) : String(error);
}
