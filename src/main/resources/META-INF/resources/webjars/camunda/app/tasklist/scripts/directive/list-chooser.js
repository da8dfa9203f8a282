// Above the list: the tasks of one directive, or of one phase, of whichever filter is chosen. Both are written into
// Tasklist's own search, which lives in the address: such a list can be sent, kept and reloaded.

import {get} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';

const DIRECTIVE = 'processInstanceBusinessKey';
const PHASE = 'dossierPhase';
const WAIT = 250;
const SHOWN = 8;
const SORTING = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);

const service = name => window.angular.element(document.body).injector().get(name);

/** What is due first stands first, what has no due date last; whoever chooses another order keeps it. */
export function dueFirst() {
  window.angular.module('cam.tasklist').run(['$rootScope', '$location', ($rootScope, $location) => {
    const sort = () => {
      if (['', '/'].includes($location.path()) && !$location.search().sorting) {
        $location.search('sorting', SORTING).replace();
      }
    };
    $rootScope.$on('$locationChangeStart', sort);
  }]);
}

const isDirective = entry => entry.type === DIRECTIVE && entry.operator === 'eq';
const isPhase = entry => entry.type === 'taskVariables' && entry.name === PHASE;

function searches() {
  try {
    const list = JSON.parse(service('$location').search().searchQuery || '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function write(kind, entry) {
  const $location = service('$location');
  const list = searches().filter(other => !kind(other));
  $location.search('searchQuery', JSON.stringify(entry ? [...list, entry] : list)).search('page', null);
  service('$rootScope').$applyAsync();
}

/** What the chooser says is not said once more as a search term; with nothing else left, its heading goes too. */
function hideWhatIsSaid() {
  const pills = [...document.querySelectorAll('[cam-widget-search-pill]')];
  pills.forEach(pill => {
    const search = window.angular.element(pill).scope()?.search;
    const type = search?.type?.value?.key;
    const name = search?.name?.value?.key ?? search?.name?.value;
    const said = search?.operator?.value?.key === 'eq'
      && (type === DIRECTIVE || type === 'taskVariables' && name === PHASE);
    pill.classList.toggle('directive-said', said);
  });
  document.querySelectorAll('[cam-widget-search] .match-any, [cam-widget-search] .ignore-case').forEach(heading => heading.classList.toggle(
    'directive-said', pills.every(pill => pill.classList.contains('directive-said'))));
}

const nameOf = dossier => [dossier.dossierNumber, dossier.symbol, dossier.subject].filter(Boolean).join(' · ');

class Chooser {

  constructor(host) {
    this.host = host;
    this.phases = [];
    this.found = null;
    this.active = -1;
    this.names = new Map();
    get('/phases').then(phases => {
      this.phases = phases.filter(phase => !phase.ended);
      this.draw();
    }, () => {});
  }

  draw() {
    const list = searches();
    const directive = list.find(isDirective)?.value;
    const phase = list.find(isPhase)?.value ?? '';
    if (directive && !this.names.has(directive)) {
      this.names.set(directive, 'Đang tìm hồ sơ…');
      get(`/directives/${encodeURIComponent(directive)}`).then(nameOf, () => 'Hồ sơ không còn xem được')
        .then(name => this.names.set(directive, name)).then(() => this.draw());
    }
    render(html`<div class="directive-chooser">
      ${directive ? html`<p class="directive-chosen" title=${this.names.get(directive)}>
          <span><span class="directive-chooser-label">Chỉ thị:</span> ${this.names.get(directive)}</span>
          <button type="button" class="btn btn-link" aria-label="Bỏ chọn chỉ thị" title="Bỏ chọn chỉ thị"
            @click=${() => this.choose(null)}>✕</button></p>`
        : this.field()}
      <label class="directive-phase"><span class="directive-chooser-label">Giai đoạn</span>
        <select @change=${event => this.choosePhase(event.target.value)}>
          <option value="" ?selected=${!phase}>Mọi giai đoạn</option>
          ${this.phases.map(p => html`<option value=${p.label} ?selected=${p.label === phase}>${p.label}</option>`)}
        </select></label>
    </div>`, this.host);
  }

  field() {
    const open = this.found !== null;
    return html`<div class="directive-find">
      <input type="search" role="combobox" aria-label="Theo chỉ thị" aria-autocomplete="list"
        aria-expanded=${open} aria-controls="directive-found" autocomplete="off"
        aria-activedescendant=${open && this.active >= 0 ? `directive-found-${this.active}` : ''}
        placeholder="Theo chỉ thị: số hồ sơ, ký hiệu, trích yếu"
        @input=${event => this.type(event.target.value)} @keydown=${event => this.key(event)}
        @focus=${event => this.type(event.target.value)} @blur=${() => setTimeout(() => this.close())}>
      ${open ? html`<ul role="listbox" id="directive-found" aria-label="Chỉ thị tìm thấy">
        ${this.found.length ? this.found.map((dossier, index) => html`
          <li role="option" id="directive-found-${index}" aria-selected=${index === this.active}
            title=${nameOf(dossier)} @mousedown=${event => event.preventDefault()} @click=${() => this.choose(dossier)}>
            <strong>${[dossier.dossierNumber, dossier.symbol].filter(Boolean).join(' · ')}</strong>
            <small>${dossier.phaseLabel}</small><span>${dossier.subject}</span></li>`)
        : html`<li class="none" role="option" aria-disabled="true" aria-selected="false">Không có chỉ thị nào khớp.</li>`}
      </ul>` : nothing}
    </div>`;
  }

  type(text) {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      const asked = this.asked = Symbol();
      try {
        const page = await get(`/directives?size=${SHOWN}&text=${encodeURIComponent(text.trim())}`);
        if (asked === this.asked) {
          this.found = page.items;
          this.active = -1;
          this.draw();
        }
      } catch {
        this.close();
      }
    }, WAIT);
  }

  key(event) {
    event.stopPropagation();
    const count = this.found?.length ?? 0;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count) {
      event.preventDefault();
      this.active = (this.active + (event.key === 'ArrowDown' ? 1 : count - (this.active < 0 ? 0 : 1))) % count;
      this.draw();
    } else if (event.key === 'Enter' && count) {
      event.preventDefault();
      this.choose(this.found[Math.max(this.active, 0)]);
    } else if (event.key === 'Escape') {
      this.close();
    }
  }

  close() {
    clearTimeout(this.timer);
    this.asked = null;
    if (this.found !== null) {
      this.found = null;
      this.draw();
    }
  }

  choose(dossier) {
    this.found = null;
    if (dossier) {
      this.names.set(dossier.id, nameOf(dossier));
    }
    write(isDirective, dossier && {type: DIRECTIVE, operator: 'eq', value: dossier.id, name: ''});
  }

  choosePhase(label) {
    write(isPhase, label && {type: 'taskVariables', operator: 'eq', value: label, name: PHASE});
  }
}

export const chooser = {
  id: 'directive-chooser',
  pluginPoint: 'tasklist.list',
  priority: 200,
  render: (node, _, scope) => {
    node.dataset.pluginText = '';
    const drawn = new Chooser(node);
    drawn.draw();
    scope.$on('$locationChangeSuccess', () => drawn.draw());
    scope.$watch(hideWhatIsSaid);
  }
};
