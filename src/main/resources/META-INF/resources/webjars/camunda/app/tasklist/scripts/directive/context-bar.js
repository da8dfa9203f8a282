// Over every task: whose turn it is, of which dossier, and how much time is left, in words.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {watchStar} from '../../../../lib/directive/watch-star.js';

const bar = context => html`
  <div class="directive-context" role="status">
    ${context.dueInWords ? html`<span class="directive-due ${context.urgency.toLowerCase()}">
      ${context.dueInWords}</span>` : nothing}
    ${context.dossierNumber ? html`<span class="directive-number">${context.dossierNumber}</span>` : nothing}
    ${context.directiveId ? watchStar(context.directiveId, context.dossierNumber) : nothing}
    ${context.waitingFor ? html`<span class="directive-waiting">${context.waitingFor}</span>` : nothing}
  </div>`;

/** Stock gives always-mounted plugins a corner of the toolbar; the bar belongs between the heading and the tabs. */
function moveOverTabs(node, attempts = 100) {
  const tabs = document.querySelector('.tabbed-content');
  if (tabs) {
    tabs.before(node);
  } else if (attempts > 0) {
    requestAnimationFrame(() => moveOverTabs(node, attempts - 1));
  }
}

export const contextBar = {
  id: 'directive-context',
  pluginPoint: 'tasklist.task.action',
  priority: 2000,
  render: (node, _, scope) => {
    node.className = 'directive-context-host';
    node.dataset.pluginText = '';
    let shown;
    scope.$watch('task.id + "|" + task.assignee', async () => {
      const id = scope.task?.id;
      shown = id;
      if (!id) {
        render(nothing, node);
        return;
      }
      try {
        const context = await get(`/tasks/${encodeURIComponent(id)}/context`);
        if (shown === id) {
          render(bar(context), node);
          moveOverTabs(node);
        }
      } catch (error) {
        render(nothing, node);
      }
    });
  }
};
