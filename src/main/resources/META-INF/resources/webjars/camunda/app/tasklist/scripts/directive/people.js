// People to turn to: of the body that leads, of one's own body, of the Office.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {day} from './format.js';

const mail = (address, who) => address ? html`<a href="mailto:${address}" aria-label="Gửi thư cho ${who}">${address}</a>` : nothing;

const away = absence => absence ? html`
  <span class="directive-notice">Vắng từ ${day(absence.from)} đến hết ${day(absence.to)}, ${absence.substitute} làm thay
    ${mail(absence.substituteMail, absence.substitute)}</span>` : nothing;

const person = contact => html`
  <li><strong>${contact.name ?? contact.title}</strong>
    <small>${[contact.role, contact.name && contact.title !== contact.name ? contact.title : null,
      contact.editor ? 'chủ bút dự thảo' : null].filter(Boolean).join(' · ')}</small>
    ${contact.name ? mail(contact.mail, contact.name) : html`<span>Chưa có người giữ vị trí này</span>`}
    ${away(contact.away)}</li>`;

export const section = {
  id: 'people',
  title: 'Người liên hệ',
  appliesTo: () => true,
  render: async (host, {taskId}) => {
    const contacts = await get(`/tasks/${encodeURIComponent(taskId)}/people`);
    const bodies = [...new Map(contacts.map(c => [c.body.code, c.body.name]))];
    render(bodies.length === 0 ? html`<p>Chưa có ai để liên hệ.</p>` : bodies.map(([code, name]) => html`
      <h4>${name}</h4>
      <ul class="directive-people">${contacts.filter(c => c.body.code === code).map(person)}</ul>`), host);
  }
};
