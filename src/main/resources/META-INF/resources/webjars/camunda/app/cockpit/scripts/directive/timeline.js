import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {moment} from './format.js';

const PAGE = 50;

/** What happened to the directive, newest first, more on demand. */
export function timeline(node, directiveId) {
  let entries = null;
  let total = 0;
  let failure = null;

  const view = () => html`
    ${failure ? html`<p class="directive-error" role="alert">${failure}</p>` : nothing}
    ${entries === null ? (failure ? nothing : html`<p role="status">Đang tải…</p>`)
      : entries.length === 0 ? html`<p>Chưa có diễn biến nào.</p>` : html`
      <ol class="directive-timeline">${entries.map(entry => html`
        <li><time datetime=${entry.at}>${moment(entry.at)}</time>
          <span>${entry.title}</span> <small>${entry.byName}</small></li>`)}</ol>
      ${entries.length < total ? html`<button type="button" class="btn btn-default" @click=${load}>
        Xem thêm (còn ${total - entries.length})</button>` : nothing}`}`;

  async function load() {
    try {
      const page = await get(`/directives/${encodeURIComponent(directiveId)}/timeline?size=${PAGE}&page=${
        Math.floor((entries?.length ?? 0) / PAGE)}`);
      entries = [...(entries ?? []), ...page.items];
      total = page.total;
      failure = null;
    } catch (error) {
      failure = error.message;
    }
    render(view(), node);
  }

  render(view(), node);
  return load();
}
