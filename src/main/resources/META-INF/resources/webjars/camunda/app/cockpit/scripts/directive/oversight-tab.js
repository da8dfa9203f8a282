// On a running process instance: everything of its dossier that a manager can set going, and what was done so far.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {actionsOf, addBody, closeRound, extendRound, extendTask, reassignTask, remindBodies, remindReturns, remindTask,
  rerouteTask, retryIncident} from './actions.js';
import {day, instanceAddress, moment, number} from './format.js';
import {grid} from './grid.js';
import {tab} from './instance-tabs.js';

const SENT = ['SENT', 'ACCEPTED', 'PREPARED'];
const PAGE = 200;
/** As many as the grid draws at once, so that rows may be as high as their buttons. */
const TASKS = 100;

const ACTS = {
  'round.remind': 'Nhắc cơ quan góp ý', 'round.extend': 'Gia hạn lấy ý kiến', 'round.addBodies': 'Bổ sung cơ quan',
  'round.withdrawBodies': 'Rút yêu cầu góp ý', 'round.close': 'Đóng sớm vòng lấy ý kiến', 'task.assign': 'Giao lại việc',
  'task.handOver': 'Chuyển nhóm xử lý', 'task.reroute': 'Chuyển cơ quan xử lý', 'task.extend': 'Gia hạn việc',
  'task.remind': 'Nhắc việc', 'incident.retry': 'Chạy lại tác vụ lỗi', 'return.remind': 'Nhắc gửi báo cáo',
  'return.extend': 'Gia hạn báo cáo', 'reform.move': 'Chuyển giao theo quyết định sắp xếp',
  'reform.wait': 'Chờ quyết định cơ quan tiếp nhận', 'reform.decide': 'Quyết định cơ quan tiếp nhận'
};
const ROLES = {manager: 'người theo dõi, chỉ đạo', administrator: 'quản trị hệ thống', leader: 'lãnh đạo',
  deputy: 'cấp phó'};

const dateOrNothing = value => /^\d{4}-\d\d-\d\d/.test(value ?? '') ? day(value) : null;

/** What an entry says beyond its name, in words. */
const details = ({details: d}) => [
  d.task || d.name ? `“${d.task ?? d.name}”` : null,
  d.fromName && d.toName ? `từ ${d.fromName} sang ${d.toName}` : d.toName ? `cho ${d.toName}` : null,
  dateOrNothing(d.to) ? `${dateOrNothing(d.from) ? `từ ${day(d.from)} ` : ''}đến ${day(d.to)}` : null,
  d.bodies?.length ? `${d.bodies.length} cơ quan${d.bodies.length <= 8 ? ` (${d.bodies.join(', ')})` : ''}` : null,
  d.waiting ? `còn ${d.waiting} cơ quan chưa trả lời` : null
].filter(Boolean).join(' · ');

const logEntry = entry => html`<li>
  <strong>${ACTS[entry.action] ?? entry.action}</strong> ${details(entry)}
  ${entry.reason ? html`<div>Lý do: ${entry.reason}</div>` : nothing}
  <small>${moment(entry.at)} · ${entry.actorName}${entry.actingRole
    ? ` (${ROLES[entry.actingRole] ?? entry.actingRole}${entry.actingBody ? ` ${entry.actingBody.name}` : ''}${
      entry.onBehalfOfName ? `, thay ${entry.onBehalfOfName}` : ''})` : ''}</small></li>`;

async function missingBodies(directiveId, period) {
  const missing = [];
  for (let page = 0, total = 1; page * PAGE < total; page++) {
    const part = await get(`/directives/${directiveId}/periods/${period.id}/returns?page=${page}&size=${PAGE}`);
    total = part.total;
    missing.push(...part.items.filter(one => ['REQUESTED', 'DRAFTED', 'CLARIFYING'].includes(one.state))
      .map(one => one.body.code));
  }
  return missing;
}

