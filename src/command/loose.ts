/** A line whose words stand in another order than the command declares: names, choices and sums of money, each given to the option that takes such. */
import type { EntityKind, Mention, Names } from '#src/catalog/types.ts';
import type { Declared } from './context.ts';
import type { OptionSpec } from './define.ts';
import { foldWidth } from './fold.ts';
import type { Values } from './problem.ts';
import type { Readers } from './values.ts';
import { allOptions, type Vocabulary } from './vocabulary.ts';

type Deps = { readonly names: Names; readonly vocabulary: Vocabulary; readonly readers?: Readers };
type Spec = readonly [option: string, spec: OptionSpec];

/** Between names these say nothing; signs of any kind neither. */
const JOINERS = /^(?:和|与|跟|及|以及|的|vs\.?|versus|and|or|with|for|the|me|my|,|&|\+|\/)$/iu;
const EDGES = /^[\s\p{P}]+|[\s\p{P}]+$/gu;

const kindsOf = ([, spec]: Spec): readonly EntityKind[] => (spec.type === 'entity' || spec.type === 'entities' ? spec.kinds : []);

/** The first option that has room for what is named, and the one thing of the kind that it prefers; a name of several such is left over. */
function takerOf(
  { entities }: Mention,
  specs: readonly Spec[],
  values: ReadonlyMap<string, string>,
): { readonly option: string; readonly id: string } | undefined {
  for (const [option, spec] of specs) {
    const free = spec.type === 'entities' || !values.has(option);
    const kind = free ? kindsOf([option, spec]).find((each) => entities.some((entity) => entity.kind === each)) : undefined;
    const [entity, ...others] = entities.filter((each) => each.kind === kind);
    if (entity && others.length === 0) return { option, id: entity.id };
  }
  return undefined;
}

/** What stands between the names, piece by piece. */
function between(text: string, taken: readonly { readonly start: number; readonly end: number }[]): readonly string[] {
  const blanked = taken.reduce((rest, { start, end }) => `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`, text);
  return blanked.split(/\s+/u).flatMap((piece) => piece.replace(EDGES, '') || []);
}

/** The option that a piece is a value of; undefined where it is none. An empty value: it is the name of an option, whose value stands elsewhere. */
function valueIn(piece: string, command: Declared, specs: readonly Spec[], { vocabulary, readers }: Deps): readonly [string, string] | undefined {
  for (const [option, spec] of specs) {
    const choice = spec.type === 'choice' ? vocabulary.choice(command.name, option, piece) : undefined;
    if (choice !== undefined) return [option, choice];
    if (spec.type === 'boolean' && vocabulary.option(command.name, piece) === option) return [option, 'yes'];
    if (spec.type === 'text' && spec.reads === 'money' && readers?.money?.(piece)) return [option, piece];
  }
  return vocabulary.option(command.name, piece) === undefined ? undefined : ['', ''];
}

/**
 * The values by option, with the words that no option takes. Options that take free text read their own words, so that a command that has one is
 * never read loosely: undefined.
 */
export function assignLoosely(
  command: Declared,
  line: string,
  deps: Deps,
): { readonly values: Values; readonly left: readonly string[] } | undefined {
  const specs: readonly Spec[] = Object.entries(allOptions(command));
  if (specs.some(([, spec]) => spec.type === 'text' && spec.positional)) return undefined;
  const text = foldWidth(line);
  const values = new Map<string, string>();
  const put = (option: string, value: string): void => {
    const before = values.get(option);
    values.set(option, before === undefined ? value : `${before} ${value}`);
  };
  const kinds = [...new Set(specs.flatMap(kindsOf))];
  // "anthropic kimi": what is also a value of another option leaves the room to what is a name only.
  const isValueToo = ({ start, end }: Mention): boolean => Boolean(valueIn(text.slice(start, end), command, specs, deps)?.[0]);
  const named = deps.names.scan(text, kinds).toSorted((one, other) => Number(isValueToo(one)) - Number(isValueToo(other)));
  const taken = named.filter((mention) => {
    const taker = mention.how === 'exact' ? takerOf(mention, specs, values) : undefined;
    if (taker) put(taker.option, taker.id);
    return taker !== undefined;
  });
  const left = between(text, taken).filter((piece) => {
    if (JOINERS.test(piece)) return false;
    const found = valueIn(
      piece,
      command,
      specs.filter(([option]) => !values.has(option)),
      deps,
    );
    if (found && found[0] !== '') put(...found);
    return found === undefined;
  });
  return { values: Object.fromEntries(values), left };
}
