// Comment rounds of a directive: what each gave in figures and curves, and the asked bodies one by one.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render, svg} from '../../../../lib/directive/html.js';
import {addBody, closeRound, extendRound, mayAct, remindBodies, withdrawBodies} from './actions.js';
import {commentsChart} from './comments.js';
import {exportButton} from './export.js';
import {LEVELS, called, contains, day, dossierAddress, instanceAddress, number} from './format.js';
import {grid, sorted, turned} from './grid.js';
import {repliesChart} from './replies-chart.js';

const MODES = {WRITTEN: 'bằng văn bản', CONFERENCE: 'tại hội nghị', GRASSROOTS: 'từ cơ sở'};
const ROUND_STATES = {PREPARING: 'đang chuẩn bị', OPEN: 'đang lấy ý kiến', CLOSED: 'đã đóng, đang tổng hợp',
  FINISHED: 'đã hoàn thành', CANCELLED: 'đã dừng'};
const STATES = {PLANNED: 'Chưa gửi', SENT: 'Đã gửi', ACCEPTED: 'Đã tiếp nhận', PREPARED: 'Chờ lãnh đạo duyệt',
  ANSWERED: 'Đã trả lời', DECLINED: 'Từ chối', WITHDRAWN: 'Đã rút', UNANSWERED: 'Không trả lời'};
const STANCES = {AGREES: 'Thống nhất', AGREES_WITH_CHANGES: 'Thống nhất, đề nghị sửa đổi',
  DISAGREES: 'Không thống nhất', NOTHING_TO_ADD: 'Không có ý kiến thêm'};
const AWAITED = ['PLANNED', 'SENT', 'ACCEPTED', 'PREPARED'];

const isAwaited = asked => AWAITED.includes(asked.state);
const FILTERS = [
  ['all', 'Tất cả', () => true],
  ['answered', 'Đã trả lời', asked => asked.state === 'ANSWERED'],
  ['awaited', 'Đang chờ', isAwaited],
  ['late', 'Trễ hạn', asked => asked.late],
  ['extended', 'Được gia hạn', asked => asked.extended],
  ['declined', 'Từ chối', asked => asked.state === 'DECLINED'],
  ['silent', 'Không trả lời', asked => asked.state === 'UNANSWERED'],
  ['withdrawn', 'Đã rút', asked => asked.state === 'WITHDRAWN']
];
const BAR = ['answered', 'declined', 'silent', 'awaited'];
const RANK = Object.keys(LEVELS);

const columns = (directiveId, round) => [
  {name: 'Cơ quan', head: true, title: asked => called(asked.body, asked.owner), sort: asked => asked.body.name,
    cell: asked => html`${isAwaited(asked) && asked.instanceId
      ? html`<a href=${instanceAddress(asked.instanceId)}>${asked.body.name}</a>` : asked.body.name}${asked.owner
      ? html` <small>nay: ${asked.owner.name}</small>` : nothing}`},
  {name: 'Cấp', sort: asked => RANK.indexOf(asked.level), cell: asked => LEVELS[asked.level] ?? '–'},
  {name: 'Trạng thái', sort: asked => STATES[asked.state], cell: asked => html`<span
    class="directive-state ${asked.late ? 'late' : ''}">${STATES[asked.state]}${asked.late ? ' (trễ)' : ''}</span>`},
  {name: 'Hạn', sort: asked => asked.due, cell: asked => html`${day(asked.due)}${asked.extended
    ? html` <small>gia hạn</small>` : nothing}`},
  {name: 'Nhắc', sort: asked => asked.remindedOn, cell: asked => day(asked.remindedOn) || '–'},
  {name: 'Trả lời', sort: asked => asked.repliedAt, cell: asked => day(asked.repliedAt) || '–'},
  {name: 'Ý kiến', sort: asked => STANCES[asked.stance], title: asked => asked.note,
    cell: asked => STANCES[asked.stance] ?? asked.note ?? '–'},
  {name: 'Số công văn', sort: asked => asked.replySymbol, cell: asked => asked.replySymbol ?? '–'},
  {name: 'Góp ý', sort: asked => asked.comments, cell: asked => asked.comments
    ? html`<a href=${dossierAddress(directiveId, 'comments', {round: round.id, body: asked.body.code})}
        aria-label="${asked.comments} góp ý của ${asked.body.name}">${asked.comments}</a>` : '–'}
];

const title = round => `Vòng ${round.number}${round.ordinal > 1 ? ` (lần ${round.ordinal})` : ''}`;

