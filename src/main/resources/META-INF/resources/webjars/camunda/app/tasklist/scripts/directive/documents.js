// Documents of a dossier: find, read and download them, add some, add versions.

import {get, upload} from '../../../../lib/directive/api.js';
import {html, nothing, render, repeat} from '../../../../lib/directive/html.js';
import {count, moment, size} from './format.js';
import {contentUrl, preview} from './preview.js';

const LARGEST = 50 * 1024 * 1024;
const STEP = 25;
const TYPING = 300;
const STATES = {ISSUED: 'Đã ban hành', VOIDED: 'Đã hủy'};

const baseName = name => name.replace(/\.[^.]+$/, '');

/** Files that wait to be sent, by dossier: they outlive a look at another tab or task. */
const queues = new Map();

const refusal = file => file.size > LARGEST ? `Tệp “${file.name}” lớn hơn 50 MB nên không đưa lên được.`
  : file.size === 0 ? `Tệp “${file.name}” không có nội dung.` : null;

function documents(host, directiveId, kinds, first, tab) {
  const queue = queues.get(directiveId) ?? {files: [], sending: false, done: []};
  queues.set(directiveId, queue);
  const criteria = {text: '', kind: '', page: 0};
  const opened = new Map();
  let found = first;
  let error = null;
  let timer = null;
  let asked = 0;

  const draw = () => tab.signal.aborted || render(view(), host);
  queue.changed = draw;
  queue.reload = () => search({});
  tab.signal.addEventListener('abort', () => clearTimeout(timer));

  async function load() {
    asked++;
    const own = asked;
    const query = new URLSearchParams({page: criteria.page, size: STEP});
    if (criteria.text.trim()) {
      query.set('text', criteria.text.trim());
    }
    if (criteria.kind) {
      query.set('kind', criteria.kind);
    }
    try {
      const answer = await get(`/directives/${directiveId}/documents/search?${query}`);
      if (own === asked) {
        found = answer;
        error = null;
      }
    } catch (failure) {
      error = failure.message;
    }
    draw();
  }

  function search(changed, delay = 0) {
    Object.assign(criteria, {page: 0}, changed);
    clearTimeout(timer);
    timer = setTimeout(load, delay);
  }

  function choose(files) {
    for (const file of files) {
      const kind = queue.files.at(-1)?.kind ?? '';
      queue.files.push({file, kind, subject: baseName(file.name).slice(0, 500), percent: null, error: refusal(file),
        refused: Boolean(refusal(file))});
    }
    queue.done = [];
    draw();
  }

  function setKind(entry, kind) {
    entry.kind = kind;
    entry.chosen = true;
    entry.error = null;
    // People mostly bring several files of one kind.
    queue.files.slice(queue.files.indexOf(entry) + 1).filter(e => !e.chosen).forEach(e => e.kind = kind);
    draw();
  }

  function remove(entry) {
    queue.files.splice(queue.files.indexOf(entry), 1);
    draw();
  }

  async function send(entry, path, form, done) {
    entry.percent = 0;
    entry.error = null;
    queue.changed();
    try {
      form.set('file', entry.file, entry.file.name);
      await upload(path, form, percent => {
        entry.percent = percent;
        queue.changed();
      });
      queue.files = queue.files.filter(e => e !== entry);
      queue.done.push(done);
    } catch (failure) {
      entry.error = failure.message;
    }
    entry.percent = null;
    queue.changed();
  }

  async function sendAll(event) {
    event.preventDefault();
    if (queue.sending) {
      return;
    }
    const ready = queue.files.filter(entry => !entry.refused);
    for (const entry of ready) {
      entry.error = !entry.kind ? 'Hãy chọn loại tài liệu.'
        : !entry.subject.trim() ? 'Hãy nhập trích yếu của tài liệu.' : null;
    }
    if (ready.some(entry => entry.error)) {
      draw();
      host.querySelector('.directive-queue [aria-invalid=true]')?.focus();
      return;
    }
    queue.sending = true;
    queue.done = [];
    for (const entry of ready) {
      const form = new FormData();
      form.set('kind', entry.kind);
      form.set('subject', entry.subject.trim());
      await send(entry, `/directives/${directiveId}/documents`, form, `Đã đưa “${entry.file.name}” vào hồ sơ.`);
    }
    queue.sending = false;
    queue.reload();
  }

  async function addVersion(item, event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) {
      return;
    }
    const entry = {file, percent: null, error: refusal(file)};
    opened.set(item.id, {...opened.get(item.id), adding: entry});
    if (entry.error) {
      draw();
      return;
    }
    await send(entry, `/documents/${item.id}/versions`, new FormData(), `Đã thêm bản mới của “${item.subject}”.`);
    if (!entry.error) {
      opened.delete(item.id);
      await load();
    }
  }

  function toggle(item, what) {
    const state = opened.get(item.id);
    opened.set(item.id, {...state, [what]: !state?.[what]});
    draw();
    if (what === 'preview' && !state?.preview) {
      look(item, item.version, item.fileName);
    }
    if (what === 'versions' && !state?.versions) {
      loadVersions(item);
    }
  }

  function look(item, number, fileName) {
    const state = opened.get(item.id);
    opened.set(item.id, {...state, preview: true, number});
    draw();
    const target = document.createElement('div');
    host.querySelector(`#directive-preview-${item.id}`).replaceChildren(target);
    preview(target, {documentId: item.id, number, fileName});
  }

  async function loadVersions(item) {
    try {
      const list = (await get(`/documents/${item.id}/versions`)).reverse();
      opened.set(item.id, {...opened.get(item.id), list, listError: null});
    } catch (failure) {
      opened.set(item.id, {...opened.get(item.id), listError: failure.message});
    }
    draw();
  }

  const drop = event => {
    event.preventDefault();
    event.currentTarget.classList.remove('over');
    choose(event.dataTransfer.files);
  };
  const over = event => {
    event.preventDefault();
    event.currentTarget.classList.add('over');
  };
  const out = event => event.currentTarget.classList.remove('over');

  const pick = event => {
    choose([...event.target.files]);
    event.target.value = '';
  };

  const failed = text => text ? html`<p class="directive-error" role="alert">${text}</p>` : nothing;

  const progress = entry => entry.percent === null ? nothing
    : html`<span><progress max="100" .value=${entry.percent}></progress> ${entry.percent} %</span>`;

  const versionRow = (item, v) => html`
    <li>Bản ${v.number} · ${moment(v.createdAt)} · ${v.createdBy} · ${v.fileName}, ${size(v.size)}
      ${v.show === 'NOTHING' ? nothing : html`<button type="button" class="btn btn-link btn-xs"
        aria-label="Xem bản ${v.number} của ${item.subject}"
        @click=${() => look(item, v.number, v.fileName)}>Xem</button>`}
      <a href=${contentUrl(item.id, v.number)} download aria-label="Tải bản ${v.number} của ${item.subject}">Tải về</a></li>`;

  const versions = (item, state) => html`
    <div id="directive-versions-${item.id}">
      ${failed(state.listError)}
      ${state.list ? html`<ol class="directive-versions">${state.list.map(v => versionRow(item, v))}</ol>`
        : state.listError ? nothing : html`<p role="status">Đang tải…</p>`}</div>`;

  const actions = (item, state) => html`
    <span class="directive-actions">
      ${item.show === 'NOTHING' ? nothing : html`<button type="button" class="btn btn-default btn-xs"
        aria-expanded=${String(Boolean(state.preview))} aria-controls="directive-preview-${item.id}"
        aria-label="Xem ${item.subject}" @click=${() => toggle(item, 'preview')}>${state.preview ? 'Đóng' : 'Xem'}</button>`}
      <a class="btn btn-default btn-xs" href=${contentUrl(item.id, item.version)} download
        aria-label="Tải ${item.subject} về">Tải về</a>
      ${item.version < 2 ? nothing : html`<button type="button" class="btn btn-default btn-xs"
        aria-expanded=${String(Boolean(state.versions))} aria-label="Các bản của ${item.subject}"
        @click=${() => toggle(item, 'versions')}>Các bản (${item.version})</button>`}
      ${item.extensible ? html`<label class="btn btn-default btn-xs directive-file">Thêm bản mới
        <input type="file" aria-label="Thêm bản mới của ${item.subject}" @change=${e => addVersion(item, e)}></label>` : nothing}
    </span>`;

  const row = item => {
    const state = opened.get(item.id) ?? {};
    return html`
      <li class="directive-document">
        <div><span class="directive-kind">${item.kindLabel}</span>
          ${STATES[item.state] ? html`<span class="directive-state">${STATES[item.state]}</span>` : nothing}</div>
        <div>${item.symbol ? html`<strong>${item.symbol}</strong> ` : nothing}${item.subject} <small>${item.bodyName}</small></div>
        ${item.version === 0 ? html`<small>Chưa có tệp</small>` : html`
          <small>${item.fileName} · bản ${item.version} · ${size(item.size)} · ${item.versionBy}, ${moment(item.versionAt)}</small>
          ${actions(item, state)}`}
        ${state.adding ? html`${progress(state.adding)}${failed(state.adding.error)}` : nothing}
        ${state.versions ? versions(item, state) : nothing}
        <div id="directive-preview-${item.id}" ?hidden=${!state.preview}></div>
      </li>`;
  };

  const queued = entry => html`
    <li>
      <strong>${entry.file.name}</strong> <small>${size(entry.file.size)}</small>
      <button type="button" class="btn btn-link btn-xs" aria-label="Bỏ ${entry.file.name}" ?disabled=${queue.sending}
        @click=${() => remove(entry)}>Bỏ</button>
      ${entry.refused ? nothing : html`
        <label>Loại tài liệu
          <select class="form-control" ?disabled=${queue.sending} aria-invalid=${String(Boolean(entry.error) && !entry.kind)}
            @change=${e => setKind(entry, e.target.value)}>
            <option value="" .selected=${!entry.kind}>– Chọn loại –</option>${kinds.filter(k => k.allowed).map(k => html`
            <option value=${k.kind} .selected=${k.kind === entry.kind}>${k.label}</option>`)}</select></label>
        <label>Trích yếu
          <input class="form-control" maxlength="500" .value=${entry.subject} ?disabled=${queue.sending}
            aria-invalid=${String(Boolean(entry.error) && !entry.subject.trim())}
            @input=${e => { entry.subject = e.target.value; }}></label>`}
      ${progress(entry)}
      ${failed(entry.error)}
    </li>`;

  const from = () => found.page * STEP + 1;
  const to = () => found.page * STEP + found.items.length;
  const turn = pages => {
    criteria.page = found.page + pages;
    load();
  };

  const pages = () => found.total <= STEP ? nothing : html`
    <p class="directive-pages">
      <button type="button" class="btn btn-default btn-xs" ?disabled=${found.page === 0} @click=${() => turn(-1)}>Mới hơn</button>
      <span role="status">${from()}–${to()} trong ${count(found.total)} tài liệu</span>
      <button type="button" class="btn btn-default btn-xs" ?disabled=${to() >= found.total} @click=${() => turn(1)}>Cũ hơn</button>
    </p>`;

  const sought = () => Boolean(criteria.text.trim() || criteria.kind);

  const view = () => html`
    ${found.total <= 5 && !sought() ? nothing : html`
      <div class="directive-search" role="search">
        <label>Tìm tài liệu <input type="search" class="form-control" .value=${criteria.text}
          @input=${e => search({text: e.target.value}, TYPING)}></label>
        <label>Loại <select class="form-control" @change=${e => search({kind: e.target.value})}>
          <option value="">Mọi loại</option>${kinds.map(k => html`<option value=${k.kind}>${k.label}</option>`)}
        </select></label>
      </div>`}
    ${failed(error)}
    ${found.items.length === 0 ? html`<p>${sought() ? 'Không có tài liệu nào khớp.' : 'Hồ sơ chưa có tài liệu nào.'}</p>`
      : html`<ul class="directive-document-list">${repeat(found.items, item => item.id, row)}</ul>`}
    ${pages()}
    <form class="directive-upload" novalidate @submit=${sendAll} @drop=${drop} @dragover=${over} @dragleave=${out}>
      <p>Kéo tệp vào đây hoặc
        <label class="btn btn-default btn-sm directive-file">Chọn tệp
          <input type="file" multiple aria-label="Chọn tệp đưa vào hồ sơ" @change=${pick}></label>
        <small>PDF, DOCX, XLSX, PPTX, PNG, JPEG hoặc TXT, mỗi tệp đến 50 MB</small></p>
      ${queue.done.length === 0 ? nothing : html`
        <div class="directive-done" role="status">${queue.done.map(text => html`<p>${text}</p>`)}</div>`}
      ${queue.files.length === 0 ? nothing : html`
        <ul class="directive-queue">${repeat(queue.files, entry => entry, queued)}</ul>
        ${queue.files.some(entry => !entry.refused) ? html`
          <button class="btn btn-primary" ?disabled=${queue.sending}>${queue.sending ? 'Đang tải lên…' : 'Tải lên'}</button>`
          : nothing}`}
    </form>`;

  draw();
}

export const section = {
  id: 'documents',
  title: 'Tài liệu',
  appliesTo: context => Boolean(context.directiveId),
  render: async (host, {directiveId}, tab) => {
    const [kinds, first] = await Promise.all([get(`/directives/${directiveId}/documents/kinds`),
      get(`/directives/${directiveId}/documents/search?size=${STEP}`)]);
    documents(host, directiveId, kinds, first, tab);
  }
};
