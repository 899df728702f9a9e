/** Families of models and the series within them: "claude" and its "opus". Both go by one kind of id. */
import type { Catalog, Model } from './types.ts';

/** The word between the family and the version of an id: opus of claude-opus-5.5; undefined where there is none. */
export function seriesOf({ id, family }: Pick<Model, 'id' | 'family'>): string | undefined {
  return id.startsWith(`${family}-`) ? /^([a-z]{3,})-\d/.exec(id.slice(family.length + 1))?.[1] : undefined;
}

/** Whether the model is of the family, of the series, or an edition of the version that goes by this id: qwen3.7 of qwen3.7-plus. */
export const isOfFamily = (model: Pick<Model, 'id' | 'family'>, id: string): boolean =>
  model.family === id || seriesOf(model) === id || (/\d$/.test(id) && model.id.startsWith(`${id}-`));

/** Whether the model of this id is there and of the family. */
export function idIsOfFamily(catalog: Pick<Catalog, 'get'>, id: string, family: string): boolean {
  const model = catalog.get('model', id);
  return model !== undefined && isOfFamily(model, family);
}

/** Series that a person names by their word alone: one of several of one family, and no plan's tier. */
export function namedSeries({ models, plans }: Pick<Catalog, 'models' | 'plans'>): readonly string[] {
  const tiers = new Set(plans.flatMap(({ tier }) => [tier.zh.toLowerCase(), tier.en.toLowerCase()]));
  const inFamily = Map.groupBy(models, ({ family }) => family);
  const several = (family: string) => new Set((inFamily.get(family) ?? []).flatMap((model) => seriesOf(model) ?? [])).size > 1;
  return [...Map.groupBy(models, seriesOf)].flatMap(([word, of]) => {
    const families = new Set(of.map(({ family }) => family));
    return word !== undefined && !tiers.has(word) && families.size === 1 && [...families].every(several) ? [word] : [];
  });
}
