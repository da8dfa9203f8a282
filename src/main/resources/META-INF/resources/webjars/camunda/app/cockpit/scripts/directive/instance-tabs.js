// On a running process instance: its directive, the other instances of the same dossier, what happened, the rounds.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {dossierAddress, instanceAddress} from './format.js';
import {rounds} from './rounds.js';
import {timeline} from './timeline.js';

/** Instances of one process together: a round asks hundreds of bodies, and each has its own. */
function grouped(instances) {
  const groups = new Map();
  for (const instance of instances) {
    groups.set(instance.processKey, [...(groups.get(instance.processKey) ?? []), instance]);
  }
  return [...groups.values()];
}

const relative = (directiveId, group) => group.length === 1
  ? html`<li><a href=${instanceAddress(group[0].instanceId)}>${group[0].processName}</a>
      ${group[0].body ? html`<small>${group[0].body.name}</small>` : nothing}</li>`
  : html`<li><a href=${dossierAddress(directiveId, 'instances')}>${group[0].processName}</a>
      <span class="directive-count">${group.length}</span></li>`;

const head = (dossier, instanceId, instances) => {
  const others = instances.filter(instance => instance.instanceId !== instanceId
    && instance.instanceId !== dossier.lifecycleInstanceId);
  const self = instances.find(instance => instance.instanceId === instanceId);
  return html`
    <p><a href=${dossierAddress(dossier.directiveId)}><strong>${dossier.symbol ?? dossier.dossierNumber}</strong>
      ${dossier.subject}</a> · ${dossier.phaseLabel}${self?.body ? ` · ${self.body.name}` : ''}</p>
    <div class="directive-family">
      ${dossier.lifecycleInstanceId && dossier.lifecycleInstanceId !== instanceId ? html`
        <p>Thuộc về: <a href=${instanceAddress(dossier.lifecycleInstanceId)}>Vòng đời chỉ thị</a></p>` : nothing}
      ${others.length ? html`<p id="directive-family-name">Quy trình khác của hồ sơ này:</p>
        <ul aria-labelledby="directive-family-name">${grouped(others).map(group =>
          relative(dossier.directiveId, group))}</ul>` : nothing}
    </div>`;
};

const tab = (id, label, priority, show) => ({
  id,
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority,
  properties: {label},
  render: async (node, {processInstanceId}) => {
    node.className = 'directive-tab';
    node.dataset.pluginText = '';
    render(html`<p role="status">Đang tải…</p>`, node);
    try {
      await show(node, await get(`/process-instances/${encodeURIComponent(processInstanceId)}/dossier`),
        processInstanceId);
    } catch (error) {
      render(error.status === 404 ? html`<p>${error.message}</p>`
        : html`<p class="directive-error" role="alert">${error.message}</p>`, node);
    }
  }
});

export const timelineTab = tab('directive-timeline-tab', 'Tiến trình', 30, async (node, dossier, instanceId) => {
  // Technical administrators see the instance and its dossier, not who else works on it.
  const instances = await get(`/directives/${dossier.directiveId}/instances`).catch(error => {
    if (error.status === 403) {
      return [];
    }
    throw error;
  });
  render(html`${head(dossier, instanceId, instances)}<h3>Diễn biến</h3><div class="directive-happened"></div>`, node);
  await timeline(node.querySelector('.directive-happened'), dossier.directiveId);
});

export const roundsTab = tab('directive-rounds-tab', 'Vòng lấy ý kiến', 29, (node, dossier) => {
  render(html`<div></div>`, node);
  return rounds(node.firstElementChild, dossier.directiveId);
});
