// The bell in the header: how many notices are unread, the latest of them, the way to their tasks.

import {get, post} from './api.js';
import {html, nothing, render} from './html.js';
import {appRoot} from './session.js';
import {followUnread} from './unread.js';

const LATEST = 20;
const ROUND = new Intl.NumberFormat('vi-VN');
const MOMENT = new Intl.DateTimeFormat('vi-VN', {day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit',
  minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh'});

const icon = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
  <path fill="currentColor" d="M12 22a2.4 2.4 0 0 0 2.4-2.2H9.6A2.4 2.4 0 0 0 12 22Zm7-6.2-1.6-1.9V9.6c0-2.7-1.7-4.8-4.2-5.4v-.7
    a1.2 1.2 0 0 0-2.4 0v.7C8.3 4.8 6.6 6.9 6.6 9.6v4.3L5 15.8v1.7h14v-1.7Z"/></svg>`;

function bell(host) {
  let unread = {count: 0, newest: 0};
  let notices = null;
  let open = false;
  let error = null;
  let news = '';

  const draw = () => render(view(), host);

  async function load() {
    try {
      notices = (await get(`/notifications?size=${LATEST}`)).items;
      error = null;
    } catch (failure) {
      error = failure.message;
    }
    draw();
  }

  async function change(path) {
    try {
      await post(path);
      tell(await get('/notifications/unread'));
    } catch (failure) {
      error = failure.message;
    }
    await load();
  }

  function tell(next) {
    news = next.newest > unread.newest && next.count > 0 ? `Có thông báo mới, ${next.count} chưa đọc.` : '';
    const changed = next.count !== unread.count || next.newest !== unread.newest;
    unread = next;
    draw();
    if (open && changed) {
      load();
    }
  }

  function show(wanted) {
    open = wanted;
    draw();
    if (open) {
      load();
    }
  }

  function follow(notice) {
    if (!notice.readAt) {
      change(`/notifications/${notice.id}/read`);
    }
    if (notice.link && !notice.done) {
      show(false);
    }
  }

  const isNew = notice => !notice.readAt && !notice.done;

  const words = notice => html`
    <span class="directive-bell-title">${isNew(notice) ? html`<span class="directive-bell-hidden">Chưa đọc: </span>` : nothing}
      ${notice.title}</span>
    <span class="directive-bell-text">${notice.text}</span>
    <span class="directive-bell-time"><time datetime=${notice.createdAt}>${MOMENT.format(new Date(notice.createdAt))}</time>
      ${notice.done ? ' · việc đã xong hoặc đã kết thúc' : nothing}</span>`;

  const item = notice => html`
    <li class=${isNew(notice) ? 'new' : ''}>
      ${notice.link && !notice.done ? html`
        <a href=${appRoot() + notice.link} @click=${() => follow(notice)}>${words(notice)}</a>`
        : html`<div>${words(notice)}</div>`}
      ${isNew(notice) ? html`<button type="button" class="directive-bell-read" title="Đánh dấu đã đọc"
        aria-label=${`Đánh dấu đã đọc: ${notice.title}`} @click=${() => change(`/notifications/${notice.id}/read`)}>✓</button>`
        : nothing}
    </li>`;

  const panel = () => html`
    <section id="directive-bell-panel" class="directive-bell-panel" aria-label="Thông báo">
      <div class="directive-bell-head">
        <strong>Thông báo</strong>
        <button type="button" class="btn btn-link" ?disabled=${unread.count === 0}
          @click=${() => change('/notifications/read-all')}>Đánh dấu đã đọc hết</button>
      </div>
      ${error ? html`<p class="directive-error" role="alert">${error}</p>` : nothing}
      ${notices === null ? html`<p class="directive-bell-empty">Đang tải…</p>` : notices.length === 0
        ? html`<p class="directive-bell-empty">Chưa có thông báo nào.</p>` : html`<ul>${notices.map(item)}</ul>`}
      <div class="directive-bell-foot">
        <a href="${appRoot()}/personal#absence">Vắng mặt, thay thế</a>
        <a href="${appRoot()}/personal#mail">Thư và lịch</a>
      </div>
    </section>`;

  const view = () => html`
    <button type="button" class="directive-bell-button" aria-expanded=${open ? 'true' : 'false'}
      aria-controls=${open ? 'directive-bell-panel' : nothing}
      aria-label=${unread.count > 0 ? `Thông báo, ${unread.count} chưa đọc` : 'Thông báo'} title="Thông báo"
      @click=${() => show(!open)}>
      ${icon}${unread.count > 0 ? html`<span class="directive-bell-count" aria-hidden="true">
        ${unread.count > 99 ? '99+' : ROUND.format(unread.count)}</span>` : nothing}
    </button>
    <span class="directive-bell-hidden" role="status">${news}</span>
    ${open ? panel() : nothing}`;

  document.addEventListener('click', event => {
    // The element may have been redrawn since it was clicked, so its present place says nothing.
    if (open && !event.composedPath().includes(host)) {
      show(false);
    }
  });
  host.addEventListener('keydown', event => {
    if (event.key === 'Escape' && open) {
      show(false);
      host.querySelector('.directive-bell-button').focus();
    }
  });

  draw();
  followUnread(tell);
}

/** Waits for the header, which the application draws after its scripts are there. */
export function hangUpTheBell() {
  const hang = () => {
    const menu = document.querySelector('[cam-widget-header] nav.app-menu');
    if (!menu?.querySelector('.account')) {
      return false;
    }
    const host = document.createElement('div');
    host.className = 'directive-bell';
    menu.before(host);
    bell(host);
    return true;
  };
  if (!hang()) {
    const observer = new MutationObserver(() => hang() && observer.disconnect());
    observer.observe(document.documentElement, {childList: true, subtree: true});
  }
}