/** Draws what can be set going for a dossier and draws it again after each action. */
async function oversight(node, directiveId) {
  const id = encodeURIComponent(directiveId);
  let may;
  let tasks;
  let incidents;
  let rounds;
  let periods;
  let log;
  let words = '';
  let typing;

  const findTasks = () => get(`/work/tasks?directive=${id}&size=${TASKS}&text=${encodeURIComponent(words)}`);

  async function load() {
    [may, tasks, incidents, rounds, periods, log] = await Promise.all([actionsOf(directiveId), findTasks(),
      get(`/work/incidents?directive=${id}&size=${PAGE}`), get(`/directives/${id}/rounds`),
      get(`/directives/${id}/periods`), get(`/audit?directive=${id}&size=100`)]);
  }

  function type(value) {
    words = value;
    clearTimeout(typing);
    typing = setTimeout(async () => {
      tasks = await findTasks();
      draw();
    }, 400);
  }

  const act = action => async () => {
    if (await action()) {
      await load();
      draw();
    }
  };
  const button = (label, action, about = '') => html`<button type="button" class="btn btn-default btn-sm"
    aria-label="${label}${about ? `: ${about}` : ''}" @click=${act(action)}>${label}</button>`;

  const remindAll = round => async () => {
    const asked = await get(`/rounds/${round.id}/bodies`);
    return remindBodies(round, asked.filter(request => SENT.includes(request.state)));
  };
  const COLUMNS = [
    {name: 'Việc', title: task => task.name,
      cell: task => html`<a href=${instanceAddress(task.instanceId, 'user-tasks-tab')}>${task.name}</a>`},
    {name: 'Quy trình', cell: task => task.processName},
    {name: 'Người, cơ quan xử lý', title: task => task.assignee ?? task.bodies,
      cell: task => task.assignee ?? (task.bodies ? `Chờ nhận: ${task.bodies}` : '–')},
    {name: 'Hạn', cell: task => task.dueAt ? html`<time class=${task.overdue ? 'directive-late' : ''}
      datetime=${task.dueAt}>${day(task.dueAt)}${task.overdue ? ' (quá hạn)' : ''}</time>` : '–'},
    {name: 'Điều hành', cell: task => may.mayAct ? html`<span class="directive-acts">
      ${button('Nhắc', () => remindTask(task), task.name)}${button('Gia hạn', () => extendTask(task), task.name)}
      ${button('Giao lại', () => reassignTask(task), task.name)}
      ${button('Chuyển cơ quan', () => rerouteTask(task), task.name)}</span>` : '–'}
  ];

  const view = () => html`<div class="directive-oversight">
    ${incidents.items.length ? html`<h3>Sự cố</h3>${incidents.items.map(incident => html`
      <div class="directive-run"><span>Bước <strong>${incident.step}</strong> của
        <a href=${instanceAddress(incident.instanceId, 'incidents-tab')}>${incident.processName}</a> không tự chạy được
        (${moment(incident.at)})${incident.message ? html`: <q>${incident.message}</q>` : '.'}</span>
        ${may.mayRetry ? button('Chạy lại', () => retryIncident(incident), incident.step) : nothing}</div>`)}` : nothing}
    ${may.mayAct ? rounds.filter(round => round.state === 'OPEN').map(round => html`
      <h3>Vòng ${round.number} đang lấy ý kiến</h3>
      <div class="directive-run"><span>Hạn ${day(round.deadline)} · ${round.requests.answered}/${round.requests.asked}
        cơ quan đã trả lời, còn chờ ${round.requests.waiting}</span><span class="directive-acts">
        ${round.requests.waiting ? button('Nhắc cơ quan chưa trả lời', remindAll(round)) : nothing}
        ${button('Gia hạn vòng', () => extendRound(round))}${button('Bổ sung cơ quan', () => addBody(round))}
        ${button('Đóng sớm', () => closeRound(round))}</span></div>`) : nothing}
    ${may.mayAct ? periods.filter(period => period.state === 'COLLECTING' && period.coverage.missing).map(period => html`
      <h3>Đang thu báo cáo ${period.label}</h3>
      <div class="directive-run"><span>Hạn ${day(period.dueOn)} · còn thiếu ${period.coverage.missing} trong
        ${period.coverage.asked} đơn vị</span><span class="directive-acts">${button('Nhắc đơn vị chưa gửi',
    async () => remindReturns(period, await missingBodies(id, period)))}</span></div>`) : nothing}
    <h3>Việc đang mở <span class="directive-count">${number(tasks.total)}</span></h3>
    ${tasks.total > 10 || words ? html`<p><label class="directive-search">Tìm việc <input type="search"
      class="form-control" .value=${words} @input=${event => type(event.target.value)}></label></p>` : nothing}
    ${tasks.total > tasks.items.length ? html`<p>Đang hiện ${tasks.items.length} việc đến hạn sớm nhất; hãy tìm để thấy
      việc khác.</p>` : nothing}
    <div class="directive-open"></div>
    <h3>Nhật ký điều hành <span class="directive-count">${log.total}</span></h3>
    ${log.items.length ? html`<ol class="directive-log">${log.items.map(logEntry)}</ol>`
      : html`<p>Chưa có can thiệp nào.</p>`}
  </div>`;

  function fill() {
    grid(node.querySelector('.directive-open'), 'Việc đang mở', COLUMNS, tasks.items,
      words ? 'Không có việc nào khớp.' : 'Không có việc nào đang mở.', {class: 'directive-oversight-tasks'});
  }

  function draw() {
    render(view(), node);
    fill();
  }

  await load();
  draw();
}

export const oversightTab = tab('directive-oversight-tab', 'Điều hành', 28, oversight);
