import {prepare} from '../../../../lib/directive/common.js';

prepare('welcome');

export default [];
