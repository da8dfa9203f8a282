// "Góp ý của cơ quan": the body's comments on the draft, typed like a spreadsheet and saved as one types. While the
// answer is with its leader, or over, the same rows to read.

import {appRoot} from '../../../../lib/directive/session.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {copiedTable, fold, kinds, readRows} from './comment-paste.js';
import {isBlank, rowsOf} from './comment-rows.js';

const WHOLE = 'Toàn văn';
const LABELS = {clause: 'Điều khoản', kind: 'Loại', comment: 'Nội dung góp ý', proposed: 'Đề xuất sửa thành'};
const FIELDS = Object.keys(LABELS);
const MOST_PASTED = 2000;
const GROWS = CSS.supports('field-sizing', 'content');

const time = moment => new Intl.DateTimeFormat('vi-VN', {hour: '2-digit', minute: '2-digit', second: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh'}).format(moment);
const kindLabel = kind => kinds.find(([value]) => value === kind)[1];
const plain = text => text.replace(/\r\n?/g, '\n');

class Grid {

  constructor(host, rows, tab) {
    this.rows = rows;
    this.tab = tab;
    this.elements = new Map();
    this.choices = [{value: WHOLE, folded: fold(WHOLE), hint: 'góp ý cho cả dự thảo', level: 0},
      ...rows.sheet.clauses.map(({number, title}) => ({value: `${number}. ${title}`, folded: fold(`${number}. ${title}`),
        level: number.split('.').length - 1}))];
    render(html`
      <div class="comments-top"></div>
      <div class="comments-paste"></div>
      <div class="comments-wrap">
        <div class="comments-grid" role="table" aria-label="Góp ý của cơ quan">
          <div class="comments-head" role="row"><span role="columnheader">Số</span>${FIELDS.map(field => html`
            <span role="columnheader">${LABELS[field]}</span>`)}<span role="columnheader"><span
              class="comments-hidden">Thao tác</span></span></div>
          <div class="comments-rows" role="rowgroup"></div>
        </div>
        <ul class="comments-choices" id="comments-choices" role="listbox" aria-label="Điều khoản của dự thảo" hidden></ul>
      </div>
      <div class="comments-foot"></div>`, host);
    [this.top, this.pasted, this.wrap, this.foot] = host.children;
    this.body = host.querySelector('.comments-rows');
    this.list = host.querySelector('.comments-choices');
    this.listen();
    rows.watch((what, row) => this.changed(what, row), tab.signal);
    if (rows.editable && rows.shown.length === 0) {
      rows.insert(null);
    }
    this.changed('rows');
  }

  listen() {
    const on = (type, handle) => this.body.addEventListener(type, event => {
      const field = event.target.dataset?.field;
      const row = field && this.rowAt(event.target);
      if (row) {
        handle(event, row, field);
      }
    });
    on('input', (event, row, field) => {
      if (field === 'clause' && event.target.value.includes('\n')) {
        event.target.value = event.target.value.replace(/\s*\n\s*/g, ' ');
      }
      this.rows.set(row, field, event.target.value);
      this.grow(event.target);
      if (field === 'clause') {
        this.openChoices(event.target, row);
      }
      if (row.conflict || row.news) {
        row.news = null;
        this.drawRow(row);
      }
      this.drawMarks(row);
    });
    on('focusin', (event, row, field) => {
      this.rows.focus = {row, field};
      if (field === 'clause' && !row.values.clause) {
        this.openChoices(event.target, row);
      }
    });
    on('focusout', (event, row, field) => {
      if (this.rows.focus?.row === row && this.rows.focus.field === field) {
        this.rows.focus = null;
      }
      this.closeChoices();
      this.rows.flush();
    });
    on('click', (event, row, field) => field === 'clause' && this.openChoices(event.target, row));
    on('keydown', (event, row, field) => this.onKey(event, row, field));
    on('paste', (event, row) => this.onPaste(event, row));
    // A click on a choice must not take the focus from the cell before it is taken over.
    this.list.addEventListener('mousedown', event => {
      event.preventDefault();
      const choice = event.target.closest('[role=option]');
      if (choice) {
        this.choose(Number(choice.dataset.at));
      }
    });
  }

  rowAt(element) {
    const id = element.closest('.comments-row')?.dataset.id;
    return this.rows.all.find(row => row.id === id);
  }

  changed(what, row) {
    if (what === 'rows') {
      this.arrange();
    } else if (what === 'row') {
      this.drawRow(row);
    }
    this.drawState();
  }

  // Drawing: a row is drawn when it changes, not whenever a key is pressed in another one.

  arrange() {
    const shown = this.rows.shown;
    const active = document.activeElement;
    const held = this.body.contains(active) && active.dataset.field
      ? {active, start: active.selectionStart, end: active.selectionEnd} : null;
    const ids = new Set(shown.map(row => row.id));
    for (const [id, element] of this.elements) {
      if (!ids.has(id)) {
        element.remove();
        this.elements.delete(id);
      }
    }
    let next = this.body.firstElementChild;
    shown.forEach(row => {
      let element = this.elements.get(row.id);
      if (!element) {
        element = document.createElement('div');
        element.className = 'comments-row';
        element.dataset.id = row.id;
        element.setAttribute('role', 'row');
        this.elements.set(row.id, element);
      }
      if (element === next) {
        next = next.nextElementSibling;
      } else {
        this.body.insertBefore(element, next);
      }
    });
    shown.forEach((row, i) => {
      row.number = i + 1;
      this.drawRow(row);
    });
    if (held && held.active.isConnected && document.activeElement !== held.active) {
      held.active.focus({preventScroll: true});
      if (held.start !== null && held.start !== undefined) {
        held.active.setSelectionRange(held.start, held.end);
      }
    }
    this.tab.mark(shown.filter(row => !isBlank(row)).length || '');
  }

  drawRow(row) {
    const element = this.elements.get(row.id);
    if (!element) {
      return;
    }
    render(this.rows.editable ? this.editableRow(row) : this.readableRow(row), element);
    element.querySelectorAll('[data-field]').forEach(cell => {
      const value = plain(row.values[cell.dataset.field]);
      if (cell.value !== value) {
        cell.value = value;
      }
      this.grow(cell);
    });
    this.drawMarks(row);
  }

  drawMarks(row) {
    const written = !isBlank(row);
    for (const field of ['clause', 'comment']) {
      this.elements.get(row.id)?.querySelector(`[data-field=${field}]`)
        ?.classList.toggle('missing', written && !row.values[field].trim());
    }
  }

  grow(cell) {
    if (!GROWS && cell.nodeName === 'TEXTAREA') {
      cell.style.height = 'auto';
      cell.style.height = `${cell.scrollHeight + 2}px`;
    }
  }

  editableRow = row => html`
    <span role="cell" class="comments-number">${row.number}</span>
    <span role="cell" data-label=${LABELS.clause}><textarea data-field="clause" rows="1" autocomplete="off"
      aria-autocomplete="list" aria-haspopup="listbox" aria-controls="comments-choices"
      aria-label="${LABELS.clause}, góp ý ${row.number}" placeholder="Chọn hoặc ghi"></textarea></span>
    <span role="cell" data-label=${LABELS.kind}><select data-field="kind" aria-label="${LABELS.kind}, góp ý ${row.number}">${kinds.map(
      ([value, label]) => html`<option value=${value}>${label}</option>`)}</select></span>
    <span role="cell" data-label=${LABELS.comment}><textarea data-field="comment" rows="1"
      aria-label="${LABELS.comment}, góp ý ${row.number}"></textarea></span>
    <span role="cell" data-label=${LABELS.proposed}><textarea data-field="proposed" rows="1"
      aria-label="${LABELS.proposed}, góp ý ${row.number}"></textarea></span>
    <span role="cell" class="comments-tools">
      <button type="button" tabindex="-1" title="Chuyển lên (Alt+↑)" aria-label="Chuyển góp ý ${row.number} lên"
        ?disabled=${row.number === 1} @click=${() => this.rows.move(row, -1)}>↑</button>
      <button type="button" tabindex="-1" title="Chuyển xuống (Alt+↓)" aria-label="Chuyển góp ý ${row.number} xuống"
        ?disabled=${row.number === this.rows.shown.length} @click=${() => this.rows.move(row, 1)}>↓</button>
      <button type="button" tabindex="-1" title="Xóa (Alt+Delete)" aria-label="Xóa góp ý ${row.number}"
        @click=${() => this.remove(row)}>✕</button>
    </span>
    ${row.error ? html`<p class="comments-under directive-error" role="alert">${row.error}</p>` : nothing}
    ${row.news ? html`<p class="comments-under" role="status">${row.news}</p>` : nothing}
    ${row.conflict ? this.conflict(row) : nothing}`;

  readableRow = row => html`
    <span role="cell" class="comments-number">${row.number}</span>
    ${FIELDS.map(field => html`<span role="cell" class="comments-text" data-label=${LABELS[field]}>${field === 'kind'
      ? kindLabel(row.values.kind) : row.values[field]}</span>`)}
    <span role="cell"></span>`;

  conflict(row) {
    const {theirs, fields, gone} = row.conflict;
    const texts = fields.some(field => field === 'comment' || field === 'proposed');
    const choose = choice => () => {
      this.rows.resolve(row, choice);
      this.focus(row, 'comment');
    };
    return html`
      <div class="comments-under comments-conflict" role="group" aria-label="Hai bản của góp ý ${row.number}">
        <p role="alert"><strong>${theirs.changedBy}</strong> vừa ${gone ? 'xóa' : 'sửa'} góp ý này lúc
          ${time(new Date(theirs.changedAt))}. Bản của bạn vẫn còn ở trên; hãy chọn bản giữ lại.</p>
        ${fields.map(field => html`
          <div class="comments-versions">
            <div><small>${LABELS[field]} – bản của bạn</small><p>${field === 'kind' ? kindLabel(row.values.kind)
              : row.values[field] || '(trống)'}</p></div>
            <div><small>${LABELS[field]} – bản của ${theirs.changedBy}</small><p>${field === 'kind'
              ? kindLabel(theirs.kind) : theirs[field] || '(trống)'}</p></div>
          </div>`)}
        <button type="button" class="btn btn-primary btn-sm" @click=${choose('mine')}>Giữ bản của tôi</button>
        <button type="button" class="btn btn-default btn-sm" @click=${choose('theirs')}>${gone ? 'Đồng ý xóa'
          : 'Lấy bản kia'}</button>
        ${texts ? html`<button type="button" class="btn btn-default btn-sm" @click=${choose('both')}>Giữ cả hai
          </button>` : nothing}
      </div>`;
  }

  state() {
    const {rows} = this;
    const waiting = rows.waiting.length;
    const kept = rows.unkept ? 'Trình duyệt không còn chỗ giữ phần chưa gửi: đừng đóng trang này.'
      : `${waiting} góp ý đang được giữ trên máy này`;
    const conflicts = rows.shown.filter(row => row.conflict).length;
    if (rows.trouble === 'expired') {
      const next = encodeURIComponent(location.pathname + location.search + location.hash);
      return ['warn', html`Phiên làm việc đã hết hạn; ${waiting ? kept : 'không mất gì'}.
        <a href="${appRoot()}/login?expired&next=${next}">Đăng nhập lại</a>`];
    }
    if (rows.trouble === 'offline') {
      return ['warn', waiting ? `Mất kết nối; ${kept} và tự gửi khi có mạng.` : 'Mất kết nối; đang thử lại.'];
    }
    if (rows.trouble) {
      return ['warn', `${rows.trouble} ${waiting ? `${kept} và tự gửi lại.` : ''}`];
    }
    if (conflicts) {
      return ['warn', `${conflicts} góp ý có hai bản khác nhau: hãy chọn ở dưới góp ý đó.`];
    }
    return waiting || rows.saving ? ['busy', 'Đang lưu…']
      : ['done', rows.savedAt ? `Đã lưu lúc ${time(rows.savedAt)}` : 'Mọi thay đổi được lưu tự động.'];
  }

  drawState() {
    const {rows} = this;
    const [tone, text] = rows.editable ? this.state() : ['', rows.notice];
    const unsent = rows.editable ? 0 : rows.waiting.length;
    render(html`
      <p class="comments-about">${rows.sheet.bodyName} góp ý ${rows.sheet.roundLabel}, dự thảo bản
        ${rows.sheet.draftVersion}.</p>
      <p class="comments-state ${tone}" role="status">${text}</p>
      ${unsent ? html`<p class="directive-error" role="alert">Có ${unsent} góp ý trên máy này chưa gửi được; chúng vẫn được
        giữ ở đây. <button type="button" class="btn btn-default btn-sm" @click=${() => this.copyWaiting()}>Chép các góp ý
        đó</button></p>` : nothing}
      ${rows.editable ? html`<details class="comments-help"><summary>Phím tắt, dán từ Excel hoặc Word</summary>
        <ul><li><kbd>Tab</kbd> sang ô sau; <kbd>Ctrl</kbd>+<kbd>Enter</kbd> thêm góp ý; <kbd>↑</kbd> <kbd>↓</kbd> sang góp
        ý trên, dưới (<kbd>Ctrl</kbd>+<kbd>↑</kbd> <kbd>↓</kbd> từ mọi ô).</li>
        <li><kbd>Alt</kbd>+<kbd>↑</kbd> <kbd>↓</kbd> chuyển góp ý; <kbd>Alt</kbd>+<kbd>Delete</kbd> xóa.</li>
        <li>Chép các dòng của một bảng rồi dán vào một ô: điều khoản, loại, nội dung góp ý, đề xuất sửa; có thể kèm dòng tiêu
        đề.</li></ul></details>` : nothing}`, this.top);
    render(rows.editable ? html`
      <button type="button" class="btn btn-default" @click=${() => this.add(rows.shown.at(-1) ?? null)}>Thêm góp ý</button>
      ${rows.lastRemoved ? html`<button type="button" class="btn btn-default" @click=${() => this.undo()}>Lấy lại góp ý vừa
        xóa</button>` : nothing}` : rows.shown.length === 0 ? html`<p>Cơ quan không có góp ý theo điều khoản.</p>`
      : nothing, this.foot);
  }

  async copyWaiting() {
    const line = row => FIELDS.map(field => field === 'kind' ? kindLabel(row.values.kind)
      : `"${row.values[field].replaceAll('"', '""')}"`).join('\t');
    await navigator.clipboard.writeText(this.rows.waiting.map(line).join('\n'));
  }

  // Keyboard.

  onKey(event, row, field) {
    if (event.isComposing) {
      return;
    }
    const done = () => event.preventDefault();
    const {key, ctrlKey, metaKey, altKey, shiftKey} = event;
    const arrow = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
    if (field === 'clause' && !this.list.hidden && !altKey && !ctrlKey && this.onChoiceKey(event, arrow)) {
      return;
    }
    if (key === 'Enter' && (ctrlKey || metaKey)) {
      done();
      this.add(row);
    } else if (altKey && arrow) {
      done();
      this.rows.move(row, arrow);
      this.elements.get(row.id).scrollIntoView({block: 'nearest'});
    } else if (altKey && key === 'Delete') {
      done();
      this.remove(row);
    } else if (key === 'Enter' && field === 'clause') {
      done();
      this.focus(row, 'kind');
    } else if (key === 'Enter' && field === 'kind') {
      done();
      this.focus(row, 'comment');
    } else if (key === 'Tab' && !shiftKey && field === 'proposed' && row === this.rows.shown.at(-1) && !isBlank(row)) {
      done();
      this.add(row);
    } else if (arrow && (ctrlKey || field !== 'kind') && !shiftKey && (ctrlKey || this.atEdge(event.target, arrow))) {
      const neighbour = this.rows.shown[this.rows.shown.indexOf(row) + arrow];
      if (neighbour) {
        done();
        this.focus(neighbour, field);
      }
    }
  }

  /** The caret cannot go further within the cell. */
  atEdge(cell, arrow) {
    return cell.selectionStart === cell.selectionEnd
      && cell.selectionStart === (arrow < 0 ? 0 : cell.value.length);
  }

  focus(row, field) {
    this.elements.get(row.id)?.querySelector(`[data-field=${field}]`)?.focus();
  }

  add(above) {
    const shown = this.rows.shown;
    const below = shown[above ? shown.indexOf(above) + 1 : 0];
    const blank = [above, below].find(row => row && isBlank(row));
    this.focus(blank ?? this.rows.insert(above), 'clause');
  }

  remove(row) {
    const shown = this.rows.shown;
    const at = shown.indexOf(row);
    const neighbour = shown[at + 1] ?? shown[at - 1];
    this.rows.remove(row);
    this.focus(neighbour ?? this.rows.insert(null), 'clause');
    this.closeChoices();
  }

  undo() {
    const row = this.rows.undo();
    if (row) {
      this.focus(row, 'comment');
    }
  }

  // Clauses of the draft: typed with or without diacritics, in any order of words.

  openChoices(cell, row) {
    const words = fold(row.values.clause).split(' ').filter(Boolean);
    this.choosing = {cell, row, at: -1, found: this.choices.filter(choice =>
      words.every(word => choice.folded.includes(word)))};
    const {found} = this.choosing;
    if (found.length === 0 || found.length === 1 && found[0].value === row.values.clause) {
      this.closeChoices();
      return;
    }
    const within = this.wrap.getBoundingClientRect();
    const place = cell.getBoundingClientRect();
    Object.assign(this.list.style, {top: `${place.bottom - within.top}px`, left: `${place.left - within.left}px`,
      minWidth: `${place.width}px`});
    this.list.hidden = false;
    this.drawChoices();
  }

  drawChoices() {
    const {cell, found, at} = this.choosing;
    render(found.map((choice, i) => html`
      <li role="option" id="comments-choice-${i}" data-at=${i} aria-selected=${String(i === at)}
        style="padding-left: ${12 + choice.level * 16}px">${choice.value}${choice.hint ? html`
          <small>${choice.hint}</small>` : nothing}</li>`), this.list);
    if (at >= 0) {
      cell.setAttribute('aria-activedescendant', `comments-choice-${at}`);
      this.list.children[at].scrollIntoView({block: 'nearest'});
    } else {
      cell.removeAttribute('aria-activedescendant');
    }
  }

  closeChoices() {
    this.list.hidden = true;
    this.choosing?.cell.removeAttribute('aria-activedescendant');
  }

  /** @returns {boolean} whether the list took the key */
  onChoiceKey(event, arrow) {
    const {found, at} = this.choosing;
    if (arrow) {
      this.choosing.at = (at + arrow + found.length + (at < 0 && arrow < 0 ? 1 : 0)) % found.length;
      this.drawChoices();
    } else if (event.key === 'Enter' && (at >= 0 || found.length === 1)) {
      this.choose(Math.max(at, 0));
      this.focus(this.choosing.row, 'kind');
    } else if (event.key === 'Escape') {
      this.closeChoices();
    } else {
      if (event.key === 'Tab' && at >= 0) {
        this.choose(at);
      }
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  choose(at) {
    const {cell, row, found} = this.choosing;
    cell.value = found[at].value;
    this.grow(cell);
    this.rows.set(row, 'clause', found[at].value);
    this.drawMarks(row);
    this.closeChoices();
  }

  // Several rows at once.

  onPaste(event, row) {
    const table = copiedTable(event.clipboardData);
    if (!table) {
      return;
    }
    event.preventDefault();
    this.closeChoices();
    const read = readRows(table);
    this.offer(read.slice(0, MOST_PASTED), row, read.length - MOST_PASTED);
  }

  offer(read, above, left) {
    const bad = read.filter(({problems}) => problems.length > 0);
    const good = read.filter(({problems}) => problems.length === 0);
    const close = () => render(nothing, this.pasted);
    const add = chosen => () => {
      close();
      const blank = isBlank(above) ? above : null;
      const last = chosen.reduce((row, {values}) => this.rows.insert(row, values), above);
      if (blank && chosen.length) {
        this.rows.remove(blank);
      }
      this.rows.flush();
      this.focus(last, 'comment');
    };
    render(html`
      <section class="comments-preview" role="dialog" aria-label="Các dòng vừa dán"
        @keydown=${event => event.key === 'Escape' && close()}>
        <h4>${read.length} dòng vừa dán${bad.length ? html`, <strong>${bad.length} dòng chưa đúng</strong>` : nothing}</h4>
        ${left > 0 ? html`<p class="directive-error">Chỉ nhận ${MOST_PASTED} dòng mỗi lần; ${left} dòng cuối chưa được lấy.</p>`
          : nothing}
        <div class="directive-scroll"><table class="table">
          <thead><tr><th>Dòng</th>${FIELDS.map(field => html`<th>${LABELS[field]}</th>`)}<th>Kiểm tra</th></tr></thead>
          <tbody>${read.map(({values, problems}, i) => html`
            <tr class=${problems.length ? 'bad' : ''}><td>${i + 1}</td>${FIELDS.map(field => html`
              <td>${field === 'kind' ? kindLabel(values.kind) : values[field]}</td>`)}
              <td>${problems.length ? problems.join('; ') : 'Đúng'}</td></tr>`)}</tbody>
        </table></div>
        ${good.length ? html`<button type="button" class="btn btn-primary comments-take" @click=${add(good)}>Thêm ${
          good.length} dòng đúng</button>` : nothing}
        ${bad.length ? html`<button type="button" class="btn btn-default comments-take-all" @click=${add(read)}>Thêm cả ${
          bad.length} dòng chưa đúng để sửa trong bảng</button>` : nothing}
        <button type="button" class="btn btn-default" @click=${close}>Bỏ</button>
      </section>`, this.pasted);
    this.pasted.querySelector('button').focus();
  }
}

export const section = {
  id: 'comment-grid',
  title: 'Góp ý của cơ quan',
  styles: new URL('comments.css', import.meta.url),
  appliesTo: context => context.processKey === 'comment-request'
    && ['userTask_prepareReply', 'userTask_approveReply'].includes(context.taskKey),
  render: async (host, context, tab) => {
    new Grid(host, await rowsOf(context.taskId, tab.person), tab);
  }
};
