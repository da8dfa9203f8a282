// The account menu names the person. Stock draws the login name until the profile has arrived, and on a page of
// ours it does not even ask: its service that does is made only when a stock page wants it.

import {whenThere} from './when-there.js';

/** How long an account without a profile stays unnamed, in milliseconds. */
const PATIENCE = 3000;

/** @param {string} app canonical name of the web application */
export function nameThePerson(app) {
  window.angular.module(`cam.${app}`).run(['$rootScope', '$injector', ($rootScope, $injector) => {
    whenThere('[cam-widget-header] .account > .dropdown-toggle', account => {
      const isLoginName = () => account.textContent.trim() === $rootScope.authentication?.name;
      const show = () => {
        account.style.visibility = '';
        observer.disconnect();
      };
      const observer = new MutationObserver(() => isLoginName() || show());
      if (isLoginName() || !account.textContent.trim()) {
        account.style.visibility = 'hidden';
        observer.observe(account, {childList: true, characterData: true, subtree: true});
        setTimeout(show, PATIENCE);
        $rootScope.$applyAsync(() => $injector.has('page') && $injector.get('page'));
      }
    });
  }]);
}
