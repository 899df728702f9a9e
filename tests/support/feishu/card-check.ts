/** Says what is wrong with a card JSON 2.0: unknown keys (2.0 refuses them) and the documented limits. An oracle apart from the renderer: shares nothing with it. */
import { bodyKeys, configKeys, headerKeys, keysOf, locales, rootKeys, subKeysOf } from './card-keys.ts';
import { type CardProblem, isObject, type Json, type JsonObject, problem, textOf } from './card-problem.ts';
import { checkElement } from './card-rules.ts';

const containers = new Set(['column_set', 'form', 'collapsible_panel', 'interactive_container']);
/** «发送消息» 230025: 30 KB of UTF-8; «卡片 JSON 2.0 结构» 200 elements; «表格» 5 tables; «分栏» five levels of containers. */
const limits = { bytes: 30 * 1024, elements: 200, tables: 5, nesting: 5 } as const;
const templates = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');

export type { CardProblem } from './card-problem.ts';

/** Every problem of `card` as Feishu would see it after JSON; empty when it would be taken. */
export function checkCard(card: unknown): CardProblem[] {
  const text = JSON.stringify(card) ?? '';
  const value = JSON.parse(text || 'null') as Json;
  if (!isObject(value)) return [problem(200621, '', 'not an object')];
  const problems: CardProblem[] = [];
  if (Buffer.byteLength(text) > limits.bytes) problems.push(problem(230025, '', `${Buffer.byteLength(text)} bytes`));
  if (value['schema'] !== '2.0') problems.push(problem(200621, 'schema', 'not 2.0'));
  problems.push(...unknownKeys(value, rootKeys, ''), ...checkConfig(value['config']), ...checkHeader(value['header']));
  const body = value['body'];
  if (!isObject(body)) return [...problems, problem(200621, 'body', 'missing')];
  problems.push(...unknownKeys(body, bodyKeys, 'body'));
  const seen = { elements: 0, tables: 0, ids: new Set<string>(), names: new Set<string>() };
  walk(value, '', { tag: '', path: '', nesting: 0, inside: [] }, seen, problems);
  if (seen.elements > limits.elements) problems.push(problem(11310, '', `${seen.elements} elements`));
  if (seen.tables > limits.tables) problems.push(problem(11310, '', `${seen.tables} tables`));
  return problems;
}

function unknownKeys(value: JsonObject, allowed: readonly string[], at: string): CardProblem[] {
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => problem(200621, `${at}.${key}`, 'unknown property'));
}

function checkConfig(config: Json | undefined): CardProblem[] {
  if (config === undefined) return [];
  if (!isObject(config)) return [problem(200621, 'config', 'not an object')];
  const problems = unknownKeys(config, configKeys, 'config');
  if (config['update_multi'] === false) problems.push(problem(200621, 'config.update_multi', 'only shared cards in 2.0'));
  const summary = config['summary'];
  if (isObject(summary))
    problems.push(...unknownKeys(summary, ['content', 'i18n_content'], 'config.summary'), ...checkI18n(summary, 'config.summary'));
  return problems;
}

function checkHeader(header: Json | undefined): CardProblem[] {
  if (header === undefined) return [];
  if (!isObject(header)) return [problem(200621, 'header', 'not an object')];
  const problems = unknownKeys(header, headerKeys, 'header');
  const title = header['title'];
  if (!isObject(title) || !['plain_text', 'lark_md'].includes(textOf(title['tag']))) problems.push(problem(200621, 'header.title', 'missing'));
  const template = header['template'];
  if (template !== undefined && !templates.includes(textOf(template))) problems.push(problem(200621, 'header.template', textOf(template)));
  return problems;
}

function checkI18n(value: JsonObject, at: string): CardProblem[] {
  const texts = value['i18n_content'];
  if (texts === undefined) return [];
  if (!isObject(texts)) return [problem(200621, `${at}.i18n_content`, 'not an object')];
  return Object.entries(texts)
    .filter(([locale, text]) => !locales.includes(locale) || typeof text !== 'string')
    .map(([locale]) => problem(200621, `${at}.i18n_content.${locale}`, 'not a text of a known locale'));
}

type Place = { readonly tag: string; readonly path: string; readonly nesting: number; readonly inside: readonly string[] };
type Seen = { elements: number; tables: number; readonly ids: Set<string>; readonly names: Set<string> };

function walk(value: Json, at: string, place: Place, seen: Seen, problems: CardProblem[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${at}[${index}]`, place, seen, problems);
    return;
  }
  if (!isObject(value)) return;
  const tag = value['tag'];
  let here = place;
  if (typeof tag === 'string') {
    seen.elements += 1;
    if (tag === 'table') seen.tables += 1;
    here = enter(value, tag, at, place, seen, problems);
  }
  for (const [key, child] of Object.entries(value)) {
    if (isFree(here.tag, key)) continue;
    const path = typeof tag === 'string' ? key : `${here.path}.${key}`;
    descend(child, `${at}.${key}`, path, here, seen, problems);
  }
}

/** Data and maps whose keys are the author's own: rows of a table, the chart's specification, a callback's value, texts by locale. */
function isFree(tag: string, key: string): boolean {
  return (tag === 'table' && key === 'rows') || (tag === 'chart' && key === 'chart_spec') || key === 'value' || key.startsWith('i18n_');
}

function descend(child: Json, at: string, path: string, place: Place, seen: Seen, problems: CardProblem[]): void {
  if (Array.isArray(child)) {
    for (const [index, item] of child.entries()) descend(item, `${at}[${index}]`, `${path}[]`, place, seen, problems);
    return;
  }
  if (!isObject(child)) return;
  if (child['tag'] === undefined && place.tag !== '') {
    const allowed = subKeysOf(place.tag, path);
    if (allowed && allowed.length > 0) problems.push(...unknownKeys(child, allowed, at));
  }
  walk(child, at, { ...place, path }, seen, problems);
}

function enter(value: JsonObject, tag: string, at: string, place: Place, seen: Seen, problems: CardProblem[]): Place {
  const allowed = keysOf(tag);
  if (!allowed) problems.push(problem(200861, at, `unsupported tag ${tag}`));
  else problems.push(...unknownKeys(value, allowed, at));
  problems.push(...checkI18n(value, at), ...checkElement(value, tag, at, place.inside, seen));
  const nesting = place.nesting + (containers.has(tag) ? 1 : 0);
  if (nesting > limits.nesting) problems.push(problem(11310, at, 'nested too deep'));
  return { tag, path: '', nesting, inside: [...place.inside, tag] };
}
