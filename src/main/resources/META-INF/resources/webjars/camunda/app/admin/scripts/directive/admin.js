import {offerAuditTrail} from '../../../../lib/directive/audit-link.js';
import {prepare} from '../../../../lib/directive/common.js';
import {linkToOrganisation} from './organisation-link.js';
import {openASectionOfTheSettings} from './system-settings.js';

prepare('admin');
linkToOrganisation();
openASectionOfTheSettings();
offerAuditTrail();

export default [];
