import {common, named} from '../../../lib/directive/config.js';
import {loadTranslations} from '../../../lib/directive/locale.js';

await loadTranslations('welcome');

export default {
  ...common,
  app: named('Trang chào', 'Welcome'),
  // The stock link leads to the vendor's documents.
  links: [],
  customScripts: ['scripts/directive/welcome']
};
