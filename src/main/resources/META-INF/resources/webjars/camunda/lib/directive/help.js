// "Trợ giúp" in the header: opens the manual of the person's role, at the heading about the screen they are on.

import {html, render} from './html.js';
import {language} from './locale.js';
import {appRoot} from './session.js';

const WORD = language === 'vi' ? 'Trợ giúp' : 'Help';

/** What is on the screen, in the words of the manuals: the application and the first part of its route. */
function address(app) {
  const [, route = '', query = ''] = /^#\/([^/?]*)[^?]*(?:\?(.*))?$/.exec(location.hash) ?? [];
  const task = app === 'tasklist' ? new URLSearchParams(query).get('task') : null;
  const here = new URLSearchParams({screen: route ? `${app}/${route}` : app});
  if (task) {
    here.set('task', task);
  }
  return `${appRoot()}/help/here?${here}`;
}

const link = app => html`
  <a href=${`${appRoot()}/help`} target="_blank" rel="noopener" title=${WORD}
    @click=${event => { event.currentTarget.href = address(app); }}>
    <span class="directive-help-sign" aria-hidden="true">?</span><span class="directive-help-word">${WORD}</span></a>`;

/**
 * Waits for the header, which the application draws after its scripts are there.
 *
 * @param {string} app canonical name of the web application
 */
export function offerHelp(app) {
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = new URL('help.css', import.meta.url).href;
  document.head.append(styles);
  const offer = () => {
    const menu = document.querySelector('[cam-widget-header] nav.app-menu');
    if (!menu?.querySelector('.account')) {
      return false;
    }
    const host = document.createElement('div');
    host.className = 'directive-help';
    menu.before(host);
    render(link(app), host);
    return true;
  };
  if (!offer()) {
    const observer = new MutationObserver(() => offer() && observer.disconnect());
    observer.observe(document.documentElement, {childList: true, subtree: true});
  }
}
