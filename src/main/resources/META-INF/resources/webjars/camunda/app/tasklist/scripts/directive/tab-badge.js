// A word behind the name of a tab of the task, when it needs attention.

const POINT = 'tasklist.task.detail';
const badges = new Map();
const names = new Map();

/**
 * @param {string} tabId id of the plugin that is the tab: "directive-dossier", "task-detail-form"
 * @param {string} text short, Vietnamese, for example "2 mới"; '' takes it away
 */
export function setBadge(tabId, text) {
  if ((badges.get(tabId) ?? '') === text) {
    return;
  }
  badges.set(tabId, text);
  const injector = window.angular.element(document.body).injector();
  const provider = injector.get('Views').getProviders({component: POINT}).find(({id}) => id === tabId);
  if (!provider) {
    return;
  }
  if (!names.has(tabId)) {
    names.set(tabId, provider.label);
  }
  const name = names.get(tabId);
  provider.label = text ? `${injector.get('$translate').instant(name)} (${text})` : name;
  injector.get('$rootScope').$applyAsync();
}
