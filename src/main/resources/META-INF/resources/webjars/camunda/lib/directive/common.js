// What all four web applications share; each names itself once.

import {openToEverybody} from './access.js';
import {nameThePerson} from './account.js';
import {writeDatesInVietnamese} from './dates.js';
import {offerHelp} from './help.js';
import {offerLanguages} from './language.js';
import {language} from './locale.js';
import {showOnePaneAtATime} from './panes.js';
import {showRefusalsPlainly} from './refusals.js';
import {useOurLogin} from './session.js';
import {speakVietnamese} from './words.js';

export function prepare(app) {
  useOurLogin(app);
  showRefusalsPlainly(app);
  openToEverybody(app);
  nameThePerson(app);
  offerHelp(app);
  offerLanguages();
  if (app === 'tasklist') {
    showOnePaneAtATime();
  }
  if (language === 'vi') {
    writeDatesInVietnamese(app);
    speakVietnamese();
  }
}
