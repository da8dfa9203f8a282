// "Kết quả tiếp thu, giải trình": what became of the body's comments, each round by itself; all of them for the body that
// leads the round.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';

const PAGE = 50;
const FILTERS = [['', 'Tất cả', 'total'], ['ACCEPTED', 'Tiếp thu', 'accepted'],
  ['PARTLY_ACCEPTED', 'Tiếp thu một phần', 'partlyAccepted'], ['EXPLAINED', 'Giải trình', 'explained']];

class Round {

  constructor(directiveId, round, draw) {
    this.path = `/directives/${directiveId}/comment-results/${round.roundId}`;
    this.round = round;
    this.draw = draw;
    this.filter = '';
    this.items = null;
  }

  async load(more = false) {
    const page = more ? Math.floor(this.items.length / PAGE) : 0;
    const wanted = this.filter;
    try {
      const found = await get(`${this.path}?size=${PAGE}&page=${page}${wanted ? `&outcome=${wanted}` : ''}`);
      if (wanted === this.filter) {
        this.items = more ? [...this.items, ...found.items] : found.items;
        this.total = found.total;
        this.error = null;
      }
    } catch (error) {
      this.error = error.message;
    }
    this.draw();
  }

  choose(filter) {
    this.filter = filter;
    this.load();
  }

  view = (open) => html`
    <details class="results-round" ?open=${open} @toggle=${event => event.target.open && !this.items && this.load()}>
      <summary>${this.round.label.charAt(0).toUpperCase()}${this.round.label.slice(1)}, ${this.round.modeLabel}, dự thảo bản
        ${this.round.draftVersion} <small>${this.round.stateLabel}; ${this.round.total} góp ý${this.round.everything
          ? ' của các cơ quan' : ''}</small></summary>
      ${this.round.outcomesShown ? html`<p class="results-filters">${FILTERS.map(([value, label, count]) => html`
        <button type="button" class="btn btn-default btn-xs" aria-pressed=${String(this.filter === value)}
          @click=${() => this.choose(value)}>${label} (${this.round[count]})</button>`)}
        ${this.round.waiting ? html`<span>${this.round.waiting} góp ý chưa có kết quả</span>` : nothing}</p>`
        : html`<p>Cơ quan chủ trì đang tổng hợp; kết quả có ở đây khi bản tổng hợp được duyệt.</p>`}
      ${this.error ? html`<p class="directive-error" role="alert">${this.error}
        <button type="button" class="btn btn-default btn-xs" @click=${() => this.load()}>Thử lại</button></p>` : nothing}
      ${this.items === null ? nothing : this.items.length === 0 ? html`<p>Không có góp ý nào.</p>` : html`
        <table class="table results-table">
          <thead><tr><th>Số</th>${this.round.everything ? html`<th>Cơ quan</th>` : nothing}<th>Điều khoản</th><th>Góp ý</th>
            <th>Kết quả</th></tr></thead>
          <tbody>${this.items.map(item => html`<tr>
            <td>${item.number}</td>
            ${this.round.everything ? html`<td data-label="Cơ quan">${item.bodyName}</td>` : nothing}
            <td data-label="Điều khoản">${item.clause}<small>${item.kind}${item.spoken ? ', phát biểu tại hội nghị'
              : ''}</small></td>
            <td data-label="Góp ý"><div class="results-text">${item.comment}</div>${item.proposed ? html`
              <small class="results-text">Đề xuất sửa thành: ${item.proposed}</small>` : nothing}</td>
            <td data-label="Kết quả">${item.outcome ? html`
              <span class="results-outcome ${item.outcome.toLowerCase()}">${item.outcomeLabel}</span>
              ${item.reason ? html`<div class="results-text">${item.reason}</div>` : nothing}
              ${item.takenInVersion ? html`<small>Đã đưa vào dự thảo bản ${item.takenInVersion}${
                item.place ? `: ${item.place}` : ''}</small>` : nothing}`
              : 'Chưa có kết quả'}</td></tr>`)}</tbody>
        </table>
        ${this.items.length < this.total ? html`<button type="button" class="btn btn-default btn-sm"
          @click=${() => this.load(true)}>Xem thêm (còn ${this.total - this.items.length})</button>` : nothing}`}
    </details>`;
}

export const section = {
  id: 'comment-results',
  title: 'Kết quả tiếp thu, giải trình',
  styles: new URL('comments.css', import.meta.url),
  appliesTo: context => Boolean(context.directiveId),
  render: async (host, context) => {
    const found = await get(`/directives/${context.directiveId}/comment-results`);
    let rounds = [];
    const draw = () => render(rounds.length === 0 ? html`<p>Chưa có góp ý nào của cơ quan được gửi trong hồ sơ này.</p>`
      : rounds.map((round, i) => round.view(i === rounds.length - 1)), host);
    rounds = found.map(round => new Round(context.directiveId, round, draw));
    draw();
  }
};
