// What stock leaves out for people who use a keyboard or a screen reader: a way past the header, names of controls that
// show only a picture, names of dialogs, and controls that a keyboard cannot reach.

import {language} from './locale.js';

const say = (vi, en) => language === 'en' ? en : vi;

const NAMES = [
  ['.region-toggle', say('Thu hoặc mở cột', 'Fold or unfold this column')],
  ['button.maximize', say('Mở rộng việc ra toàn trang', 'Enlarge the task')],
  ['button.reset-regions', say('Trở lại ba cột', 'Back to three columns')],
  ['button.unclaim', say('Trả lại việc', 'Give the task back')],
  ['.sort-direction', say('Đổi chiều sắp xếp', 'Turn the order round')],
  ['.new-sort > .dropdown-toggle', say('Thêm cách sắp xếp', 'Add a sorting')],
  ['[cam-widget-search] .main-field', say('Tiêu chí lọc', 'Search criteria')],
  ['.stored-criteria > .dropdown-toggle', say('Tiêu chí đã lưu', 'Saved criteria')],
  ['.stored-criteria input', say('Tên bộ tiêu chí', 'Name of the criteria')],
  ['.stored-criteria .input-group-btn > button', say('Lưu tiêu chí', 'Save the criteria')],
  ['[cam-widget-clipboard] a', say('Chép liên kết', 'Copy the link')],
  ['.app-switch > .dropdown-toggle', say('Ứng dụng khác', 'Other applications')],
  ['.remove-pill, .search-label .glyphicon-remove', say('Bỏ tiêu chí', 'Remove')],
  ['.bjs-drilldown', say('Mở phần bên trong', 'Open what is inside')],
  ['.expand-collapse', say('Thu hoặc mở', 'Fold or unfold')],
  ['th a, thead a', say('Sắp xếp theo cột này', 'Sort by this column')],
  ['.instance-link', say('Mở trong trang giám sát', 'Open in Cockpit')],
  ['.task-filter .actions a', say('Sửa bộ lọc', 'Edit the filter')],
  ['.alert .close', say('Đóng thông báo', 'Close')],
  ['.diagram-holder .btn.in, .navigation .in', say('Phóng to', 'Zoom in')],
  ['.diagram-holder .btn.out, .navigation .out', say('Thu nhỏ', 'Zoom out')]
];

/** By their picture, when the control itself has no class that tells. */
const PICTURES = {
  'glyphicon-pencil': say('Sửa', 'Edit'), 'glyphicon-trash': say('Xóa', 'Delete'), 'glyphicon-plus': say('Thêm', 'Add'),
  'glyphicon-plus-sign': say('Thêm', 'Add'), 'glyphicon-remove': say('Bỏ', 'Remove'), 'glyphicon-ok': say('Đồng ý', 'Confirm'),
  'glyphicon-refresh': say('Tải lại', 'Reload'), 'glyphicon-pause': say('Tạm dừng', 'Suspend'),
  'glyphicon-play': say('Tiếp tục', 'Resume'), 'glyphicon-eye-open': say('Xem', 'View'),
  'glyphicon-cog': say('Thiết lập', 'Settings'), 'glyphicon-link': say('Chép liên kết', 'Copy the link'),
  'glyphicon-download': say('Tải xuống', 'Download'), 'glyphicon-download-alt': say('Tải xuống', 'Download'),
  'glyphicon-menu-down': say('Mở hoặc thu', 'Fold or unfold'), 'glyphicon-menu-up': say('Mở hoặc thu', 'Fold or unfold'),
  'glyphicon-menu-left': say('Thu hoặc mở', 'Fold or unfold'), 'glyphicon-menu-right': say('Thu hoặc mở', 'Fold or unfold'),
  'glyphicon-chevron-left': say('Trước', 'Previous'), 'glyphicon-chevron-right': say('Sau', 'Next'),
  'glyphicon-resize-full': say('Mở rộng', 'Enlarge'), 'glyphicon-resize-small': say('Thu lại', 'Shrink'),
  'glyphicon-screenshot': say('Về giữa', 'Centre'), 'glyphicon-wrench': say('Điều chỉnh', 'Modify'),
  'glyphicon-minus': say('Sắp xếp', 'Sort'), 'glyphicon-repeat': say('Thử lại', 'Retry')
};

