// One directive: the things that the figures of the list count, and where each of them is worked on.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {day, dossierAddress, fold, instanceAddress, moment} from './format.js';
import {grid} from './grid.js';
import {rounds} from './rounds.js';
import {timeline} from './timeline.js';

const link = (id, text, tab) => id ? html`<a href=${instanceAddress(id, tab)}>${text}</a>` : text;

const TASKS = [
  {name: 'Việc', title: task => task.name, cell: task => link(task.instanceId, task.name, 'user-tasks-tab')},
  {name: 'Quy trình', cell: task => task.processName},
  {name: 'Người, cơ quan xử lý', title: task => task.assignee ?? task.bodies,
    cell: task => task.assignee ?? (task.bodies ? `Chờ nhận: ${task.bodies}` : '–')},
  {name: 'Hạn', cell: task => task.dueAt
    ? html`<time class=${task.overdue ? 'directive-late' : ''} datetime=${task.dueAt}>${day(task.dueAt)}</time>` : '–'}
];
const LATE_BODIES = [
  {name: 'Cơ quan', title: late => late.body.name, cell: late => link(late.instanceId, late.body.name)},
  {name: 'Còn nợ', cell: late => late.what},
  {name: 'Hạn', cell: late => html`<time class="directive-late" datetime=${late.due}>${day(late.due)}</time>`}
];
const INCIDENTS = [
  {name: 'Quy trình', cell: incident => link(incident.instanceId, incident.processName, 'incidents-tab')},
  {name: 'Bước', cell: incident => incident.activityId},
  {name: 'Lúc', cell: incident => moment(incident.at)},
  {name: 'Nội dung', title: incident => incident.message, cell: incident => incident.message ?? '–'}
];
const INSTANCES = [
  {name: 'Quy trình', cell: instance => link(instance.instanceId, instance.processName)},
  {name: 'Cơ quan', title: instance => instance.body?.name, cell: instance => instance.body?.name ?? '–'},
  {name: 'Bắt đầu', cell: instance => moment(instance.startedAt)},
  {name: 'Đang chờ', title: instance => instance.waiting, cell: instance => html`
    <span class=${instance.late ? 'directive-late' : ''}>${instance.waiting ?? '–'}</span>`}
];

const VIEWS = [
  {id: 'tasks', name: 'Việc đang mở', rows: (work) => work.tasks, columns: TASKS, empty: 'Không có việc nào đang mở.',
    words: task => `${task.name} ${task.assignee ?? ''} ${task.bodies ?? ''}`},
  {id: 'overdue', name: 'Việc quá hạn', rows: (work) => work.tasks.filter(task => task.overdue), columns: TASKS,
    empty: 'Không có việc nào quá hạn.', words: task => `${task.name} ${task.assignee ?? ''} ${task.bodies ?? ''}`},
  {id: 'late', name: 'Cơ quan trễ', rows: (work) => work.lateBodies, columns: LATE_BODIES,
    empty: 'Không có cơ quan nào trễ hạn.', words: late => `${late.body.name} ${late.what}`},
  {id: 'incidents', name: 'Sự cố', rows: (work) => work.incidents, columns: INCIDENTS, empty: 'Không có sự cố nào.',
    words: incident => `${incident.processName} ${incident.message ?? ''}`},
  {id: 'instances', name: 'Quy trình đang chạy', rows: (work, instances) => instances, columns: INSTANCES,
    empty: 'Không còn quy trình nào đang chạy.',
    words: instance => `${instance.processName} ${instance.body?.name ?? ''}`},
  {id: 'rounds', name: 'Vòng lấy ý kiến', draw: rounds},
  {id: 'timeline', name: 'Diễn biến', draw: timeline}
];

const fact = (name, value) => value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

/** @param show id of a view, or null for the first one with something in it */
export async function dossier(node, directiveId, show) {
  const id = encodeURIComponent(directiveId);
  const back = html`<p><a href="#/directives">‹ Tất cả chỉ thị</a></p>`;
  render(html`${back}<p role="status">Đang tải…</p>`, node);
  let directive;
  let work;
  let instances;
  try {
    [directive, work, instances] = await Promise.all([get(`/directives/${id}`), get(`/directives/${id}/work`),
      get(`/directives/${id}/instances`)]);
  } catch (error) {
    render(html`${back}<p class="directive-error" role="alert">${error.message}</p>`, node);
    return;
  }
  const view = VIEWS.find(one => one.id === show) ?? (work.tasks.length ? VIEWS[0] : VIEWS.at(-1));
  const rows = view.rows?.(work, instances) ?? [];
  const parent = instances.find(instance => instance.processKey === 'directive-lifecycle');
  render(html`
    ${back}
    <h1 tabindex="-1">${directive.symbol ?? directive.dossierNumber}
      <span class="directive-subject">${directive.subject}</span></h1>
    <dl class="directive-facts">
      ${fact('Hồ sơ', directive.dossierNumber)}
      ${fact('Giai đoạn', directive.phaseLabel)}
      ${fact('Cơ quan chủ trì', directive.leadBody?.name)}
      ${fact('Cơ quan ban hành', directive.issuer?.name)}
      ${fact('Mở ngày', day(directive.openedOn))}
      ${fact('Ban hành', day(directive.issuedOn))}
      ${fact('Kết thúc', day(directive.endedOn))}
      ${parent ? fact('Trên sơ đồ', html`<a href=${instanceAddress(parent.instanceId)}>${parent.processName}</a>`)
        : nothing}
    </dl>
    <nav class="directive-views" aria-label="Nội dung hồ sơ">${VIEWS.map(one => html`
      <a href=${dossierAddress(id, one.id)} aria-current=${one === view ? 'page' : 'false'}>${one.name}${one.rows
        ? html` <span class="directive-count">${one.rows(work, instances).length}</span>` : nothing}</a>`)}
    </nav>
    <h2>${view.name}</h2>
    ${rows.length > 10 ? html`<label class="directive-search">Tìm trong danh sách
      <input type="search" class="form-control" @input=${event => fill(event.target.value)}></label>` : nothing}
    <div class="directive-view"></div>`, node);
  const target = node.querySelector('.directive-view');
  const fill = text => grid(target, view.name, view.columns,
    rows.filter(row => fold(view.words(row)).includes(fold(text).trim())),
    text ? 'Không có dòng nào khớp.' : view.empty);
  if (view.draw) {
    view.draw(target, directiveId);
  } else {
    fill('');
  }
  node.querySelector('h1').focus({preventScroll: true});
}
