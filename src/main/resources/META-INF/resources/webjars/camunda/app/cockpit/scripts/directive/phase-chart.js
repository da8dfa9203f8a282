// How many directives stand in which phase; the red part has late work. Every bar leads to what it counts.

import {html, svg} from '../../../../lib/directive/html.js';

const bar = (total, late, most) => html`
  <svg class="directive-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="late" x="0" width=${(late * 100) / most} height="10"></rect>
      <rect class="fine" x=${(late * 100) / most} width=${((total - late) * 100) / most} height="10"></rect>`}
  </svg>`;

/**
 * @param phases {phase, label} in order
 * @param items directives
 * @param isLate tells whether a directive has late work
 * @param address of the list of one phase
 */
export function phaseChart(phases, items, isLate, address, chosen) {
  const counts = phases.map(phase => {
    const those = items.filter(item => item.phase === phase.phase);
    return {...phase, total: those.length, late: those.filter(isLate).length};
  }).filter(count => !count.ended || count.total > 0);
  const most = Math.max(1, ...counts.map(count => count.total));
  return html`
    <ul class="directive-phases" aria-label="Số chỉ thị theo giai đoạn">${counts.map(count => html`
      <li><a href=${address(count.phase)} aria-current=${chosen === count.phase ? 'true' : 'false'}>
        <span class="name">${count.label}</span>
        ${bar(count.total, count.late, most)}
        <span class="figure">${count.total}<span class="sr-only"> chỉ thị${count.late
          ? `, ${count.late} có việc trễ hạn` : ''}</span></span></a></li>`)}
    </ul>`;
}
