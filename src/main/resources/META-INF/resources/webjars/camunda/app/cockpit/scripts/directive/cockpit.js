import {prepare} from '../../../../lib/directive/common.js';

prepare('cockpit');

export default [];
