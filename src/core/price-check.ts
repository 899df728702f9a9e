/**
 * Our API prices in US dollars held against somebody else's list: what differs, what is missing there, what is new. Models are matched by their
 * names, lists by currency and by who offers them; nothing is ever converted.
 */
import { type KindPrices, modelsDevCurrency, type OfferedPrice, type PriceKind, type PriceTier } from '#src/catalog/models-dev.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { Model, Vendor, View } from '#src/catalog/types.ts';
import { listedModel, type PriceList } from './model-listing.ts';

export type PriceFinding = {
  readonly status: 'differs' | 'missing' | 'new';
  /** Our model; absent for one that we do not have. */
  readonly model?: string;
  /** Which of our lists: who hosts it, or its name. */
  readonly list?: string;
  /** What the file calls them; absent where it has nothing of the kind. */
  readonly offered?: { readonly provider: string; readonly model: string };
  /** US dollars per 1M tokens; `over`: of requests with more input tokens than that. */
  readonly prices: readonly PriceRow[];
};

export type PriceRow = { readonly kind: PriceKind; readonly over?: number; readonly ours?: number; readonly theirs?: number };

export type PriceCheck = {
  readonly currency: Currency;
  /** Prices that stand in both lists and are the same. */
  readonly same: number;
  readonly findings: readonly PriceFinding[];
  /** Our lists whose provider is not in the file at all. */
  readonly uncovered: readonly { readonly model: string; readonly list?: string }[];
  /** Our lists in other currencies, which the file cannot be held against. */
  readonly otherCurrency: Readonly<Partial<Record<Currency, number>>>;
};

const order: readonly PriceKind[] = ['input', 'cached-input', 'output', 'cache-write'];

