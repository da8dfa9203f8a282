import {common, named} from '../../../lib/directive/config.js';

export default {
  ...common,
  app: named('Trang chào'),
  customScripts: ['scripts/directive/welcome']
};
