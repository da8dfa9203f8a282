import {common, named} from '../../../lib/directive/config.js';
import {loadTranslations} from '../../../lib/directive/locale.js';
import {leaveOutWhatIsRefused} from './directive/rights.js';

await Promise.all([loadTranslations('cockpit'), leaveOutWhatIsRefused()]);

export default {
  ...common,
  app: named('Giám sát', 'Cockpit'),
  customScripts: ['scripts/directive/cockpit'],
  historicActivityInstanceMetrics: {adjustablePeriod: true, period: {unit: 'month'}}
};
