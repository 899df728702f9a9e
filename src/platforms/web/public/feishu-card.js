// A card JSON 2.0 as Feishu's client shows it: `feishuCard(card, { locale, dark, press })` gives an element.
// `locale`: the language of the viewer's client ("zh_cn", "en_us"), which chooses among `i18n_content`.
import { el } from './dom.js';
import { feishuChart } from './feishu-chart.js';
import { parseMarkdown } from './feishu-markdown.js';
import { feishuTable } from './feishu-table.js';

const SAFE = /^https?:\/\//;

/** The text that this viewer sees; another language is shown where theirs is not there. */
export function textOf(node, { locale }, key = 'content') {
  const others = node?.[`i18n_${key}`];
  return others?.[locale] ?? node?.[key] ?? '';
}

function inline(node) {
  const inner = () => node.children.flatMap(inline);
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return el('br');
    case 'bold':
      return el('strong', {}, inner());
    case 'italic':
      return el('em', {}, inner());
    case 'strike':
      return el('s', {}, inner());
    case 'code':
      return el('code', {}, node.text);
    case 'font':
      return el('span', { class: `fs-${node.color}` }, inner());
    case 'link':
      return SAFE.test(node.url) ? el('a', { href: node.url, target: '_blank', rel: 'noreferrer' }, inner()) : inner();
    case 'at':
      return el('span.fs-at', {}, `@${node.text}`);
    default:
      return el('span.fs-at', {}, node.text);
  }
}

export function markdownNodes(source) {
  return parseMarkdown(source).flatMap(inline);
}

function textElement(node, context) {
  const content = textOf(node, context);
  const body = node.tag === 'plain_text' ? content : markdownNodes(content);
  const grey = node.text_color === 'grey' ? '.fs-grey' : '';
  return el(`div.fs-text.fs-${node.text_size ?? 'normal'}${grey}`, {}, body);
}

function callbackValue(element) {
  return element.behaviors?.find((behavior) => behavior.type === 'callback')?.value;
}

const callback = (element) => callbackValue(element)?.a;

function button(element, context) {
  const label = textOf(element.text, context);
  const link = element.behaviors?.find((behavior) => behavior.type === 'open_url')?.default_url;
  if (link)
    return el(
      `a.fs-button.fs-${element.type ?? 'default'}`,
      { href: SAFE.test(link) ? link : undefined, target: '_blank', rel: 'noreferrer' },
      label,
    );
  const submit = element.form_action_type === 'submit';
  const onclick = submit ? undefined : () => context.press?.({ id: callback(element), label });
  return el(`button.fs-button.fs-${element.type ?? 'default'}`, { type: submit ? 'submit' : 'button', ...(onclick ? { onclick } : {}) }, label);
}

function select(element, context) {
  const options = element.options.map((option) =>
    el('option', { value: option.value, selected: option.value === element.initial_option }, textOf(option.text, context)),
  );
  // The client has words of its own where the card has none.
  const words = textOf(element.placeholder, context) || (context.locale === 'zh_cn' ? '请选择' : 'Select');
  const placeholder = el('option', { value: '', disabled: !!element.required, selected: element.initial_option === undefined }, words);
  const { a: id, m: menu } = callbackValue(element) ?? {};
  const onchange = ({ target: { value, selectedOptions } }) => {
    const label = selectedOptions[0].textContent;
    if (menu) context.press?.({ id: value, label });
    else if (id) context.press?.({ id, value, label });
  };
  return el('select.fs-select', { name: element.name, required: element.required, onchange, 'aria-label': words }, placeholder, options);
}

function input(element, context) {
  return el(
    'label.fs-input',
    {},
    el('span', {}, textOf(element.label, context), element.required ? el('em', {}, ' *') : false),
    el('input', {
      name: element.name,
      required: element.required,
      maxlength: element.max_length,
      value: textOf(element, context, 'default_value'),
      placeholder: textOf(element.placeholder, context),
    }),
  );
}

/** What a client sends back: every named field, by its name; the bot takes the numbers off again. */
function form(element, context) {
  const submit = element.elements.find((one) => one.form_action_type === 'submit');
  const onsubmit = (event) => {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name.replace(/^f\d+_\d+_/, ''), value]));
    context.press?.({ id: callback(submit), fields, label: textOf(submit.text, context) });
  };
  return el('form.fs-form', { onsubmit }, elements(element.elements, context));
}

function div(element, context) {
  const fields = (element.fields ?? []).map((field) =>
    el(field.is_short ? 'div.fs-field' : 'div.fs-field.fs-wide', {}, textElement(field.text, context)),
  );
  return el('div.fs-div', {}, element.text ? textElement(element.text, context) : false, fields.length > 0 ? el('div.fs-fields', {}, fields) : false);
}

const draw = {
  div,
  markdown: textElement,
  hr: () => el('hr.fs-hr'),
  table: (element) => feishuTable(element, markdownNodes),
  chart: feishuChart,
  img: (element, context) => el('figure.fs-img', {}, textOf(element.alt, context), ` (${element.img_key})`),
  collapsible_panel: (element, context) =>
    el(
      'details.fs-panel',
      { open: element.expanded },
      el('summary', {}, textOf(element.header.title, context)),
      el('div.fs-inside', {}, elements(element.elements, context)),
    ),
  column_set: (element, context) =>
    el(
      'div.fs-columns',
      {},
      element.columns.map((column) => el('div.fs-column', {}, elements(column.elements, context))),
    ),
  button,
  select_static: select,
  input,
  form,
};

function elements(list, context) {
  return list.map((element) => draw[element.tag]?.(element, context) ?? el('pre.fs-unknown', {}, JSON.stringify(element, null, 1)));
}

export function feishuCard(card, context) {
  const subtitle = card.header.subtitle ? el('p', {}, textOf(card.header.subtitle, context)) : false;
  const header = el(`header.fs-header.fs-${card.header.template}`, {}, el('h3', {}, textOf(card.header.title, context)), subtitle);
  return el('article.fs-card', {}, header, el('div.fs-body', {}, elements(card.body.elements, context)));
}
