import {offerAuditTrail} from '../../../../lib/directive/audit-link.js';
import {prepare} from '../../../../lib/directive/common.js';
import {linkToOrganisation} from './organisation-link.js';

prepare('admin');
linkToOrganisation();
offerAuditTrail();

export default [];
