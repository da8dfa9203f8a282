// A table that keeps only the rows near the visible ones in the page, so that thousands cost what a screenful costs.

import {html, nothing, render} from '../../../../lib/directive/html.js';

const ROW_HEIGHT = 40;
const MARGIN = 10;
const ALL_AT_ONCE = 100;

/**
 * Draws rows into a node and redraws when it is scrolled.
 *
 * @param columns {name, cell: row => template or text, title?: row => text}
 * @param label what the table lists, for those who hear the page
 */
export function grid(node, label, columns, rows, empty) {
  const windowed = rows.length > ALL_AT_ONCE;
  let first = 0;
  let last = windowed ? 40 : rows.length;

  const spacer = count => count > 0
    ? html`<tr aria-hidden="true" style="height:${count * ROW_HEIGHT}px"><td colspan=${columns.length}></td></tr>`
    : nothing;
  const line = (row, index) => html`
    <tr aria-rowindex=${first + index + 2}>
      ${columns.map(column => html`<td data-label=${column.name}
        title=${column.title?.(row) ?? ''}>${column.cell(row)}</td>`)}
    </tr>`;
  const draw = () => render(rows.length === 0 ? html`<p>${empty}</p>` : html`
    <div class="directive-grid ${windowed ? 'windowed' : ''}" tabindex="0" role="region" aria-label=${label}
        @scroll=${windowed ? scrolled : nothing}>
      <table class="table" aria-rowcount=${rows.length + 1}>
        <caption class="sr-only">${label}</caption>
        <thead><tr aria-rowindex="1">${columns.map(column => html`<th scope="col">${column.name}</th>`)}</tr></thead>
        <tbody>${spacer(first)}${rows.slice(first, last).map(line)}${spacer(rows.length - last)}</tbody>
      </table>
    </div>`, node);

  function scrolled(event) {
    const {scrollTop, clientHeight} = event.currentTarget;
    const from = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - MARGIN);
    const to = Math.min(rows.length, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + MARGIN);
    if (from !== first || to !== last) {
      first = from;
      last = to;
      draw();
    }
  }

  const scroller = node.querySelector('.directive-grid');
  if (scroller) {
    scroller.scrollTop = 0;
  }
  draw();
}
