// What a form says beside its button: how safe the draft is, what is missing, and whose draft is newer.

import {html, nothing, render} from '../../../../lib/directive/html.js';
import {translate} from '../../../../lib/directive/words.js';
import {goToSection} from './dossier-tab.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const DAY = new Intl.DateTimeFormat('vi-VN', {day: '2-digit', month: '2-digit', year: 'numeric', timeZone: ZONE});
const TIME = new Intl.DateTimeFormat('vi-VN', {hour: '2-digit', minute: '2-digit', timeZone: ZONE});
const LONGEST_QUOTE = 60;

export const moment = date => DAY.format(date) === DAY.format(new Date()) ? TIME.format(date)
  : `${TIME.format(date)} ngày ${DAY.format(date)}`;

const who = draft => draft.own ? 'chính bạn' : draft.savedByName;

const STATES = {
  opening: () => '',
  idle: () => '',
  saving: () => 'Đang lưu…',
  saved: keeper => keeper.savedAt ? `Đã lưu lúc ${moment(keeper.savedAt)}` : '',
  kept: keeper => `Đã giữ trong máy lúc ${moment(keeper.savedAt)}`,
  offline: keeper => keeper.isUnsent() ? 'Mất kết nối – đã giữ trong máy, sẽ gửi khi có mạng'
    : 'Mất kết nối',
  expired: () => 'Phiên làm việc đã hết – phần đã nhập được giữ trong máy',
  refused: keeper => keeper.refusal,
  closed: keeper => keeper.isUnsent() ? 'Việc này không còn do bạn xử lý – phần đã nhập được giữ trong máy' : '',
  conflict: () => 'Chưa lưu – có bản nháp mới hơn'
};
const TROUBLE = new Set(['offline', 'expired', 'refused', 'closed', 'conflict']);

function quote(value) {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  const shown = text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1').replace(/\s+/g, ' ');
  return shown === '' ? 'để trống' : `“${shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown}”`;
}

/** What a choice stands for; the stored value means nothing to people. */
function valueOf(field, value, schema) {
  const option = schema?.values?.find(({value: v}) => v === value);
  return quote(option ? option.label : value);
}

export class FormNotes {

  /** @param {Element} host empty, beside the button */
  constructor(host) {
    this.host = host;
    host.className = 'directive-form-notes';
    host.dataset.pluginText = '';
    this.keeper = null;
    this.missing = [];
    this.refusal = null;
    this.asking = false;
  }

  /**
   * @param {Array<{field, text: string}>} missing what stands in the way of completing, in the order of the form
   * @param {?{text: string, field}} refusal what the server said
   */
  complain(missing, refusal = null) {
    this.missing = missing;
    this.refusal = refusal;
    this.draw();
  }

  /** Title of the section of the dossier that the refusal names. */
  get section() {
    return /mục ([^.]+?) ở thẻ Hồ sơ/.exec(this.refusal?.text ?? '')?.[1];
  }

  draw() {
    render(this.view(), this.host);
  }

  view() {
    const {keeper} = this;
    return html`
      ${keeper?.conflict ? this.conflictView(keeper) : nothing}
      ${this.missing.length > 0 ? html`
        <div class="directive-missing" role="alert">
          <p>${`Chưa hoàn thành được, còn ${this.missing.length} ô cần xem lại:`}</p>
          <ul>${this.missing.map(({field, text}) => html`
            <li><button type="button" class="btn-link" @click=${() => this.focus(field)}>${field.label}</button>
              <span>${translate(text) ?? text}</span></li>`)}</ul>
        </div>` : nothing}
      ${this.refusal ? html`
        <div class="directive-missing" role="alert"><p>${this.refusal.text}
          ${this.refusal.field ? html`<button type="button" class="btn-link"
            @click=${() => this.focus(this.refusal.field)}>Đến ô này</button>` : nothing}
          ${this.section ? html`<button type="button" class="btn-link directive-go"
            @click=${() => goToSection(this.section)}>Đến mục này</button>` : nothing}</p></div>` : nothing}
      ${keeper ? this.stateView(keeper) : nothing}`;
  }

  stateView(keeper) {
    const text = STATES[keeper.state](keeper);
    const trouble = TROUBLE.has(keeper.state);
    const fromEarlier = keeper.restored && !trouble && keeper.savedAt;
    return html`
      <p class="directive-draft-state ${keeper.state}">
        ${keeper.merged ? html`<span>Đã gộp phần ${who(keeper.merged)} vừa sửa. </span>` : nothing}
        ${fromEarlier && keeper.state !== 'saving' ? html`<span>${keeper.leftBy
          ? `Bản nháp do ${keeper.leftBy} để lại. ` : 'Bản nháp của lần trước. '}</span>` : nothing}
        <span class="directive-draft-text">${trouble ? nothing : text}</span>
        <span class="directive-draft-text" role="status">${trouble ? text : nothing}</span>
        ${keeper.state === 'expired' ? html`<button type="button" class="btn-link" @click=${this.onLogin}>Đăng nhập lại</button>`
          : nothing}
        ${fromEarlier ? this.discardView(keeper) : nothing}
      </p>`;
  }

  discardView(keeper) {
    const ask = asking => () => {
      this.asking = asking;
      this.draw();
    };
    return this.asking ? html`
      <span>Bỏ hết những gì đã nhập?</span>
      <button type="button" class="btn-link" @click=${() => {
        this.asking = false;
        keeper.discard();
      }}>Bỏ</button>
      <button type="button" class="btn-link" @click=${ask(false)}>Giữ lại</button>`
      : html`<button type="button" class="btn-link" @click=${ask(true)}>Nhập lại từ đầu</button>`;
  }

  conflictView(keeper) {
    const {theirs, keys} = keeper.conflict;
    const mine = this.instance.changes();
    const value = (field, data) => valueOf(field, Object.hasOwn(data, field.key) ? data[field.key]
      : this.instance.initial[field.key], this.instance.schemaOf(field));
    return html`
      <div class="directive-conflict" role="alert">
        <p>Bản nháp vừa được <strong>${who(theirs)}</strong> sửa ${theirs.own ? 'ở cửa sổ hoặc máy khác ' : ''}lúc
          ${moment(new Date(theirs.savedAt))}. Hai bản khác nhau ở:</p>
        <ul>${this.instance.fields.filter(({key}) => keys.includes(key)).map(field => html`
          <li><strong>${field.label}</strong>: bản kia ${value(field, theirs.data)}, ở đây ${value(field, mine)}</li>`)}</ul>
        <button type="button" class="btn btn-default btn-sm" @click=${() => keeper.choose(false)}>Lấy bản kia</button>
        <button type="button" class="btn btn-default btn-sm" @click=${() => keeper.choose(true)}>Giữ bản ở đây</button>
      </div>`;
  }

  focus(field) {
    const input = this.instance.input(field);
    if (input) {
      input.scrollIntoView({block: 'center'});
      input.focus({preventScroll: true});
    }
  }

  remove() {
    this.host.remove();
  }
}
