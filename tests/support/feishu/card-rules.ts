/** What the pages of the single elements say beyond their keys. Each rule names its page. */
import { type CardProblem, isObject, type JsonObject, listOf, problem, textOf } from './card-problem.ts';

type Seen = { readonly ids: Set<string>; readonly names: Set<string> };
type Rule = (element: JsonObject, inside: readonly string[], seen: Seen) => string | undefined;

const textSizes =
  'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation xxxx-large xxx-large xx-large x-large large medium small x-small'.split(
    ' ',
  );
const buttonTypes = 'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(' ');
const columnTypes = 'text lark_md options number persons date markdown'.split(' ');
const interactive = new Set(['input', 'select_static', 'multi_select_static', 'button', 'date_picker', 'checker']);

const contentOf = (value: unknown) => (isObject(value) && typeof value['content'] === 'string' ? value['content'] : undefined);
const webAddress = /^(https?|lark):\/\//;

function tableColumns(element: JsonObject): string | undefined {
  const columns = listOf(element['columns']);
  const names = columns.map((column) => textOf(column['name']));
  if (columns.length === 0 || columns.length > 50) return `${columns.length} columns`;
  if (new Set(names).size !== names.length) return 'two columns of one name';
  if (columns.some((column) => !columnTypes.includes(textOf(column['data_type'])))) return 'unknown data_type';
  if (columns.some((column) => column['display_name'] !== undefined && typeof column['display_name'] !== 'string')) return 'display_name is not text';
  const width = /^(auto|[1-9]\d?%|100%|(8\d|9\d|[1-5]\d\d|600)px)$/;
  if (columns.some((column) => column['width'] !== undefined && !width.test(textOf(column['width'])))) return 'width';
  for (const row of listOf(element['rows'])) {
    for (const [name, cell] of Object.entries(row)) {
      const column = columns.find((other) => other['name'] === name);
      if (!column) return `a cell without column: ${name}`;
      if (['text', 'lark_md', 'markdown'].includes(textOf(column['data_type'])) && typeof cell !== 'string') return `cell ${name} is not text`;
      if (column['data_type'] === 'number' && typeof cell !== 'number') return `cell ${name} is not a number`;
    }
  }
  return undefined;
}

const rules: Readonly<Record<string, readonly Rule[]>> = {
  // «表格»
  table: [
    (_element, inside) => (inside.length > 0 ? 'a table only at the root' : undefined),
    (element) => (!inRange(element['page_size'], 1, 10) ? 'page_size' : undefined),
    (element) =>
      /^(low|middle|high|auto|(3[2-9]|[4-9]\d|1[01]\d|12[0-4])px)$/.test(textOf(element['row_height'] ?? 'low')) ? undefined : 'row_height',
    tableColumns,
  ],
  // «表单容器»
  form: [
    (_element, inside) => (inside.length > 0 ? 'a form only at the root' : undefined),
    (element) => (typeof element['name'] === 'string' && element['name'] !== '' ? undefined : 'no name'),
    (element) => (JSON.stringify(element).includes('"form_action_type":"submit"') ? undefined : 'no submit button'),
    (element) => (/"tag":"(table|chart)"/.test(JSON.stringify(element)) ? 'a table or chart inside' : undefined),
    (element, _inside, seen) => takeName(element, seen),
  ],
  // «折叠面板»
  collapsible_panel: [
    (element) => (isObject(element['header']) ? undefined : 'no header'),
    (element) => {
      const title = isObject(element['header']) ? element['header']['title'] : undefined;
      return isObject(title) && ['plain_text', 'markdown'].includes(textOf(title['tag'])) ? undefined : 'title must be plain_text or markdown';
    },
  ],
  // «图表»: the server's own message for 200550
  chart: [
    (element) => (isObject(element['chart_spec']) ? undefined : 'no chart_spec'),
    (element) => {
      const axes = isObject(element['chart_spec']) ? element['chart_spec']['axes'] : undefined;
      return axes === undefined || Array.isArray(axes) ? undefined : 'axes: Invalid type. Expected: array';
    },
    (element) => (['1:1', '2:1', '4:3', '16:9', undefined].includes(element['aspect_ratio'] as string | undefined) ? undefined : 'aspect_ratio'),
  ],
  // «按钮»
  button: [
    (element) => ((contentOf(element['text']) ?? '').length <= 100 ? undefined : 'text over 100'),
    (element) => (contentOf(element['text'])?.trim() ? undefined : 'no text'),
    (element) => (buttonTypes.includes(textOf(element['type'] ?? 'default')) ? undefined : 'type'),
  ],
  // «下拉选择-单选»
  select_static: [
    (element) => ((contentOf(element['placeholder']) ?? '').length <= 100 ? undefined : 'placeholder over 100'),
    (element) => {
      const values = listOf(element['options']).map((option) => option['value']);
      if (values.some((value) => typeof value !== 'string' || value === '')) return 'an option without value';
      return new Set(values).size === values.length ? undefined : 'two options of one value';
    },
    (element) => {
      const initial = element['initial_option'];
      return initial === undefined || listOf(element['options']).some((option) => option['value'] === initial)
        ? undefined
        : 'initial_option is no option';
    },
  ],
  // «输入框»
  input: [
    (element) => ((contentOf(element['placeholder']) ?? '').length <= 100 ? undefined : 'placeholder over 100'),
    (element) => (element['max_length'] === undefined || inRange(element['max_length'], 1, 1000) ? undefined : 'max_length'),
  ],
  // «图片»
  img: [
    (element) => (typeof element['img_key'] === 'string' && element['img_key'].startsWith('img_') ? undefined : 'img_key'),
    (element) => (isObject(element['alt']) ? undefined : 'no alt'),
  ],
  // «分栏»
  column: [(element) => (element['weight'] === undefined || inRange(element['weight'], 1, 5) ? undefined : 'weight')],
  column_set: [
    (element) => (['none', 'stretch', 'flow', 'bisect', 'trisect', undefined].includes(element['flex_mode'] as string) ? undefined : 'flex_mode'),
  ],
};

