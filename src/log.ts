/** Log lines as JSON on stderr, without secrets. */
import { destination, type Logger as PinoLogger, pino } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'> & { child(fields: Readonly<Record<string, unknown>>): Logger };

export type LogOptions = {
  readonly level: string;
  /** Values that are blotted out wherever they turn up, in whatever form a library writes them. */
  readonly secrets?: readonly string[];
  /** Where lines go; stderr without it. */
  readonly write?: (line: string) => void;
};

const BLOT = '[secret]';
const STDERR = 2;
/** Shorter ones would blot out ordinary words. */
const SHORTEST_SECRET = 6;
const forms = (secret: string) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];

export function createLogger({ level, secrets = [], write }: LogOptions): Logger {
  const hidden = [...new Set(secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(forms))];
  const clean = (line: string) => hidden.reduce((text, secret) => text.replaceAll(secret, BLOT), line);
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: ['*.authorization', '*.Authorization', '*.token', '*.appSecret', '*.encryptKey', '*.*.authorization', '*.*.Authorization'],
      censor: BLOT,
    },
    hooks: { streamWrite: clean },
  };
  return write ? pino(options, { write }) : pino(options, destination({ fd: STDERR, sync: true }));
}
