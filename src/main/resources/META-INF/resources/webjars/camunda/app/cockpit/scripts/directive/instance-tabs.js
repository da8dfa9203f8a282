// On a running process instance: its directive, the other instances of the same dossier, what happened, the rounds,
// the documents.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {documents} from './documents.js';
import {fitWithMargin} from './fit.js';
import {dossierAddress, instanceAddress, number} from './format.js';
import {rounds} from './rounds.js';
import {timeline} from './timeline.js';

const dossierOf = instanceId => get(`/process-instances/${encodeURIComponent(instanceId)}/dossier`);

/** Instances of one process together: a round asks hundreds of bodies, and each has its own. */
const relative = (directiveId, process) => process.instanceId
  ? html`<li><a href=${instanceAddress(process.instanceId)}>${process.processName}</a></li>`
  : html`<li><a href=${dossierAddress(directiveId, 'instances', {process: process.processKey})}>${process.processName}
      <span class="directive-count">${number(process.instances)}</span></a></li>`;

/** The directive, the parent instance and the rest of the family; children are no called activities, stock knows none. */
function family(dossier, instanceId, processes) {
  const isParent = dossier.lifecycleInstanceId === instanceId;
  const others = processes.filter(process => process.instanceId !== instanceId
    && process.instanceId !== dossier.lifecycleInstanceId);
  return html`
    <nav class="directive-family" aria-label="Hồ sơ của quy trình này">
      <p>Thuộc chỉ thị <a href=${dossierAddress(dossier.directiveId)}>
        <strong>${dossier.symbol ?? dossier.dossierNumber}</strong> ${dossier.subject}</a> · ${dossier.phaseLabel}${
        dossier.body && !isParent ? html` · <strong>${dossier.body.name}</strong>` : nothing}</p>
      ${!isParent && dossier.lifecycleInstanceId ? html`<p>Quy trình chính:
        <a class="directive-parent" href=${instanceAddress(dossier.lifecycleInstanceId)}>Vòng đời chỉ thị</a></p>` : nothing}
      ${others.length ? html`<p id="directive-family-name">Quy trình khác của chỉ thị này:</p>
        <ul aria-labelledby="directive-family-name">${others.map(process =>
          relative(dossier.directiveId, process))}</ul>` : nothing}
    </nav>`;
}

/** Technical administrators see the instance and its dossier, not who else works on it. */
const processesOf = directiveId => get(`/directives/${directiveId}/figures`).then(figures => figures.processes, error => {
  if (error.status === 403) {
    return [];
  }
  throw error;
});

/** A tab about the dossier of the instance. */
export const tab = (id, label, priority, show) => ({
  id,
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority,
  properties: {label},
  render: async (node, {processInstanceId}) => {
    node.className = 'directive-tab';
    node.dataset.pluginText = '';
    render(html`<p role="status">Đang tải…</p>`, node);
    try {
      const dossier = await dossierOf(processInstanceId);
      const processes = await processesOf(dossier.directiveId);
      render(html`${family(dossier, processInstanceId, processes)}<div class="directive-tab-body"></div>`, node);
      await show(node.querySelector('.directive-tab-body'), dossier.directiveId);
    } catch (error) {
      render(error.status === 404 ? html`<p>${error.message}</p>`
        : html`<p class="directive-error" role="alert">${error.message}</p>`, node);
    }
  }
});

export const timelineTab = tab('directive-timeline-tab', 'Tiến trình', 30, timeline);

export const roundsTab = tab('directive-rounds-tab', 'Vòng lấy ý kiến', 29, (node, directiveId) => {
  rounds(node, directiveId);
});

export const documentsTab = tab('directive-documents-tab', 'Tài liệu', 27, documents);

const BAR_HEIGHT = 36;

/** Over the diagram, whichever tab is open. */
export const familyBar = {
  id: 'directive-family-bar',
  pluginPoint: 'cockpit.processInstance.diagram.plugin',
  priority: 0,
  render: async viewer => {
    fitWithMargin(viewer, BAR_HEIGHT);
    const instanceId = location.hash.split(/[/?]/)[2];
    let dossier;
    try {
      dossier = await dossierOf(instanceId);
    } catch {
      return; // belongs to no dossier
    }
    const place = viewer.get('canvas').getContainer();
    const bar = document.createElement('div');
    bar.className = 'directive-family-bar';
    bar.dataset.pluginText = '';
    render(html`<a href=${dossierAddress(dossier.directiveId)} title=${dossier.subject}>Thuộc chỉ thị
      <strong>${dossier.symbol ?? dossier.dossierNumber}</strong></a>${
      dossier.lifecycleInstanceId && dossier.lifecycleInstanceId !== instanceId ? html`<a
      href=${instanceAddress(dossier.lifecycleInstanceId)}>▲ Vòng đời chỉ thị</a>` : nothing}${dossier.body
      && dossier.lifecycleInstanceId !== instanceId ? html`<span>${dossier.body.name}</span>` : nothing}`, bar);
    place.append(bar);
  }
};
