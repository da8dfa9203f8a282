// On a definition's diagram: how many tasks wait at each step, and how many of them are late.

import {get} from '../../../../lib/directive/api.js';

/** Stock's own badges sit at the lower left. */
const PLACE = {top: -14, right: 60};

function badge(processDefinitionId, {activityId, waiting, late}) {
  const query = JSON.stringify([{type: 'activityIdIn', operator: 'eq', value: activityId, name: ''}]);
  const link = document.createElement('a');
  link.className = `directive-waiting ${late > 0 ? 'late' : ''}`;
  link.href = `#/process-definition/${processDefinitionId}/runtime?searchQuery=${encodeURIComponent(query)}`;
  link.textContent = late > 0 ? `${waiting} chờ · ${late} trễ` : `${waiting} chờ`;
  link.title = `${waiting} việc đang chờ, ${late} việc quá hạn`;
  link.setAttribute('aria-label', link.title);
  return link;
}

export const waitingOverlays = {
  id: 'directive-waiting',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 0,
  render: async viewer => {
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
      overlays.add(step.activityId, 'directive-waiting', {position: PLACE, show: {minZoom: 0.3},
        html: badge(id, step)});
    }
  }
};
