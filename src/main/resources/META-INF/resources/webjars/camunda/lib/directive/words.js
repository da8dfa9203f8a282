// What the locale files cannot reach: messages of form-js and some menus are fixed English in the stock bundles.

const words = {
  'Field is required.': 'Trường này bắt buộc nhập.',
  'Field must be a valid email.': 'Địa chỉ thư điện tử chưa đúng.',
  'Value is not a number.': 'Giá trị phải là số.',
  'Value is expected to be an integer.': 'Giá trị phải là số nguyên.',
  'Date and time must both be entered.': 'Cần nhập cả ngày và giờ.',
  'All values selected': 'Đã chọn hết',
  'Select': 'Chọn',
  'Search': 'Tìm',
  'No results': 'Không có kết quả',
  'No results found': 'Không có kết quả',
  'Loading...': 'Đang tải…',
  'Skip to search': 'Đến ô tìm',
  'Remove tag': 'Bỏ mục này',
  'Nothing to show.': 'Chưa có dữ liệu.',
  'No data': 'Chưa có dữ liệu.',
  'Camunda Docs': 'Tài liệu Camunda',
  'Welcome': 'Trang chào',
  'Admin': 'Quản trị',
  'Cockpit': 'Giám sát',
  'Tasklist': 'Việc cần xử lý',
  'Server Error': 'Lỗi hệ thống',
  'State': 'Trạng thái',
  'dd/mm/yyyy': 'ngày/tháng/năm',
  'zoom in': 'phóng to',
  'zoom out': 'thu nhỏ',
  'reset zoom': 'vừa khung',
  'Toggle this section': 'Thu hoặc mở phần này',
  'Close': 'Đóng',
  'Toggle navigation': 'Ẩn/hiện thanh điều hướng',
  'Jonny': 'Nguyễn Văn',
  'Prosciutto': 'An',
  'j.prosciutto@acme.org': 'an@coquan.example'
};

const patterns = [
  [/^Field must match pattern .*$/, () => 'Giá trị chưa đúng mẫu.'],
  [/^Field must have minimum value of (.+)\.$/, m => `Giá trị nhỏ nhất là ${m[1]}.`],
  [/^Field must have maximum value of (.+)\.$/, m => `Giá trị lớn nhất là ${m[1]}.`],
  [/^Field must have minimum length of (.+)\.$/, m => `Cần ít nhất ${m[1]} ký tự.`],
  [/^Field must have maximum length of (.+)\.$/, m => `Không quá ${m[1]} ký tự.`],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, m => `Không quá ${m[1]} chữ số thập phân.`],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    m => `Giá trị chưa hợp lệ; gần nhất là ${m[1]} hoặc ${m[2]}.`],
  [/^Please select a value that is a multiple of (.+)\.?$/, m => `Giá trị phải là bội số của ${m[1]}.`]
];

/** The Vietnamese for a fixed English text, or null when there is none. */
export function translate(text) {
  const trimmed = text.trim();
  if (!trimmed || trimmed.length > 120) {
    return null;
  }
  if (Object.hasOwn(words, trimmed)) {
    return words[trimmed];
  }
  for (const [pattern, say] of patterns) {
    const match = pattern.exec(trimmed);
    if (match) {
      return say(match);
    }
  }
  return null;
}

const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];

function visit(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    const better = translate(node.data);
    if (better !== null && better !== node.data) {
      node.data = better;
    }
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || /^(SCRIPT|STYLE|TEXTAREA)$/.test(node.nodeName)
      || node.closest('.djs-container, [data-plugin-text], .fjs-form-field-text')) {
    return;
  }
  for (const name of ATTRIBUTES) {
    const better = node.hasAttribute(name) && translate(node.getAttribute(name));
    if (better) {
      node.setAttribute(name, better);
    }
  }
  node.childNodes.forEach(visit);
}

const TITLES = {Tasklist: 'Việc cần xử lý', Cockpit: 'Giám sát', Admin: 'Quản trị', Welcome: 'Trang chào'};

/** Index pages and some dialogs name the vendor in the window's title. */
function nameWindow() {
  const [, app] = /^Camunda (\w+)$/.exec(document.title.trim()) ?? [];
  if (Object.hasOwn(TITLES, app ?? '')) {
    document.title = `Điều hành chỉ thị · ${TITLES[app]}`;
  }
}

/** Keeps the page Vietnamese as it changes. */
export function speakVietnamese() {
  nameWindow();
  new MutationObserver(nameWindow).observe(document.head, {subtree: true, childList: true, characterData: true});
  visit(document.body);
  new MutationObserver(changes => changes.forEach(change => {
    if (change.type === 'childList') {
      change.addedNodes.forEach(visit);
    } else {
      visit(change.target);
    }
  })).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES
  });
}
