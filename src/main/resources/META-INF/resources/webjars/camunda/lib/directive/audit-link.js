// "Nhật ký" in the header, beside the help, for those who may read it.

import {html, render} from './html.js';
import {language} from './locale.js';
import {appRoot} from './session.js';

const WORD = language === 'vi' ? 'Nhật ký' : 'Audit trail';

const link = () => html`
  <a href=${`${appRoot()}/audit`} target="_blank" rel="noopener" title=${WORD}>
    <span class="directive-help-sign" aria-hidden="true">≡</span><span class="directive-help-word">${WORD}</span></a>`;

async function mayRead() {
  try {
    const response = await fetch(`${appRoot()}/api/v1/audit/state`,
      {headers: {Accept: 'application/json'}, credentials: 'same-origin'});
    return response.ok && (await response.json()).mayRead;
  } catch {
    return false;
  }
}

/** Waits for the header, which the application draws after its scripts are there. */
export async function offerAuditTrail() {
  if (!await mayRead()) {
    return;
  }
  const offer = () => {
    const menu = document.querySelector('[cam-widget-header] nav.app-menu');
    if (!menu?.querySelector('.account')) {
      return false;
    }
    const host = document.createElement('div');
    host.className = 'directive-help directive-audit';
    menu.before(host);
    render(link(), host);
    return true;
  };
  if (!offer()) {
    const observer = new MutationObserver(() => offer() && observer.disconnect());
    observer.observe(document.documentElement, {childList: true, subtree: true});
  }
}
