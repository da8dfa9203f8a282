// Who answers in time: bodies against everything that the directive asked of them, the worst first. A table whose cells
// are coloured, so every cell can be read.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {go, wanted} from './address.js';
import {exportButton} from './export.js';
import {LEVELS, called, contains, day, number} from './format.js';
import {grid, sorted, turned} from './grid.js';

const KINDS = {ROUND: 'Lấy ý kiến', RECEIPT: 'Tiếp nhận', PLAN: 'Kế hoạch', REPORT: 'Báo cáo', REVIEW: 'Sơ kết, tổng kết'};
const STATES = {
  MISSING: ['Quá hạn, chưa có', cell => cell.days ? `Chưa có, quá ${cell.days} ngày` : 'Chưa có'],
  LATE: ['Trễ hạn', cell => `Trễ ${cell.days} ngày`],
  EXTENDED: ['Đúng hạn đã gia hạn', () => 'Đúng hạn gia hạn'],
  ON_TIME: ['Đúng hạn', () => 'Đúng hạn'],
  WAITING: ['Chưa đến hạn', () => 'Chưa đến hạn'],
  EXCUSED: ['Không phải trả lời', () => 'Không phải trả lời']
};
const WORST = 'Xấu nhất trước';
/** A missing answer weighs more than any answer that came. */
const weight = row => row.missing * 100000 + row.days;

/** @return called when the address asks for another part */
export function heatMap(node, directiveId) {
  const state = {};
  let occasions = null;
  let bodies = [];
  let failure = null;
  let typing = null;
  let typed = null;

  const wishes = () => ({...wanted(), ...(typed === null ? {} : {text: typed})});
  const order = () => ({column: wishes().sort ?? WORST, descending: wishes().sort ? wishes().desc === '1' : true});
  const shownOccasions = () => occasions.filter(one => !wishes().kind || one.kind === wishes().kind);

  /** Bodies with what the shown occasions say of them. */
  function rows() {
    const places = new Set(shownOccasions().map(one => one.place));
    return bodies.map(({body, successor, level, cells}) => {
      const shown = cells.filter(cell => places.has(cell.occasion));
      return {body, successor, level, cells: new Map(shown.map(cell => [cell.occasion, cell])),
        states: new Set(shown.map(cell => cell.state)),
        missing: shown.filter(cell => cell.state === 'MISSING').length,
        days: shown.reduce((sum, cell) => sum + (cell.days ?? 0), 0)};
    }).filter(row => row.cells.size);
  }

  const columns = () => [
    {name: 'Cơ quan', head: true, title: row => called(row.body, row.successor),
      sort: row => row.successor ? `${row.successor.name} ${row.body.name}` : row.body.name,
      cell: row => html`${row.body.name}${row.successor ? html` <small>nay: ${row.successor.name}</small>` : nothing}`},
    ...shownOccasions().map(one => ({name: one.label, sort: row => {
      const cell = row.cells.get(one.place);
      return cell && Object.keys(STATES).indexOf(cell.state) * 100000 - (cell.days ?? 0);
    }, class: row => `directive-cell ${row.cells.get(one.place)?.state ?? ''}`,
    title: row => `${one.label}, hạn ${day(one.dueOn)}`,
    cell: row => row.cells.has(one.place)
      ? STATES[row.cells.get(one.place).state][1](row.cells.get(one.place)) : html`<span class="sr-only">Không hỏi</span>`})),
    {name: 'Lần chưa có', sort: row => row.missing, cell: row => row.missing},
    {name: 'Ngày trễ', sort: row => row.days, cell: row => row.days}
  ];

  function draw() {
    const all = occasions && rows();
    const matching = all?.filter(row => (!wishes().level || row.level === wishes().level)
      && contains(`${called(row.body, row.successor)} ${row.body.code}`, wishes().text ?? ''));
    const visible = matching && sorted(matching.filter(row => !wishes().state || row.states.has(wishes().state)),
      [...columns(), {name: WORST, sort: weight}], order());
    render(view(all, matching, visible), node);
    const target = node.querySelector('.directive-heat-map');
    if (target) {
      target.style.setProperty('--columns', shownOccasions().length);
      grid(target, 'Cơ quan và các lần được hỏi', columns(), visible, 'Không có cơ quan nào khớp với bộ lọc.',
        {class: 'directive-heat', order: order(), sortBy: column => {
          const next = turned(order(), column);
          go({...wishes(), sort: next.column, desc: next.descending ? '1' : ''});
        }});
    }
  }

  function type(value) {
    typed = value;
    clearTimeout(typing);
    typing = setTimeout(() => {
      const text = typed;
      typed = null;
      go({...wanted(), text}, true);
    }, 400);
    draw();
  }

  const choice = (name, label, options) => html`<label>${label} <select class="form-control"
      @change=${event => go({...wishes(), [name]: event.target.value})}>
    <option value="" ?selected=${!wishes()[name]}>Tất cả</option>${options.map(([value, text]) => html`
    <option value=${value} ?selected=${wishes()[name] === value}>${text}</option>`)}</select></label>`;

  const view = (all, matching, visible) => html`
    ${failure ? html`<p class="directive-error" role="alert">${failure}</p>` : nothing}
    ${!occasions ? (failure ? nothing : html`<p role="status">Đang tải…</p>`)
      : bodies.length === 0 ? html`<p>Chưa có cơ quan nào được hỏi.</p>` : html`
      <div class="directive-states" role="group" aria-label="Lọc theo kết quả">
        <button type="button" aria-pressed=${!wishes().state} @click=${() => go({...wishes(), state: ''})}>
          Tất cả <strong>${number(matching.length)}</strong></button>
        ${Object.entries(STATES).map(([id, [name]]) => {
          const count = matching.filter(row => row.states.has(id)).length;
          return count ? html`<button type="button" aria-pressed=${wishes().state === id}
            @click=${() => go({...wishes(), state: id})}><i class="directive-swatch ${id}"></i> ${name}
            <strong>${number(count)}</strong></button>` : nothing;
        })}</div>
      <div class="directive-filter">
        <label>Tìm cơ quan <input type="search" class="form-control" .value=${wishes().text ?? ''}
          @input=${event => type(event.target.value)}></label>
        ${choice('level', 'Cấp', Object.entries(LEVELS).filter(([level]) => bodies.some(row => row.level === level)))}
        ${choice('kind', 'Nội dung', Object.entries(KINDS).filter(([kind]) => occasions.some(one => one.kind === kind)))}
      </div>
      <div class="directive-summary"><span role="status">${
        `${number(visible.length)} trong ${number(all.length)} cơ quan`}</span>
        ${wishes().sort ? html` · <button type="button" class="btn btn-default btn-sm"
          @click=${() => go({...wishes(), sort: '', desc: ''})}>${WORST}</button>` : html` · xấu nhất trước`}
        ${exportButton(state, draw, visible.length, `/directives/${encodeURIComponent(directiveId)}/timeliness/export`,
          () => ({bodies: visible.map(row => row.body.code), occasions: shownOccasions().map(one => one.id)}))}</div>
      <div class="directive-heat-map"></div>`}`;

  render(view(), node);
  get(`/directives/${encodeURIComponent(directiveId)}/timeliness`).then(loaded => {
    occasions = loaded.occasions.map((one, place) => ({...one, place}));
    ({bodies} = loaded);
    draw();
  }, error => {
    failure = error.message;
    draw();
  });
  return () => occasions && draw();
}
