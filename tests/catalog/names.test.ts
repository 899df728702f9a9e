import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { EntityKind, Resolution } from '#src/catalog/types.ts';
import { madeUp } from '#support/made-up.ts';
import { bigMarket, idOf, market } from '#support/market.ts';

const names = createNames(bigMarket());
const both = (text: string) => ({ zh: text, en: text });
const plans: readonly EntityKind[] = ['plan', 'line', 'vendor'];

const told = (found: Resolution): string => {
  if (found.ok) return idOf(found.entity);
  return found.reason === 'ambiguous' ? `? ${found.candidates.map(idOf).join(' ')}` : `- ${found.text}`;
};
const one = (text: string) => told(names.resolve(text, plans));
const any = (text: string) => told(names.resolve(text));
const list = (text: string, kinds = plans) => names.split(text, kinds).map(told);
const scan = (text: string, kinds?: readonly EntityKind[]) =>
  names.scan(text, kinds).map((mention) => `${mention.text}=${mention.entities.map(idOf).join(' ')}`);

describe('a tier with a plus sign', () => {
  const plus = { line: 'inkline', tier: both('Pro+'), order: 3, names: { zh: '墨线 Pro+', en: 'Inkline Pro+' } };
  const more = createNames(madeUp({ 'plans/inkline-pro-plus.yaml': plus }));
  const scanned = (text: string) => more.scan(text, plans).map((mention) => `${mention.text}=${mention.entities.map(idOf).join(' ')}`);

  test('is another than the one without', () => {
    expect(scanned('Inkline Pro+ or Inkline Pro')).toEqual(['Inkline Pro+=plan:inkline-pro-plus', 'Inkline Pro=plan:inkline-pro']);
    expect(scanned('墨线Pro＋多少钱')).toEqual(['墨线Pro＋=plan:inkline-pro-plus']);
  });

  test('is none where the sign joins two names', () => {
    expect(scanned('墨线 Lite+墨线 Pro')).toEqual(['墨线 Lite=plan:inkline-lite', '墨线 Pro=plan:inkline-pro']);
    expect(scanned('Inkline Pro+Inkline Max')).toEqual(['Inkline Pro=plan:inkline-pro', 'Inkline Max=plan:inkline-max']);
  });
});

describe('one name', () => {
  test.each([
    'inkline-lite',
    'Inkline Lite',
    'INKLINELITE',
    'ｉｎｋｌｉｎｅ　ｌｉｔｅ',
    '墨线 Lite',
    '墨线lite',
    '墨線 LITE',
    '墨线（Lite）',
    '墨线的 Lite 套餐',
    'Lite 墨线',
    'lite of inkline',
    '墨斗科技 Lite',
    'modou lite',
    '墨线 Coding Plan Lite',
    'inklne lite',
    'inkline-liet',
    '墨现 lite',
    'moxian lite',
  ])('%s is Inkline Lite', (text) => {
    expect(one(text)).toBe('plan:inkline-lite');
  });

  test.each([
    ['墨线', 'line:inkline'],
    ['Inkline Coding Plan', 'line:inkline'],
    ['墨斗科技', 'vendor:modou'],
    ['墨斗科技 墨线', 'line:inkline'],
    ['andante', 'plan:spring-andante'],
    ['极速版 Plus', 'plan:spring-plus-fast'],
    ['山泉 极速版 plus', 'plan:spring-plus-fast'],
    ['qx.ai', 'vendor:qingxi'],
    ['qx ai', 'vendor:qingxi'],
    ['山泉套餐', 'line:spring'],
  ])('%s is %s', (text, expected) => {
    expect(one(text)).toBe(expected);
  });

  test('a tier alone is ambiguous where several lines have it', () => {
    expect(one('Lite')).toBe('? plan:inkline-lite plan:spring-lite');
  });

  test('a line stands for its plans where only plans are asked for', () => {
    expect(told(names.resolve('墨线', ['plan']))).toBe('? plan:inkline-lite plan:inkline-pro plan:inkline-max');
  });

  test('a tier that the line does not have is not taken from another', () => {
    const found = names.resolve('inkline andante', plans);
    expect(found).toMatchObject({ ok: false, reason: 'unknown' });
    expect(found.ok || found.reason !== 'unknown' ? [] : found.suggestions.slice(0, 3).map(idOf)).toEqual([
      'plan:inkline-lite',
      'plan:inkline-pro',
      'plan:inkline-max',
    ]);
  });

  test('what somebody else sells is not ours', () => {
    expect(one('Rival Pro')).toBe('- Rival Pro');
    expect(one('rival-max')).toBe('- rival-max');
  });

  test('a near miss is suggested, nonsense is not', () => {
    const suggestions = (text: string) => {
      const found = names.resolve(text, ['client']);
      return found.ok || found.reason !== 'unknown' ? ['found'] : found.suggestions.map(idOf);
    };
    expect(suggestions('scrybee cod')).toEqual(['client:scribe-code']);
    expect(suggestions('zzzzzz')).toEqual([]);
  });

  test.each(['', '   ', '？？', '__proto__', 'constructor', '🙂', '\u0000', 'toString'])('%j names nothing', (text) => {
    expect(names.resolve(text)).toEqual({ ok: false, reason: 'unknown', text, suggestions: [] });
  });

  test('versions are told apart, with the full stop left out too', () => {
    expect(any('ink-2')).toBe('model:ink-2');
    expect(any('ink 2.5')).toBe('model:ink-2.5');
    expect(any('ink25')).toBe('model:ink-2.5');
    expect(any('ink-3')).toMatch(/^-/);
  });
});

