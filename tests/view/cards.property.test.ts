/** Whatever is asked of whatever day: a card that can be read, in both languages, with sources for what it says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card } from '#src/card/card.ts';
import { addDays } from '#src/catalog/days.ts';
import type { Entity } from '#src/catalog/types.ts';
import { compare } from '#src/core/compare.ts';
import { totalsOf } from '#src/core/compare-totals.ts';
import { sidesSold } from '#src/core/compare-verdict.ts';
import { apart } from '#src/core/free.ts';
import { inListOrder } from '#src/core/listing.ts';
import { listedModel, listModels } from '#src/core/model-listing.ts';
import { profile } from '#src/core/profile.ts';
import { shortlist } from '#src/core/shortlist.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';
import { compareCard } from '#src/view/compare.ts';
import { modelCard } from '#src/view/model.ts';
import { modelsCard } from '#src/view/models.ts';
import { planCard } from '#src/view/plan.ts';
import { plansCard } from '#src/view/plans.ts';
import { catalog, expectReadable, textsOf } from '#support/readable.ts';

const localizers = createLocalizers();
/** 2025-12-01 to 2026-12-31. */
const day = fc.integer({ min: 0, max: 395 }).map((days) => addDays('2025-12-01', days));
const sides: readonly Entity[] = [...catalog.vendors, ...catalog.lines, ...catalog.plans];
const several = fc.uniqueArray(fc.constantFrom(...sides), { minLength: 2, maxLength: 4, selector: ({ kind, id }) => `${kind} ${id}` });
const within = fc.option(fc.constantFrom(...catalog.vendors, ...catalog.lines), { nil: undefined });
const runs = { numRuns: 120 };
const bare: Card = { title: '', tone: 'info', summary: '', blocks: [], sources: [] };
const MONEY = /[¥$]\d+(?:,\d{3})*(?:\.\d+)?/g;

function inBoth(build: (loc: Localizer) => Card, about: string): readonly (readonly [Lang, Card])[] {
  return langs.map((lang) => {
    const card = build(localizers[lang]);
    expectReadable(card, lang, `${about} in ${lang}`);
    return [lang, card] as const;
  });
}

describe('any comparison on any day', () => {
  test('can be read, cites what it lists, and tells every side', () => {
    fc.assert(
      fc.property(several, day, fc.option(fc.integer({ min: 1, max: 36 }), { nil: undefined }), (entities, on, months) => {
        const view = catalog.at(on);
        const comparison = compare(view, entities);
        const totals = months === undefined ? {} : { totals: totalsOf(view, entities, months) };
        const about = `/compare ${entities.map(({ id }) => id).join(' ')} on ${on}`;
        for (const [lang, card] of inBoth((loc) => compareCard({ comparison, sides: sidesSold(view, entities), ...totals }, loc), about)) {
          for (const entity of entities) expect(card.title).toContain(entity.names[lang]);
        }
      }),
      runs,
    );
  });

  test('says the same figures in both languages', () => {
    // Of the table: the data's own remarks may write "49 元", and so may a name ("¥1398 edition").
    const names = [...sides, ...catalog.plans.map(({ tier }) => ({ names: tier }))]
      .flatMap(({ names: { zh, en } }) => [zh, en])
      .filter((name) => /\d/.test(name))
      .sort((a, b) => b.length - a.length);
    const nameless = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, ''), text);
    const figures = ({ blocks }: Card) =>
      blocks
        .flatMap((block) => (block.type === 'table' ? textsOf({ ...bare, blocks: [block] }) : []))
        .flatMap((text) => nameless(text).match(MONEY) ?? []);
    fc.assert(
      fc.property(several, day, (entities, on) => {
        const comparison = compare(catalog.at(on), entities);
        const sides = sidesSold(catalog.at(on), entities);
        const [zh, en] = langs.map((lang) => figures(compareCard({ comparison, sides }, localizers[lang])));
        expect(zh).toEqual(en);
      }),
      runs,
    );
  });
});

test('sides that are not there yet are said to be unknown, without an empty table', () => {
  const [plus, pro] = [catalog.get('plan', 'kimi-plus'), catalog.get('plan', 'kimi-pro')];
  if (!plus || !pro) throw new Error('the plans of September 2026 are gone');
  const comparison = compare(catalog.at('2025-12-01'), [plus, pro]);
  for (const [lang, card] of inBoth((loc) => compareCard({ comparison, sides: sidesSold(comparison.view, [plus, pro]) }, loc), '/compare too early'))
    expect(card.summary).toContain(
      lang === 'en' ? 'no price, quota or sale status for Kimi Code Plus and Kimi Code Pro' : '没有收录 Kimi Code Plus 和 Kimi Code Pro',
    );
});

describe('every plan on random days', () => {
  test.each(catalog.plans.map((plan) => [plan.id, plan] as const))('%s', (_, plan) => {
    const line = catalog.get('line', plan.line);
    if (!line) throw new Error(`no line of ${plan.id}`);
    const siblings = catalog.plansOf(line.id).filter(({ id }) => id !== plan.id);
    fc.assert(
      fc.property(day, (on) => {
        const view = catalog.at(on);
        inBoth((loc) => planCard({ view, plan, line, siblings, profile: profile(view, plan) }, loc), `/plan ${plan.id} on ${on}`);
      }),
      { numRuns: 6 },
    );
  });
});

test('any list of plans on any day', () => {
  const filter = fc.record(
    {
      within: within.map((ref) => (ref ? [ref] : [])),
      budget: fc.record({
        amount: fc.integer({ min: 0, max: 2000 }),
        currency: fc.constantFrom('CNY' as const, 'USD' as const),
        bound: fc.constantFrom('exact' as const, 'about' as const, 'atMost' as const, 'atLeast' as const),
      }),
      clients: fc.constantFrom(...catalog.clients.map(({ id }) => [id])),
      models: fc.constantFrom(...catalog.models.map(({ id }) => [id])),
      protocols: fc.constantFrom(['openai-protocol'], ['anthropic-protocol']),
      sale: fc.constant('any' as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filter, day, fc.constantFrom('price' as const, 'name' as const), fc.integer({ min: 1, max: 6 }), (needs, on, sort, page) => {
      const view = catalog.at(on);
      const list = shortlist(view, needs);
      const { bought, free } = apart(list.meets, needs, ({ lasting }) => lasting);
      const listed = inListOrder(bought, sort);
      const [scope] = needs.within ?? [];
      const filters = { within: scope, budget: needs.budget, protocol: needs.protocols?.[0], closed: needs.sale === 'any' };
      const values = { view, list, listed, free, filters, args: {}, page };
      inBoth((loc) => plansCard(values, loc), `/plans ${JSON.stringify(needs)} on ${on}`);
    }),
    runs,
  );
});

test('any list of models on any day, and every model of it', () => {
  fc.assert(
    fc.property(within, day, fc.integer({ min: 1, max: 6 }), (scope, on, page) => {
      const view = catalog.at(on);
      const models = listModels(view, scope);
      inBoth((loc) => modelsCard({ view, home: undefined, models, args: {}, page }, loc), `/models ${scope?.id ?? ''} on ${on}`);
    }),
    runs,
  );
  for (const model of catalog.models) {
    for (const on of ['2025-12-20', '2026-02-26', '2026-11-22']) {
      const view = catalog.at(on);
      const values = { view, listed: listedModel(view, model), profile: profile(view, model) };
      inBoth((loc) => modelCard(values, loc), `/models ${model.id} on ${on}`);
    }
  }
});
