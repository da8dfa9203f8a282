// "Hồ sơ": what is asked and by when, the dossier, its documents and what happened so far.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {documents} from './documents.js';
import {timeline} from './timeline.js';

const fact = (name, value) => value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

const page = context => html`
  <section class="directive-dossier">
    <div class="directive-asked">
      <h3>Việc cần làm</h3>
      <p>${context.instruction || context.taskName}</p>
      <dl>
        ${fact('Hạn', context.dueInWords ? `${context.dueText} (${context.dueInWords})` : 'Không định hạn')}
        ${fact('Người xử lý', context.waitingFor)}
      </dl>
    </div>
    ${context.directiveId ? html`
      <div class="directive-header">
        <h3>${context.subject}</h3>
        <dl>
          ${fact('Hồ sơ', context.dossierNumber)}
          ${fact('Số, ký hiệu', context.symbol)}
          ${fact('Giai đoạn', context.phase)}
          ${fact('Cơ quan ban hành', context.issuerName)}
          ${fact('Cơ quan chủ trì', context.leadBodyName)}
          ${fact('Hạn trình dự thảo', context.draftDeadlineText)}
        </dl>
      </div>
      <div class="directive-documents"></div>
      <div class="directive-timeline"></div>` : nothing}
  </section>`;

export const dossierTab = {
  id: 'directive-dossier',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  label: 'Hồ sơ',
  properties: {label: 'Hồ sơ'},
  render: async (node, {taskId}) => {
    node.dataset.pluginText = '';
    render(html`<p class="directive-loading">Đang tải hồ sơ…</p>`, node);
    try {
      const context = await get(`/tasks/${encodeURIComponent(taskId)}/context`);
      render(page(context), node);
      if (context.directiveId) {
        documents(node.querySelector('.directive-documents'), context.directiveId);
        timeline(node.querySelector('.directive-timeline'), context.directiveId);
      }
    } catch (error) {
      render(html`<p class="directive-error" role="alert">${error.message}</p>`, node);
    }
  }
};
