/** An answer, not a failure: the person can do something about it. `key` is the locale key (`errors:<key>`), `params` fill it in. */
export class UserError extends Error {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(key: string, params: Readonly<Record<string, string | number>> = {}) {
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

  constructor(file: string, path: string, reason: string) {
    super(`${file}: ${path}: ${reason}`);
    this.name = 'DataError';
    this.file = file;
    this.path = path;
  }
}
