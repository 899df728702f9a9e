import { describe, expect, test } from 'vitest';
import { createNames } from '#src/catalog/names.ts';
import { madeUp } from '#support/made-up.ts';
import { idOf } from '#support/market.ts';

const both = (text: string) => ({ zh: text, en: text });
const tier = (name: string, order: number) => ({ line: 'brook', tier: both(name), order, everyday: true, names: both(`Brook ${name}`) });

/** 小溪 Brook of the vendor of Inkline, in the same region, with tiers that are common words. */
const names = createNames(
  madeUp({
    'lines/brook.yaml': { vendor: 'modou', region: 'cn', product: 'coding-plan', names: { zh: '小溪', en: 'Brook' }, aliases: ['brook plan'] },
    'plans/brook-go.yaml': tier('Go', 0),
    'plans/brook-build.yaml': tier('Build', 1),
  }),
);
const plansIn = (text: string, about?: readonly string[]) =>
  names.scan(text, undefined, about).flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'plan').map(idOf));

describe('a tier that is a common word', () => {
  test.each(['how do I build an app', 'let it go', 'Build me a shop', 'I go with Inkline', '我想 build 一个网站'])(
    'means nothing by itself: %s',
    (text) => {
      expect(plansIn(text)).toEqual([]);
    },
  );

  test.each([
    ['brook build 多少钱', ['plan:brook-build']],
    ['how much is the Go plan of Brook?', ['plan:brook-go']],
    ['小溪的 go 和 build 哪个好', ['plan:brook-go', 'plan:brook-build']],
    ['Brook Go, Build', ['plan:brook-go', 'plan:brook-build']],
  ])('is a plan beside its line, or in a list that begins there: %s', (text, ids) => {
    expect(plansIn(text)).toEqual(ids);
  });

  test('is a plan beside the name of another line of the house in the same region', () => {
    expect(plansIn('inkline build')).toEqual(['plan:brook-build']);
    expect(plansIn('inkline lite')).toEqual(['plan:inkline-lite']);
  });

  test('in front of a line it needs a word that joins them', () => {
    expect(plansIn('I build Brook agents')).toEqual([]);
  });

  test.each(['Build 呢', 'and build?', 'what about Go', '那 go 多少钱'])('is a plan in a reply about its line: %s', (text) => {
    expect(plansIn(text, ['brook'])).toHaveLength(1);
    expect(plansIn(text)).toEqual([]);
    expect(plansIn(text, ['inkline'])).toEqual([]);
  });

  test('but not as a word of a sentence, even there', () => {
    expect(plansIn('how do I build an app with it?', ['brook'])).toEqual([]);
  });

  test('a slip is not taken for it', () => {
    expect(plansIn('buid', ['brook'])).toEqual([]);
    expect(plansIn('brook and boild')).toEqual([]);
  });
});
