// "Chỉ thị": every directive with its phase, age, deadline, late bodies and open work. Figures are links.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {dossier} from './dossier.js';
import {day, daysBetween, dossierAddress, fold, instanceAddress, isoDay, moment} from './format.js';
import {phaseChart} from './phase-chart.js';

const COLUMNS = [
  ['number', 'Chỉ thị', item => item.symbol ?? item.dossierNumber],
  ['phase', 'Giai đoạn', null],
  ['age', 'Tuổi hồ sơ', item => item.ageDays],
  ['due', 'Hạn gần nhất', item => item.nextDue ?? item.nextEvent?.dueOn ?? '9999'],
  ['late', 'Cơ quan trễ', item => item.lateBodies],
  ['tasks', 'Việc đang mở', item => item.openTasks],
  ['incidents', 'Sự cố', item => item.incidents]
];
const LATE = item => item.overdueTasks > 0 || item.lateBodies > 0;

/** Kept while the person looks at an instance and comes back. */
let known = null;
let filter = {phase: 'RUNNING', lead: '', text: '', late: false, incidents: false};
let order = {column: 'due', descending: false};

const address = wanted => `#/directives?${new URLSearchParams(wanted)}`;

const span = days => days < 60 ? `${days} ngày`
  : days < 730 ? `${Math.floor(days / 30.44)} tháng` : `${(days / 365.25).toFixed(1).replace('.', ',')} năm`;

function remaining(due, asOf) {
  const left = daysBetween(isoDay(asOf), isoDay(due));
  return left < 0 ? `trễ ${-left} ngày` : left === 0 ? 'hôm nay' : `còn ${left} ngày`;
}

function matches(item, phases) {
  const ended = phases.find(phase => phase.phase === item.phase)?.ended;
  const words = fold(filter.text).trim();
  return (filter.phase === '' || (filter.phase === 'RUNNING' ? !ended : filter.phase === item.phase))
    && (!filter.lead || item.leadBody?.code === filter.lead)
    && (!filter.late || LATE(item))
    && (!filter.incidents || item.incidents > 0)
    && (!words || fold(`${item.symbol ?? ''} ${item.dossierNumber} ${item.subject}`).includes(words));
}

function sorted(items, phases) {
  const rank = new Map(phases.map((phase, index) => [phase.phase, index]));
  const value = COLUMNS.find(column => column[0] === order.column)[2] ?? (item => rank.get(item.phase));
  const sign = order.descending ? -1 : 1;
  return [...items].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    return sign * (typeof x === 'string' ? x.localeCompare(y, 'vi', {numeric: true}) : x - y);
  });
}

const figure = (count, href, name, alarming) => count > 0
  ? html`<a class="directive-figure ${alarming ? 'alarm' : ''}" href=${href}
      aria-label="${count} ${name}">${count}</a>` : html`<span class="directive-none">0</span>`;

const deadline = (item, asOf) => item.nextDue
  ? html`<span class=${item.nextDue < asOf ? 'directive-late' : ''}>
      <time datetime=${item.nextDue}>${day(item.nextDue)}</time>
      <small>${remaining(item.nextDue, asOf)}</small></span>`
  : item.nextEvent ? html`<time datetime=${item.nextEvent.dueOn}>${day(item.nextEvent.dueOn)}</time>
      <small>${item.nextEvent.label}</small>` : '–';

const row = (item, asOf) => html`
  <tr role="row">
    <th role="rowheader" scope="row" data-label="Chỉ thị">
      <a href=${item.instanceId ? instanceAddress(item.instanceId) : dossierAddress(item.id)}>
        ${item.symbol ?? item.dossierNumber}</a>
      ${item.symbol ? html`<small>${item.dossierNumber}</small>` : nothing}
      ${item.restricted ? html`<small class="directive-restricted">Hạn chế</small>` : nothing}
      <span class="directive-subject">${item.subject}</span>
      <small>${item.leadBody?.name}</small></th>
    <td role="cell" data-label="Giai đoạn"><a href=${dossierAddress(item.id, 'timeline')}>${item.phaseLabel}</a></td>
    <td role="cell" data-label="Tuổi hồ sơ" title="Mở ngày ${day(item.openedOn)}">${span(item.ageDays)}</td>
    <td role="cell" data-label="Hạn gần nhất">${deadline(item, asOf)}</td>
    <td role="cell" data-label="Cơ quan trễ">
      ${figure(item.lateBodies, dossierAddress(item.id, 'late'), 'cơ quan trễ', true)}</td>
    <td role="cell" data-label="Việc đang mở">
      ${figure(item.openTasks, dossierAddress(item.id, 'tasks'), 'việc đang mở')}
      ${item.overdueTasks > 0 ? html`<a class="directive-late" href=${dossierAddress(item.id, 'overdue')}>
        <small>${item.overdueTasks} quá hạn</small></a>` : nothing}</td>
    <td role="cell" data-label="Sự cố">
      ${figure(item.incidents, dossierAddress(item.id, 'incidents'), 'sự cố', true)}</td>
  </tr>`;

const total = (items, count) => items.reduce((sum, item) => sum + count(item), 0);

const tile = (count, name, href, alarming) => html`
  <a class="directive-tile ${alarming && count > 0 ? 'alarm' : ''}" href=${href}>
    <strong>${count}</strong> <span>${name}</span></a>`;

