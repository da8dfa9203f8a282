import {get} from '../../../../lib/directive/api.js';
import {html, render} from '../../../../lib/directive/html.js';

const moment = text => new Intl.DateTimeFormat('vi-VN', {day: '2-digit', month: '2-digit', year: 'numeric',
  hour: '2-digit', minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh'}).format(new Date(text));

/** What happened to the directive, newest first. */
export async function timeline(node, directiveId) {
  try {
    const {items: entries} = await get(`/directives/${directiveId}/timeline?size=100`);
    render(html`
      <h3>Diễn biến</h3>
      ${entries.length === 0 ? html`<p>Chưa có diễn biến nào.</p>` : html`
        <ol>${entries.map(entry => html`
          <li><time datetime=${entry.at}>${moment(entry.at)}</time>
            <span>${entry.title}</span> <small>${entry.byName}</small></li>`)}
        </ol>`}`, node);
  } catch (error) {
    render(html`<p class="directive-error" role="alert">${error.message}</p>`, node);
  }
}
