/**
 * Discord's OpenAPI document as a judge of requests. The document is made stricter where it is lax (unknown keys, locale names) and its
 * integer-tagged unions become if/then, because `oneOf` over them reports every branch and helps nobody.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

export type Problem = { readonly path: readonly string[]; readonly code: string; readonly message: string };
type Json = { [key: string]: unknown };

const FILE = new URL('../../fixtures/discord-openapi.json', import.meta.url);
/** The document lists two locales more than the reference page does. https://discord.com/developers/docs/reference#locales */
const UNDOCUMENTED_LOCALES = ['ar', 'he'];

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function refName(schema: unknown): string | undefined {
  const ref = isObject(schema) ? schema['$ref'] : undefined;
  return typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
}

/** The integer values of `type` that one branch of a union accepts. */
function tagsOf(schemas: Json, branch: unknown): readonly number[] | undefined {
  const name = refName(branch);
  const target = name ? schemas[name] : undefined;
  const properties = isObject(target) ? target['properties'] : undefined;
  const type = isObject(properties) ? properties['type'] : undefined;
  const tags = isObject(type) ? type['enum'] : undefined;
  return Array.isArray(tags) && tags.every((tag) => typeof tag === 'number') ? tags : undefined;
}

/** `oneOf`/`anyOf` over schemas tagged by an integer `type`, as a chain of if/then; anything else stays. */
function untangle(schemas: Json, node: Json): Json {
  const union = node['oneOf'] ?? node['anyOf'];
  if (!Array.isArray(union) || union.length < 2) return node;
  const nullable = union.some((branch) => isObject(branch) && branch['type'] === 'null');
  const branches = union.filter((branch) => !(isObject(branch) && branch['type'] === 'null'));
  const tags = branches.map((branch) => tagsOf(schemas, branch));
  if (branches.length < 2 || !tags.every((tag) => tag !== undefined)) return node;
  // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own word
  const rule = (condition: Json, demand: unknown): Json => Object.fromEntries(Object.entries({ if: condition }).concat([['then', demand as Json]]));
  const chain = branches.map((branch, index) => rule({ type: 'object', properties: { type: { enum: tags[index] } }, required: ['type'] }, branch));
  const known = rule({ type: 'object' }, { properties: { type: { enum: tags.flat() } }, required: ['type'] });
  return { allOf: [{ type: nullable ? ['object', 'null'] : 'object' }, known, ...chain] };
}

function tighten(schemas: Json, node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => tighten(schemas, item));
  if (!isObject(node)) return node;
  const copy: Json = {};
  for (const [key, value] of Object.entries(untangle(schemas, node))) copy[key] = key === 'if' ? value : tighten(schemas, value);
  const properties = copy['properties'];
  if (isObject(properties) && copy['type'] === 'object' && copy['additionalProperties'] === undefined) {
    copy['additionalProperties'] = false;
    for (const key of ['name_localizations', 'description_localizations']) {
      const localized = properties[key];
      if (isObject(localized)) localized['propertyNames'] = { $ref: '#/components/schemas/DocumentedLocale' };
    }
    // discord.js and Discord itself write this bit field as a string: it is larger than JSON's safe integers.
    if (properties['default_member_permissions']) properties['default_member_permissions'] = { type: ['string', 'integer', 'null'] };
  }
  return copy;
}

type Operation = {
  readonly template: RegExp;
  readonly names: readonly string[];
  readonly methods: Readonly<Record<string, unknown>>;
  readonly path: string;
};

function compileTemplates(paths: Json): readonly Operation[] {
  return Object.entries(paths)
    .map(([path, methods]) => ({
      path,
      methods: methods as Json,
      names: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
      template: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
    }))
    .sort((a, b) => a.names.length - b.names.length);
}

function problemOf(error: ErrorObject): Problem {
  const path = error.instancePath.split('/').filter(Boolean);
  const extra = error.params as { additionalProperty?: string; propertyName?: string; missingProperty?: string };
  const named = extra.additionalProperty ?? extra.propertyName ?? extra.missingProperty;
  return { path: named ? [...path, named] : path, code: error.keyword, message: error.message ?? error.keyword };
}

export type OpenApi = {
  /** The documented operation of a request path (without `/api/v10`), with its path parameters. */
  match(method: string, path: string): { readonly path: string; readonly params: Readonly<Record<string, string>> } | undefined;
  /** What is wrong with this body for that operation; empty when nothing is. */
  check(method: string, template: string, body: unknown): readonly Problem[];
  /** The same for one named schema, as the document has it (responses stay open). */
  checkSchema(name: string, body: unknown): readonly Problem[];
};

export function createOpenApi(): OpenApi {
  const doc = JSON.parse(readFileSync(FILE, 'utf8')) as { paths: Json; components: { schemas: Json } };
  const { schemas } = doc.components;
  const locales = (schemas['AvailableLocalesEnum'] as { oneOf: { const: string }[] }).oneOf.map((item) => item.const);
  const requests: Json = { DocumentedLocale: { enum: locales.filter((locale) => !UNDOCUMENTED_LOCALES.includes(locale)) } };
  for (const [name, schema] of Object.entries(schemas)) requests[name] = tighten(schemas, schema);

  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/);
  ajv.addFormat('nonce', true);
  ajv.addSchema({ $id: 'discord', components: { schemas: requests } });
  ajv.addSchema({ $id: 'answers', components: { schemas } });

  const operations = compileTemplates(doc.paths);
  const compiled = new Map<string, ValidateFunction | null>();

  const validator = (method: string, template: string): ValidateFunction | null => {
    const key = `${method} ${template}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const operation = (doc.paths[template] as Json | undefined)?.[method.toLowerCase()] as Json | undefined;
    const content = (operation?.['requestBody'] as Json | undefined)?.['content'] as Json | undefined;
    const schema = (content?.['application/json'] as Json | undefined)?.['schema'];
    const text = schema ? JSON.stringify(tighten(schemas, schema)).replaceAll('"#/components', '"discord#/components') : undefined;
    const made = text ? ajv.compile(JSON.parse(text)) : null;
    compiled.set(key, made);
    return made;
  };

  const run = (validate: ValidateFunction, body: unknown): readonly Problem[] =>
    validate(body) ? [] : (validate.errors ?? []).filter((error) => error.keyword !== 'if').map(problemOf);

  return {
    match(method, path) {
      for (const operation of operations) {
        const found = operation.template.exec(path);
        if (!found || !(method.toLowerCase() in operation.methods)) continue;
        return { path: operation.path, params: Object.fromEntries(operation.names.map((name, index) => [name, found[index + 1] ?? ''])) };
      }
      return undefined;
    },
    check(method, template, body) {
      const validate = validator(method, template);
      if (!validate) return body === undefined ? [] : [{ path: [], code: 'noBody', message: 'this operation takes no body' }];
      // Through JSON, as the wire does: keys that are `undefined` do not exist.
      return run(validate, body === undefined ? undefined : JSON.parse(JSON.stringify(body)));
    },
    checkSchema: (name, body) => run(ajv.compile({ $ref: `answers#/components/schemas/${name}` }), JSON.parse(JSON.stringify(body))),
  };
}
