// The native table of a Feishu card: pages of rows, turned by the reader.
import { el } from './dom.js';

/** `markdown`: makes nodes of the cells of markdown columns; those of text columns are words. */
export function feishuTable(element, markdown) {
  const { columns, rows, page_size: size = 5 } = element;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const style = (column) => ({ style: `text-align:${column.horizontal_align ?? 'left'}` });
  const widths = columns.map(({ width = 'auto' }) => el('col', { style: `width:${width}` }));
  const head = el(
    'tr',
    {},
    columns.map((column) => el('th', style(column), column.display_name)),
  );
  const body = el('tbody');
  const place = el('span');
  let page = 0;
  const cell = (column, row) =>
    el('td', style(column), column.data_type === 'markdown' ? markdown(row[column.name] ?? '') : (row[column.name] ?? ''));
  const show = (next) => {
    page = Math.min(Math.max(next, 0), pages - 1);
    const shown = rows.slice(page * size, (page + 1) * size);
    body.replaceChildren(
      ...shown.map((row) =>
        el(
          'tr',
          {},
          columns.map((column) => cell(column, row)),
        ),
      ),
    );
    place.textContent = `${page + 1} / ${pages}`;
  };
  show(0);
  const turn = (sign, step) => el('button', { type: 'button', onclick: () => show(page + step) }, sign);
  const pager = pages > 1 ? el('div.fs-pager', {}, turn('‹', -1), place, turn('›', 1)) : false;
  return el('div.fs-table', {}, el('div.fs-scroll', {}, el('table', {}, el('colgroup', {}, widths), el('thead', {}, head), body)), pager);
}
