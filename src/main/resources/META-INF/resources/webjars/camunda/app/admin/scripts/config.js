import {common, named} from '../../../lib/directive/config.js';
import {loadTranslations} from '../../../lib/directive/locale.js';

await loadTranslations('admin');

export default {
  ...common,
  app: named('Quản trị', 'Admin'),
  customScripts: ['scripts/directive/admin']
};
