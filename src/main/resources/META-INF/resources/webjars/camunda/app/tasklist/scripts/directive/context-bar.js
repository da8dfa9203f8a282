// Over every task: whose turn it is, of which dossier, and how much time is left, in words.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {watchStar} from '../../../../lib/directive/watch-star.js';
import {looked, newsOf} from './news.js';
import {setBadge} from './tab-badge.js';

const DOSSIER_TAB = 'directive-dossier';
const FORM_TAB = 'task-detail-form';

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
    const location = window.angular.element(document.body).injector().get('$location');
    const person = scope.$root.authentication.name;
    let shown;
    let news = null;

    function tellNews() {
      if (news && location.search().detailsTab === DOSSIER_TAB) {
        looked(person, news.directiveId, news.newest);
        news.count = 0;
      }
      setBadge(DOSSIER_TAB, news?.count > 0 ? `${news.count} mới` : '');
    }

    scope.$watch('task.id', () => setBadge(FORM_TAB, ''));
    scope.$watch(() => location.search().detailsTab, tellNews);
    scope.$watch('task.id + "|" + task.assignee', async () => {
      const id = scope.task?.id;
      shown = id;
      news = null;
      tellNews();
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
        if (context.directiveId && shown === id) {
          const found = await newsOf(person, context.directiveId).catch(() => null);
          if (found && shown === id) {
            news = {...found, directiveId: context.directiveId};
            tellNews();
          }
        }
      } catch (error) {
        render(nothing, node);
      }
    });
  }
};
