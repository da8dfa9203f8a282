// Open tasks, late bodies, incidents and instances one by one, of one dossier or of all; pages come as one scrolls.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {directives, go, wanted} from './address.js';
import {day, dossierAddress, instanceAddress, moment, number} from './format.js';
import {grid} from './grid.js';

const PORTION = 100;

const link = (id, text, tab) => id ? html`<a href=${instanceAddress(id, tab)}>${text}</a>` : text;

const DOSSIER = {name: 'Chỉ thị', title: row => row.dossier?.subject, cell: row => row.dossier
  ? html`<a href=${dossierAddress(row.dossier.id)}>${row.dossier.symbol ?? row.dossier.dossierNumber}</a>
      <small>${row.dossier.subject}</small>` : '–'};

const TASKS = [
  {name: 'Việc', head: true, title: task => task.name,
    cell: task => link(task.instanceId, task.name, 'user-tasks-tab')},
  {name: 'Quy trình', title: task => task.processName, cell: task => task.processName},
  {name: 'Người, cơ quan xử lý', title: task => task.assignee ?? task.bodies,
    cell: task => task.assignee ?? (task.bodies ? `Chờ nhận: ${task.bodies}` : '–')},
  {name: 'Hạn', cell: task => task.dueAt ? html`<time class=${task.overdue ? 'directive-late' : ''}
    datetime=${task.dueAt}>${day(task.dueAt)}${task.overdue ? ' (quá hạn)' : ''}</time>` : '–'}
];
const LATE_BODIES = [
  {name: 'Cơ quan', head: true, title: late => late.body.name, cell: late => link(late.instanceId, late.body.name)},
  {name: 'Còn nợ', title: late => late.whats.join('; '), cell: late => late.whats.join('; ')},
  {name: 'Hạn sớm nhất', cell: late => html`<time class="directive-late" datetime=${late.due}>${day(late.due)}</time>`}
];
const INCIDENTS = [
  {name: 'Quy trình', head: true, cell: incident => link(incident.instanceId, incident.processName, 'incidents-tab')},
  {name: 'Bước', title: incident => incident.step, cell: incident => incident.step ?? incident.activityId},
  {name: 'Lúc', cell: incident => moment(incident.at)},
  {name: 'Nội dung', title: incident => incident.message, cell: incident => incident.message ?? '–'}
];
const INSTANCES = [
  {name: 'Quy trình', head: true, cell: instance => link(instance.instanceId, instance.processName)},
  {name: 'Cơ quan', title: instance => instance.body?.name, cell: instance => instance.body?.name ?? '–'},
  {name: 'Bắt đầu', cell: instance => moment(instance.startedAt)},
  {name: 'Đang chờ', title: instance => instance.waiting, cell: instance => html`
    <span class=${instance.late ? 'directive-late' : ''}>${instance.waiting ?? '–'}${
      instance.late ? ' (quá hạn)' : ''}</span>`}
];

/** By the name in the address: where the rows come from and how they are shown. */
export const WORK = {
  tasks: {name: 'Việc đang mở', unit: 'việc', path: () => '/work/tasks', columns: TASKS,
    empty: 'Không có việc nào đang mở.'},
  overdue: {name: 'Việc quá hạn', unit: 'việc', path: () => '/work/tasks', more: {overdue: true}, columns: TASKS,
    empty: 'Không có việc nào quá hạn.'},
  late: {name: 'Cơ quan trễ', unit: 'lượt cơ quan', path: () => '/work/late-bodies', columns: LATE_BODIES,
    empty: 'Không có cơ quan nào trễ hạn.'},
  incidents: {name: 'Sự cố', unit: 'sự cố', path: () => '/work/incidents', columns: INCIDENTS,
    empty: 'Không có sự cố nào.'},
  instances: {name: 'Quy trình đang chạy', unit: 'quy trình',
    path: wishes => `/directives/${encodeURIComponent(wishes.dossier)}/instances`, columns: INSTANCES,
    empty: 'Không còn quy trình nào đang chạy.'}
};

/** Rows that come in portions; asks for those in view and tells when they are there. */
function portions(path, query, arrived, failed) {
  const pages = new Map();
  const source = {
    total: 0,
    row: index => pages.get(Math.floor(index / PORTION))?.[index % PORTION],
    need: (from, to) => {
      for (let page = Math.floor(from / PORTION); page * PORTION < Math.min(to, source.total); page++) {
        load(page);
      }
    }
  };
  async function load(page) {
    if (pages.has(page)) {
      return null;
    }
    pages.set(page, []);
    try {
      const part = await get(`${path}?${new URLSearchParams({...query, page, size: PORTION})}`);
      pages.set(page, part.items);
      source.total = part.total;
      arrived(source);
    } catch (error) {
      pages.delete(page);
      failed(error);
    }
    return null;
  }
  load(0);
  return source;
}

/**
 * One list with its search.
 *
 * @return called when the address asks for another one
 */
export function workList(node, heading = () => nothing) {
  let wishes = null;
  let total = null;
  let failure = null;
  let typing = null;
  let text = '';
  let source = null;

  const kind = () => WORK[wishes.show];
  const draw = () => {
    render(view(), node);
    if (total !== null) {
      const columns = wishes.dossier ? kind().columns : [kind().columns[0], DOSSIER, ...kind().columns.slice(1)];
      grid(node.querySelector('.directive-view'), kind().name, columns, source,
        text ? 'Không có dòng nào khớp.' : kind().empty, {keepPlace: true});
    }
  };

  const view = () => html`
    ${heading(wishes)}
    ${failure ? html`<p class="directive-error" role="alert">${failure}</p>` : nothing}
    <label class="directive-search">Tìm trong danh sách <input type="search" class="form-control" .value=${text}
      @input=${event => type(event.target.value)}></label>
    <p class="directive-summary" role="status">${total === null ? failure ? '' : 'Đang tải…'
      : `${number(total)} ${kind().unit}`}</p>
    <div class="directive-view"></div>`;

  function type(value) {
    text = value;
    clearTimeout(typing);
    typing = setTimeout(() => {
      typing = null;
      go({...wishes, text}, true);
    }, 400);
    draw();
  }

  function changed() {
    wishes = wanted();
    text = typing ? text : wishes.text ?? '';
    total = null;
    failure = null;
    const query = {...kind().more, ...Object.fromEntries(['process', 'version', 'activity', 'text']
      .filter(name => wishes[name]).map(name => [name, wishes[name]]))};
    if (wishes.dossier && wishes.show !== 'instances') {
      query.directive = wishes.dossier;
    }
    const mine = portions(kind().path(wishes), query, arrived => {
      if (arrived === source) {
        total = arrived.total;
        draw();
      }
    }, error => {
      if (mine === source) {
        failure = error.message;
        draw();
      }
    });
    source = mine;
    draw();
  }

  changed();
  return changed;
}

/** A list over all dossiers as a page of its own; a step of a process may narrow it. */
export const workPage = node => workList(node, wishes => html`
  <p><a href=${directives()}>‹ Tất cả chỉ thị</a></p>
  <h1>${WORK[wishes.show].name}${wishes.step ? html` <span class="directive-subject">${wishes.step}</span>` : nothing}</h1>
  ${wishes.process ? html`<p><a href=${directives({show: wishes.show})}>Của mọi quy trình</a></p>` : nothing}`);