function list(node) {
  let failure = null;
  let loading = true;
  const draw = () => render(page(), node);
  const change = part => {
    filter = {...filter, ...part};
    draw();
  };
  const sortBy = column => {
    order = {column, descending: order.column === column && !order.descending};
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

  const heading = ([id, name]) => html`
    <th role="columnheader" scope="col" aria-sort=${order.column !== id ? 'none'
      : order.descending ? 'descending' : 'ascending'}>
      <button type="button" class="directive-sort" @click=${() => sortBy(id)}>${name}</button></th>`;

  function page() {
    if (failure) {
      return html`<h1>Chỉ thị</h1><p class="directive-error" role="alert">${failure}</p>`;
    }
    if (!known) {
      return html`<h1>Chỉ thị</h1><p role="status">Đang tải…</p>`;
    }
    const {items, phases, asOf} = known;
    const running = items.filter(item => !phases.find(phase => phase.phase === item.phase)?.ended);
    const leads = [...new Map(items.map(item => [item.leadBody?.code, item.leadBody?.name]))]
      .sort((a, b) => a[1].localeCompare(b[1], 'vi'));
    const shown = sorted(items.filter(item => matches(item, phases)), phases);
    return html`
      <h1>Chỉ thị</h1>
      <section class="directive-overview" aria-label="Tổng quan">
        <div class="directive-tiles">
          ${tile(running.length, 'đang theo dõi', address({phase: 'RUNNING'}))}
          ${tile(running.filter(LATE).length, 'có việc trễ hạn', address({phase: 'RUNNING', late: 1}), true)}
          ${tile(total(items, item => item.lateBodies), 'lượt cơ quan trễ', address({phase: '', late: 1}), true)}
          ${tile(total(items, item => item.incidents), 'sự cố kỹ thuật', address({phase: '', incidents: 1}), true)}
        </div>
        ${phaseChart(phases, items, LATE, phase => address({phase}), filter.phase)}
      </section>
      <form class="directive-filter" role="search" @submit=${event => event.preventDefault()}>
        <label>Tìm <input id="directive-text" type="search" class="form-control" .value=${filter.text}
          placeholder="Số, ký hiệu, trích yếu" @input=${event => change({text: event.target.value})}></label>
        <label>Giai đoạn <select id="directive-phase" class="form-control"
            @change=${event => change({phase: event.target.value})}>
          <option value="RUNNING" ?selected=${filter.phase === 'RUNNING'}>Chưa kết thúc</option>
          <option value="" ?selected=${filter.phase === ''}>Tất cả</option>
          ${phases.map(phase => html`<option value=${phase.phase}
            ?selected=${filter.phase === phase.phase}>${phase.label}</option>`)}</select></label>
        <label>Cơ quan chủ trì <select id="directive-lead" class="form-control"
            @change=${event => change({lead: event.target.value})}>
          <option value="" ?selected=${!filter.lead}>Tất cả</option>
          ${leads.map(([code, name]) => html`<option value=${code}
            ?selected=${filter.lead === code}>${name}</option>`)}</select></label>
        <label class="directive-check"><input id="directive-late" type="checkbox" .checked=${filter.late}
          @change=${event => change({late: event.target.checked})}> Chỉ hồ sơ trễ hạn</label>
        ${filter.incidents ? html`<label class="directive-check"><input type="checkbox" .checked=${true}
          @change=${() => change({incidents: false})}> Chỉ hồ sơ có sự cố</label>` : nothing}
      </form>
      <p class="directive-summary"><span role="status">${`${shown.length} trong ${items.length} hồ sơ`}</span>
        · Cập nhật ${moment(asOf)}
        <button type="button" class="btn btn-default btn-xs" ?disabled=${loading} @click=${load}>Tải lại</button></p>
      ${shown.length === 0 ? html`<p>Không có hồ sơ nào khớp với bộ lọc.</p>` : html`
        <table class="table directive-table" role="table">
          <caption class="sr-only">Các chỉ thị</caption>
          <thead role="rowgroup"><tr role="row">${COLUMNS.map(heading)}</tr></thead>
          <tbody role="rowgroup">${shown.map(item => row(item, asOf))}</tbody>
        </table>`}`;
  }

  load();
}

/** Links say what they want in the address; an address without a wish leaves the filter as it was. */
function obey(wish) {
  if (['phase', 'late', 'incidents'].some(name => wish.has(name))) {
    filter = {phase: wish.get('phase') ?? 'RUNNING', lead: '', text: '', late: wish.has('late'),
      incidents: wish.has('incidents')};
  }
}

export const directivesPage = {
  id: 'directive-page',
  pluginPoint: 'cockpit.route',
  priority: 0,
  properties: {path: '/directives'},
  render: node => {
    node.className = 'directive-page';
    node.dataset.pluginText = '';
    const wish = new URLSearchParams(location.hash.split('?')[1]);
    document.title = 'Chỉ thị · Giám sát';
    if (wish.get('dossier')) {
      dossier(node, wish.get('dossier'), wish.get('show'));
    } else {
      obey(wish);
      list(node);
    }
  }
};

export const directivesEntry = {
  id: 'directive-entry',
  pluginPoint: 'cockpit.navigation',
  priority: 1000,
  properties: {label: 'Chỉ thị', pagePath: '#/directives', checkActive: address => address.includes('#/directives')}
};
