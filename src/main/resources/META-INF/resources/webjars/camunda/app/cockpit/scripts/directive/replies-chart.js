// How the answers of a round came in, day by day and added up, against those asked and the deadline.

import {html, nothing, svg} from '../../../../lib/directive/html.js';
import {day, daysBetween, isoDay, number} from './format.js';

const WIDTH = 600;
const HEIGHT = 100;

/** Answers by day: {date, came, sum}. */
function byDay(replies) {
  const days = new Map();
  for (const date of replies) {
    days.set(date, (days.get(date) ?? 0) + 1);
  }
  let sum = 0;
  return [...days].map(([date, came]) => ({date, came, sum: sum += came}));
}

/** The line climbs on the day of each answer; dashed is the deadline. The same as a table for those who read. */
export function repliesChart(round, bodies) {
  const replies = bodies.filter(asked => asked.repliedAt).map(asked => isoDay(asked.repliedAt)).sort();
  const asked = bodies.filter(one => one.state !== 'WITHDRAWN').length;
  if (!replies.length || !round.openedAt) {
    return nothing;
  }
  const from = [isoDay(round.openedAt), replies[0]].sort()[0];
  const upTo = round.closedAt ? isoDay(round.closedAt) : isoDay();
  const to = [round.deadline ?? from, replies.at(-1), upTo].sort().at(-1);
  const x = date => Math.max(0, daysBetween(from, date) * WIDTH / Math.max(1, daysBetween(from, to))).toFixed(1);
  const y = count => (HEIGHT - count * HEIGHT / asked).toFixed(1);
  const days = byDay(replies);
  const steps = days.map(({date, sum}) => `H${x(date)}V${y(sum)}`).join('');
  const end = x([upTo, replies.at(-1)].sort().at(-1));
  const inTime = round.deadline ? replies.filter(date => date <= round.deadline).length : null;
  const share = count => `${Math.round(count * 100 / asked)} %`;
  return html`
    <figure class="directive-replies">
      <figcaption>Trả lời cộng dồn: <strong>${number(replies.length)}</strong> trong ${number(asked)} cơ quan
        (${share(replies.length)})${round.deadline
          ? html`, ${number(inTime)} đến ngày hạn ${day(round.deadline)}` : nothing}</figcaption>
      <div class="directive-plot">
        <span class="directive-most">${number(asked)}</span>
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
          ${svg`<path class="area" d="M0 ${HEIGHT}${steps}H${end}V${HEIGHT}Z"></path>
            <path class="asked" d="M0 0.5H${WIDTH}"></path>
            <path class="line" d="M0 ${HEIGHT}${steps}H${end}"></path>`}
          ${round.deadline ? svg`<path class="deadline" d="M${x(round.deadline)} 0V${HEIGHT}"></path>` : nothing}
        </svg>
      </div>
      <div class="directive-axis"><time datetime=${from}>${day(from)}</time>
        <span class="directive-key"><i class="line"></i> trả lời <i class="asked"></i> được hỏi${round.deadline
          ? html` <i class="deadline"></i> hạn` : nothing}</span>
        <time datetime=${to}>${day(to)}</time></div>
      <details><summary>Xem dạng bảng</summary>
        <table class="table table-condensed"><caption class="sr-only">Trả lời theo ngày</caption>
          <thead><tr><th scope="col">Ngày</th><th scope="col">Trả lời</th><th scope="col">Cộng dồn</th>
            <th scope="col">Tỷ lệ</th></tr></thead>
          <tbody>${days.map(({date, came, sum}) => html`<tr class=${round.deadline && date > round.deadline ? 'directive-late' : ''}>
            <th scope="row">${day(date)}${round.deadline && date > round.deadline ? ' (sau hạn)' : ''}</th>
            <td>${came}</td><td>${sum}</td><td>${share(sum)}</td></tr>`)}</tbody></table></details>
    </figure>`;
}
