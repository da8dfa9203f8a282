import {prepare} from '../../../../lib/directive/common.js';

prepare('admin');

export default [];
