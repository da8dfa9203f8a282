// The way from the header of Admin to the pages of the organisation, beside the help.

import {html, render} from '../../../../lib/directive/html.js';
import {appRoot} from '../../../../lib/directive/session.js';
import {whenThere} from '../../../../lib/directive/when-there.js';

export function linkToOrganisation() {
  whenThere('[cam-widget-header] nav.app-menu .account', account => {
    const host = document.createElement('div');
    host.className = 'directive-help directive-organisation';
    account.closest('nav').before(host);
    render(html`<a href=${`${appRoot()}/organisation`} title="Tổ chức">
      <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2">
        <path d="M7 2h6v5H7zM2 13h5v5H2zM13 13h5v5h-5zM10 7v3M4.5 13v-3h11v3"></path></svg>
      <span class="directive-help-word">Tổ chức</span></a>`, host);
  });
}
