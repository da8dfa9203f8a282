import {common, named} from '../../../lib/directive/config.js';
import {loadTranslations} from '../../../lib/directive/locale.js';

await loadTranslations('cockpit');

export default {
  ...common,
  app: named('Giám sát'),
  customScripts: ['scripts/directive/cockpit'],
  historicActivityInstanceMetrics: {adjustablePeriod: true, period: {unit: 'month'}}
};
