// The draft (or the directive once issued): its clauses with references to copy, and its text at the clause.
//
// Other sections lead here: (await tab.show('draft'))?.dispatchEvent(new CustomEvent('directive-clause', {detail: number}))

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {moment} from './format.js';
import {preview} from './preview.js';

const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * Where each clause begins: the first paragraph after the clause before it that says its title, with or without its
 * number, or else begins with its number.
 */
export function anchors(clauses, paragraphs) {
  const folded = paragraphs.map(p => fold(p.text.slice(0, 400)));
  const found = new Map();
  let from = 0;
  for (const clause of clauses) {
    const title = fold(clause.title);
    const number = fold(clause.number);
    const last = number.split(' ').pop();
    const titled = [title, `${number} ${title}`, `${last} ${title}`];
    let index = folded.findIndex((text, i) => i >= from && titled.some(t => text === t || text.startsWith(`${t} `)));
    if (index < 0) {
      index = folded.findIndex((text, i) => i >= from && text.startsWith(`${number} `));
    }
    if (index >= 0) {
      found.set(clause.number, index);
      from = index + 1;
    }
  }
  return found;
}

/** The clipboard proper is there on encrypted connections only. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.style.position = 'fixed';
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}

function draft(host, directiveId, first) {
  let shown = first;
  let places = new Map();
  let text = null;
  let said = '';
  let asked = 0;

  const body = document.createElement('div');
  const head = document.createElement('div');
  host.append(head, body);

  const version = () => shown.versions.find(v => v.number === shown.version);

  async function open() {
    asked++;
    const own = asked;
    text = null;
    places = new Map();
    draw();
    const target = document.createElement('div');
    body.replaceChildren(target);
    const opened = await preview(target, {documentId: shown.documentId, number: shown.version,
      fileName: version().fileName});
    if (own === asked && opened) {
      text = opened;
      places = anchors(shown.clauses, opened.all);
      draw();
    }
  }

  async function choose(number) {
    try {
      shown = await get(`/directives/${directiveId}/draft?version=${number}`);
      said = '';
      await open();
    } catch (error) {
      said = error.message;
      draw();
    }
  }

  function jump(number) {
    const clause = shown.clauses.find(c => c.number === number);
    if (clause && text && places.has(number)) {
      text.reveal(places.get(number));
      said = `Đang ở ${clause.place}.`;
    } else {
      said = clause ? `Chưa tìm được ${clause.place} trong nội dung tệp.` : `Dự thảo bản này không có khoản “${number}”.`;
    }
    draw();
  }

  async function cite(clause) {
    await copy(clause.reference);
    said = `Đã chép: ${clause.reference}`;
    draw();
  }

  const row = clause => html`
    <li id="directive-clause-${clause.number}">
      ${places.has(clause.number)
        ? html`<button type="button" class="btn btn-link" @click=${() => jump(clause.number)}>${clause.place}. ${clause.title}</button>`
        : html`<span>${clause.place}. ${clause.title}</span>`}
      ${clause.comments > 0 ? html`<span class="directive-clause-count">${clause.comments} góp ý</span>` : nothing}
      <button type="button" class="btn btn-default btn-xs" aria-label="Chép trích dẫn ${clause.place}"
        @click=${() => cite(clause)}>Chép trích dẫn</button></li>`;

  const draw = () => render(html`
    <p><strong>${shown.symbol ?? ''}</strong> ${shown.subject}</p>
    <p class="directive-version"><label>Bản
      <select class="form-control" @change=${e => choose(Number(e.target.value))}>${shown.versions.map((v, i) => html`
        <option value=${v.number} .selected=${v.number === shown.version}>${v.number}${i === 0 ? ' (mới nhất)' : ''} – ${
          moment(v.createdAt)}</option>`)}</select></label>
      <small>${version().createdBy} đưa lên “${version().fileName}”</small></p>
    ${shown.clauses.length === 0 ? html`<p>Bản này chưa ghi bố cục.</p>` : html`
      <ol class="directive-clauses" aria-label="Bố cục">${shown.clauses.map(row)}</ol>`}
    <p class="directive-draft-said" role="status">${said}</p>`, head);

  host.addEventListener('directive-clause', event => jump(event.detail));
  return open();
}

export const section = {
  id: 'draft',
  title: 'Dự thảo',
  appliesTo: context => Boolean(context.directiveId),
  render: async (host, {directiveId}) => {
    let first;
    try {
      first = await get(`/directives/${directiveId}/draft`);
    } catch (error) {
      if (error.status !== 404) {
        throw error;
      }
      render(html`<p>${error.message}</p>`, host);
      return;
    }
    await draft(host, directiveId, first);
  }
};
