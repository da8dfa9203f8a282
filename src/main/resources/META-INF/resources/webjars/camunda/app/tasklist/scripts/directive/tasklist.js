import {hangUpTheBell} from '../../../../lib/directive/bell.js';
import {prepare} from '../../../../lib/directive/common.js';
import {contextBar} from './context-bar.js';
import {dossierTab} from './dossier-tab.js';
import {careForForms} from './form-care.js';
import {hideWhatIsNotOurs} from './stock-views.js';

prepare('tasklist');
hangUpTheBell();
careForForms();
hideWhatIsNotOurs();

export default [contextBar, dossierTab];
