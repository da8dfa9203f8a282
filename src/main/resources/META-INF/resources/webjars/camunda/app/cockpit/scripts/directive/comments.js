// Comments of a round: by clause and outcome as bars that lead to the comments, and the comments themselves.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render, svg} from '../../../../lib/directive/html.js';
import {go, wanted} from './address.js';
import {dossierAddress, number} from './format.js';

export const OUTCOMES = [
  ['ACCEPTED', 'accepted', 'Tiếp thu'],
  ['PARTLY_ACCEPTED', 'partlyAccepted', 'Tiếp thu một phần'],
  ['EXPLAINED', 'explained', 'Giải trình'],
  ['UNPROCESSED', 'unprocessed', 'Chưa xử lý']
];
const KINDS = {CONTENT: 'Nội dung', WORDING: 'Câu chữ', LEGAL: 'Pháp lý', FEASIBILITY: 'Tính khả thi'};
const PORTION = 50;

/**
 * One bar per clause, split by what became of its comments; the table beside each bar says the same in figures.
 *
 * @param figures as /rounds/{id}/comment-figures gives them
 * @param address (clause, outcome) => where those comments are; both may be undefined
 */
export function commentsChart(figures, address) {
  if (!figures.length) {
    return nothing;
  }
  const most = Math.max(...figures.map(clause => clause.total));
  const total = field => figures.reduce((sum, clause) => sum + clause[field], 0);
  const bar = clause => {
    let x = 0;
    return html`<svg class="directive-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      ${OUTCOMES.map(([outcome, field, name]) => {
        const width = clause[field] * 100 / most;
        const part = clause[field] ? svg`<a href=${address(clause.clause, outcome)} tabindex="-1">
          <rect class=${field} x=${x} width=${width} height="10"><title>${name}: ${clause[field]}</title></rect></a>` : nothing;
        x += width;
        return part;
      })}</svg>`;
  };
  const figure = (count, clause, outcome, words) => count ? html`<a href=${address(clause, outcome)}
    aria-label="${count} góp ý ${words}">${number(count)}</a>` : html`<span class="directive-none">0</span>`;
  return html`
    <figure class="directive-comments-chart">
      <figcaption>Góp ý theo điều khoản và kết quả</figcaption>
      <div class="directive-scroll" tabindex="0" role="region" aria-label="Góp ý theo điều khoản và kết quả">
      <table class="table table-condensed">
        <thead><tr><th scope="col">Điều khoản</th><th scope="col"><span class="sr-only">Biểu đồ</span></th>
          ${OUTCOMES.map(([, field, name]) => html`<th scope="col"><i class="directive-swatch ${field}"></i> ${name}</th>`)}
          <th scope="col">Tổng</th></tr></thead>
        <tbody>${figures.map(clause => html`<tr><th scope="row">${clause.clause}</th><td class="bar">${bar(clause)}</td>
          ${OUTCOMES.map(([outcome, field, name]) => html`<td>${figure(clause[field], clause.clause, outcome,
            `${name.toLowerCase()}, ${clause.clause}`)}</td>`)}
          <td>${figure(clause.total, clause.clause, undefined, clause.clause)}</td></tr>`)}</tbody>
        <tfoot><tr><th scope="row">Tổng</th><td></td>${OUTCOMES.map(([outcome, field, name]) => html`<td>${
          figure(total(field), undefined, outcome, name.toLowerCase())}</td>`)}
          <td>${figure(total('total'), undefined, undefined, 'tất cả')}</td></tr></tfoot>
      </table></div>
    </figure>`;
}

/**
 * The comments that the address asks for: round, clause, outcome, body, text.
 *
 * @return called when it asks for others
 */
