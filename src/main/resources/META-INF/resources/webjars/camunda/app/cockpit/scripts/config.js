import {common, named} from '../../../lib/directive/config.js';

export default {
  ...common,
  app: named('Giám sát'),
  customScripts: ['scripts/directive/cockpit'],
  historicActivityInstanceMetrics: {adjustablePeriod: true, period: {unit: 'month'}}
};
