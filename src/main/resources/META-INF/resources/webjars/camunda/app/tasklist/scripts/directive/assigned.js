// What is asked of the person and by when, who asked, what comes before and after.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {day, moment} from './format.js';

const fact = (name, value) => value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

const standIn = person => html`
  <p class="directive-notice">Làm thay ${person.absent} (vắng từ ${day(person.from)} đến hết ${day(person.to)}).</p>`;

const before = step => step ? html`${step.name} – ${step.by}, ${moment(step.ended)}${step.decision
  ? html`<br><strong>${step.decision}</strong>${step.note ? html`: “${step.note}”` : nothing}` : nothing}` : '';

const after = steps => steps.length === 0 ? '' : html`<ul class="directive-steps">${steps.map(step => html`
  <li>${step.answer ? html`<em>${step.answer}:</em> ` : nothing}${step.end ? `kết thúc${step.name ? ` – ${step.name}` : ''}`
    : step.name}${step.who ? html` <small>${step.who}</small>` : nothing}</li>`)}</ul>`;

const page = (context, assignment) => html`
  <div class="directive-asked">
    <p class="directive-task">${context.taskName}</p>
    <p>${context.instruction}</p>
    ${context.routing ? html`<p class="directive-notice">${context.routing}</p>` : nothing}
    ${assignment.standsInFor.map(standIn)}
    <dl>
      <div><dt>Hạn</dt><dd>${context.dueInWords ? html`${context.dueText}
        <span class="directive-due ${context.urgency.toLowerCase()}">${context.dueInWords}</span>` : 'Không định hạn'}</dd></div>
      ${fact('Cơ quan yêu cầu', assignment.requester?.name)}
      ${fact('Giao cho', assignment.waitsFor)}
      ${fact('Thay cho', assignment.inPlaceOf?.name)}
      ${fact('Người xử lý', context.waitingFor?.startsWith('Chờ ') ? 'Chưa có người nhận' : context.waitingFor)}
      ${fact('Đến từ', moment(assignment.since))}
      ${fact('Quy trình', assignment.processName)}
    </dl>
    <dl class="directive-wide">
      ${fact('Bước trước', before(assignment.before))}
      ${fact('Bước sau', after(assignment.after))}
    </dl>
  </div>
  ${context.directiveId ? html`
    <dl>
      ${fact('Hồ sơ', context.dossierNumber)}
      ${fact('Trích yếu', context.subject)}
      ${fact('Số, ký hiệu', context.symbol)}
      ${fact('Giai đoạn', context.phase)}
      ${fact('Cơ quan ban hành', context.issuerName)}
      ${fact('Cơ quan chủ trì', context.leadBodyName)}
      ${fact('Hạn trình dự thảo', context.draftDeadlineText)}
    </dl>` : nothing}`;

export const section = {
  id: 'assigned',
  title: 'Việc được giao',
  appliesTo: () => true,
  render: async (host, context, tab) => {
    const assignment = await get(`/tasks/${encodeURIComponent(context.taskId)}/assignment`);
    render(page(context, assignment), host);
    tab.mark(context.urgency === 'OVERDUE' ? 'Quá hạn' : '');
  }
};