export function comments(node, directiveId) {
  let rounds = null;
  let round = null;
  let figures = [];
  let page = null;
  let items = [];
  let failure = null;
  let typing = null;
  let typed = null;

  const query = () => Object.fromEntries(['clause', 'outcome', 'body', 'text'].filter(name => wanted()[name])
    .map(name => [name, wanted()[name]]));
  const address = (clause, outcome) => dossierAddress(directiveId, 'comments', {round: round.id, clause, outcome});
  const draw = () => render(view(), node);

  const outcomeName = id => OUTCOMES.find(([outcome]) => outcome === (id ?? 'UNPROCESSED'))[2];

  const chosen = () => [
    wanted().clause ? `điều khoản “${wanted().clause}”` : null,
    wanted().outcome ? outcomeName(wanted().outcome).toLowerCase() : null,
    wanted().body ? `của ${items[0]?.body.name ?? wanted().body}` : null
  ].filter(Boolean).join(', ');

  const entry = comment => html`
    <tr><th scope="row">${comment.number}</th><td>${comment.clause}<small>${KINDS[comment.kind]}</small></td>
      <td>${comment.body.name}${comment.spoken ? html`<small>Phát biểu tại hội nghị</small>` : nothing}</td>
      <td>${comment.comment}${comment.proposed ? html`<small>Đề nghị sửa: ${comment.proposed}</small>` : nothing}</td>
      <td><strong>${outcomeName(comment.outcome)}</strong>${comment.outcomeReason
        ? html`<small>${comment.outcomeReason}</small>` : nothing}</td></tr>`;

  const view = () => rounds === null ? html`<p role="status">Đang tải…</p>`
    : !round ? html`<p>Hồ sơ chưa có vòng lấy ý kiến nào.</p>` : html`
    <div class="directive-views" role="group" aria-label="Chọn vòng">${rounds.map(one => html`
      <a href=${dossierAddress(directiveId, 'comments', {round: one.id})}
        aria-current=${one === round ? 'page' : 'false'}>Vòng ${one.number}${one.ordinal > 1
          ? ` (lần ${one.ordinal})` : ''} <span class="directive-count">${number(one.comments.total)}</span></a>`)}</div>
    ${commentsChart(figures, address)}
    ${failure ? html`<p class="directive-error" role="alert">${failure}</p>` : nothing}
    <label class="directive-search">Tìm trong góp ý <input type="search" class="form-control"
      .value=${typed ?? wanted().text ?? ''} @input=${event => type(event.target.value)}></label>
    <p class="directive-summary"><span role="status">${page === null ? 'Đang tải…'
      : `${number(page.total)} góp ý`}</span>${chosen() ? html` · ${chosen()}
      · <a href=${address()}>Xem tất cả góp ý của vòng</a>` : nothing}</p>
    ${page && page.total === 0 ? html`<p>Không có góp ý nào.</p>` : nothing}
    ${items.length ? html`<div class="directive-scroll" tabindex="0" role="region" aria-label="Các góp ý">
      <table class="table directive-comments"><caption class="sr-only">Các góp ý</caption>
        <thead><tr><th scope="col">Số</th><th scope="col">Điều khoản</th><th scope="col">Cơ quan</th>
          <th scope="col">Góp ý</th><th scope="col">Tiếp thu, giải trình</th></tr></thead>
        <tbody>${items.map(entry)}</tbody></table></div>` : nothing}
    ${page && items.length < page.total ? html`<button type="button" class="btn btn-default" @click=${more}>
      Xem thêm (còn ${number(page.total - items.length)})</button>` : nothing}`;

  function type(value) {
    typed = value;
    clearTimeout(typing);
    typing = setTimeout(() => {
      const text = typed;
      typed = null;
      go({...wanted(), text}, true);
    }, 400);
  }

  async function more() {
    const asked = JSON.stringify([round.id, query()]);
    try {
      const loaded = await get(`/rounds/${round.id}/comments?${new URLSearchParams({...query(), size: PORTION,
        page: Math.floor(items.length / PORTION)})}`);
      if (asked === JSON.stringify([round.id, query()])) {
        page = loaded;
        items = [...items, ...loaded.items];
      }
    } catch (error) {
      failure = error.message;
    }
    draw();
  }

  async function changed() {
    if (!rounds) {
      return;
    }
    const next = rounds.find(one => one.id === wanted().round)
      ?? rounds.filter(one => one.comments.total).at(-1) ?? rounds.at(-1);
    page = null;
    items = [];
    failure = null;
    if (next && next !== round) {
      round = next;
      figures = [];
      get(`/rounds/${next.id}/comment-figures`).then(loaded => {
        figures = round === next ? loaded : figures;
        draw();
      }, error => {
        failure = error.message;
        draw();
      });
    }
    draw();
    if (round) {
      await more();
    }
  }

  async function start() {
    draw();
    try {
      rounds = await get(`/directives/${encodeURIComponent(directiveId)}/rounds`);
    } catch (error) {
      render(html`<p class="directive-error" role="alert">${error.message}</p>`, node);
      return;
    }
    await changed();
  }

  start();
  return changed;
}
