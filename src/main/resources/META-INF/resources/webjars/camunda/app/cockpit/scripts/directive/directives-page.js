// "Chỉ thị": every directive with its phase, age, deadline, late bodies and open work. Every figure is a link to what it
// counts; filters and order are in the address.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {appRoot} from '../../../../lib/directive/session.js';
import {WATCHED, watchStar} from '../../../../lib/directive/watch-star.js';
import {directives, go, wanted, watchAddress} from './address.js';
import {dossier} from './dossier.js';
import {exportButton} from './export.js';
import {contains, day, dossierAddress, instanceAddress, moment, number, remaining} from './format.js';
import {sorted, turned} from './grid.js';
import {phaseChart} from './phase-chart.js';
import {WORK, workPage} from './work-list.js';

const LATE = item => item.overdueTasks > 0 || item.lateBodies > 0;
const year = item => (item.issuedOn ?? item.openedOn).slice(0, 4);

/** Kept while the person looks at an instance and comes back. */
let known = null;

const columns = phases => {
  const rank = new Map(phases.map((phase, index) => [phase.phase, index]));
  return [
    {name: 'number', heading: 'Chỉ thị', sort: item => item.symbol ?? item.dossierNumber},
    {name: 'phase', heading: 'Giai đoạn', sort: item => rank.get(item.phase)},
    {name: 'age', heading: 'Tuổi hồ sơ', sort: item => item.ageDays},
    {name: 'due', heading: 'Hạn gần nhất', sort: item => item.nextDue ?? item.nextEvent?.dueOn},
    {name: 'late', heading: 'Cơ quan trễ', sort: item => item.lateBodies},
    {name: 'tasks', heading: 'Việc đang mở', sort: item => item.openTasks},
    {name: 'incidents', heading: 'Sự cố', sort: item => item.incidents}
  ];
};

const span = days => days < 60 ? `${days} ngày`
  : days < 730 ? `${Math.floor(days / 30.44)} tháng` : `${(days / 365.25).toFixed(1).replace('.', ',')} năm`;

function matches(item, ended, filter) {
  return (filter.phase === 'ALL' || (filter.phase ? filter.phase === item.phase : !ended.has(item.phase)))
    && (!filter.lead || item.leadBody?.code === filter.lead)
    && (!filter.year || year(item) === filter.year)
    && (!filter.late || LATE(item))
    && (!filter.watched || item.watched)
    && (!filter.incidents || item.incidents > 0)
    && contains(`${item.symbol ?? ''} ${item.dossierNumber} ${item.subject}`, filter.text ?? '');
}

const figure = (count, href, name, alarming) => count > 0
  ? html`<a class="directive-figure ${alarming ? 'alarm' : ''}" href=${href}
      aria-label="${count} ${name}">${number(count)}</a>` : html`<span class="directive-none">0</span>`;

const deadline = (item, asOf) => item.nextDue
  ? html`<span class=${item.nextDue < asOf ? 'directive-late' : ''}>
      <time datetime=${item.nextDue}>${day(item.nextDue)}</time>
      <small>${item.nextDue < asOf && remaining(item.nextDue, asOf) === 'hôm nay' ? 'vừa quá hạn'
        : remaining(item.nextDue, asOf)}</small></span>`
  : item.nextEvent ? html`<time datetime=${item.nextEvent.dueOn}>${day(item.nextEvent.dueOn)}</time>
      <small>${remaining(item.nextEvent.dueOn, asOf)} · ${item.nextEvent.label}</small>` : '–';

const row = (item, asOf) => html`
  <tr role="row">
    <th role="rowheader" scope="row" data-label="Chỉ thị">
      ${watchStar(item.id, item.symbol ?? item.dossierNumber)}
      <a href=${item.instanceId ? instanceAddress(item.instanceId) : dossierAddress(item.id)}>
        ${item.symbol ?? item.dossierNumber}</a>
      ${item.symbol ? html`<small>${item.dossierNumber}</small>` : nothing}
      ${item.restricted ? html`<small class="directive-restricted">Hạn chế</small>` : nothing}
      <a class="directive-subject" href=${dossierAddress(item.id)}>${item.subject}</a>
      <small>${item.leadBody?.name}</small></th>
    <td role="cell" data-label="Giai đoạn"><a href=${dossierAddress(item.id, 'timeline')}>${item.phaseLabel}</a></td>
    <td role="cell" data-label="Tuổi hồ sơ" title="Mở ngày ${day(item.openedOn)}">${span(item.ageDays)}</td>
    <td role="cell" data-label="Hạn gần nhất">${deadline(item, asOf)}</td>
    <td role="cell" data-label="Cơ quan trễ">
      ${figure(item.lateBodies, dossierAddress(item.id, 'late'), 'cơ quan trễ', true)}</td>
    <td role="cell" data-label="Việc đang mở">
      ${figure(item.openTasks, dossierAddress(item.id, 'tasks'), 'việc đang mở')}
      ${item.overdueTasks > 0 ? html`<a class="directive-late" href=${dossierAddress(item.id, 'overdue')}>
        <small>${number(item.overdueTasks)} quá hạn</small></a>` : nothing}</td>
    <td role="cell" data-label="Sự cố">
      ${figure(item.incidents, dossierAddress(item.id, 'incidents'), 'sự cố', true)}</td>
  </tr>`;

