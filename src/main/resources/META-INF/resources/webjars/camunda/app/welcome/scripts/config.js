import {common, named} from '../../../lib/directive/config.js';
import {loadTranslations} from '../../../lib/directive/locale.js';

await loadTranslations('welcome');

export default {
  ...common,
  app: named('Trang chào', 'Welcome'),
  customScripts: ['scripts/directive/welcome']
};
