// "Hồ sơ": everything about the dossier beside the form, in sections.
//
// A section is a module of its own, named in SECTIONS, that exports
//
//   export const section = {
//     id,                     unique, kebab-case; remembers whether the person has it open
//     title,                  Vietnamese, heading and entry of the index
//     styles,                 optional, address of a style sheet: new URL('x.css', import.meta.url)
//     appliesTo(context),     whether this task has the section; context is the answer of /tasks/{id}/context
//     render(host, context, tab)
//   };
//
// render draws into the empty element host and may be async. It is called once the section is open and comes into view,
// and again after a failure when the person asks for it: a thrown error shows as its Vietnamese message. tab offers
//
//   tab.signal                AbortSignal: the tab is gone (it exists only while it is selected), so stop timers, save
//   tab.mark(text)            a small mark behind the title, for example a number of things to do; '' takes it away
//   tab.show(id)              opens another section, scrolls to it and resolves with its host after it was drawn, or null
//   tab.person                username, for what is kept in the browser per person
//
// A section to which the form sends the person (goToSection) gets the event directive-attend on its host.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';

const SECTIONS = ['./assigned.js', './comment-grid.js', './synthesis.js', './draft.js', './comment-results.js', './timeline.js', './documents.js',
  './task-history.js', './people.js'];

const BROKEN = 'Mục này chưa tải được. Hãy kiểm tra mạng rồi thử lại.';

function addStyles(address) {
  const href = String(address);
  if (![...document.querySelectorAll('link[rel=stylesheet]')].some(link => link.href === href)) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  }
}

/** One that cannot be loaded is left out of the way of the others. */
async function load(path) {
  try {
    return (await import(path)).section;
  } catch {
    return {id: path.replace(/\W+/g, '-'), title: 'Mục chưa tải được', appliesTo: () => true,
      render: async (host, context, tab) => {
        let section;
        try {
          ({section} = await import(`${path}?again=${Date.now()}`));
        } catch {
          throw new Error(BROKEN);
        }
        await section.render(host, context, tab);
      }};
  }
}

const storageKey = (person, id) => `directive.dossier.${person}.${id}`;

function isOpen(person, id) {
  try {
    return localStorage.getItem(storageKey(person, id)) !== 'closed';
  } catch {
    return true;
  }
}

function remember(person, id, open) {
  try {
    localStorage.setItem(storageKey(person, id), open ? 'open' : 'closed');
  } catch {
    // A browser that keeps nothing opens everything.
  }
}

class Tab {

  constructor(node, context, person, sections) {
    this.node = node;
    this.context = context;
    this.person = person;
    this.end = new AbortController();
    this.signal = this.end.signal;
    this.entries = sections.map(section => ({section, open: isOpen(person, section.id), mark: '', drawn: null}));
    this.draw();
    this.entries.forEach(entry => entry.body = this.node.querySelector(`#${this.bodyId(entry)}`));
    this.observer = new IntersectionObserver(seen => seen.filter(s => s.isIntersecting)
      .forEach(s => this.fill(this.entries.find(entry => entry.body === s.target))), {rootMargin: '200px'});
    this.entries.forEach(entry => this.observer.observe(entry.body));
    this.signal.addEventListener('abort', () => this.observer.disconnect());
  }

  bodyId = entry => `directive-section-${entry.section.id}`;

  draw() {
    render(html`
      <div class="directive-dossier">
        <nav aria-label="Các mục của hồ sơ"><ul class="directive-index">${this.entries.map(entry => html`
          <li><button type="button" @click=${() => this.show(entry.section.id, true)}>${entry.section.title}${
            this.marked(entry)}</button></li>`)}</ul></nav>
        ${this.entries.map(entry => html`
          <section class="directive-section" aria-labelledby="${this.bodyId(entry)}-title">
            <h3><button type="button" id="${this.bodyId(entry)}-title" aria-expanded=${String(entry.open)}
              aria-controls=${this.bodyId(entry)} @click=${() => this.toggle(entry)}>${entry.section.title}${
                this.marked(entry)}</button></h3>
            <div class="directive-section-body" id=${this.bodyId(entry)} ?hidden=${!entry.open}></div>
          </section>`)}
      </div>`, this.node);
  }

  marked = entry => entry.mark ? html`<span class="directive-mark">${entry.mark}</span>` : nothing;

  toggle(entry, open = !entry.open) {
    entry.open = open;
    remember(this.person, entry.section.id, open);
    this.draw();
  }

  /** Draws the section unless it is drawn already or on its way. */
  fill(entry) {
    entry.drawn ??= this.attempt(entry);
    return entry.drawn;
  }

  async attempt(entry) {
    const {body, section} = entry;
    const host = document.createElement('div');
    const state = document.createElement('div');
    state.className = 'directive-section-state';
    body.replaceChildren(state, host);
    render(html`<p role="status">Đang tải…</p>`, state);
    try {
      await section.render(host, this.context, {
        signal: this.signal,
        person: this.person,
        mark: text => {
          entry.mark = text;
          this.draw();
        },
        show: id => this.show(id)
      });
      state.remove();
      return host;
    } catch (error) {
      host.remove();
      render(html`
        <p class="directive-error" role="alert">${error.message || BROKEN}</p>
        <button type="button" class="btn btn-default" @click=${() => {
          entry.drawn = this.attempt(entry);
        }}>Thử lại</button>`, state);
      return null;
    }
  }

  async show(id, byPerson = false) {
    const entry = this.entries.find(e => e.section.id === id);
    if (!entry) {
      return null;
    }
    if (!entry.open) {
      this.toggle(entry, true);
    }
    const heading = this.node.querySelector(`#${this.bodyId(entry)}-title`);
    heading.scrollIntoView({block: 'start'});
    if (byPerson) {
      heading.focus({preventScroll: true});
    }
    return this.fill(entry);
  }
}

let shown = null;
let wanted = null;

async function attend() {
  const entry = shown?.entries.find(({section}) => section.title === wanted);
  if (entry) {
    wanted = null;
    (await shown.show(entry.section.id))?.dispatchEvent(new CustomEvent('directive-attend'));
  }
}

/** From the form to a section, by its title. */
export function goToSection(title) {
  wanted = title;
  [...document.querySelectorAll('.nav-tabs a')].find(link => link.textContent.trim().startsWith(dossierTab.label))?.click();
  attend();
}

export const dossierTab = {
  id: 'directive-dossier',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  label: 'Hồ sơ',
  properties: {label: 'Hồ sơ'},
  render: async (node, {taskId}, scope) => {
    addStyles(new URL('dossier.css', import.meta.url));
    node.dataset.pluginText = '';
    const person = scope?.$root?.authentication?.name ?? '';
    const tabOf = async () => {
      render(html`<p class="directive-loading" role="status">Đang tải hồ sơ…</p>`, node);
      try {
        const [context, ...sections] = await Promise.all([get(`/tasks/${encodeURIComponent(taskId)}/context`),
          ...SECTIONS.map(load)]);
        if (!node.isConnected) {
          return;
        }
        const applying = sections.filter(section => section.appliesTo(context));
        applying.filter(section => section.styles).forEach(section => addStyles(section.styles));
        shown = new Tab(node, context, person, applying);
        attend();
      } catch (error) {
        render(html`<p class="directive-error" role="alert">${error.message}</p>
          <button type="button" class="btn btn-default" @click=${tabOf}>Thử lại</button>`, node);
      }
    };
    await tabOf();
  },
  unmount: () => {
    shown?.end.abort();
    shown = null;
  }
};
