import {common, named} from '../../../lib/directive/config.js';

export default {
  ...common,
  app: named('Quản trị'),
  customScripts: ['scripts/directive/admin']
};
