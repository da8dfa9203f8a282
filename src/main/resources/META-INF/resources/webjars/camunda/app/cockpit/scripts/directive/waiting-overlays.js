// On a definition's diagram: how many tasks wait at each step, and how many of them are late; both lead to the tasks.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {directives} from './address.js';
import {fitWithMargin} from './fit.js';

/** Stock's own badges sit at the lower left. */
const PLACE = {top: -14, right: 60};

function badge(process, version, step, {activityId, waiting, late}) {
  const address = show => directives({show, process, version, activity: activityId, step});
  const node = document.createElement('span');
  node.className = 'directive-waiting';
  node.dataset.pluginText = '';
  render(html`<a href=${address('tasks')} aria-label="${waiting} việc đang chờ ở bước ${step}">${waiting} chờ</a>${late
    ? html`<a class="late" href=${address('overdue')} aria-label="${late} việc quá hạn ở bước ${step}">${late} trễ</a>`
    : nothing}`, node);
  return node;
}

export const waitingOverlays = {
  id: 'directive-waiting',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 0,
  render: async viewer => {
    fitWithMargin(viewer);
    // The page gives no key; the id in its address is key:version:id.
    const id = decodeURIComponent(location.hash.split(/[/?]/)[2] ?? '');
    const [key, version] = id.split(':');
    let steps;
    try {
      steps = await get(`/process-definitions/${encodeURIComponent(key)}/waiting?version=${Number(version) || ''}`);
    } catch {
      return; // for managers only; the diagram is complete without
    }
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    for (const step of steps.filter(one => registry.get(one.activityId))) {
      const name = registry.get(step.activityId).businessObject.name ?? step.activityId;
      overlays.add(step.activityId, 'directive-waiting', {position: PLACE, show: {minZoom: 0.3},
        html: badge(key, version, name, step)});
    }
  }
};
