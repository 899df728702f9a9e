import { describe, expect, test } from 'vitest';
import { createNames } from '#src/catalog/names.ts';
import type { EntityKind } from '#src/catalog/types.ts';
import { madeUp } from '#support/made-up.ts';
import { bigMarket } from '#support/market.ts';

const names = createNames(bigMarket());

describe('completion', () => {
  const complete = (text: string, kinds: readonly EntityKind[] = ['plan'], limit = 10) => names.complete(text, kinds, limit).map(({ id }) => id);

  test.each([
    ['inkl', ['inkline-lite', 'inkline-pro', 'inkline-max']],
    ['墨', ['inkline-lite', 'inkline-pro', 'inkline-max']],
    ['墨线 p', ['inkline-pro']],
    ['inkline-m', ['inkline-max']],
    ['lite', ['inkline-lite', 'spring-lite']],
    ['anda', ['spring-andante']],
    ['moxian', ['inkline-lite', 'inkline-pro', 'inkline-max']],
    ['mx', ['inkline-lite', 'inkline-pro', 'inkline-max']],
    ['mx l', ['inkline-lite']],
    ['modou pr', ['inkline-pro']],
    ['inlkine', ['inkline-lite', 'inkline-pro', 'inkline-max']],
    ['sprnig an', ['spring-andante']],
    ['zzz', []],
  ])('%s', (text, expected) => {
    expect(complete(text)).toEqual(expected);
  });

  test('a name that is complete goes before one that goes on', () => {
    const nicknamed = createNames(madeUp({ 'clients/pen.yaml': { aliases: ['scr'] } }));
    expect(nicknamed.complete('scr', ['client'], 5).map(({ id }) => id)).toEqual(['pen', 'scribe-code']);
  });

  test('nothing typed yet gives the plans in their order, at most as many as asked for', () => {
    expect(complete('', ['plan'], 4)).toEqual(['inkline-lite', 'inkline-pro', 'inkline-max', 'spring-lite']);
  });

  test('other kinds, by a later word of the name too', () => {
    expect(complete('cod', ['client'])).toEqual(['scribe-code']);
    expect(complete('ink', ['model'])).toEqual(['ink-2', 'ink-2.5']);
    expect(complete('墨', ['vendor', 'line'])).toEqual(['inkline', 'modou']);
  });
});
