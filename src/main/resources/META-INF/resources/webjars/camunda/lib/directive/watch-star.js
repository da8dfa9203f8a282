// The star that follows a dossier. All stars of all windows show the same; the list is asked for once a page.

import {get, post} from './api.js';
import {html} from './html.js';

/** Event of the window after a dossier was followed or left. */
export const WATCHED = 'directive-watched';

const others = window.BroadcastChannel ? new BroadcastChannel(WATCHED) : null;
let watched = new Set();
let loaded;

const load = () => get('/directives/watched').then(list => {
  watched = new Set(list.map(dossier => dossier.id));
  paint();
}, () => {
  loaded = undefined;
});

const title = id => watched.has(id) ? 'Bỏ theo dõi hồ sơ này' : 'Theo dõi hồ sơ này';

function paint() {
  document.querySelectorAll('.directive-star').forEach(star => {
    const id = star.dataset.directive;
    star.setAttribute('aria-pressed', watched.has(id));
    star.title = title(id);
  });
}

const remember = (id, follows) => {
  watched[follows ? 'add' : 'delete'](id);
  paint();
};

async function toggle(event) {
  event.stopPropagation();
  const star = event.currentTarget;
  const id = star.dataset.directive;
  const follows = !watched.has(id);
  remember(id, follows);
  try {
    await post(`/directives/${encodeURIComponent(id)}/watch`, follows ? 'PUT' : 'DELETE');
    others?.postMessage({id, follows});
    window.dispatchEvent(new CustomEvent(WATCHED, {detail: {id, follows}}));
  } catch (error) {
    remember(id, !follows);
    star.title = error.message;
  }
}

others?.addEventListener('message', event => {
  remember(event.data.id, event.data.follows);
  window.dispatchEvent(new CustomEvent(WATCHED, {detail: event.data}));
});

/**
 * @param {string} id of the directive
 * @param {string} name of the dossier as people say it, for example its number
 * @returns a template for lit-html; needs watch-star.css
 */
export function watchStar(id, name) {
  loaded ??= load();
  // lit-html knows only what it wrote itself: what was changed since is put right after it has drawn.
  queueMicrotask(paint);
  return html`<button type="button" class="directive-star" data-directive=${id} data-plugin-text
    aria-pressed=${watched.has(id)} aria-label=${`Theo dõi hồ sơ ${name}`} title=${title(id)} @click=${toggle}>
    <span aria-hidden="true" class="glyphicon glyphicon-star"></span></button>`;
}
