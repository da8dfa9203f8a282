// What is asked of the person, and by when.

import {html, nothing, render} from '../../../../lib/directive/html.js';

const fact = (name, value) => value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;

export const section = {
  id: 'assigned',
  title: 'Việc được giao',
  appliesTo: () => true,
  render: (host, context) => render(html`
    <p>${context.instruction || context.taskName}</p>
    <dl>
      ${fact('Hạn', context.dueInWords ? `${context.dueText} (${context.dueInWords})` : 'Không định hạn')}
      ${fact('Người xử lý', context.waitingFor)}
      ${fact('Hồ sơ', context.dossierNumber)}
      ${fact('Trích yếu', context.subject)}
      ${fact('Số, ký hiệu', context.symbol)}
      ${fact('Giai đoạn', context.phase)}
      ${fact('Cơ quan ban hành', context.issuerName)}
      ${fact('Cơ quan chủ trì', context.leadBodyName)}
      ${fact('Hạn trình dự thảo', context.draftDeadlineText)}
    </dl>`, host)
};
