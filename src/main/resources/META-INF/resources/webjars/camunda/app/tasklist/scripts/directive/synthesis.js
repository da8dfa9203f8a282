// "Bảng tổng hợp": every comment of the round in the four columns of the table, answered in place, line by line or many
// at once. The lead body's leader reads the same table before approving it.

import {get, send, url} from '../../../../lib/directive/api.js';
import {html, nothing, render, repeat} from '../../../../lib/directive/html.js';
import {appRoot} from '../../../../lib/directive/session.js';
import {count, day} from './format.js';
import {answersOf, needsReason, OUTCOMES} from './synthesis-answers.js';

const STEPS = ['userTask_synthesiseComments', 'userTask_reviseDraft', 'userTask_approveSynthesis'];
const PAGE = 50;
const MOST_CHOSEN = 500;
const KINDS = {CONTENT: 'Nội dung', WORDING: 'Câu chữ', LEGAL: 'Pháp lý', FEASIBILITY: 'Khả thi'};
const STANDINGS = {UNDECIDED: 'Chưa xử lý', ...Object.fromEntries(OUTCOMES)};
const STANCES = {AGREES: 'Thống nhất', AGREES_WITH_CHANGES: 'Thống nhất, đề nghị sửa đổi', DISAGREES: 'Không thống nhất',
  NOTHING_TO_ADD: 'Không có ý kiến thêm', NONE: 'Phát biểu tại hội nghị'};
const EMPTY = {clause: '', body: '', kind: '', standing: '', stance: '', late: false, text: ''};
const BLANK = {outcome: '', reason: '', place: '', setPlace: false};
const GROWS = CSS.supports('field-sizing', 'content');

