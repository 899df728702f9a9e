/** Tokens that patterns are matched on and that shrink as they are read. The letters of a pattern are the classes of tokens. */
import type { Token } from './tokens.ts';
import type { TokenClass } from './words.ts';

/** A stream of tokens that patterns are matched on, and that shrinks as they are taken. */
export class Stream {
  tokens: Token[];
  constructor(tokens: readonly Token[]) {
    this.tokens = [...tokens];
  }
  code(): string {
    return this.tokens.map((token) => token.class).join('');
  }
  /** Every match in turn; what `make` returns stands in for its tokens, undefined leaves them. */
  replace(pattern: RegExp, make: (found: readonly Token[], at: number) => readonly Token[] | undefined): void {
    const expression = new RegExp(pattern.source, 'gu');
    let from = 0;
    for (;;) {
      expression.lastIndex = from;
      const match = expression.exec(this.code());
      if (!match || match[0] === '') return;
      const found = this.tokens.slice(match.index, match.index + match[0].length);
      const made = make(found, match.index);
      if (made) this.tokens.splice(match.index, found.length, ...made);
      from = match.index + (made?.length ?? 1);
    }
  }
}

/** Those of the classes, in their order. */
export const of = (found: readonly Token[], ...classes: readonly TokenClass[]): Token[] => found.filter((token) => classes.includes(token.class));
/** One token in place of several, from the start of the first to the end of the last. */
export const whole = (found: readonly Token[], cls: TokenClass, more: Partial<Token> = {}): Token => ({
  class: cls,
  start: found[0]?.start ?? 0,
  end: found.at(-1)?.end ?? 0,
  text: found.map(({ text }) => text).join(''),
  ...more,
});
