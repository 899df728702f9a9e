import type { TextKey } from './i18n/keys.ts';

/** An answer, not a failure: the person can do something about it. `key` words it, `params` fill its placeholders. */
export class UserError extends Error {
  readonly key: TextKey;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(key: TextKey, params: Readonly<Record<string, string | number>> = {}) {
    super(key);
    this.name = 'UserError';
    this.key = key;
    this.params = params;
  }
}

/** A data file that does not say what it must: names the file, the path inside it and, where there is one, the record. */
export class DataError extends Error {
  readonly file: string;
  readonly path: string;
  readonly reason: string;

  constructor(file: string, path: string, reason: string) {
    super(`${file}: ${path}: ${reason}`);
    this.name = 'DataError';
    this.file = file;
    this.path = path;
    this.reason = reason;
  }
}

/**
 * One setting that is missing or wrong; `expected` says what would do, in words that need no translation (values, formats, names). `unknown`: no
 * such variable; `samePort`: the port that it names is taken by `expected`.
 */
export type ConfigIssue = {
  readonly variable: string;
  readonly problem: 'missing' | 'invalid' | 'unknown' | 'proxyKind' | 'samePort';
  readonly expected?: string;
};

/** The environment does not say what it must. Values are not in it: they may be secrets. */
export class ConfigError extends Error {
  readonly issues: readonly ConfigIssue[];

  constructor(issues: readonly ConfigIssue[]) {
    super(issues.map(({ variable, problem }) => `${variable}: ${problem}`).join('; '));
    this.name = 'ConfigError';
    this.issues = issues;
  }
}

/** A platform refuses what the person set (a token, a permission). The message says in every language what to do; it needs no stack. */
export class SetupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SetupError';
  }
}
