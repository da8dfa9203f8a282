import {hangUpTheBell} from '../../../../lib/directive/bell.js';
import {prepare} from '../../../../lib/directive/common.js';
import {card} from './card.js';
import {contextBar} from './context-bar.js';
import {dossierTab} from './dossier-tab.js';
import {countBesideFilters} from './filter-counts.js';
import {careForForms} from './form-care.js';
import {chooser, dueFirst} from './list-chooser.js';
import {tellWhatIsStarted} from './start-list.js';
import {hideWhatIsNotOurs} from './stock-views.js';
import {holdBackUnsentComments, sendWhatWasLeftBehind} from './unsent-comments.js';

prepare('tasklist');
hangUpTheBell();
holdBackUnsentComments();
sendWhatWasLeftBehind();
careForForms();
hideWhatIsNotOurs();
dueFirst();
countBesideFilters();
tellWhatIsStarted();

export default [contextBar, chooser, card, dossierTab];
