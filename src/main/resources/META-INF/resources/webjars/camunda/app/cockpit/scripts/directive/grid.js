// A table that keeps only the rows near the visible ones in the page, so that thousands cost what a screenful costs.

import {html, nothing, render} from '../../../../lib/directive/html.js';

const ROW_HEIGHT = 40;
const MARGIN = 10;
const ALL_AT_ONCE = 100;

/**
 * Draws rows into a node and redraws when it is scrolled or sorted; call it again with other rows.
 *
 * @param label what the table lists, for those who hear the page
 * @param columns {name, cell: row => template or text, title?: row => text, sort?: row => text or number,
 *   head?: true when the cell names its row}
 * @param rows array, or {total, row: index => row or undefined, need: (from, to) => void} when they come in parts
 * @param options {order: {column, descending}, sortBy: name => void, selected: Set of rows, toggle: row => void,
 *   class: name for the style}
 */
export function grid(node, label, columns, rows, empty, options = {}) {
  const source = Array.isArray(rows) ? {total: rows.length, row: index => rows[index], need: () => {}} : rows;
  const windowed = source.total > ALL_AT_ONCE;
  const width = columns.length + (options.selected ? 1 : 0);
  let first = 0;
  let last = windowed ? 40 : source.total;

  const spacer = count => count > 0
    ? html`<tr aria-hidden="true" style="height:${count * ROW_HEIGHT}px"><td colspan=${width}></td></tr>`
    : nothing;
  const heading = column => html`
    <th scope="col" aria-sort=${!column.sort ? nothing : options.order?.column !== column.name ? 'none'
      : options.order.descending ? 'descending' : 'ascending'}>${column.sort
      ? html`<button type="button" class="directive-sort" @click=${() => options.sortBy(column.name)}>${
        column.name}</button>` : column.name}</th>`;
  const cell = (column, row) => column.head
    ? html`<th scope="row" title=${column.title?.(row) ?? ''}>${column.cell(row)}</th>`
    : html`<td class=${column.class?.(row) ?? ''} title=${column.title?.(row) ?? ''}>${column.cell(row)}</td>`;
  const line = index => {
    const row = source.row(index);
    return html`
      <tr aria-rowindex=${index + 2}>
        ${options.selected ? html`<td class="directive-choice">${row && options.selectable(row)
          ? html`<input type="checkbox" aria-label="Chọn ${options.name(row)}" .checked=${options.selected.has(row)}
              @change=${() => options.toggle(row)}>` : nothing}</td>` : nothing}
        ${row ? columns.map(column => cell(column, row))
          : html`<td colspan=${columns.length}><span class="directive-none">Đang tải…</span></td>`}
      </tr>`;
  };
  const between = () => Array.from({length: Math.max(0, last - first)}, (_, i) => first + i);
  const draw = () => {
    source.need(first, last);
    render(source.total === 0 ? html`<p>${empty}</p>` : html`
      <div class="directive-grid ${options.class ?? ''} ${windowed ? 'windowed' : ''}" tabindex="0" role="region"
          aria-label=${label} @scroll=${windowed ? scrolled : nothing}>
        <table class="table" aria-rowcount=${source.total + 1}>
          <caption class="sr-only">${label}</caption>
          <thead><tr aria-rowindex="1">${options.selected
            ? html`<th scope="col" class="directive-choice"><span class="sr-only">Chọn</span></th>` : nothing}${
            columns.map(heading)}</tr></thead>
          <tbody>${spacer(first)}${between().map(line)}${spacer(source.total - last)}</tbody>
        </table>
      </div>`, node);
  };

  function scrolled(event) {
    const {scrollTop, clientHeight} = event.currentTarget;
    const from = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN);
    const to = Math.min(source.total, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + MARGIN);
    if (from !== first || to !== last) {
      first = from;
      last = to;
      draw();
    }
  }

  const scroller = node.querySelector('.directive-grid');
  if (scroller && options.keepPlace && windowed) {
    first = Math.max(0, Math.min(Math.floor(scroller.scrollTop / ROW_HEIGHT) - MARGIN, source.total - 1));
    last = Math.min(source.total, first + 2 * MARGIN + Math.ceil(scroller.clientHeight / ROW_HEIGHT) + 1);
  } else if (scroller) {
    scroller.scrollTop = 0;
  }
  draw();
  return draw;
}

/** Sorts by a column of a grid; texts as a Vietnamese reader expects. */
export function sorted(rows, columns, order) {
  const value = columns.find(column => column.name === order.column)?.sort;
  if (!value) {
    return rows;
  }
  const sign = order.descending ? -1 : 1;
  const collator = new Intl.Collator('vi', {numeric: true});
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    // What is not there comes last in both directions.
    if (x === null || x === undefined || y === null || y === undefined) {
      return (x === null || x === undefined ? 1 : 0) - (y === null || y === undefined ? 1 : 0);
    }
    return sign * (typeof x === 'string' ? collator.compare(x, y) : x - y);
  });
}

/** The order after a click on a heading. */
export const turned = (order, column) => ({column, descending: order?.column === column && !order.descending});
