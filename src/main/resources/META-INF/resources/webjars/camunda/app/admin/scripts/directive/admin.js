import {offerAuditTrail} from '../../../../lib/directive/audit-link.js';
import {prepare} from '../../../../lib/directive/common.js';

prepare('admin');
offerAuditTrail();

export default [];
