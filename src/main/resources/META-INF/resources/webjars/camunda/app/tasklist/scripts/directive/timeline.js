// Where the directive stands: its phases, what falls due next, what happened.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {day, moment} from './format.js';

const STEP = 20;
const STATES = {PAST: 'đã qua', PRESENT: 'hiện nay', COMING: 'chưa đến'};

const phase = step => html`
  <li class="${step.state.toLowerCase()}" aria-current=${step.state === 'PRESENT' ? 'step' : nothing}>
    <span>${step.label}</span> <small>${step.since ? `từ ${day(step.since)}` : STATES[step.state]}</small></li>`;

const deadline = item => html`
  <li>${day(item.due)} <span class="directive-due ${item.urgency.toLowerCase()}">${item.dueInWords}</span>
    <span>${item.what}</span></li>`;

const entry = item => html`
  <li><time datetime=${item.at}>${moment(item.at)}</time>
    <span>${item.title}</span> <small>${item.byName}</small></li>`;

export const section = {
  id: 'progress',
  title: 'Tiến trình',
  appliesTo: context => Boolean(context.directiveId),
  render: async (host, {directiveId}) => {
    const page = number => get(`/directives/${directiveId}/timeline?size=${STEP}&page=${number}`);
    const [progress, first] = await Promise.all([get(`/directives/${directiveId}/progress`), page(0)]);
    let entries = first.items;
    let total = first.total;
    let error = null;

    async function more() {
      try {
        const next = await page(Math.floor(entries.length / STEP));
        // What happened meanwhile moves the pages.
        const known = new Set(entries.map(e => e.id));
        entries = [...entries, ...next.items.filter(e => !known.has(e.id))];
        total = next.items.length === 0 ? entries.length : next.total;
        error = null;
      } catch (failure) {
        error = failure.message;
      }
      draw();
    }

    const draw = () => render(html`
      <ol class="directive-phases">${progress.phases.map(phase)}</ol>
      ${progress.endReason ? html`<p>${progress.endReason}</p>` : nothing}
      ${progress.deadlines.length === 0 ? nothing : html`
        <h4>Mốc sắp tới</h4>
        <ul class="directive-deadlines">${progress.deadlines.map(deadline)}</ul>`}
      <h4>Diễn biến</h4>
      ${entries.length === 0 ? html`<p>Chưa có diễn biến nào.</p>` : html`
        <ol class="directive-timeline">${entries.map(entry)}</ol>`}
      ${error ? html`<p class="directive-error" role="alert">${error}</p>` : nothing}
      ${entries.length < total ? html`<button type="button" class="btn btn-default" @click=${more}>Xem tiếp ${
        Math.min(STEP, total - entries.length)} diễn biến cũ hơn</button>` : nothing}`, host);
    draw();
  }
};