function bar(bodies) {
  const counts = BAR.map(id => bodies.filter(FILTERS.find(filter => filter[0] === id)[2]).length);
  const all = Math.max(1, counts.reduce((a, b) => a + b, 0));
  let x = 0;
  return html`<svg class="directive-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${counts.map((count, index) => {
      const part = svg`<rect class=${BAR[index]} x=${x} width=${(count * 100) / all} height="10"></rect>`;
      x += (count * 100) / all;
      return part;
    })}</svg>`;
}

/** Wishes of a tab of an instance, which has no address of its own. */
function remembered() {
  let wishes = {};
  return {read: () => wishes, write: next => { wishes = next; }};
}

/**
 * @param directiveId dossier whose rounds are shown; the latest opened one first
 * @param place where the wishes are kept: read() gives them, write(wishes, replace) changes them
 * @return called when the wishes have changed
 */
export function rounds(node, directiveId, place = remembered()) {
  const state = {};
  let all = null;
  let round = null;
  let bodies = null;
  let figures = [];
  let failure = null;
  let typing = null;
  let typed = null;
  let selected = new Set();
  let overseer = false;

  const wishes = () => ({...place.read(), ...(typed === null ? {} : {text: typed})});
  const filter = () => FILTERS.find(one => one[0] === wishes().state) ?? FILTERS[0];
  const order = () => ({column: wishes().sort ?? 'Cơ quan', descending: wishes().desc === '1'});

  function wish(part, replace) {
    place.write({...wishes(), ...part}, replace);
    changed();
  }

  const visible = () => sorted(bodies.filter(filter()[2])
    .filter(asked => !wishes().level || asked.level === wishes().level)
    .filter(asked => contains(`${called(asked.body, asked.owner)} ${asked.body.code} ${asked.replySymbol ?? ''}`,
      wishes().text ?? '')),
  columns(directiveId, round), order());

  function draw(keepPlace = false) {
    const rows = bodies && visible();
    render(view(rows), node);
    const target = node.querySelector('.directive-requests');
    if (target && rows) {
      grid(target, `Các cơ quan được hỏi, ${title(round).toLowerCase()}`, columns(directiveId, round), rows,
        'Không có cơ quan nào khớp với bộ lọc.', {
          class: 'directive-asked', keepPlace, order: order(), selected, selectable: () => true,
          name: asked => called(asked.body, asked.owner),
          sortBy: column => {
            const next = turned(order(), column);
            wish({sort: next.column, desc: next.descending ? '1' : ''});
          },
          toggle: asked => {
            selected[selected.has(asked) ? 'delete' : 'add'](asked);
            draw(true);
          }
        });
    }
  }

  async function choose(next) {
    round = next;
    bodies = null;
    figures = [];
    failure = null;
    selected = new Set();
    draw();
    await load();
  }

  async function load() {
    const mine = round;
    try {
      const loaded = await Promise.all([get(`/rounds/${mine.id}/bodies`), get(`/rounds/${mine.id}/comment-figures`)]);
      if (round === mine) {
        [bodies, figures] = loaded;
        const codes = new Set([...selected].map(asked => asked.body.code));
        selected = new Set(bodies.filter(asked => codes.has(asked.body.code)));
      }
    } catch (error) {
      failure = error.message;
    }
    draw(true);
  }

  function changed() {
    if (!all || all.length === 0) {
      return;
    }
    const next = all.find(one => one.id === place.read().round) ?? all.filter(one => one.openedAt).at(-1) ?? all.at(-1);
    if (next === round) {
      draw();
    } else {
      choose(next);
    }
  }

  function type(value) {
    typed = value;
    clearTimeout(typing);
    typing = setTimeout(() => {
      const text = typed;
      typed = null;
      wish({text}, true);
    }, 400);
    draw();
  }

  const commentsLink = (count, words, more) => html`<a href=${dossierAddress(directiveId, 'comments',
    {round: round.id, ...more})}>${number(count)} ${words}</a>`;

  const facts = () => [
    `Lấy ý kiến ${MODES[round.mode]}`, ROUND_STATES[round.state],
    round.letterSymbol ? `công văn ${round.letterSymbol}` : null,
    round.deadline ? `hạn ${day(round.deadline)}` : null,
    round.draftLabel ? `dự thảo ${round.draftLabel.toLowerCase()}` : null,
    round.comments.total ? commentsLink(round.comments.total, 'góp ý', {}) : null,
    round.comments.unprocessed ? commentsLink(round.comments.unprocessed, 'chưa xử lý', {outcome: 'UNPROCESSED'}) : null,
    round.units.delegates ? `${round.units.units} đơn vị, ${number(round.units.delegates)} đại biểu` : null,
    round.earlyReason ? `đóng sớm: ${round.earlyReason}` : null
  ].filter(Boolean).map((fact, index) => html`${index ? ' · ' : ''}${fact}`);

  const levels = () => RANK.filter(level => bodies.some(asked => asked.level === level));

  /** Figures and bodies are read again after each. */
  const act = (label, action, disabled = false) => html`<button type="button" class="btn btn-default btn-sm"
    ?disabled=${disabled} @click=${async () => {
      if (await action()) {
        all = await get(`/directives/${encodeURIComponent(directiveId)}/rounds`);
        round = all.find(one => one.id === round.id);
        await load();
      }
    }}>${label}</button>`;

  const acts = chosen => html`
    ${act(`Nhắc ${number(chosen.length)} cơ quan`, () => remindBodies(round, chosen), chosen.length === 0)}
    ${chosen.length ? act(`Gia hạn ${number(chosen.length)} cơ quan`, () => extendRound(round, chosen))
      : act('Gia hạn vòng', () => extendRound(round))}
    ${chosen.length ? act(`Rút ${number(chosen.length)} yêu cầu`, () => withdrawBodies(round, chosen)) : nothing}
    ${act('Bổ sung cơ quan', () => addBody(round))}${act('Đóng sớm', () => closeRound(round))}`;

  const tools = rows => {
    const chosen = rows.filter(asked => selected.has(asked));
    const exported = chosen.length ? chosen : rows;
    return html`<div class="directive-tools">
      <button type="button" class="btn btn-default btn-sm" ?disabled=${rows.length === 0} @click=${() => {
        selected = chosen.length === rows.length ? new Set() : new Set([...selected, ...rows]);
        draw(true);
      }}>${chosen.length === rows.length && rows.length ? 'Bỏ chọn tất cả' : `Chọn tất cả ${number(rows.length)} cơ quan đang hiện`}</button>
      ${selected.size ? html`<span role="status">${`Đã chọn ${number(selected.size)} cơ quan`}</span>` : nothing}
      ${overseer && round.state === 'OPEN' ? acts(chosen) : nothing}
      ${exportButton(state, () => draw(true), exported.length, `/rounds/${round.id}/bodies/export`,
        () => ({ids: exported.map(asked => asked.id)}))}
    </div>`;
  };

  const view = rows => html`
    <div class="directive-views" role="group" aria-label="Chọn vòng">${all.map(one => html`
      <button type="button" aria-pressed=${one === round} @click=${() => {
        wish({round: one.id, state: '', text: '', level: ''});
      }}>${title(one)}</button>`)}</div>
    <p>${facts()}</p>
    ${failure ? html`<p class="directive-error" role="alert">${failure}</p>` : nothing}
    ${rows === null ? (failure ? nothing : html`<p role="status">Đang tải danh sách cơ quan…</p>`) : html`
      <div class="directive-charts">
        ${repliesChart(round, bodies)}
        ${commentsChart(figures, (clause, outcome) => dossierAddress(directiveId, 'comments',
          {round: round.id, clause, outcome}))}
      </div>
      ${bar(bodies)}
      <div class="directive-states" role="group" aria-label="Lọc theo trạng thái">${FILTERS.map(([id, name, test]) => {
        const count = bodies.filter(test).length;
        return count || id === 'all' ? html`<button type="button" aria-pressed=${id === filter()[0]} class=${id}
          @click=${() => wish({state: id === 'all' ? '' : id})}>${name} <strong>${number(count)}</strong></button>`
          : nothing;
      })}</div>
      ${bodies.length > 10 ? html`<div class="directive-filter">
        <label class="directive-search">Tìm cơ quan <input type="search" class="form-control" .value=${wishes().text ?? ''}
          @input=${event => type(event.target.value)}></label>
        ${levels().length > 1 ? html`<label>Cấp <select class="form-control"
            @change=${event => wish({level: event.target.value})}>
          <option value="" ?selected=${!wishes().level}>Tất cả</option>${levels().map(level => html`
          <option value=${level} ?selected=${wishes().level === level}>${LEVELS[level]}</option>`)}</select></label>`
          : nothing}</div>` : nothing}
      <p role="status" class="directive-summary">${`${number(rows.length)} trong ${number(bodies.length)} cơ quan`}</p>
      ${tools(rows)}
      <div class="directive-requests"></div>`}`;

  async function start() {
    render(html`<p role="status">Đang tải…</p>`, node);
    try {
      [all, overseer] = await Promise.all([get(`/directives/${encodeURIComponent(directiveId)}/rounds`),
        mayAct(directiveId)]);
    } catch (error) {
      render(html`<p class="directive-error" role="alert">${error.message}</p>`, node);
      return;
    }
    if (all.length === 0) {
      render(html`<p>Hồ sơ chưa có vòng lấy ý kiến nào.</p>`, node);
    } else {
      changed();
    }
  }

  start();
  return changed;
}