const isNamed = element => element.textContent.trim() || element.getAttribute('aria-label') || element.title
  || element.labels?.length || element.querySelector?.('img[alt]:not([alt=""]), [aria-label]');

function nameControl(control) {
  const known = NAMES.find(([selector]) => control.matches(selector));
  // Some have a text that a style hides.
  if (known ? control.innerText.trim() : isNamed(control)) {
    return;
  }
  if (known) {
    control.setAttribute('aria-label', known[1]);
    return;
  }
  const picture = [control, ...control.querySelectorAll('.glyphicon')].flatMap(e => [...e.classList])
    .find(name => Object.hasOwn(PICTURES, name));
  if (picture) {
    control.setAttribute('aria-label', PICTURES[picture]);
  }
}

function mend() {
  document.querySelectorAll('a:not([aria-label]), button:not([aria-label]), .main-field:not([aria-label]), '
    + '.stored-criteria input:not([aria-label])').forEach(nameControl);
  // Links that only have a handler are not in the order of the keyboard.
  document.querySelectorAll(['a[ng-click]', '[cam-widget-clipboard] a', 'a.expand-collapse']
    .map(link => `${link}:not([href]):not([tabindex])`).join()).forEach(link => {
    link.tabIndex = 0;
    link.setAttribute('role', 'button');
  });
  // What the process decides is shown, not edited: the keyboard passes over it as the mouse does.
  document.querySelectorAll('.task-details .meta .due-date[tabindex="0"], .task-details .meta .followup-date[tabindex="0"]')
    .forEach(field => field.tabIndex = -1);
  document.querySelectorAll('.task-details .meta .groups a:not([tabindex])').forEach(link => link.tabIndex = -1);
  document.querySelectorAll('[role="dialog"]:not([aria-label])').forEach(dialog => {
    const heading = dialog.querySelector('.modal-header h3, .modal-header h4, .modal-title');
    if (heading?.textContent.trim()) {
      dialog.setAttribute('aria-label', heading.textContent.trim());
      dialog.setAttribute('aria-modal', 'true');
    }
  });
  document.querySelectorAll('.page-notifications:not([aria-live])').forEach(panel =>
    panel.setAttribute('aria-live', 'polite'));
  // The picture repeats the link below it.
  document.querySelectorAll('.app-label-wrapper:not([aria-hidden])').forEach(link => {
    if (!link.textContent.trim()) {
      link.tabIndex = -1;
      link.setAttribute('aria-hidden', 'true');
    }
  });
  document.querySelectorAll('[aria-owns]:not([role])').forEach(field => field.setAttribute('role', 'combobox'));
}

function skipLink(label, selector) {
  const link = document.createElement('a');
  link.className = 'directive-skip';
  link.href = '';
  link.textContent = label;
  link.dataset.pluginText = '';
  link.addEventListener('click', event => {
    event.preventDefault();
    const target = [...document.querySelectorAll(selector)].find(element => element.offsetParent);
    if (target) {
      if (!target.matches('a, button, input, select, textarea')) {
        target.tabIndex = -1;
      }
      target.focus();
      target.scrollIntoView({block: 'nearest'});
    }
  });
  return link;
}

/** @param {string} app canonical name of the web application */
export function openToEverybody(app) {
  document.documentElement.lang = language;
  const links = app === 'tasklist'
    ? [skipLink(say('Đến danh sách việc', 'Skip to the tasks'), '.tasks-list .task a'),
      skipLink(say('Đến việc đang mở', 'Skip to the open task'), '.task-details .task-card, .task-details')]
    : [skipLink(say('Đến nội dung chính', 'Skip to the content'), '.directive-page h1, .ctn-main, .page-wrap, [ng-view]')];
  document.body.prepend(...links);
  let waiting = false;
  new MutationObserver(() => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mend();
      });
    }
  }).observe(document.body, {childList: true, subtree: true});
  mend();
  document.addEventListener('keydown', event => {
    if ((event.key === 'Enter' || event.key === ' ') && event.target.matches?.('a[role="button"]:not([href])')) {
      event.preventDefault();
      event.target.click();
    }
  });
}
