// Documents of a dossier, newest first; each opens in a window of its own, or is saved when browsers cannot show it.

import {get} from '../../../../lib/directive/api.js';
import {appRoot} from '../../../../lib/directive/session.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {day, moment} from './format.js';
import {grid, sorted, turned} from './grid.js';

const SHOWN = /^(application\/pdf|image\/|text\/plain)/;
const STATES = {DRAFT: 'Dự thảo', ISSUED: 'Đã ban hành', VOIDED: 'Đã hủy'};
const size = bytes => bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB`
  : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`;

const COLUMNS = [
  {name: 'Tài liệu', head: true, title: one => one.subject, sort: one => one.subject, cell: one => one.contentUrl
    ? html`<a href="${appRoot()}${one.contentUrl}" target="_blank" rel="noopener">${one.subject}</a>
        <small>${SHOWN.test(one.mediaType) ? 'Xem' : 'Tải về'} ${one.fileName}, ${size(one.size)}</small>` : one.subject},
  {name: 'Loại', sort: one => one.kindLabel, cell: one => one.kindLabel},
  {name: 'Số, ký hiệu', sort: one => one.symbol, cell: one => one.symbol
    ? html`${one.symbol}<small>${day(one.issuedOn)}</small>` : '–'},
  {name: 'Trạng thái', sort: one => STATES[one.state], cell: one => html`${STATES[one.state] ?? one.state}${
    one.version > 1 ? html`<small>Bản ${one.version}</small>` : nothing}`},
  {name: 'Cơ quan', sort: one => one.bodyName, cell: one => one.bodyName},
  {name: 'Thêm lúc', sort: one => one.createdAt, cell: one => html`${moment(one.createdAt)}<small>${one.createdBy}</small>`}
];

export function documents(node, directiveId) {
  let order = {column: 'Thêm lúc', descending: true};
  let all = [];
  const draw = () => grid(node, 'Tài liệu của hồ sơ', COLUMNS, sorted(all, COLUMNS, order), 'Hồ sơ chưa có tài liệu nào.',
    {order, sortBy: column => {
      order = turned(order, column);
      draw();
    }});
  render(html`<p role="status">Đang tải…</p>`, node);
  return get(`/directives/${encodeURIComponent(directiveId)}/documents`).then(loaded => {
    all = loaded;
    draw();
  }, error => render(html`<p class="directive-error" role="alert">${error.message}</p>`, node));
}
