// Documents of a dossier: read them, add one, add a version.

import {get, upload, url} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';

const KINDS = [
  ['DRAFT', 'Dự thảo chỉ thị'], ['LEAD_IN_REPORT', 'Báo cáo đề dẫn'], ['PAPER', 'Tham luận'],
  ['MINUTES', 'Biên bản'], ['CONCLUSION_NOTICE', 'Thông báo kết luận'], ['DIRECTIVE', 'Chỉ thị'],
  ['LEGAL_BASIS', 'Văn bản căn cứ'], ['COMMENT_LETTER', 'Công văn lấy ý kiến'],
  ['REPLY_LETTER', 'Văn bản góp ý'], ['SYNTHESIS', 'Bảng tổng hợp, tiếp thu, giải trình'],
  ['SUBMISSION', 'Tờ trình'], ['PLAN', 'Kế hoạch thực hiện'], ['RETURN', 'Báo cáo của đơn vị'],
  ['PERIODIC_REPORT', 'Báo cáo tổng hợp định kỳ'], ['REVIEW_REPORT', 'Báo cáo sơ kết, tổng kết'],
  ['OTHER', 'Tài liệu khác']
];
const STATES = {DRAFT: 'Dự thảo', OPEN: 'Đang soạn', ISSUED: 'Đã ban hành', VOIDED: 'Đã hủy'};
const LARGEST = 50 * 1024 * 1024;

const size = bytes => bytes < 1024 ? `${bytes} B`
  : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1).replace('.', ',')} MB`;
const day = text => text ? new Intl.DateTimeFormat('vi-VN', {day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh'})
  .format(new Date(text)) : '';
const baseName = name => name.replace(/\.[^.]+$/, '');

function documents(node, directiveId) {
  let items = null;
  let chosen = null;
  let progress = null;
  let message = null;

  const draw = () => render(view(), node);

  async function load() {
    try {
      items = await get(`/directives/${directiveId}/documents`);
    } catch (error) {
      items = [];
      message = {error: true, text: error.message};
    }
    draw();
  }

  function choose(file) {
    message = null;
    chosen = file ?? null;
    if (chosen && chosen.size > LARGEST) {
      message = {error: true, text: `Tệp “${chosen.name}” lớn hơn 50 MB.`};
      chosen = null;
    } else if (chosen && chosen.size === 0) {
      message = {error: true, text: `Tệp “${chosen.name}” không có nội dung.`};
      chosen = null;
    }
    draw();
  }

  async function send(path, form, done) {
    progress = 0;
    message = null;
    draw();
    try {
      await upload(path, form, percent => {
        progress = percent;
        draw();
      });
      chosen = null;
      message = {text: done};
      await load();
    } catch (error) {
      message = {error: true, text: error.message};
    }
    progress = null;
    draw();
  }

  function add(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    if (!chosen) {
      message = {error: true, text: 'Hãy chọn tệp cần tải lên.'};
      draw();
      return;
    }
    if (!form.get('kind')) {
      message = {error: true, text: 'Hãy chọn loại tài liệu.'};
      draw();
      return;
    }
    if (!String(form.get('subject')).trim()) {
      message = {error: true, text: 'Hãy nhập trích yếu của tài liệu.'};
      draw();
      return;
    }
    form.set('file', chosen, chosen.name);
    send(`/directives/${directiveId}/documents`, form, `Đã đưa “${chosen.name}” vào hồ sơ.`);
  }

  function addVersion(item, event) {
    const file = event.target.files[0];
    event.target.value = '';
    if (file) {
      const form = new FormData();
      form.set('file', file, file.name);
      send(`/documents/${item.id}/versions`, form, `Đã thêm bản mới của “${item.subject}”.`);
    }
  }

  const drop = event => {
    event.preventDefault();
    event.currentTarget.classList.remove('over');
    choose(event.dataTransfer.files[0]);
  };
  const over = event => {
    event.preventDefault();
    event.currentTarget.classList.add('over');
  };
  const out = event => event.currentTarget.classList.remove('over');

  const row = item => html`
    <tr>
      <td>${item.kindLabel}</td>
      <td>${item.symbol ? html`<strong>${item.symbol}</strong> ` : nothing}${item.subject}
        <small>${item.bodyName}</small></td>
      <td>${item.version > 0 ? html`
        <a href=${url(`/documents/${item.id}/versions/${item.version}/content`)} target="_blank" rel="noopener">
          ${item.fileName}</a> <small>bản ${item.version}, ${size(item.size)}, ${day(item.createdAt)}</small>` : 'Chưa có tệp'}
      </td>
      <td>${item.state === 'ISSUED' || item.symbol ? STATES.ISSUED : html`
        <label class="btn btn-default btn-xs directive-file">Thêm bản mới
          <input type="file" @change=${e => addVersion(item, e)} ?disabled=${progress !== null}></label>`}</td>
    </tr>`;

  const view = () => html`
    ${message ? html`<p class=${message.error ? 'directive-error' : 'directive-done'}
        role=${message.error ? 'alert' : 'status'}>${message.text}</p>` : nothing}
    ${items === null ? html`<p>Đang tải…</p>` : items.length === 0 ? html`<p>Hồ sơ chưa có tài liệu nào.</p>` : html`
      <div class="directive-scroll"><table class="table">
        <thead><tr><th>Loại</th><th>Trích yếu</th><th>Tệp</th><th></th></tr></thead>
        <tbody>${items.map(row)}</tbody>
      </table></div>`}
    <form class="directive-upload" novalidate @submit=${add} @drop=${drop} @dragover=${over} @dragleave=${out}>
      <p>Kéo tệp vào đây hoặc
        <label class="btn btn-default btn-sm directive-file">Chọn tệp
          <input type="file" @change=${e => choose(e.target.files[0])}></label>
        ${chosen ? html`<span>${chosen.name} (${size(chosen.size)})</span>` : nothing}</p>
      ${chosen ? html`
        <label>Loại tài liệu
          <select name="kind" class="form-control"><option value="">– Chọn loại –</option>${KINDS.map(([value, label]) =>
            html`<option value=${value}>${label}</option>`)}</select></label>
        <label>Trích yếu
          <input name="subject" class="form-control" maxlength="500" .value=${baseName(chosen.name)}></label>
        <button class="btn btn-primary" ?disabled=${progress !== null}>Tải lên</button>` : nothing}
      ${progress !== null ? html`<progress max="100" .value=${progress}></progress> <span>${progress} %</span>`
        : nothing}
    </form>`;

  draw();
  load();
}

export const section = {
  id: 'documents',
  title: 'Tài liệu',
  appliesTo: context => Boolean(context.directiveId),
  render: (host, {directiveId}) => documents(host, directiveId)
};
