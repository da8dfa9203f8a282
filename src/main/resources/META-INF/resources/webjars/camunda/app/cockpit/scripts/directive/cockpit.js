import {offerAuditTrail} from '../../../../lib/directive/audit-link.js';
import {hangUpTheBell} from '../../../../lib/directive/bell.js';
import {prepare} from '../../../../lib/directive/common.js';
import {directivesEntry, directivesPage} from './directives-page.js';
import {documentsTab, familyBar, roundsTab, timelineTab} from './instance-tabs.js';
import {oversightTab} from './oversight-tab.js';
import {writeStockDates} from './stock.js';
import {waitingOverlays} from './waiting-overlays.js';

prepare('cockpit');
writeStockDates();
hangUpTheBell();
offerAuditTrail();

const styles = document.createElement('link');
styles.rel = 'stylesheet';
styles.href = new URL('directive.css', import.meta.url).href;
document.head.append(styles);

export default [directivesEntry, directivesPage, timelineTab, roundsTab, oversightTab, documentsTab, waitingOverlays, familyBar];
