// Comment rounds of a directive: what each gave in figures, and the asked bodies one by one.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render, svg} from '../../../../lib/directive/html.js';
import {day, fold, instanceAddress, isoDay} from './format.js';
import {grid} from './grid.js';
import {repliesChart} from './replies-chart.js';

const MODES = {WRITTEN: 'bằng văn bản', CONFERENCE: 'tại hội nghị', GRASSROOTS: 'từ cơ sở'};
const ROUND_STATES = {PREPARING: 'đang chuẩn bị', OPEN: 'đang lấy ý kiến', CLOSED: 'đã đóng, đang tổng hợp',
  FINISHED: 'đã hoàn thành', CANCELLED: 'đã dừng'};
const STATES = {PLANNED: 'Chưa gửi', SENT: 'Đã gửi', ACCEPTED: 'Đã tiếp nhận', PREPARED: 'Chờ lãnh đạo duyệt',
  ANSWERED: 'Đã trả lời', DECLINED: 'Từ chối', WITHDRAWN: 'Đã rút', UNANSWERED: 'Không trả lời'};
const STANCES = {AGREES: 'Nhất trí', AGREES_WITH_CHANGES: 'Nhất trí, có góp ý', DISAGREES: 'Không nhất trí',
  NOTHING_TO_ADD: 'Không có ý kiến thêm'};
const AWAITED = ['PLANNED', 'SENT', 'ACCEPTED', 'PREPARED'];

const isAwaited = request => AWAITED.includes(request.state);
const isLate = request => request.late || (isAwaited(request) && request.due < isoDay());
const FILTERS = [
  ['all', 'Tất cả', () => true],
  ['answered', 'Đã trả lời', request => request.state === 'ANSWERED'],
  ['awaited', 'Đang chờ', isAwaited],
  ['late', 'Trễ hạn', isLate],
  ['declined', 'Từ chối', request => request.state === 'DECLINED'],
  ['silent', 'Không trả lời', request => request.state === 'UNANSWERED'],
  ['withdrawn', 'Đã rút', request => request.state === 'WITHDRAWN']
];
const BAR = ['answered', 'declined', 'silent', 'awaited'];

const COLUMNS = [
  {name: 'Cơ quan', title: request => request.bodyName, cell: request => isAwaited(request) && request.processInstanceId
    ? html`<a href=${instanceAddress(request.processInstanceId)}>${request.bodyName}</a>` : request.bodyName},
  {name: 'Trạng thái', cell: request => html`<span class="directive-state ${isLate(request) ? 'late' : ''}">
    ${STATES[request.state]}${isLate(request) ? ' (trễ)' : ''}</span>`},
  {name: 'Hạn', cell: request => day(request.due)},
  {name: 'Trả lời', cell: request => request.repliedAt ? day(request.repliedAt) : '–'},
  {name: 'Ý kiến', title: request => request.generalOpinion ?? request.declineReason,
    cell: request => STANCES[request.stance] ?? request.declineReason ?? '–'},
  {name: 'Số công văn', cell: request => request.replySymbol ?? '–'},
  {name: 'Góp ý', cell: request => request.comments || '–'}
];

const title = round => `Vòng ${round.number}${round.ordinal > 1 ? ` (lần ${round.ordinal})` : ''}`;

function bar(requests) {
  const counts = BAR.map(id => requests.filter(FILTERS.find(filter => filter[0] === id)[2]).length);
  const all = Math.max(1, counts.reduce((a, b) => a + b, 0));
  let x = 0;
  return html`<svg class="directive-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${counts.map((count, index) => {
      const part = svg`<rect class=${BAR[index]} x=${x} width=${(count * 100) / all} height="10"></rect>`;
      x += (count * 100) / all;
      return part;
    })}</svg>`;
}

/** @param directiveId dossier whose rounds are shown; the latest opened one first */
export async function rounds(node, directiveId) {
  const base = `/directives/${encodeURIComponent(directiveId)}/rounds`;
  render(html`<p role="status">Đang tải…</p>`, node);
  let all;
  let round;
  let requests = null;
  let chosen = 'all';
  let text = '';
  let failure = null;

  const visible = () => requests.filter(FILTERS.find(filter => filter[0] === chosen)[2])
    .filter(request => fold(`${request.bodyName} ${request.replySymbol ?? ''}`).includes(fold(text).trim()));

  function draw() {
    render(view(), node);
    const target = node.querySelector('.directive-requests');
    if (target && requests) {
      grid(target, `Các cơ quan được hỏi, ${title(round).toLowerCase()}`, COLUMNS, visible(),
        'Không có cơ quan nào khớp với bộ lọc.');
    }
  }

  async function choose(wanted) {
    round = wanted;
    requests = null;
    chosen = 'all';
    failure = null;
    draw();
    try {
      const loaded = await get(`${base}/${wanted.id}/requests`);
      if (round === wanted) {
        requests = loaded.sort((a, b) => a.bodyName.localeCompare(b.bodyName, 'vi'));
      }
    } catch (error) {
      failure = error.message;
    }
    draw();
  }

  const facts = () => [
    `Lấy ý kiến ${MODES[round.mode]}`, ROUND_STATES[round.state],
    round.letterSymbol ? `công văn ${round.letterSymbol}` : null,
    round.deadline ? `hạn ${day(round.deadline)}` : null,
    round.draftLabel ? `dự thảo ${round.draftLabel.toLowerCase()}` : null,
    round.comments.total ? `${round.comments.total} góp ý, ${round.comments.unprocessed} chưa xử lý` : null,
    round.units.delegates
      ? `${round.units.units} đơn vị, ${round.units.delegates.toLocaleString('vi-VN')} đại biểu` : null,
    round.earlyReason ? `đóng sớm: ${round.earlyReason}` : null
  ].filter(Boolean).join(' · ');

  const view = () => html`
    <div class="directive-views" role="group" aria-label="Chọn vòng">${all.map(one => html`
      <button type="button" aria-pressed=${one === round} @click=${() => choose(one)}>${title(one)}</button>`)}</div>
    <p>${facts()}</p>
    ${failure ? html`<p class="directive-error" role="alert">${failure}</p>` : nothing}
    ${requests === null ? (failure ? nothing : html`<p role="status">Đang tải danh sách cơ quan…</p>`) : html`
      ${repliesChart(round, requests)}
      ${bar(requests)}
      <div class="directive-states" role="group" aria-label="Lọc theo trạng thái">${FILTERS.map(([id, name, test]) => {
        const count = requests.filter(test).length;
        return count || id === 'all' ? html`<button type="button" aria-pressed=${id === chosen} class=${id}
          @click=${() => { chosen = id; draw(); }}>${name} <strong>${count}</strong></button>` : nothing;
      })}</div>
      ${requests.length > 10 ? html`<label class="directive-search">Tìm cơ quan
        <input type="search" class="form-control" .value=${text}
          @input=${event => { text = event.target.value; draw(); }}></label>` : nothing}
      <p role="status" class="directive-summary">${
        `${visible().length} trong ${requests.length} cơ quan`}</p>
      <div class="directive-requests"></div>`}`;

  try {
    all = await get(base);
  } catch (error) {
    render(html`<p class="directive-error" role="alert">${error.message}</p>`, node);
    return;
  }
  if (all.length === 0) {
    render(html`<p>Hồ sơ chưa có vòng lấy ý kiến nào.</p>`, node);
  } else {
    await choose(all.filter(one => one.openedAt).at(-1) ?? all.at(-1));
  }
}