describe('a list of names', () => {
  test.each([
    '墨线lite 山泉andante',
    '墨线 Lite 山泉 Andante',
    'inkline-lite,spring-andante',
    'inkline lite vs spring andante',
    'inkline lite VS. spring andante',
    '墨线lite和山泉andante',
    '墨线lite山泉andante',
    '"墨线 Lite" "山泉 Andante"',
    '“墨线 Lite”、“山泉 Andante”',
    '「墨线Lite」「山泉Andante」',
    '墨線 Lite；山泉 Andante',
    'lite 墨线 andante 山泉',
    'inklin lite, spring andnte',
    '对比一下 墨线lite 和 山泉andante 哪个好',
    '墨线 lite\n山泉 andante',
  ])('%s', (text) => {
    expect(list(text)).toEqual(['plan:inkline-lite', 'plan:spring-andante']);
  });

  test('a tier without its line takes the one before', () => {
    expect(list('inkline lite pro max')).toEqual(['plan:inkline-lite', 'plan:inkline-pro', 'plan:inkline-max']);
    expect(list('墨线 max lite 山泉的 andante')).toEqual(['plan:inkline-max', 'plan:inkline-lite', 'plan:spring-andante']);
    expect(list('山泉 lite、andante；墨线 pro')).toEqual(['plan:spring-lite', 'plan:spring-andante', 'plan:inkline-pro']);
  });

  test('lines joined by "and" share the tier after them', () => {
    expect(list('墨线和山泉的 Lite')).toEqual(['plan:inkline-lite', 'plan:spring-lite']);
    expect(list('墨线和山泉的 Andante')).toEqual(['line:inkline', 'plan:spring-andante']);
  });

  test('what names nothing is told in its place', () => {
    expect(list('墨线lite, foo bar, 山泉lite')).toEqual(['plan:inkline-lite', '- foo bar', 'plan:spring-lite']);
    expect(list('墨线 andante, 山泉')).toEqual(['- 墨线 andante', 'line:spring']);
  });

  test('the same name twice is given twice', () => {
    expect(list('墨线lite 墨线lite')).toEqual(['plan:inkline-lite', 'plan:inkline-lite']);
  });

  test('unbalanced quotes do no harm', () => {
    expect(list('"墨线 lite 山泉 lite')).toEqual(['plan:inkline-lite', 'plan:spring-lite']);
  });

  test('nothing gives nothing', () => {
    expect(list('')).toEqual([]);
    expect(list(' , 、 ')).toEqual([]);
  });
});

