/** The JSON schema of Queries in a short notation: a language model reads it as well, at a third of the length. */

type Node = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly const?: string | boolean;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly type?: string;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
};

const NAMES: Readonly<Record<string, string>> = { string: 'text', number: 'number', integer: 'number', boolean: 'true' };

const refName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

function write(node: Node): string {
  if (node.$ref !== undefined) return refName(node.$ref);
  if (node.const !== undefined) return String(node.const);
  if (node.enum) return node.enum.join('|');
  const either = node.oneOf ?? node.anyOf;
  if (either) return either.map(write).join('|');
  if (node.type === 'array') {
    const member = write(node.items ?? {});
    return /[|](?![^{]*})/.test(member) ? `(${member})[]` : `${member}[]`;
  }
  if (node.type === 'object') return `{${fieldsOf(node)}}`;
  return NAMES[node.type ?? ''] ?? 'any';
}

function fieldsOf({ properties = {}, required = [] }: Node): string {
  return Object.entries(properties)
    .map(([name, field]) => {
      const type = write(field);
      return `${name}${required.includes(name) ? '' : '?'}${type === name ? '' : `:${type}`}`;
    })
    .join(', ');
}

/** Its kind, then its other fields. */
function alternative(node: Node): string {
  const { kind, ...properties } = node.properties ?? {};
  return `${String(kind?.const)} {${fieldsOf({ ...node, properties })}}`;
}

/** Whatever field has no type here has the type of its own name. A line for each alternative, told apart by `kind`, then one of the parts with a name. Throws RangeError for a schema that is no list of alternatives. */
export function notationOf(schema: unknown): string {
  const { $defs = {}, oneOf } = schema as Node;
  if (!oneOf) throw new RangeError('a schema of alternatives is needed');
  const parts = Object.entries($defs).map(([name, node]) => `${name} = ${write(node)}`);
  return [...oneOf.map(alternative), parts.join('; ')].join('\n');
}