/** Case, dots, spaces and the path before the name do not matter: "moonshotai/Kimi-K2.5" is "kimi-k2-5". */
const plain = (name: string): string =>
  (name.normalize('NFKC').toLowerCase().split('/').at(-1) ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
/** "siliconflow-cn" is SiliconFlow, for China. */
const REGION = /-(?:cn|china|intl|global)$/;
const house = (name: string): string => plain(name).replace(REGION, '').replaceAll('-', '');
const isChinese = ({ provider }: OfferedPrice): boolean => provider.id.endsWith('-cn') || /china/i.test(provider.name);

type Named = { readonly names: { readonly zh: string; readonly en: string }; readonly aliases: readonly string[] };
const namesOf = ({ names, aliases }: Named): readonly string[] => [names.en, names.zh, ...aliases];

/** The prices that lead in one of our lists. */
type OurList = { readonly model: Model; readonly label?: string; readonly host?: string; readonly chinese?: boolean; readonly prices: KindPrices };

function ourList(model: Model, list: PriceList): OurList {
  const label = list.host ?? list.list;
  const prices = Object.fromEntries(
    order.flatMap((kind) => {
      const tiers = list.kinds[kind]?.readings[0]?.lead.fact.tiers;
      return tiers ? [[kind, tiers]] : [];
    }),
  );
  const region = list.list === 'cn' ? { chinese: true } : list.list === 'intl' ? { chinese: false } : {};
  return { model, prices, ...(label === undefined ? {} : { label }), ...(list.host === undefined ? {} : { host: list.host }), ...region };
}

function modelKeys(models: readonly Model[]): ReadonlyMap<string, Model> {
  return new Map(models.flatMap((model) => [model.id, ...namesOf(model)].map((name) => [plain(name), model] as const)));
}

/** A maker's or a vendor's name may stand before the model's ("moonshotai.kimi-k2.5"). */
function createMatcher(view: View) {
  const { models, vendors, lines } = view.catalog;
  const keys = modelKeys(models);
  const prefixes = [...vendors.flatMap((vendor) => [vendor.id, ...namesOf(vendor)]), ...models.flatMap(({ maker }) => [maker.en])].map(plain);
  const housesOf = (model: Model): ReadonlySet<string> => {
    const vendor: Vendor | undefined = model.vendor === undefined ? undefined : view.catalog.get('vendor', model.vendor);
    const own = vendor ? [vendor.id, ...namesOf(vendor), ...lines.filter((line) => line.vendor === vendor.id).map(({ id }) => id)] : [];
    return new Set([...own, model.maker.en, model.maker.zh].map(house));
  };
  const houses = new Map(models.map((model) => [model.id, housesOf(model)]));
  const find = ({ model }: OfferedPrice): Model | undefined => {
    const key = plain(model.id);
    const without = prefixes.filter((prefix) => prefix !== '' && key.startsWith(`${prefix}-`)).map((prefix) => key.slice(prefix.length + 1));
    return [key, ...without, plain(model.name)].map((each) => keys.get(each)).find((found) => found !== undefined);
  };
  /** Whether the provider is the one that the list is of; of no list in particular: the model's own house. */
  const offers = (offered: OfferedPrice, { model, host, chinese }: Pick<OurList, 'model' | 'host' | 'chinese'>): boolean => {
    const provider = house(offered.provider.id);
    if (host !== undefined) return provider === house(host);
    return (houses.get(model.id)?.has(provider) ?? false) && (chinese === undefined || chinese === isChinese(offered));
  };
  const isHouse = (offered: OfferedPrice): boolean => [...houses.values()].some((own) => own.has(house(offered.provider.id)));
  return { find, offers, isHouse };
}

type Step = { readonly over: number | undefined; readonly amount: number };

/** From which input on each tier holds; undefined where the tier before it does not say how far it goes. */
function stepsOf(tiers: readonly PriceTier[] = []): readonly Step[] {
  return tiers.map(({ amount }, i) => ({ amount, over: i === 0 ? 0 : tiers[i - 1]?.upTo }));
}

/** Tiers side by side: by the input from which they hold, or one after the other where either list does not say it. */
function rowsOf(kind: PriceKind, ours: readonly PriceTier[] | undefined, theirs: readonly PriceTier[] | undefined): readonly PriceRow[] {
  const [own, other] = [stepsOf(ours), stepsOf(theirs)];
  const known = [...own, ...other].every(({ over }) => over !== undefined);
  const places = known
    ? [...new Set([...own, ...other].map(({ over }) => over))].toSorted((a = 0, b = 0) => a - b)
    : Array.from({ length: Math.max(own.length, other.length) }, (_, i) => i);
  const at = (steps: readonly Step[], place: number | undefined) => (known ? steps.find(({ over }) => over === place) : steps[place ?? 0]);
  return places.map((place): PriceRow => {
    const [a, b] = [at(own, place), at(other, place)];
    const over = a?.over ?? b?.over;
    return { kind, ...(over ? { over } : {}), ...(a ? { ours: a.amount } : {}), ...(b ? { theirs: b.amount } : {}) };
  });
}

function findingsBetween(
  { model, label, prices }: OurList,
  offered: OfferedPrice,
): { readonly same: number; readonly findings: readonly PriceFinding[] } {
  const rows = order.flatMap((kind) => rowsOf(kind, prices[kind], offered.prices[kind]));
  const about = {
    model: model.id,
    ...(label === undefined ? {} : { list: label }),
    offered: { provider: offered.provider.id, model: offered.model.id },
  };
  const finding = (status: PriceFinding['status'], found: readonly PriceRow[]): readonly PriceFinding[] =>
    found.length === 0 ? [] : [{ status, ...about, prices: found }];
  const both = rows.filter(({ ours, theirs }) => ours !== undefined && theirs !== undefined);
  return {
    same: both.filter(({ ours, theirs }) => ours === theirs).length,
    findings: [
      ...finding(
        'differs',
        both.filter(({ ours, theirs }) => ours !== theirs),
      ),
      ...finding(
        'missing',
        rows.filter(({ ours, theirs }) => ours !== undefined && theirs === undefined),
      ),
      ...finding(
        'new',
        rows.filter(({ ours, theirs }) => ours === undefined && theirs !== undefined),
      ),
    ],
  };
}

const listed = (prices: KindPrices, side: 'ours' | 'theirs'): readonly PriceRow[] =>
  order.flatMap((kind) => (side === 'ours' ? rowsOf(kind, prices[kind], undefined) : rowsOf(kind, undefined, prices[kind])));

/**
 * `offers`: the other list, in US dollars. Where it has the provider that a list of ours is of, the two are compared; a file in which no provider is
 * the house of any model of ours is taken as one list.
 */
export function checkPrices(view: View, offers: readonly OfferedPrice[]): PriceCheck {
  const matcher = createMatcher(view);
  const matched = offers.map((offered) => ({ offered, model: matcher.find(offered) }));
  const lists = view.catalog.models.flatMap((model) =>
    listedModel(view, model).priceLists.map((list) => ({ currency: list.currency, list: ourList(model, list) })),
  );
  const ours = lists.filter(({ currency }) => currency === modelsDevCurrency).map(({ list }) => list);
  const houses = matched.some(({ offered }) => matcher.isHouse(offered) || ours.some((list) => matcher.offers(offered, list)));
  const belongs = (offered: OfferedPrice, list: OurList) => !houses || matcher.offers(offered, list);

  const used = new Set<OfferedPrice>();
  const uncovered: { model: string; list?: string }[] = [];
  let same = 0;
  const compared = ours.flatMap((list): readonly PriceFinding[] => {
    const about = { model: list.model.id, ...(list.label === undefined ? {} : { list: list.label }) };
    const found = matched.filter(({ offered, model }) => model === list.model && belongs(offered, list));
    if (found.length === 0) {
      if (matched.some(({ offered }) => belongs(offered, list))) return [{ status: 'missing', ...about, prices: listed(list.prices, 'ours') }];
      uncovered.push(about);
      return [];
    }
    return found.flatMap(({ offered }) => {
      used.add(offered);
      const between = findingsBetween(list, offered);
      same += between.same;
      return between.findings;
    });
  });
  const fresh = matched
    .filter(({ offered }) => !used.has(offered) && (!houses || matcher.isHouse(offered)))
    .map(
      ({ offered, model }): PriceFinding => ({
        status: 'new',
        ...(model ? { model: model.id } : {}),
        offered: { provider: offered.provider.id, model: offered.model.id },
        prices: listed(offered.prices, 'theirs'),
      }),
    );
  const otherCurrency: Partial<Record<Currency, number>> = {};
  for (const { currency } of lists) if (currency !== modelsDevCurrency) otherCurrency[currency] = (otherCurrency[currency] ?? 0) + 1;
  const rank = ['differs', 'missing', 'new'];
  return {
    currency: modelsDevCurrency,
    same,
    findings: [...compared, ...fresh].sort((a, b) => rank.indexOf(a.status) - rank.indexOf(b.status)),
    uncovered,
    otherCurrency,
  };
}
