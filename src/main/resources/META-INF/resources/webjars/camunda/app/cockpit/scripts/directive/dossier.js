// One directive: the things that the figures of the list count, and where each of them is worked on.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {directives, go, wanted} from './address.js';
import {comments} from './comments.js';
import {documents} from './documents.js';
import {day, dossierAddress, instanceAddress, number} from './format.js';
import {heatMap} from './heat-map.js';
import {rounds} from './rounds.js';
import {timeline} from './timeline.js';
import {WORK, workList} from './work-list.js';

const COUNTS = {tasks: 'tasks', overdue: 'overdueTasks', late: 'lateBodies', incidents: 'incidents',
  instances: 'instances'};

/** Each draws itself and may give back what is to be called when the address asks for something else of it. */
const VIEWS = [
  ...Object.entries(WORK).map(([id, {name}]) => ({id, name, draw: node => workList(node)})),
  {id: 'rounds', name: 'Vòng lấy ý kiến', draw: (node, id) => rounds(node, id, {read: wanted, write: go})},
  {id: 'comments', name: 'Góp ý', draw: comments},
  {id: 'timeliness', name: 'Đúng hạn', draw: heatMap},
  {id: 'documents', name: 'Tài liệu', draw: documents},
  {id: 'timeline', name: 'Diễn biến', draw: timeline}
];

const fact = (name, value) => value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

/** @return called when the address asks for something else of this directive */
export function dossier(node, directiveId) {
  const id = encodeURIComponent(directiveId);
  let directive = null;
  let figures = null;
  let failure = null;
  let view = null;
  let inner = null;

  const chosen = () => VIEWS.find(one => one.id === wanted().show)
    ?? VIEWS.find(one => one.id === (figures.tasks ? 'tasks' : 'timeline'));

  const page = () => html`
    <p><a href=${directives()}>‹ Tất cả chỉ thị</a></p>
    ${failure ? html`<p class="directive-error" role="alert">${failure}</p>`
      : directive === null ? html`<p role="status">Đang tải…</p>` : html`
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
        ${figures.processes[0]?.instanceId ? fact('Trên sơ đồ', html`<a
          href=${instanceAddress(figures.processes[0].instanceId)}>${figures.processes[0].processName}</a>`) : nothing}
      </dl>
      <nav class="directive-views" aria-label="Nội dung hồ sơ">${VIEWS.map(one => html`
        <a href=${dossierAddress(directiveId, one.id)} aria-current=${one === view ? 'page' : 'false'}>${one.name}${
          COUNTS[one.id] ? html` <span class="directive-count">${number(figures[COUNTS[one.id]])}</span>` : nothing}</a>`)}
      </nav>
      <h2>${view.name}</h2>
      <div class="directive-inner"></div>`}`;

  function show() {
    const next = chosen();
    const same = next === view;
    view = next;
    render(page(), node);
    if (same && inner) {
      inner();
      return;
    }
    const fresh = document.createElement('div');
    node.querySelector('.directive-inner').replaceChildren(fresh);
    const changed = view.draw(fresh, directiveId);
    inner = typeof changed === 'function' ? changed : null;
  }

  async function load() {
    render(page(), node);
    try {
      [directive, figures] = await Promise.all([get(`/directives/${id}`), get(`/directives/${id}/figures`)]);
    } catch (error) {
      failure = error.message;
      render(page(), node);
      return;
    }
    show();
    node.querySelector('h1').focus({preventScroll: true});
  }

  load();
  return () => figures && show();
}