const time = moment => new Intl.DateTimeFormat('vi-VN', {hour: '2-digit', minute: '2-digit', second: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh'}).format(moment);
const outcomeLabel = outcome => STANDINGS[outcome || 'UNDECIDED'];

class Table {

  constructor(host, answers, tab) {
    this.answers = answers;
    this.tab = tab;
    this.filter = {...EMPTY};
    this.page = 0;
    this.lines = [];
    this.found = 0;
    this.figures = null;
    this.chosen = new Map();
    this.everything = false;
    this.many = {...BLANK};
    this.said = '';
    this.wide = false;
    this.asked = 0;
    this.dialog = document.createElement('dialog');
    this.dialog.className = 'synthesis-wide directive-dossier';
    this.dialog.setAttribute('aria-label', 'Bảng tổng hợp ý kiến');
    this.dialog.dataset.pluginText = '';
    this.root = document.createElement('div');
    this.root.className = 'synthesis';
    this.host = host;
    host.append(this.root, this.dialog);
    this.dialog.addEventListener('close', () => this.widen(false));
    this.dialog.addEventListener('cancel', event => {
      event.preventDefault();
      this.widen(false);
    });
    this.root.addEventListener('keydown', event => this.onKey(event));
    host.addEventListener('directive-attend', () => this.showUnanswered());
    answers.watch((what, lines) => this.changed(what, lines), tab.signal);
    tab.signal.addEventListener('abort', () => this.dialog.open && this.dialog.close());
  }

  get path() {
    return this.answers.path;
  }

  // What is shown.

  query(filter = this.filter) {
    return Object.entries(filter).filter(([key, value]) => key !== 'bodyName' && value)
      .map(([key, value]) => `&${key}=${encodeURIComponent(value)}`).join('');
  }

  async load({figures = true} = {}) {
    const own = ++this.asked;
    this.loading = true;
    this.draw();
    try {
      const [page, counts] = await Promise.all([
        get(`${this.path}/lines?page=${this.page}&size=${PAGE}${this.query()}`),
        figures ? get(`${this.path}/figures?${this.query().slice(1)}`) : this.figures]);
      if (own !== this.asked) {
        return;
      }
      if (page.items.length === 0 && this.page > 0) {
        this.page = Math.max(0, Math.ceil(page.total / PAGE) - 1);
        return this.load({figures});
      }
      Object.assign(this, {lines: page.items, found: page.total || (this.page ? this.found : 0), figures: counts,
        error: null});
      this.seen = Math.max(this.answers.revision, ...page.items.map(line => line.revision));
    } catch (error) {
      this.error = error.message;
    }
    this.loading = false;
    this.draw();
  }

  async choose(filter) {
    this.filter = {...this.filter, ...filter};
    this.page = 0;
    this.unchoose();
    await this.load();
  }

  unchoose() {
    this.chosen.clear();
    this.everything = false;
  }

  async turn(page) {
    this.page = page;
    await this.load({figures: false});
    this.root.querySelector('.synthesis-head')?.scrollIntoView({block: 'nearest'});
    this.focusLine(0);
  }

  async showUnanswered() {
    await this.choose({...EMPTY, standing: 'UNDECIDED'});
    this.root.scrollIntoView({block: 'start'});
    this.focusLine(0);
  }

  changed(what, lines = []) {
    if (what === 'reload') {
      this.load();
      return;
    }
    const known = new Map(this.lines.map((line, at) => [line.id, at]));
    let other = false;
    for (const line of lines) {
      const at = known.get(line.id);
      if (at === undefined || this.lines[at].count !== line.count) {
        other ||= at !== undefined || !line.outcome || line.comments.some(comment => known.has(comment.id));
      } else if (line.version >= this.lines[at].version) {
        if (this.lines[at].outcome !== line.outcome) {
          this.count(this.lines[at], line);
        }
        this.lines[at] = line;
        if (this.chosen.has(line.id)) {
          this.chosen.set(line.id, line.version);
        }
      }
    }
    this.stale ||= other;
    this.draw();
  }

  /** Keeps the figures true while lines are answered one by one. */
  count(before, after) {
    const add = (list, value, total, undecided) => {
      const one = list.find(figure => figure.value === value);
      if (one) {
        one.total += total;
        one.undecided += undecided;
      }
    };
    const {figures} = this;
    const undecided = (after.outcome ? 0 : 1) - (before.outcome ? 0 : 1);
    if (figures) {
      figures.undecided += undecided * after.count;
      add(figures.clauses, after.clause, 0, undecided * after.count);
      add(figures.standings, before.outcome ?? 'UNDECIDED', -after.count, 0);
      add(figures.standings, after.outcome ?? 'UNDECIDED', after.count, 0);
    }
  }

  // Many at once.

  toggle(line, on = !this.chosen.has(line.id)) {
    this.everything = false;
    if (on && this.chosen.size < MOST_CHOSEN) {
      this.chosen.set(line.id, line.version);
    } else {
      this.chosen.delete(line.id);
    }
    this.draw();
  }

  toggleAll(on) {
    this.lines.forEach(line => on && this.chosen.size < MOST_CHOSEN ? this.chosen.set(line.id, line.version)
      : this.chosen.delete(line.id));
    this.everything = false;
    this.draw();
  }

  /** What the person is about to answer unseen is counted anew first. */
  async chooseEverything(on) {
    this.unchoose();
    this.everything = on;
    if (on) {
      await this.answers.flush();
      await this.answers.look();
      await this.load();
    }
    this.draw();
  }

  get chosenLines() {
    return [...this.chosen].map(([id, version]) => ({id, version}));
  }

  async answerMany() {
    const {outcome, reason, place, setPlace} = this.many;
    this.manyError = !outcome ? {field: 'outcome', message: 'Hãy chọn kết quả.'}
      : needsReason(outcome) && !reason.trim() ? {field: 'reason',
        message: `“${outcomeLabel(outcome)}” phải nêu lý do.`} : null;
    if (this.manyError) {
      this.draw();
      this.root.querySelector(`[data-many=${this.manyError.field}]`)?.focus();
      return;
    }
    await this.attempt(async () => {
      const {text, late, ...rest} = this.filter;
      const {bodyName, ...filter} = Object.fromEntries(Object.entries({...rest, text}).map(([k, v]) => [k, v || null]));
      const answered = await send('POST', `${this.path}/answers`, {outcome, reason: reason.trim() ? reason : null,
        place: setPlace ? place : undefined, ...(this.everything
          ? {filter: {...filter, late}, revision: this.seen} : {lines: this.chosenLines})});
      this.said = `Đã ghi “${outcomeLabel(outcome)}” cho ${count(answered.saved)} dòng.${answered.stale
        ? ` ${count(answered.stale)} dòng người khác vừa sửa hoặc mới đến được giữ nguyên; hãy xem lại.` : ''}`;
      this.many = {...BLANK};
    }, error => {
      const field = error.problem?.errors?.[0]?.field;
      this.manyError = ['reason', 'place', 'outcome'].includes(field) ? {field, message: error.message} : null;
      return Boolean(this.manyError);
    });
  }

  async merge(lines = this.chosenLines) {
    await this.attempt(async () => {
      const merged = await send('POST', `${this.path}/groups`, {lines});
      this.said = `Đã gộp ${merged.count} ý kiến thành một dòng; ý kiến của từng cơ quan vẫn được giữ nguyên.`;
      if (this.proposals) {
        const gone = new Set(lines.map(line => line.id));
        const left = this.proposals.proposals.filter(lot => !lot.lines.some(line => gone.has(line.id)));
        this.proposals = left.length ? {...this.proposals, proposals: left,
          total: this.proposals.total - this.proposals.proposals.length + left.length} : null;
      }
    });
  }

  async split(line, comment) {
    await this.attempt(async () => {
      await send('POST', `${this.path}/groups/${line.id}/splits`, {comments: [comment.id]}, {version: line.version});
      this.said = `Đã tách ý kiến số ${comment.number}; ý kiến giữ kết quả đang có.`;
    });
  }

  /** A command of the person: what was typed before goes first, then everything is read anew. */
  async attempt(work, takes = () => false) {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.said = '';
    this.draw();
    try {
      await this.answers.flush();
      await work();
      this.manyError = null;
      this.unchoose();
    } catch (error) {
      if (!takes(error)) {
        this.said = error.message;
      }
    }
    this.busy = false;
    await this.answers.look();
    this.stale = false;
    const opened = [...(this.members?.keys() ?? [])];
    this.members = new Map();
    await this.load();
    this.lines.filter(line => opened.includes(line.id)).forEach(line => this.open(line));
  }

  async findDuplicates() {
    this.said = 'Đang tìm ý kiến gần giống nhau…';
    this.draw();
    try {
      this.proposals = await get(`${this.path}/duplicates?${this.query().slice(1)}`);
      this.proposals.proposals.forEach(lot => lot.taken = new Set(lot.lines.map(line => line.id)));
      this.said = '';
    } catch (error) {
      this.said = error.message;
    }
    this.draw();
    this.root.querySelector('.synthesis-proposals h4')?.focus();
  }

  async open(line, more = false) {
    this.members ??= new Map();
    const known = this.members.get(line.id) ?? [];
    if (known.length && !more) {
      return;
    }
    try {
      const page = await get(`${this.path}/lines/${line.id}/comments?page=${Math.floor(known.length / PAGE)}&size=${PAGE}`);
      this.members.set(line.id, [...known, ...page.items]);
    } catch (error) {
      this.said = error.message;
    }
    this.draw();
  }

  // Drawing.

  widen(wide = !this.wide) {
    if (wide === this.wide) {
      return;
    }
    const active = document.activeElement;
    this.wide = wide;
    if (wide) {
      this.dialog.append(this.root);
      this.dialog.showModal();
    } else {
      if (this.dialog.open) {
        this.dialog.close();
      }
      this.host.prepend(this.root);
    }
    this.draw();
    (this.root.contains(active) ? active : this.root.querySelector('.synthesis-widen')).focus();
  }

  draw() {
    render(this.view(), this.root);
    this.tab.mark(this.answers.undecided || '');
    if (!GROWS) {
      this.root.querySelectorAll('textarea').forEach(cell => {
        cell.style.height = 'auto';
        cell.style.height = `${cell.scrollHeight + 2}px`;
      });
    }
  }

  view() {
    const {answers} = this;
    const {overview} = answers;
    return html`
      <div class="synthesis-top">
        <p class="synthesis-about">Ý kiến ${overview.label}, dự thảo bản ${overview.draftVersion}: ${count(answers.total)} ý
          kiến, <strong>${answers.undecided ? `${count(answers.undecided)} chưa xử lý` : 'đã xử lý hết'}</strong>.</p>
        <p class="comments-state ${this.state()[0]}" role="status">${this.state()[1]}</p>
        <span class="synthesis-tools">
          <button type="button" class="btn btn-default btn-sm synthesis-widen" aria-pressed=${String(this.wide)}
            @click=${() => this.widen()}>${this.wide ? 'Thu về thẻ Hồ sơ' : 'Mở rộng toàn màn hình'}</button>
          <a class="btn btn-default btn-sm" href=${url(`${this.path}/table.docx`)} download>Tải bảng Word</a>
          <a class="btn btn-default btn-sm" href=${url(`${this.path}/table.xlsx`)} download>Tải bảng Excel</a>
        </span>
      </div>
      ${this.preambleView()}
      ${this.filterView()}
      ${this.error ? html`<p class="directive-error" role="alert">${this.error} <button type="button"
        class="btn btn-default btn-sm" @click=${() => this.load()}>Thử lại</button></p>` : nothing}
      ${this.stale ? html`<p class="synthesis-stale" role="status">Bảng vừa có thay đổi: ý kiến mới đến, hoặc người khác vừa
        gộp, tách, xử lý. <button type="button" class="btn btn-default btn-sm" @click=${() => {
          this.stale = false;
          this.load();
        }}>Xem bảng mới</button></p>` : nothing}
      <p class="synthesis-said" role="status">${this.said}</p>
      ${this.proposals ? this.proposalsView() : nothing}
      ${answers.editable ? this.manyView() : nothing}
      ${this.lostView()}
      <datalist id="synthesis-places">${overview.nextClauses.map(({number, title}) => html`
        <option value=${number}>${title}</option>`)}</datalist>
      <div class="synthesis-table" aria-busy=${String(Boolean(this.loading))}>
        <div class="synthesis-head" aria-hidden="true"><span>Điều khoản</span><span>Cơ quan</span><span>Ý kiến</span>
          <span>Tiếp thu, giải trình</span></div>
        ${repeat(this.grouped(), item => item.id, item => item.line ? this.lineView(item.line, item.at)
          : this.clauseView(item))}
        ${this.lines.length === 0 && !this.loading ? html`<p class="synthesis-none">${answers.total === 0
          ? 'Vòng này không có ý kiến nào.' : 'Không có ý kiến nào khớp bộ lọc.'}</p>` : nothing}
      </div>
      ${this.pagesView()}`;
  }

  state() {
    const {answers} = this;
    const waiting = answers.waiting.length;
    const kept = answers.unkept ? 'Trình duyệt không còn chỗ giữ phần chưa gửi: đừng đóng trang này.'
      : `${waiting} dòng đang được giữ trên máy này`;
    if (answers.trouble === 'expired') {
      const next = encodeURIComponent(location.pathname + location.search + location.hash);
      return ['warn', html`Phiên làm việc đã hết hạn; ${waiting ? kept : 'không mất gì'}.
        <a href="${appRoot()}/login?expired&next=${next}">Đăng nhập lại</a>`];
    }
    if (answers.trouble === 'offline') {
      return ['warn', waiting ? `Mất kết nối; ${kept} và tự gửi khi có mạng.` : 'Mất kết nối; đang thử lại.'];
    }
    if (answers.trouble) {
      return ['warn', `${answers.trouble} ${waiting ? `${kept} và tự gửi lại.` : ''}`];
    }
    if (!answers.editable && answers.notice) {
      return ['', answers.notice];
    }
    const held = answers.held;
    if (held.length) {
      return ['warn', `Chưa lưu ý kiến số ${held.map(edit => edit.number).slice(0, 8).join(', ')}${held.length > 8 ? '…'
        : ''}: xem chỗ báo ở dòng đó.`];
    }
    return waiting || answers.saving ? ['busy', 'Đang lưu…']
      : ['done', answers.savedAt ? `Đã lưu lúc ${time(answers.savedAt)}` : 'Mỗi dòng được lưu ngay khi ghi.'];
  }

  preambleView() {
    const p = this.preamble;
    const names = (bodies, total) => html`${bodies.join('; ')}${total > bodies.length ? html` và ${count(total
      - bodies.length)} cơ quan khác (đủ trong bảng Word)` : nothing}`;
    return html`
      <details class="synthesis-preamble" @toggle=${event => event.target.open && this.loadPreamble()}>
        <summary>Tình hình lấy ý kiến: đã hỏi, đã nhận, thống nhất, không trả lời</summary>
        ${!p ? html`<p role="status">Đang tải…</p>` : html`
          <ul>
            <li>Đã hỏi ${count(p.asked)} cơ quan; ${count(p.answered)} cơ quan trả lời, trong đó nhận được ${
              count(p.letters)} văn bản có số${p.late ? `, ${count(p.late)} trả lời muộn` : ''}; ${count(p.declined)} cơ quan từ chối.</li>
            <li>Thống nhất: ${count(p.agreeing)} cơ quan${p.agreed.length ? html`: ${names(p.agreed.map(a => `${a.name} (${
              a.symbol ?? 'không ghi số'}, ngày ${day(a.dated)})`), p.agreeing)}` : nothing}.</li>
            <li>Không trả lời: ${count(p.silent)} cơ quan${p.silentBodies.length ? html`: ${names(p.silentBodies, p.silent)}`
              : nothing}. ${p.silent ? html`<em>Theo quy định của vòng này, không trả lời ${p.silencePolicy}.</em>`
              : nothing}</li>
            <li>Thống nhất và đề nghị sửa đổi: ${count(p.agreeingWithChanges)}; không thống nhất: ${
              count(p.disagreeing)}; không có ý kiến thêm: ${count(p.nothingToAdd)} cơ quan.</li>
            ${p.others.map(text => html`<li>${text}</li>`)}
          </ul>`}
      </details>`;
  }

  async loadPreamble() {
    try {
      this.preamble ??= await get(`${this.path}/preamble`);
    } catch (error) {
      this.said = error.message;
    }
    this.draw();
  }

  filterView() {
    const {filter, figures} = this;
    const set = key => ({target}) => this.choose({[key]: target.type === 'checkbox' ? target.checked : target.value});
    const options = (key, list, label) => html`
      <option value="" .selected=${!filter[key]}>Tất cả</option>
      ${list.some(({value}) => value === filter[key]) || !filter[key] ? nothing
        : html`<option value=${filter[key]} .selected=${true}>${label(filter[key])} (0)</option>`}
      ${list.map(({value, total, undecided}) => html`
        <option value=${value} .selected=${filter[key] === value}>${label(value)} (${count(total)}${key === 'standing' || !undecided ? '' : `, ${count(undecided)} chưa xử lý`})</option>`)}`;
    const filtered = Object.values(filter).some(Boolean);
    return html`
      <form class="synthesis-filter" role="search" aria-label="Lọc ý kiến" @submit=${event => event.preventDefault()}>
        <label class="synthesis-text">Tìm<input type="search" class="form-control" .value=${filter.text}
          placeholder="Chữ trong ý kiến, cơ quan, số" @input=${event => this.typed('text', event.target.value)}></label>
        <label>Điều khoản<select class="form-control" @change=${set('clause')}>${options('clause', figures?.clauses ?? [],
          value => this.clauseTitle(value))}</select></label>
        <label>Kết quả<select class="form-control" @change=${set('standing')}>${options('standing', figures?.standings ?? [],
          value => STANDINGS[value])}</select></label>
        <label>Loại<select class="form-control" @change=${set('kind')}>${options('kind', figures?.kinds ?? [],
          value => KINDS[value])}</select></label>
        <label>Quan điểm<select class="form-control" @change=${set('stance')}>${options('stance', figures?.stances ?? [],
          value => STANCES[value])}</select></label>
        <label>Cơ quan<input class="form-control" list="synthesis-bodies" .value=${filter.bodyName ?? ''} autocomplete="off"
          placeholder="Tên cơ quan" @input=${event => this.typeBody(event.target.value)}></label>
        <datalist id="synthesis-bodies">${(this.bodies ?? []).map(({name, comments}) => html`<option value=${name}>${
          comments} ý kiến</option>`)}</datalist>
        <label class="synthesis-late"><input type="checkbox" .checked=${filter.late} @change=${set('late')}> Gửi muộn</label>
        ${filtered ? html`<button type="button" class="btn btn-default btn-sm" @click=${() => this.choose({...EMPTY,
          bodyName: ''})}>Bỏ lọc</button>` : nothing}
        <p class="synthesis-found" role="status">${figures ? `${count(figures.found)} ý kiến trong ${count(this.found)} dòng${
          figures.undecided ? `, ${count(figures.undecided)} chưa xử lý` : ''}` : ''}</p>
      </form>`;
  }

  typed(key, value) {
    this.filter = {...this.filter, [key]: value};
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.choose({}), 350);
  }

  typeBody(value) {
    const known = (this.bodies ?? []).find(({name}) => name === value);
    this.filter = {...this.filter, bodyName: value};
    clearTimeout(this.typing);
    if (known || value.trim() === '') {
      this.choose({body: known?.body ?? ''});
      return;
    }
    this.typing = setTimeout(async () => {
      this.bodies = await get(`${this.path}/bodies?text=${encodeURIComponent(value)}`).catch(() => []);
      const exact = this.bodies.find(({name}) => name === value);
      if (exact) {
        this.choose({body: exact.body});
      } else {
        this.draw();
      }
    }, 250);
  }

  clauseTitle(value) {
    const known = this.answers.overview.clauses.find(({number}) => number === value);
    return known ? `${known.number}. ${known.title}` : value;
  }

  /** Lines under their clauses. */
  grouped() {
    const items = [];
    let clause = null;
    this.lines.forEach((line, at) => {
      if (line.clause !== clause) {
        clause = line.clause;
        items.push({id: `clause-${clause}-${at}`, clause});
      }
      items.push({id: line.id, line, at});
    });
    return items;
  }

  clauseView({clause}) {
    const {overview} = this.answers;
    const known = overview.clauses.find(({number}) => number === clause);
    const figure = this.figures?.clauses.find(({value}) => value === clause);
    return html`
      <h4 class="synthesis-clause">${this.clauseTitle(clause)}
        <small>${figure ? `${count(figure.total)} ý kiến${figure.undecided ? `, ${count(figure.undecided)} chưa xử lý`
          : ''}` : ''}
        ${known && overview.nextVersion ? html` · ${known.movedTo ? html`nay là <button type="button" class="btn-link"
            @click=${() => this.goToPlace(known.movedTo)}>khoản ${known.movedTo} của bản ${overview.nextVersion}</button>`
          : `bản ${overview.nextVersion} không còn khoản cùng tên`}` : nothing}</small></h4>`;
  }

  async goToPlace(number) {
    this.widen(false);
    (await this.tab.show('draft'))?.dispatchEvent(new CustomEvent('directive-clause', {detail: number}));
  }

  lineView(line, at) {
    const first = line.comments[0];
    const edit = this.answers.edit(line);
    const values = this.answers.valuesOf(line);
    const label = line.merged ? `Nhóm ${line.count} ý kiến, số ${first.number}` : `Ý kiến số ${first.number}`;
    return html`
      <div class="synthesis-line ${line.outcome ? line.outcome.toLowerCase() : 'undecided'} ${this.chosen.has(line.id)
        ? 'chosen' : ''}" role="group" aria-label="${label}, ${outcomeLabel(line.outcome)}" data-at=${at} data-id=${line.id}
        tabindex=${at === (this.cursor ?? 0) ? 0 : -1}>
        <div class="synthesis-cell">
          ${this.answers.editable ? html`<label class="synthesis-check"><input type="checkbox" tabindex="-1"
            .checked=${this.chosen.has(line.id)} aria-label="Chọn ${label}" @click=${event => this.pick(event, line, at)}> ${
            first.number}</label>` : html`<span class="synthesis-number">${first.number}</span>`}
          <small>${this.clauseTitle(line.clause)}</small>
        </div>
        <div class="synthesis-cell" data-label="Cơ quan">${this.whoView(line)}</div>
        <div class="synthesis-cell" data-label="Ý kiến">${this.textView(line)}</div>
        <div class="synthesis-cell" data-label="Tiếp thu, giải trình">${this.answerView(line, values, edit, label)}</div>
        ${edit?.conflict ? this.conflictView(edit, values) : nothing}
      </div>`;
  }

  whoView(line) {
    return html`
      ${line.merged ? html`<strong>${`${count(line.count)} ý kiến gộp`}</strong>` : nothing}
      <ul>${line.comments.map(comment => html`<li>${comment.bodyName}
        <small>${[comment.stance, comment.spoken && 'phát biểu tại hội nghị'].filter(Boolean).join(', ')}${comment.late
          ? html` <span class="synthesis-mark">gửi muộn</span>` : nothing}</small></li>`)}</ul>
      ${line.count > line.comments.length ? html`<small>và ${count(line.count - line.comments.length)} ý kiến khác</small>`
        : nothing}`;
  }

  textView(line) {
    const first = line.comments[0];
    const whole = line.merged || line.comments.some(comment => comment.shortened);
    const members = this.members?.get(line.id);
    return html`
      <small>${first.kind}${first.cited !== line.clause && first.cited !== this.clauseTitle(line.clause)
        ? `, ghi là “${first.cited}”` : ''}</small>
      <div class="results-text">${first.comment}${first.shortened ? '…' : ''}</div>
      ${first.proposed ? html`<div class="results-text synthesis-proposed"><small>Đề xuất sửa thành:</small> ${
        first.proposed}</div>` : nothing}
      ${whole ? html`
        <details class="synthesis-members" @toggle=${event => event.target.open && this.open(line)}>
          <summary>${line.merged ? `Xem ${count(line.count)} ý kiến đã gộp` : 'Xem toàn văn'}</summary>
          ${!members ? html`<p role="status">Đang tải…</p>` : html`
            <ol>${members.map(comment => html`<li value=${comment.number}><strong>${comment.bodyName}</strong>${comment.late
              ? html` <span class="synthesis-mark">gửi muộn</span>` : nothing} <small>${comment.cited}</small>
              <div class="results-text">${comment.comment}</div>
              ${comment.proposed ? html`<div class="results-text synthesis-proposed"><small>Đề xuất sửa thành:</small> ${
                comment.proposed}</div>` : nothing}
              ${line.merged && this.answers.editable ? html`<button type="button" class="btn btn-default btn-xs"
                aria-label="Tách ý kiến số ${comment.number}" @click=${() => this.split(line, comment)}>Tách</button>`
                : nothing}</li>`)}</ol>
            ${members.length < line.count ? html`<button type="button" class="btn btn-default btn-xs"
              @click=${() => this.open(line, true)}>Xem thêm</button>` : nothing}`}
        </details>` : nothing}`;
  }

  answerView(line, values, edit, label) {
    const {editable, placeable, overview} = this.answers;
    const set = field => event => {
      this.answers.set(line, field, event.target.value);
      if (field === 'outcome' && needsReason(event.target.value) && !this.answers.valuesOf(line).reason.trim()) {
        this.draw();
        this.lineAt(line.id)?.querySelector('[data-field=reason]')?.focus();
      }
    };
    const error = field => edit?.error?.field === field ? html`<p class="directive-error" role="alert"
      id="synthesis-error-${line.id}">${edit.error.message}</p>` : nothing;
    const describes = field => edit?.error?.field === field ? `synthesis-error-${line.id}` : nothing;
    const place = number => overview.nextClauses.find(clause => clause.number === number);
    const shownPlace = line.place && (place(line.place) ? html`<button type="button" class="btn-link"
      @click=${() => this.goToPlace(line.place)}>khoản ${line.place}. ${place(line.place).title}, bản ${
        overview.nextVersion}</button>`
      : `${line.place}${line.takenInVersion ? `, bản ${line.takenInVersion}` : ''}`);
    return html`
      ${editable ? html`
        <fieldset><legend class="comments-hidden">Kết quả, ${label}</legend>
          <span class="synthesis-outcomes">${OUTCOMES.map(([value, text]) => html`
            <label class=${value.toLowerCase()}><input type="radio" name="outcome-${line.id}" value=${value}
              .checked=${values.outcome === value} @change=${set('outcome')}><span>${text}</span></label>`)}</span></fieldset>
        ${error('outcome')}
        <textarea class="form-control" data-field="reason" rows="1" .value=${values.reason} @input=${set('reason')}
          @blur=${() => this.answers.flush()} aria-label="Lý do, nội dung giải trình, ${label}"
          aria-invalid=${String(Boolean(edit?.error?.field === 'reason'))} aria-describedby=${describes('reason')}
          placeholder=${needsReason(values.outcome) ? 'Lý do (bắt buộc)' : 'Lý do, cách tiếp thu'}></textarea>
        ${error('reason')}` : html`
        <span class="results-outcome ${(line.outcome ?? '').toLowerCase()}">${outcomeLabel(line.outcome)}</span>
        ${line.reason ? html`<div class="results-text">${line.reason}</div>` : nothing}`}
      ${placeable && values.outcome && values.outcome !== 'EXPLAINED' ? html`
        <label class="synthesis-place"><small>Vị trí trong dự thảo mới</small><input class="form-control" data-field="place"
          list="synthesis-places" .value=${values.place} @input=${set('place')} @blur=${() => this.answers.flush()}
          aria-invalid=${String(Boolean(edit?.error?.field === 'place'))} aria-describedby=${describes('place')}
          placeholder=${overview.nextVersion ? `Khoản của bản ${overview.nextVersion}` : 'Khoản sẽ sửa'}></label>
        ${error('place')}` : nothing}
      ${shownPlace && (!placeable || place(line.place)) ? html`<small class="synthesis-link">Đưa vào ${shownPlace}</small>`
        : nothing}
      ${line.decidedBy ? html`<small class="synthesis-by">${line.decidedByMe ? 'Bạn' : line.decidedBy} xử lý ${time(
        new Date(line.decidedAt))} ${day(line.decidedAt)}</small>` : nothing}`;
  }

  conflictView(edit, values) {
    const theirs = edit.conflict;
    const version = (name, value) => html`<div><small>${name}</small><p>${outcomeLabel(value.outcome)}${value.reason
      ? `: ${value.reason}` : ''}${value.place ? ` (${value.place})` : ''}</p></div>`;
    return html`
      <div class="comments-conflict synthesis-conflict" role="group" aria-label="Hai kết quả của ý kiến số ${edit.number}">
        <p role="alert"><strong>${theirs.decidedBy ?? 'Người khác'}</strong> vừa xử lý ý kiến này. Hãy chọn kết quả giữ
          lại.</p>
        <div class="comments-versions">${version('Của bạn', values)}${
          version(`Của ${theirs.decidedBy ?? 'người khác'}`, theirs)}</div>
        <button type="button" class="btn btn-primary btn-sm"
          @click=${() => this.answers.resolve(edit.id, true)}>Giữ của tôi</button>
        <button type="button" class="btn btn-default btn-sm"
          @click=${() => this.answers.resolve(edit.id, false)}>Lấy kết quả kia</button>
      </div>`;
  }

  /** What was typed for lines that are on another page, or are none any more. */
  lostView() {
    const here = new Set(this.lines.map(line => line.id));
    const lost = this.answers.held.filter(edit => !here.has(edit.id) || edit.gone);
    return lost.length === 0 ? nothing : html`
      <ul class="synthesis-lost" aria-label="Chưa lưu được">${lost.map(edit => html`<li>
        Ý kiến số ${edit.number}: ${outcomeLabel(edit.values.outcome)}${edit.values.reason ? `, “${edit.values.reason}”` : ''}.
        ${edit.gone ? 'Ý kiến này vừa được gộp hoặc tách.' : edit.error?.message ?? 'Người khác vừa xử lý ý kiến này.'}
        <button type="button" class="btn btn-default btn-xs"
          @click=${() => this.choose({...EMPTY, text: String(edit.number)})}>Xem</button>
        <button type="button" class="btn btn-default btn-xs" @click=${() => this.answers.drop(edit.id)}>Bỏ phần này</button>
      </li>`)}</ul>`;
  }

  manyView() {
    const {many, chosen, everything} = this;
    const number = everything ? this.found : chosen.size;
    const all = this.lines.length > 0 && this.lines.every(line => chosen.has(line.id));
    const set = field => event => {
      this.many = {...many, [field]: event.target.value, ...(field === 'place' ? {setPlace: event.target.value !== ''} : {})};
      this.manyError = null;
      this.draw();
    };
    const error = field => this.manyError?.field === field ? html`<p class="directive-error" role="alert">${
      this.manyError.message}</p>` : nothing;
    return html`
      <div class="synthesis-many" role="group" aria-label="Xử lý nhiều ý kiến">
        <p><label><input type="checkbox" .checked=${all || everything} .indeterminate=${!all && !everything && chosen.size > 0}
            @change=${event => this.toggleAll(event.target.checked)}> Chọn ${this.lines.length} dòng trang này</label>
          ${this.found > this.lines.length ? html`<label><input type="checkbox" class="synthesis-everything"
            .checked=${everything} @change=${event => this.chooseEverything(event.target.checked)}> Chọn cả ${
              count(this.found)} dòng khớp bộ lọc</label>` : nothing}
          <button type="button" class="btn btn-default btn-sm synthesis-find" ?disabled=${this.found < 2}
            @click=${() => this.findDuplicates()}>Tìm ý kiến trùng nhau</button></p>
        ${number === 0 ? html`<small>Phím: <kbd>↑</kbd> <kbd>↓</kbd> chuyển dòng, <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> tiếp
          thu, một phần, giải trình, <kbd>Enter</kbd> ghi lý do, <kbd>Esc</kbd> về dòng, <kbd>X</kbd> chọn.</small>` : html`
          <p class="synthesis-number-chosen" role="status">Đã chọn ${count(number)} dòng</p>
          <span class="synthesis-outcomes" role="radiogroup" aria-label="Kết quả cho các dòng đã chọn">${OUTCOMES.map(
            ([value, text]) => html`
            <label class=${value.toLowerCase()}><input type="radio" name="outcome-many" data-many="outcome" value=${value}
              .checked=${many.outcome === value} @change=${set('outcome')}><span>${text}</span></label>`)}</span>
          ${error('outcome')}
          <textarea class="form-control" data-many="reason" rows="2" .value=${many.reason} @input=${set('reason')}
            aria-label="Lý do cho các dòng đã chọn" placeholder=${needsReason(many.outcome) ? 'Lý do (bắt buộc)'
              : 'Lý do, cách tiếp thu'}></textarea>
          ${error('reason')}
          <input class="form-control" data-many="place" list="synthesis-places" .value=${many.place} @input=${set('place')}
            aria-label="Vị trí trong dự thảo mới" placeholder="Vị trí trong dự thảo mới (để trống thì giữ nguyên)">
          ${error('place')}
          <p><button type="button" class="btn btn-primary btn-sm synthesis-answer" ?disabled=${this.busy}
              @click=${() => this.answerMany()}>Ghi kết quả cho ${count(number)} dòng</button>
            ${!everything && chosen.size > 1 ? html`<button type="button" class="btn btn-default btn-sm synthesis-merge"
              ?disabled=${this.busy} @click=${() => this.merge()}>Gộp ${chosen.size} dòng thành một</button>` : nothing}
            <button type="button" class="btn btn-default btn-sm" @click=${() => {
              this.unchoose();
              this.draw();
            }}>Bỏ chọn</button></p>`}
      </div>`;
  }

  proposalsView() {
    const {proposals, cut, total} = this.proposals;
    return html`
      <section class="synthesis-proposals" aria-labelledby="synthesis-proposals-title">
        <h4 id="synthesis-proposals-title" tabindex="-1">${proposals.length === 0 ? 'Không tìm thấy ý kiến nào gần giống nhau'
          : `${count(total)} nhóm ý kiến gần giống nhau`}${cut ? ' trong 20.000 ý kiến đầu; hãy lọc theo điều khoản để tìm tiếp'
          : ''}</h4>
        ${proposals.map(lot => html`
          <div class="synthesis-lot"><strong>${this.clauseTitle(lot.clause)}: ${count(lot.comments)} ý kiến</strong>
            <ul>${lot.lines.slice(0, lot.whole ? undefined : 5).map(line => html`
              <li><label><input type="checkbox" .checked=${lot.taken.has(line.id)} @change=${event => {
                event.target.checked ? lot.taken.add(line.id) : lot.taken.delete(line.id);
                this.draw();
              }}> ${line.number}. ${line.bodyName}: <span>${line.text}</span></label></li>`)}</ul>
            ${lot.lines.length > 5 && !lot.whole ? html`<button type="button" class="btn btn-link btn-xs" @click=${() => {
              lot.whole = true;
              this.draw();
            }}>và ${count(lot.lines.length - 5)} ý kiến khác</button>` : nothing}
            ${this.answers.editable ? html`<button type="button" class="btn btn-default btn-sm synthesis-take"
              ?disabled=${this.busy || lot.taken.size < 2} @click=${() => this.merge(lot.lines
                .filter(line => lot.taken.has(line.id)).map(({id, version}) => ({id, version})))}>Gộp ${lot.taken.size} ý kiến</button>` : nothing}</div>`)}
        <button type="button" class="btn btn-default btn-sm" @click=${() => {
          this.proposals = null;
          this.draw();
        }}>Đóng</button>
      </section>`;
  }

  pagesView() {
    const pages = Math.ceil(this.found / PAGE);
    return pages < 2 ? nothing : html`
      <nav class="synthesis-pages" aria-label="Các trang của bảng tổng hợp">
        <button type="button" class="btn btn-default btn-sm" ?disabled=${this.page === 0}
          @click=${() => this.turn(this.page - 1)}>Trang trước</button>
        <label>Trang <input type="number" class="form-control" min="1" max=${pages} .value=${String(this.page + 1)}
          @change=${event => this.turn(Math.min(pages, Math.max(1, Number(event.target.value) || 1)) - 1)}> / ${
            count(pages)}</label>
        <button type="button" class="btn btn-default btn-sm" ?disabled=${this.page >= pages - 1}
          @click=${() => this.turn(this.page + 1)}>Trang sau</button>
      </nav>`;
  }

  // Keyboard: on a line itself, single keys; in its fields, everything is text but Escape.

  lineAt(id) {
    return this.root.querySelector(`.synthesis-line[data-id="${id}"]`);
  }

  focusLine(at) {
    if (this.lines.length === 0) {
      return;
    }
    this.cursor = Math.min(Math.max(at, 0), this.lines.length - 1);
    this.draw();
    this.lineAt(this.lines[this.cursor].id)?.focus();
  }

  /** With Shift, from the line picked before to this one. */
  pick(event, line, at) {
    if (event.shiftKey && this.picked !== undefined) {
      const on = !this.chosen.has(line.id);
      const [from, to] = [Math.min(this.picked, at), Math.max(this.picked, at)];
      this.lines.slice(from, to + 1).forEach(one => this.toggle(one, on));
    } else {
      this.toggle(line);
    }
    this.picked = at;
  }

  onKey(event) {
    const element = event.target.closest('.synthesis-line');
    const line = element && this.lines[Number(element.dataset.at)];
    if (!line || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const at = Number(element.dataset.at);
    const own = event.target === element;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Escape' && !own) {
      done();
      this.focusLine(at);
    } else if (!own) {
      return;
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      done();
      const to = at + (event.key === 'ArrowDown' ? 1 : -1);
      if (to >= this.lines.length && (this.page + 1) * PAGE < this.found) {
        this.turn(this.page + 1);
      } else {
        this.focusLine(to);
      }
    } else if (['1', '2', '3'].includes(event.key) && this.answers.editable) {
      done();
      const [outcome] = OUTCOMES[Number(event.key) - 1];
      this.answers.set(line, 'outcome', outcome);
      this.draw();
      if (needsReason(outcome) && !this.answers.valuesOf(line).reason.trim()) {
        element.querySelector('[data-field=reason]').focus();
      }
    } else if (event.key === 'Enter') {
      done();
      (element.querySelector('[data-field=reason]') ?? element.querySelector('[data-field=place]'))?.focus();
    } else if ((event.key === 'x' || event.key === 'X' || event.key === ' ') && this.answers.editable) {
      done();
      this.toggle(line);
    }
  }
}

export const section = {
  id: 'synthesis',
  title: 'Bảng tổng hợp',
  styles: new URL('synthesis.css', import.meta.url),
  appliesTo: context => context.processKey === 'comment-round' && STEPS.includes(context.taskKey),
  render: async (host, context, tab) => {
    const answers = await answersOf(context.taskId, tab.person);
    if (tab.signal.aborted) {
      return;
    }
    const table = new Table(host, answers, tab);
    await table.load();
  }
};