/** Problems of one element: the rules of its tag, and those of all. */
export function checkElement(element: JsonObject, tag: string, at: string, inside: readonly string[], seen: Seen): CardProblem[] {
  const found = [...(rules[tag] ?? []), ...common].map((rule) => rule(element, inside, seen)).filter((why) => why !== undefined);
  return found.map((why) => problem(tag === 'chart' ? 200550 : tag === 'table' || tag === 'form' ? 11310 : 200621, at, `${tag}: ${why}`));
}

const common: readonly Rule[] = [
  (element) => (element['text_size'] === undefined || textSizes.includes(textOf(element['text_size'])) ? undefined : 'text_size'),
  (element) => (isText(element) && typeof element['content'] !== 'string' ? 'no content' : undefined),
  (element, inside, seen) => {
    if (!interactive.has(textOf(element['tag'])) || !inside.includes('form')) return undefined;
    return typeof element['name'] === 'string' && element['name'] !== '' ? takeName(element, seen) : 'no name inside a form';
  },
  (element) => (element['required'] !== undefined && typeof element['required'] !== 'boolean' ? 'required' : undefined),
  (element, _inside, seen) => {
    const id = element['element_id'];
    if (id === undefined) return undefined;
    if (typeof id !== 'string' || !/^[A-Za-z]\w{0,19}$/.test(id)) return 'element_id';
    if (seen.ids.has(id)) return 'element_id twice';
    seen.ids.add(id);
    return undefined;
  },
  (element) => {
    for (const behavior of listOf(element['behaviors'])) {
      if (behavior['type'] === 'callback' && !isObject(behavior['value'])) return 'a callback takes an object';
      if (behavior['type'] === 'open_url' && !webAddress.test(textOf(behavior['default_url']))) return 'open_url needs http(s)';
      if (behavior['type'] !== 'callback' && behavior['type'] !== 'open_url') return 'unknown behavior';
    }
    return undefined;
  },
];

function isText(element: JsonObject): boolean {
  return ['plain_text', 'lark_md', 'markdown'].includes(textOf(element['tag']));
}

function takeName(element: JsonObject, seen: Seen): string | undefined {
  const name = textOf(element['name']);
  if (seen.names.has(name)) return `name ${name} twice`;
  seen.names.add(name);
  return undefined;
}

function inRange(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}
