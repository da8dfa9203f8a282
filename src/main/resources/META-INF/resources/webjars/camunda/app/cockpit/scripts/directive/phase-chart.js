// How many directives stand in which phase; the red part has late work. Every bar and figure leads to what it counts.

import {html, nothing, svg} from '../../../../lib/directive/html.js';

const bar = (total, late, most) => html`
  <svg class="directive-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="late" x="0" width=${(late * 100) / most} height="10"></rect>
      <rect class="fine" x=${(late * 100) / most} width=${((total - late) * 100) / most} height="10"></rect>`}
  </svg>`;

/**
 * @param phases {phase, label} in order
 * @param items directives
 * @param isLate tells whether a directive has late work
 * @param address of the list with these wishes
 */
export function phaseChart(phases, items, isLate, address, chosen) {
  const counts = phases.map(phase => {
    const those = items.filter(item => item.phase === phase.phase);
    return {...phase, total: those.length, late: those.filter(isLate).length};
  }).filter(count => !count.ended || count.total > 0);
  const most = Math.max(1, ...counts.map(count => count.total));
  return html`
    <ul class="directive-phases" aria-label="Số chỉ thị theo giai đoạn">${counts.map(count => html`
      <li><a class="phase" href=${address({phase: count.phase})} aria-current=${chosen === count.phase}>
        <span class="name">${count.label}</span>
        ${bar(count.total, count.late, most)}
        <span class="figure">${count.total}<span class="sr-only"> chỉ thị</span></span></a>
        ${count.late ? html`<a class="directive-late" href=${address({phase: count.phase, late: 1})}>${count.late} trễ</a>`
          : nothing}</li>`)}
    </ul>`;
}
