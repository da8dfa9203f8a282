// How the answers of a round came in, day by day, against the deadline.

import {html, nothing, svg} from '../../../../lib/directive/html.js';
import {day, daysBetween, isoDay} from './format.js';

/** The line climbs on the day of each answer; dashed is the deadline. Nothing is drawn when all came on one day. */
export function repliesChart(round, requests) {
  const replies = requests.filter(request => request.repliedAt).map(request => isoDay(request.repliedAt)).sort();
  const asked = requests.filter(request => request.state !== 'WITHDRAWN').length;
  if (new Set(replies).size < 2 || !round.openedAt) {
    return nothing;
  }
  const from = isoDay(round.openedAt);
  const today = isoDay();
  const upTo = round.closedAt ? isoDay(round.closedAt) : today;
  const to = [round.deadline ?? from, replies.at(-1), upTo].sort().at(-1);
  const x = date => Math.max(0, daysBetween(from, date) * 600 / Math.max(1, daysBetween(from, to)));
  const y = count => 100 - count * 100 / asked;
  const steps = replies.map((date, index) => `H${x(date).toFixed(1)}V${y(index + 1).toFixed(1)}`).join('');
  const inTime = replies.filter(date => date <= round.deadline).length;
  return html`
    <figure class="directive-replies">
      <figcaption>Trả lời theo ngày: ${replies.length} trong ${asked} cơ quan
        (${Math.round(replies.length * 100 / asked)} %)${round.deadline
          ? `, ${inTime} trong hạn (đến ${day(round.deadline)})` : ''}</figcaption>
      <svg viewBox="0 0 600 100" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<path class="area" d="M0 100${steps}H${x(upTo)}V100Z"></path>
          <path class="line" d="M0 100${steps}H${x(upTo)}"></path>`}
        ${round.deadline ? svg`<path class="deadline" d="M${x(round.deadline)} 0V100"></path>` : nothing}
      </svg>
      <div class="directive-axis">
        <time datetime=${from}>${day(from)}</time><time datetime=${to}>${day(to)}</time></div>
    </figure>`;
}
