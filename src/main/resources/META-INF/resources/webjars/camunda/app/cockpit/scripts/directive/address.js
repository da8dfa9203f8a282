// What a page shows is in its address: links lead to it, the back button and a reload keep it.

const service = name => window.angular.element(document.body).injector().get(name);

/** What the address asks for, as an object. */
export const wanted = () => Object.fromEntries(new URLSearchParams(location.hash.split('?')[1] ?? ''));

/** Address of the page with these wishes; empty ones are left out. */
export function directives(wishes = {}) {
  const query = new URLSearchParams(Object.entries(wishes).filter(([, value]) => value !== undefined
    && value !== null && value !== '' && value !== false));
  return `#/directives${query.size ? `?${query}` : ''}`;
}

/**
 * Changes the address without loading the page anew; the page hears of it as of any other link.
 *
 * @param replace true for what is still being typed: the back button passes over it
 */
export function go(wishes, replace = false) {
  const search = Object.fromEntries(new URLSearchParams(directives(wishes).split('?')[1] ?? ''));
  service('$rootScope').$applyAsync(() => {
    const place = service('$location').search(search);
    if (replace) {
      place.replace();
    }
  });
}

/** Calls back whenever the wishes in the address of this page change. Stock would build the page anew. */
export function watchAddress(scope, changed) {
  service('$route').current.$$route.reloadOnSearch = false;
  scope.$on('$routeUpdate', changed);
}
