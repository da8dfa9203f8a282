// The way from the header of Admin to the pages of the organisation.

import {appRoot} from '../../../../lib/directive/session.js';
import {whenThere} from '../../../../lib/directive/when-there.js';

export function linkToOrganisation() {
  whenThere('[cam-widget-header] nav.app-menu .account', account => {
    const link = document.createElement('a');
    link.className = 'directive-organisation';
    link.href = `${appRoot()}/organisation`;
    link.textContent = 'Tổ chức';
    account.closest('nav').before(link);
  });
}
