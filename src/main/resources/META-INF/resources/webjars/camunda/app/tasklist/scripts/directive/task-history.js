// Every step of the process that this task belongs to: who did what, when, and why it was returned.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {day, moment} from './format.js';

const SENT_BACK = new Set(['RETURN', 'DECLINE', 'REFUSE', 'CLARIFY', 'NOT_YET']);

const late = step => step.due && (step.ended ?? new Date().toISOString()) > step.due;

const said = step => step.state === 'OPEN'
  ? html`${step.by ? html`${step.by} đang xử lý` : html`chờ ${step.waitsFor ?? 'người nhận'}`}, từ ${moment(step.since)}`
  : step.state === 'DONE' ? html`${step.by ?? 'Hệ thống'}, ${moment(step.ended)}`
    : html`kết thúc mà không xử lý, ${moment(step.ended)}`;

const row = step => html`
  <li class=${step.state === 'OPEN' ? 'open' : SENT_BACK.has(step.outcome) ? 'back' : ''}>
    <strong>${step.name}</strong>${step.self ? html` <em>(việc này)</em>` : nothing}
    <span>${said(step)}</span>
    ${late(step) ? html`<span class="directive-due overdue">${step.ended ? 'sau hạn' : 'quá hạn'} ${day(step.due)}</span>` : nothing}
    ${step.decision ? html`<span class="directive-decision">${step.decision}${step.note
      ? html`: “${step.note}”` : nothing}</span>` : nothing}</li>`;

export const section = {
  id: 'task-history',
  title: 'Lịch sử việc này',
  appliesTo: context => Boolean(context.processKey),
  render: async (host, {taskId}) => {
    const steps = await get(`/tasks/${encodeURIComponent(taskId)}/history`);
    render(html`<ol class="directive-history">${steps.map(row)}</ol>`, host);
  }
};
