// How many tasks stand behind each filter. One question for all of them, at most once a minute and after something
// was done; the list never waits for it.

import {get} from '../../../../lib/directive/api.js';
import {WATCHED} from '../../../../lib/directive/watch-star.js';

const EVERY = 60_000;
const AFTER_EVENT = 1_500;
const MANY = 100;

let counts = {};

const words = count => count >= MANY ? '99+' : String(count);

function paint() {
  document.querySelectorAll('.task-filters .task-filter').forEach(item => {
    const filter = window.angular.element(item).scope()?.filter;
    const name = item.querySelector('h4 a');
    const count = counts[filter?.properties?.key];
    if (!name || count === undefined) {
      return;
    }
    let badge = name.querySelector('.directive-count');
    if (!badge) {
      badge = document.createElement('span');
      badge.className = 'directive-count';
      name.append(badge);
    }
    badge.classList.toggle('late', filter.properties.key === 'overdue' && count > 0);
    if (badge.textContent !== words(count)) {
      badge.textContent = words(count);
      badge.title = `${words(count)} việc`;
    }
  });
}

export function countBesideFilters() {
  let timer;
  const ask = async () => {
    clearTimeout(timer);
    timer = setTimeout(ask, EVERY);
    if (document.hidden) {
      return;
    }
    try {
      counts = await get('/tasks/counts');
      paint();
    } catch {
      // The filters work without; the next minute may be better.
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, AFTER_EVENT);
  };
  window.addEventListener(WATCHED, soon);
  document.addEventListener('visibilitychange', () => document.hidden || soon());
  window.angular.module('cam.tasklist').run(['$rootScope', $rootScope => {
    let user;
    $rootScope.$watch('authentication.name', name => {
      if (name && name !== user) {
        user = name;
        ask();
      }
    });
    // Claimed, given back, completed, started: Tasklist tells its own list to load again.
    $rootScope.$on('refresh', paint);
    ['taskClaimed', 'taskUnclaimed', 'taskCompleted'].forEach(event => $rootScope.$on(event, soon));
    document.addEventListener('click', event => event.target.closest?.(
      'button.claim, button.unclaim, .form-actions .btn-primary, .modal-footer .btn-primary') && soon());
    window.addEventListener(WATCHED, () => $rootScope.$broadcast('refresh'));
  }]);
  new MutationObserver(changes => {
    if (changes.some(change => [...change.addedNodes].some(node => node.nodeType === Node.ELEMENT_NODE
        && (node.matches('.task-filter') || node.querySelector('.task-filter'))))) {
      paint();
    }
  }).observe(document.body, {subtree: true, childList: true});
}
