import {common, named} from '../../../lib/directive/config.js';
import {loadTranslations} from '../../../lib/directive/locale.js';

await loadTranslations('tasklist');

export default {
  ...common,
  app: named('Việc cần xử lý', 'Tasklist'),
  customScripts: ['scripts/directive/tasklist'],
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'nhận việc đang chọn'},
    focusFilter: {key: 'ctrl+shift+f', description: 'đến danh sách bộ lọc'},
    focusList: {key: 'ctrl+alt+l', description: 'đến việc đầu tiên trong danh sách'},
    focusForm: {key: 'ctrl+alt+f', description: 'đến ô đầu tiên của biểu mẫu'},
    startProcess: {key: 'ctrl+alt+p', description: 'khởi tạo hồ sơ hoặc quy trình'}
  }
};
