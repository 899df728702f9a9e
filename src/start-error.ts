/** Why the program cannot start, in both languages, for the person at the terminal. */
import { ConfigError, DataError, SetupError, UserError } from './errors.ts';
import { createLocalizers } from './i18n/localizers.ts';
import type { Localizer } from './i18n/types.ts';

/** What the system says when a server cannot listen. */
const listenProblems = {
  EADDRINUSE: 'portTaken',
  EACCES: 'portForbidden',
  EADDRNOTAVAIL: 'badHost',
  ENOTFOUND: 'badHost',
  EAI_AGAIN: 'badHost',
} as const;
type ListenProblem = keyof typeof listenProblems;
/** `host` and `port`: where it was to listen. */
type ListenError = { readonly code: ListenProblem; readonly host?: string; readonly port?: number };

function isListenError(error: unknown): error is ListenError {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && Object.hasOwn(listenProblems, code) && (syscall === 'listen' || syscall === 'getaddrinfo');
}

/** One line for each thing that is wrong; none for what nobody foresaw. */
function lines(error: unknown, loc: Localizer): readonly string[] {
  if (error instanceof ConfigError)
    return error.issues.map(({ variable, problem, expected }) => loc.t(`errors:config.${problem}`, { variable, expected: expected || '…' }));
  if (error instanceof UserError) return [loc.told(error.key, error.params)];
  if (error instanceof DataError) return [loc.t('errors:start.data', { reason: error.message })];
  if (isListenError(error)) {
    const { host = '', port = '' } = error;
    return [loc.t(`errors:start.${listenProblems[error.code]}`, { host, port })];
  }
  return [];
}

/** Settings that are wrong and refusals are explained; of anything else the stack is shown. */
export function explain(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  const { zh, en } = createLocalizers();
  const told = [...lines(error, zh), ...lines(error, en)];
  return told.length > 0 ? told.join('\n') : error instanceof Error ? (error.stack ?? error.message) : String(error);
}
