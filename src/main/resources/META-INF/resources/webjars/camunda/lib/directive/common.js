// What all four web applications share; each names itself once.

import {writeDatesInVietnamese} from './dates.js';
import {offerHelp} from './help.js';
import {showRefusalsPlainly} from './refusals.js';
import {useOurLogin} from './session.js';
import {speakVietnamese} from './words.js';

export function prepare(app) {
  useOurLogin(app);
  showRefusalsPlainly(app);
  offerHelp(app);
  if (localStorage.getItem('directive.language') !== 'en') {
    writeDatesInVietnamese(app);
    speakVietnamese();
  }
}