describe('running text', () => {
  test('names are found without spaces around them, the longest first', () => {
    expect(scan('我用墨线lite跑Scribe Code里的ink-2.5够不够')).toEqual([
      '墨线lite=plan:inkline-lite',
      'Scribe Code=client:scribe-code',
      'ink-2.5=model:ink-2.5',
    ]);
  });

  test('positions are those of the text given', () => {
    const text = '🙂 ＩＮＫ－２．５ 好';
    const [mention] = names.scan(text);
    expect(text.slice(mention?.start, mention?.end)).toBe('ＩＮＫ－２．５');
  });

  test('Latin names are whole words', () => {
    expect(scan('springs, offspring, loomed, pens and springy')).toEqual([]);
    expect(scan('spring, loom')).toEqual(['spring=line:spring', 'loom=model:loom']);
  });

  test('a version that the data does not know is not read as another or as the line', () => {
    expect(scan('ink-2.6 ink-25x ink-2-air spring-3 spring9')).toEqual([]);
  });

  test('a price right after or before a name is no part of it', () => {
    expect(scan('ink25块')).toEqual([]);
    expect(scan('40lite x9lite')).toEqual(['lite=plan:inkline-lite plan:spring-lite']);
    expect(scan('spring49块 墨线40元 40元的墨线')).toEqual(['spring=line:spring', '墨线=line:inkline', '墨线=line:inkline']);
  });

  test('numbers apart from a name do not become its version', () => {
    expect(scan('ink-2 5小时')).toEqual(['ink-2=model:ink-2']);
  });

  test('plans of others are passed over, and lend their tier to nobody', () => {
    expect(scan('墨线 Lite 相当于几倍 Rival Pro')).toEqual(['墨线 Lite=plan:inkline-lite']);
  });

  test('a tier alone takes the line spoken of, and says so', () => {
    expect(names.scan('墨线贵不贵，Pro 呢').map(({ text, tier, entities }) => [text, tier, entities.map(idOf)])).toEqual([
      ['墨线', undefined, ['line:inkline']],
      ['Pro', true, ['plan:inkline-pro']],
    ]);
    expect(names.scan('那 Lite 呢')).toMatchObject([{ tier: true, entities: [{ id: 'inkline-lite' }, { id: 'spring-lite' }] }]);
  });

  test('a tier that the line lacks is told', () => {
    expect(names.scan('墨线 Andante 多少钱')).toMatchObject([{ text: '墨线 Andante', lacks: 'Andante', entities: [{ id: 'inkline' }] }]);
  });

  test('how a name was recognised is told', () => {
    expect(names.scan('inklyne 墨现 moxian inkline').map(({ how }) => how)).toEqual(['typo', 'pinyin', 'pinyin', 'exact']);
  });

  test('a homophone of two characters needs the same tones, or a tier beside it', () => {
    expect(scan('莫闲着')).toEqual([]);
    expect(scan('莫闲 lite')).toEqual(['莫闲 lite=plan:inkline-lite']);
  });

  test('everyday words are no misspelt names', () => {
    const tiers = ['Starter', 'Moderato'].map((name) => ({ line: 'spring', tier: both(name), order: 9, names: both(`Spring ${name}`) }));
    const more = createNames(madeUp({ ...market, 'plans/spring-starter.yaml': tiers[0] ?? {}, 'plans/spring-moderato.yaml': tiers[1] ?? {} }));
    expect(more.scan('I started with moderate use, the price moderated')).toEqual([]);
    expect(more.scan('startr or moderatto').map(({ how }) => how)).toEqual(['typo', 'typo']);
  });

  test('a short name with a slip is believed only beside a tier', () => {
    expect(scan('modau is what I use')).toEqual([]);
    expect(scan('modau lite is what I use')).toEqual(['modau lite=plan:inkline-lite']);
  });

  test('only the kinds asked for', () => {
    expect(scan('墨线 lite with Scribe Code', ['client'])).toEqual(['Scribe Code=client:scribe-code']);
    expect(scan('墨线 lite', ['line'])).toEqual(['墨线=line:inkline']);
    expect(scan('墨线 lite', ['plan'])).toEqual(['墨线 lite=plan:inkline-lite']);
    expect(scan('墨线', ['plan'])).toEqual([]);
  });

  test('whatever the text, mentions are in order, apart and inside it', () => {
    const words = fc.constantFrom(
      '墨线',
      'spring',
      'lite',
      'Andante',
      '和',
      ' ',
      ',',
      '"',
      'ink-2.5',
      'rival pro',
      '4',
      '.',
      '-',
      '墨',
      'ｐｒｏ',
      '🙂',
      '\n',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const mention of names.scan(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(mention.end).toBeLessThanOrEqual(text.length);
          expect(mention.text).toBe(text.slice(mention.start, mention.end));
          expect(mention.entities.length).toBeGreaterThan(0);
          end = mention.end;
        }
        names.split(text, plans);
        names.resolve(text);
        expect(names.complete(text, plans, 5).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 500 },
    );
  });
});

test('names come from the data alone: a vendor taken away is unknown, a new one is found', () => {
  const without = createNames(madeUp());
  expect(told(without.resolve('山泉 Lite'))).toBe('- 山泉 Lite');
  const renamed = createNames(madeUp({ ...market, 'lines/spring.yaml': { ...market['lines/spring.yaml'], aliases: ['大河', 'bigriver'] } }));
  expect(renamed.scan('大河的Andante').map(({ entities }) => entities.map(idOf))).toEqual([['plan:spring-andante']]);
});

test('every name and id of the real data finds its own', () => {
  const catalog = loadCatalog(dataDir);
  const real = createNames(catalog);
  for (const group of [catalog.vendors, catalog.lines, catalog.plans, catalog.models, catalog.clients]) {
    for (const entity of group) {
      for (const text of [entity.id, entity.names.zh, entity.names.en, ...entity.aliases]) {
        const found = real.resolve(text, [entity.kind]);
        expect(told(found), text).toBe(idOf(entity));
      }
    }
  }
});
