// The neutral card as HTML.

import { chart } from './chart.js';
import { el, rich } from './dom.js';

let cards = 0;
/** More columns do not stand side by side on a phone: there each row is a few lines. */
const SIDE_BY_SIDE = 3;

function cell(value, column, context) {
  const plain = typeof value === 'object' && !Array.isArray(value) && 'text' in value ? value : { text: value };
  const classes = ['td', column?.align === 'right' && 'right', plain.better && 'better', plain.muted && 'muted'].filter(Boolean).join('.');
  const badge = plain.better && el('span.badge', { title: context.words.better }, '✓', el('span.hidden', {}, context.words.better));
  return el(classes, { 'data-label': column?.named && column.label }, rich(plain.text, context.id), badge);
}

function table(block, context) {
  const head = block.columns.map((column) => el(column.align === 'right' ? 'th.right' : 'th', { scope: 'col' }, column.label));
  const rows = block.rows.map((row) =>
    el(
      'tr',
      {},
      row.map((value, i) => cell(value, block.columns[i], context)),
    ),
  );
  return el(
    block.columns.length > SIDE_BY_SIDE ? 'figure.table.wide' : 'figure.table',
    {},
    el('div.scroll', { tabindex: '0' }, el('table', {}, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows))),
    block.caption && el('figcaption', {}, block.caption),
  );
}

function button(item, context) {
  if (item.type === 'link')
    return el('a.button.link', { href: item.url, target: '_blank', rel: 'noreferrer' }, item.label, el('span', { 'aria-hidden': 'true' }, ' ↗'));
  return el(
    `button.button${item.style ? `.${item.style}` : ''}`,
    { type: 'button', onclick: () => context.press({ id: item.id, label: item.label }) },
    item.label,
  );
}

function select(block, context) {
  const options = block.options.map(({ value, label, description }) =>
    el('option', { value, selected: value === block.selected }, description ? `${label} — ${description}` : label),
  );
  const choose = (event) => {
    const { value, selectedOptions } = event.target;
    if (value) context.press({ id: block.id, value, label: selectedOptions[0].textContent });
  };
  return el('select.select', { 'aria-label': block.placeholder, onchange: choose }, el('option', { value: '' }, block.placeholder), options);
}

function field({ name, label, placeholder, value, required, options }, context) {
  const control = options
    ? el(
        'select',
        { name, required: required ?? false },
        el('option', { value: '' }, context.words.choose),
        options.map((option) => el('option', { value: option.value, selected: option.value === value }, option.label)),
      )
    : el('input', { name, placeholder, value, required: required ?? false });
  return el('label.field', {}, el('span', {}, label), control);
}

function form(block, context) {
  const submit = (event) => {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ''));
    context.press({ id: block.id, fields, label: block.submit });
  };
  return el(
    'form.form',
    { onsubmit: submit },
    el('h3', {}, block.title),
    el(
      'div.grid',
      {},
      block.fields.flatMap((each, i) => [i > 0 && each.part !== block.fields[i - 1].part ? el('h4', {}, each.part) : false, field(each, context)]),
    ),
    el('button.button.primary', { type: 'submit' }, block.submit),
  );
}

function menu({ label, items }, context) {
  const entry = (item) => el('button.entry', { type: 'button', onclick: () => context.press({ id: item.id, label: item.label }) }, item.label);
  return el('nav.menu', { 'aria-label': label }, el('span', {}, label), items.map(entry));
}

const blocks = {
  text: (block, context) => el('p', {}, rich(block.text, context.id)),
  note: (block, context) => el('p.note', {}, rich(block.text, context.id)),
  divider: () => el('hr'),
  fields: (block, context) =>
    el(
      'dl.fields',
      {},
      block.items.map(({ label, value, wide }) => el(wide ? 'div.wide' : 'div', {}, el('dt', {}, label), el('dd', {}, rich(value, context.id)))),
    ),
  table,
  chart,
  image: (block) => el('img', { src: block.url, alt: block.alt }),
  details: (block, context) =>
    el(
      'details',
      {},
      el('summary', {}, block.summary),
      block.blocks.map((inner) => render(inner, context)),
    ),
  actions: (block, context) =>
    el(
      'div.actions',
      {},
      block.items.map((item) => button(item, context)),
    ),
  select,
  form,
  menu,
};

function render(block, context) {
  return blocks[block.type](block, context);
}

function sources(card, context) {
  if (card.sources.length === 0) return false;
  const items = card.sources.map(({ title, url, checked, basis, old }, i) =>
    el(
      'li',
      { id: `${context.id}-source-${i + 1}` },
      old && '† ',
      url ? el('a', { href: url, target: '_blank', rel: 'noreferrer' }, title) : title,
      ` · ${context.words.checked.replace('{{day}}', checked)}`,
      basis && ` · ${basis}`,
    ),
  );
  return el('footer.sources', {}, el('strong', {}, context.words.sources), el('ol', {}, items));
}

/** `context`: `words` of the page, `press({ id, value?, fields?, label })`. */
export function cardElement(card, { words, press }) {
  cards += 1;
  const context = { words, press, id: `card${cards}` };
  const title = card.url ? el('a', { href: card.url, target: '_blank', rel: 'noreferrer' }, card.title) : card.title;
  return el(
    `article.card.${card.tone}`,
    { 'data-testid': 'card' },
    el('header', {}, el('h2', {}, title), card.subtitle && el('p.subtitle', {}, card.subtitle)),
    el('p.summary', {}, rich(card.summary, context.id)),
    card.blocks.filter((block) => block.type !== 'text' || block.text !== card.summary).map((block) => render(block, context)),
    sources(card, context),
  );
}
