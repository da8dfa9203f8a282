// The product's login page takes the place of the stock one in every web application.

const loginPage = (reason) => {
  const next = location.pathname + location.search + location.hash.replace(/^#\/login.*/, '');
  const query = reason === 'logout' ? 'logout' : `${reason}&next=${encodeURIComponent(next)}`;
  location.assign(`${appRoot()}/login?${query}`);
};

/** Context path of the product, empty at the top of a host. */
export function appRoot() {
  return document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
}

/** To the login page and back to where the person is. */
export const loginAgain = () => loginPage('expired');

/** @param {string} app canonical name: tasklist, cockpit, admin or welcome */
export function useOurLogin(app) {
  window.angular.module(`cam.${app}`).run(['$rootScope', $rootScope => {
    let leaving = false;
    const leave = reason => event => {
      event.preventDefault();
      if (!leaving) {
        leaving = true;
        loginPage(reason);
      }
    };
    $rootScope.$on('authentication.login.required', leave('expired'));
    $rootScope.$on('authentication.logout.success', leave('logout'));
  }]);
}