const vacancies = () => `${appRoot()}/organisation/vacancies`;

const total = (items, count) => items.reduce((sum, item) => sum + count(item), 0);

const tile = (count, name, href, alarming) => html`
  <a class="directive-tile ${alarming && count > 0 ? 'alarm' : ''}" href=${href}>
    <strong>${number(count)}</strong> <span>${name}</span></a>`;

/** @return called when the address asks for something else */
function list(node) {
  const state = {};
  let filter = wanted();
  let failure = null;
  let loading = false;
  let typing = null;

  const draw = () => render(page(), node);
  const change = part => go({...filter, ...part});
  const type = text => {
    filter = {...filter, text};
    clearTimeout(typing);
    typing = setTimeout(() => {
      typing = null;
      // Who has followed a link meanwhile is not fetched back.
      if (node.isConnected) {
        go(filter, true);
      }
    }, 400);
    draw();
  };

  async function load() {
    loading = true;
    draw();
    try {
      known = await get('/dashboard');
      failure = null;
    } catch (error) {
      failure = error.message;
    }
    loading = false;
    draw();
  }

  const order = () => ({column: filter.sort ?? 'due', descending: filter.desc === '1'});

  const heading = column => html`
    <th role="columnheader" scope="col" aria-sort=${order().column !== column.name ? 'none'
      : order().descending ? 'descending' : 'ascending'}>
      <button type="button" class="directive-sort" @click=${() => {
        const next = turned(order(), column.name);
        change({sort: next.column, desc: next.descending ? '1' : ''});
      }}>${column.heading}</button></th>`;

  const option = (value, name, chosen) => html`<option value=${value} ?selected=${chosen === value}>${name}</option>`;

  const check = (name, label) => html`<label class="directive-check"><input id="directive-${name}" type="checkbox"
    .checked=${Boolean(filter[name])} @change=${event => change({[name]: event.target.checked ? '1' : ''})}>
    ${label}</label>`;

  function page() {
    if (!known) {
      return html`<h1>Chỉ thị</h1>${failure ? html`<p class="directive-error" role="alert">${failure}</p>`
        : html`<p role="status">Đang tải…</p>`}`;
    }
    const {items, phases, asOf, attention} = known;
    const ended = new Set(phases.filter(phase => phase.ended).map(phase => phase.phase));
    const running = items.filter(item => !ended.has(item.phase));
    const leads = [...new Map(items.filter(item => item.leadBody).map(item => [item.leadBody.code, item.leadBody.name]))]
      .sort((a, b) => a[1].localeCompare(b[1], 'vi'));
    const years = [...new Set(items.map(year))].sort().reverse();
    const shown = sorted(items.filter(item => matches(item, ended, filter)), columns(phases), order());
    return html`
      <h1>Chỉ thị</h1>
      ${failure ? html`<p class="directive-error" role="alert">${failure}</p>` : nothing}
      <section class="directive-overview" aria-label="Tổng quan">
        <div class="directive-tiles">
          ${tile(running.length, 'chỉ thị đang theo dõi', directives())}
          ${tile(running.filter(LATE).length, 'chỉ thị có việc trễ', directives({late: 1}), true)}
          ${tile(total(items, item => item.lateBodies), 'lượt cơ quan trễ', directives({show: 'late'}), true)}
          ${tile(total(items, item => item.openTasks), 'việc đang mở', directives({show: 'tasks'}))}
          ${tile(total(items, item => item.overdueTasks), 'việc quá hạn', directives({show: 'overdue'}), true)}
          ${tile(total(items, item => item.incidents), 'sự cố kỹ thuật', directives({show: 'incidents'}), true)}
        </div>
        ${phaseChart(phases, items, LATE, directives, filter.phase)}
      </section>
      ${attention.waiting > 0 ? html`
        <section class="directive-attention" aria-labelledby="directive-attention">
          <h2 id="directive-attention">Cần xử lý</h2>
          <div class="directive-tiles">
            ${attention.blocked > 0 ? tile(attention.blocked, 'việc không còn ai xử lý được', vacancies(), true) : nothing}
            ${tile(attention.waiting, 'việc chờ vị trí có người', vacancies())}
          </div>
        </section>` : nothing}
      <form class="directive-filter" role="search" @submit=${event => event.preventDefault()}>
        <label>Tìm <input id="directive-text" type="search" class="form-control" .value=${filter.text ?? ''}
          placeholder="Số, ký hiệu, trích yếu" @input=${event => type(event.target.value)}></label>
        <label>Giai đoạn <select id="directive-phase" class="form-control"
            @change=${event => change({phase: event.target.value})}>
          ${option('', 'Chưa kết thúc', filter.phase ?? '')}${option('ALL', 'Tất cả', filter.phase)}
          ${phases.map(phase => option(phase.phase, phase.label, filter.phase))}</select></label>
        <label>Cơ quan chủ trì <select id="directive-lead" class="form-control"
            @change=${event => change({lead: event.target.value})}>
          ${option('', 'Tất cả', filter.lead ?? '')}
          ${leads.map(([code, name]) => option(code, name, filter.lead))}</select></label>
        <label>Năm <select id="directive-year" class="form-control"
            @change=${event => change({year: event.target.value})}>
          ${option('', 'Tất cả', filter.year ?? '')}${years.map(one => option(one, one, filter.year))}</select></label>
        ${check('late', 'Chỉ hồ sơ trễ hạn')}
        ${check('watched', 'Chỉ hồ sơ tôi theo dõi')}
        ${filter.incidents ? check('incidents', 'Chỉ hồ sơ có sự cố') : nothing}
      </form>
      <div class="directive-summary"><span role="status">${`${shown.length} trong ${items.length} hồ sơ`}</span>
        · Cập nhật ${moment(asOf)}
        <button type="button" class="btn btn-default btn-sm" ?disabled=${loading} @click=${load}>Tải lại</button>
        ${exportButton(state, draw, shown.length, '/dashboard/export', () => ({ids: shown.map(item => item.id)}))}</div>
      ${shown.length === 0 ? html`<p>Không có hồ sơ nào khớp với bộ lọc.
          <a href=${directives({phase: 'ALL'})}>Bỏ bộ lọc</a></p>` : html`
        <table class="table directive-table" role="table">
          <caption class="sr-only">Các chỉ thị</caption>
          <thead role="rowgroup"><tr role="row">${columns(phases).map(heading)}</tr></thead>
          <tbody role="rowgroup">${shown.map(item => row(item, asOf))}</tbody>
        </table>`}`;
  }

  const followed = ({detail}) => {
    if (!node.isConnected) {
      window.removeEventListener(WATCHED, followed);
      return;
    }
    const item = known?.items.find(one => one.id === detail.id);
    if (item) {
      item.watched = detail.follows;
      draw();
    }
  };
  window.addEventListener(WATCHED, followed);

  load();
  return () => {
    filter = typing ? {...wanted(), text: filter.text} : wanted();
    draw();
  };
}

const kindOf = wishes => wishes.dossier ? `dossier ${wishes.dossier}` : WORK[wishes.show] ? 'work' : 'list';

export const directivesPage = {
  id: 'directive-page',
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: {path: '/directives'},
  render: (node, context, scope) => {
    node.className = 'directive-page';
    node.dataset.pluginText = '';
    document.title = 'Chỉ thị · Giám sát';
    let shown = null;
    let changed = null;
    const show = () => {
      const wishes = wanted();
      if (shown === kindOf(wishes)) {
        changed();
        return;
      }
      // A fresh node: what an earlier page still loads is drawn where nobody sees it.
      const page = document.createElement('div');
      node.replaceChildren(page);
      node.scrollTop = 0;
      shown = kindOf(wishes);
      changed = wishes.dossier ? dossier(page, wishes.dossier) : WORK[wishes.show] ? workPage(page) : list(page);
    };
    watchAddress(scope, show);
    show();
  }
};

export const directivesEntry = {
  id: 'directive-entry',
  pluginPoint: 'cockpit.navigation',
  priority: 1000,
  properties: {label: 'Chỉ thị', pagePath: '#/directives', checkActive: address => address.includes('#/directives')}
};
