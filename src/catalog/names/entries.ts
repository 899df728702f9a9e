/** What every name of the data stands for. Nothing here knows a name: a file added to the data is found by its names at once. */
import type { Catalog, Entity, Line, Plan } from '../types.ts';
import { hasHan, keyOf } from './normalise.ts';
import { sounds } from './pinyin.ts';

/** One name, written as `keyOf` writes it. Of nobody: the name of something outside the data, which must not be taken for one of ours. */
export type Entry = {
  readonly key: string;
  readonly entities: readonly Entity[];
  /** The plans whose tier it is ("Lite"), whatever their line. */
  readonly tiers: readonly Plan[];
  /** Of a key with Chinese characters: of each character its syllable with tone, anything else itself. */
  readonly sounds?: readonly string[];
};

type Named = { readonly id: string; readonly names: { readonly zh: string; readonly en: string }; readonly aliases: readonly string[] };

/** Every text that names the thing by itself, the shown names first. */
export function namesOf({ id, names, aliases }: Named): readonly string[] {
  return [names.zh, names.en, ...aliases, id];
}

/** The words for its tier; of two words people turn the order round ("极速版 Max"). */
export function tiersOf({ tier }: Plan): readonly string[] {
  const texts = [tier.zh, tier.en];
  const turned = texts.map((text) => text.split(/[\s-]+/)).filter((words) => words.length === 2);
  return [...new Set([...texts, ...turned.map((words) => words.reverse().join(' '))])];
}

export function everyEntity(catalog: Catalog): readonly Entity[] {
  return [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients];
}

/** "coder-next" of Qwen3-Coder-Next: what follows the family and its version, where it is words enough to be told. */
function tailOf(text: string): string | undefined {
  const [, ...rest] = text.split('-');
  return rest.length > 1 && rest.every((part) => /^[a-z]{3,}$/i.test(part)) ? rest.join('-') : undefined;
}

/** Tails of model names that are one model's alone. */
function tailsOf({ models }: Catalog): ReadonlyMap<string, Entity> {
  const tails = Map.groupBy(
    models.flatMap((model) =>
      [
        ...new Set(
          namesOf(model)
            .flatMap((text) => tailOf(text) ?? [])
            .map(keyOf),
        ),
      ].map((key) => ({ key, model })),
    ),
    ({ key }) => key,
  );
  return new Map([...tails].flatMap(([key, [first, ...more]]) => (first && more.length === 0 ? [[key, first.model] as const] : [])));
}

/** All entries by key. A version may be written without its full stop ("glm47") where that is no name of its own. */
export function entriesOf(catalog: Catalog): ReadonlyMap<string, Entry> {
  const entries = new Map<string, { key: string; entities: Entity[]; tiers: Plan[] }>();
  const entry = (key: string) => {
    const found = entries.get(key) ?? { key, entities: [], tiers: [] };
    if (key !== '') entries.set(key, found);
    return found;
  };
  const name = (text: string, entity: Entity) => {
    const { entities } = entry(keyOf(text));
    if (!entities.includes(entity)) entities.push(entity);
  };
  for (const entity of everyEntity(catalog)) for (const text of namesOf(entity)) name(text, entity);
  for (const plan of catalog.plans) for (const text of tiersOf(plan)) entry(keyOf(text)).tiers.push(plan);
  for (const term of Object.values(catalog.glossary)) if (term.kind === 'product') for (const text of namesOf(term)) entry(keyOf(text));
  for (const [key, model] of tailsOf(catalog)) if (!entries.has(key)) entry(key).entities.push(model);
  const dotted = [...entries.values()].filter(({ key }) => key.includes('.'));
  for (const { key, entities } of dotted) {
    const short = key.replaceAll('.', '');
    if (!entries.has(short)) entries.set(short, { key: short, entities: [...entities], tiers: [] });
  }
  return new Map([...entries].map(([key, found]) => [key, hasHan(key) ? { ...found, sounds: sounds(key) } : found]));
}

/** A vendor beside its own line, a line beside its own plan: one thing said twice, of which the narrower answers better. */
export function narrowest(catalog: Catalog, entities: readonly Entity[]): readonly Entity[] {
  const covered = new Set<Entity | undefined>();
  for (const entity of entities) {
    const above = entity.kind === 'plan' ? catalog.get('line', entity.line) : entity;
    if (entity.kind === 'plan') covered.add(above);
    if (above?.kind === 'line') covered.add(catalog.get('vendor', above.vendor));
  }
  return entities.filter((entity) => !covered.has(entity));
}

/** The lines that a name before a tier may mean: those it names, else their sisters in the same region, else those of the vendor it names. */
export function linesMeant(catalog: Catalog, entities: readonly Entity[]): readonly (readonly Line[])[] {
  const lines = entities.filter((entity): entity is Line => entity.kind === 'line');
  const sisters = lines.flatMap((line) => catalog.linesOf(line.vendor).filter(({ id, region }) => id !== line.id && region === line.region));
  const ofVendors = entities.flatMap((entity) => (entity.kind === 'vendor' ? catalog.linesOf(entity.id) : []));
  return [lines, sisters, ofVendors].filter((group) => group.length > 0);
}
