/** Whose plans are meant by the name of a client: "codex limits" asks for those of the house that made it. */
import type { Catalog, Client, Line, Vendor } from '#src/catalog/types.ts';
import type { MentionOf, Said } from '../mentions/said.ts';
import { linesOf } from './lines.ts';
import type { Scope } from './scope.ts';

const namesOf = ({ names, aliases }: Pick<Client, 'names' | 'aliases'>): readonly string[] =>
  [names.zh, names.en, ...aliases].map((name) => name.toLowerCase());

/** A client goes by the name of its house, or of a family of its models: "OpenAI Codex", "Qwen Code". */
export function makerOf(client: Client, catalog: Catalog): Vendor | undefined {
  const own = namesOf(client);
  const begins = (word: string) => own.some((name) => name === word || name.startsWith(`${word} `));
  const house = catalog.vendors.find((vendor) => namesOf(vendor).some(begins));
  const family = catalog.models.find((model) => model.vendor !== undefined && begins(model.family));
  return house ?? (family?.vendor === undefined ? undefined : catalog.get('vendor', family.vendor));
}

/** What a plan has and no program. */
const SOLD = ['quota', 'price', 'tiers', 'promotion', 'renewal', 'charged-by', 'changed', 'carries-over'] as const;
/** Words that make a client a means. */
const MEANS = ['supports', 'which', 'all', 'recommend', 'guide', 'environment', 'choose', 'enough', 'endpoint', 'protocols', 'key', 'only'] as const;

/** The lines that the maker of the one client named sells, where something of a plan is asked and no plan, line or model is named. */
export function sellersOf(names: readonly MentionOf<'name'>[], heard: Said, scope: Scope): readonly { readonly name: MentionOf<'name'>; readonly lines: readonly Line[] }[] {
  const [name, second] = names;
  const [client] = name?.entities ?? [];
  if (!name || second || client?.kind !== 'client' || !heard.has(...SOLD) || heard.has('free', ...MEANS)) return [];
  const maker = makerOf(client, scope.catalog);
  const lines = maker ? linesOf({ ...name, entities: [maker] }, heard, scope) : [];
  return lines.length > 0 ? [{ name, lines }] : [];
}
