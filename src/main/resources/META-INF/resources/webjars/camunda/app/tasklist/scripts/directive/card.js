// A task in the list: which dossier it belongs to, and how many days are left, in words and not by colour alone.

import {html, nothing, render} from '../../../../lib/directive/html.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const DAY = 86_400_000;
const isoDay = new Intl.DateTimeFormat('en-CA', {timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit'});
const readableDay = new Intl.DateTimeFormat('vi-VN', {timeZone: ZONE, day: '2-digit', month: '2-digit',
  year: 'numeric'});

/** The engine writes +0700; not every browser reads it without the colon. */
const instant = text => new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

const midnight = date => Date.parse(isoDay.format(date));

/**
 * @param {string} due as the engine writes it, or null
 * @returns {{state: string, words: string, day: string}} in calendar days of the zone
 */
export function timeLeft(due, now = new Date()) {
  if (!due) {
    return {state: 'none', words: 'không định hạn', day: ''};
  }
  const date = instant(due);
  const days = Math.round((midnight(date) - midnight(now)) / DAY);
  const day = readableDay.format(date);
  if (days < 0) {
    return {state: 'overdue', words: `trễ ${-days} ngày`, day};
  }
  if (days === 0) {
    return date < now ? {state: 'overdue', words: 'quá hạn trong hôm nay', day}
      : {state: 'soon', words: 'hết hạn hôm nay', day};
  }
  return {state: days <= 2 ? 'soon' : 'normal', words: `còn ${days} ngày`, day};
}

const ICONS = {overdue: 'glyphicon-alert', soon: 'glyphicon-time', normal: 'glyphicon-calendar',
  none: 'glyphicon-calendar'};

function view(task) {
  const values = Object.fromEntries((task._embedded?.variable ?? []).map(v => [v.name, v.value]));
  const left = timeLeft(task.due);
  const marks = [values.dossierNumber, values.dossierSymbol, values.dossierPhase].filter(Boolean);
  return html`
    ${values.dossierSubject ? html`<p class="directive-card-subject" title=${values.dossierSubject}>
      ${values.dossierSubject}</p>` : nothing}
    <p class="directive-card-line">
      <span class="directive-due ${left.state}"><span class="glyphicon ${ICONS[left.state]}" aria-hidden="true"></span>
        ${left.words}</span>
      ${values.dossierUrgency ? html`<strong class="directive-card-urgency">
        <span class="glyphicon glyphicon-flash" aria-hidden="true"></span> ${values.dossierUrgency}</strong>` : nothing}
      ${left.day ? html`<span>Hạn ${left.day}</span>` : nothing}
    </p>
    ${marks.length ? html`<p class="directive-card-line">${marks.join(' · ')}</p>` : nothing}
    ${values.dossierBody ? html`<p class="directive-card-line directive-card-body" title=${values.dossierBody}>
      ${values.dossierBody}</p>` : nothing}
    ${values.dossierRouting ? html`<p class="directive-card-line directive-card-routing" title=${values.dossierRouting}>
      <span class="glyphicon glyphicon-share-alt" aria-hidden="true"></span> ${values.dossierRouting}</p>` : nothing}`;
}

export const card = {
  id: 'directive-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (node, _, scope) => {
    node.classList.add('directive-card');
    node.dataset.pluginText = '';
    scope.$watch('task', task => task && render(view(task), node));
  }
};
