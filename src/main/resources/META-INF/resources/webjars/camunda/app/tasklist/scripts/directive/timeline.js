// What happened to the directive, newest first.

import {get} from '../../../../lib/directive/api.js';
import {html, render} from '../../../../lib/directive/html.js';

const moment = text => new Intl.DateTimeFormat('vi-VN', {day: '2-digit', month: '2-digit', year: 'numeric',
  hour: '2-digit', minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh'}).format(new Date(text));

export const section = {
  id: 'progress',
  title: 'Tiến trình',
  appliesTo: context => Boolean(context.directiveId),
  render: async (host, {directiveId}) => {
    const {items: entries} = await get(`/directives/${directiveId}/timeline?size=100`);
    render(entries.length === 0 ? html`<p>Chưa có diễn biến nào.</p>` : html`
      <ol class="directive-timeline">${entries.map(entry => html`
        <li><time datetime=${entry.at}>${moment(entry.at)}</time>
          <span>${entry.title}</span> <small>${entry.byName}</small></li>`)}
      </ol>`, host);
  }
};
