// What people typed is not lost, a click on "Hoàn thành" always has an answer, and a second one does no harm. Every
// Camunda Form passes here, of a task or of a start: the stock directive gets a scope and a controller that listen in.

import {loginAgain} from '../../../../lib/directive/session.js';
import {DraftKeeper, forgetOldDrafts} from './draft-keeper.js';
import {FormInstance} from './form-instance.js';
import {FormNotes} from './form-notes.js';
import {watchDates, wrongDates} from './strict-dates.js';
import {setBadge} from './tab-badge.js';

const FORM_TAB = 'task-detail-form';
const GONE = 'Việc này đã được hoàn thành hoặc đã chuyển cho người khác.';
const CUT_OFF = 'Mất kết nối nên chưa gửi được. Những gì đã nhập còn nguyên; hãy bấm lại khi có mạng.';
/** What the start dialog takes for "say nothing". */
const SILENT = 'camForm submission prevented';

const completed = new Set();
const services = () => window.angular.element(document.body).injector();
const nextFrames = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

class FormCare {

  constructor(scope, element, controller) {
    this.element = element;
    this.stock = controller;
    this.params = controller.getParams();
    this.taskId = this.params.taskId ?? null;
    this.owner = scope;
    while (this.owner && !Object.hasOwn(this.owner, 'completeInProgress')) {
      this.owner = this.owner.$parent;
    }
    this.end = new AbortController();
    // Stock would bring back, and at the end of the session write, a second kind of draft.
    localStorage.removeItem(`camunda-form:${this.params.taskId}`);
    this.scope = Object.create(scope, {
      $on: {value: (name, listener) => name === 'authentication.login.required' ? () => {} : scope.$on(name, listener)},
      $watch: {value: scope.$watch.bind(scope)}
    });
    this.controller = Object.create(controller, {
      notifyFormInitialized: {value: () => {
        controller.notifyFormInitialized();
        this.begin();
      }},
      notifyFormInitializationFailed: {value: error => controller.notifyFormInitializationFailed(error)},
      // The button stays open and tells what is missing: a button that shuts while it is pressed swallows the click.
      notifyFormValidated: {value: () => controller.notifyFormValidated(false)},
      notifyFormDirty: {value: () => {}},
      attemptComplete: {value: () => {}},
      registerSaveHandler: {value: () => {}},
      registerCompletionHandler: {value: submit => controller.registerCompletionHandler(
        callback => this.complete(submit, callback))}
    });
    scope.$on('$destroy', () => this.close());
    scope.$watch(() => Boolean(controller.getOptions().disableForm), disabled => {
      this.disabled = disabled;
      if (!disabled) {
        this.keeper?.open();
      }
    });
  }

  async begin() {
    // First form-js takes out what its lists do not offer any more: nobody typed that.
    await nextFrames();
    if (this.end.signal.aborted) {
      return;
    }
    this.instance = FormInstance.of(this.element);
    if (!this.instance) {
      console.error('form-js draws differently than expected: no drafts are kept');
      return;
    }
    setBadge(FORM_TAB, '');
    this.notes = new FormNotes(document.createElement('div'));
    this.notes.instance = this.instance;
    this.notes.onLogin = loginAgain;
    this.placeNotes();
    const name = this.taskId ?? `start.${String(this.params.processDefinitionId).split(':')[0]}`;
    this.keeper = new DraftKeeper(this.owner.$root.authentication.name, name, this.taskId, {
      read: () => this.instance.changes(),
      show: changes => this.instance.show(changes),
      flush: () => this.instance.flush(),
      changed: keeper => this.onDraft(keeper)
    });
    this.notes.keeper = this.keeper;
    this.instance.onChange(() => this.onChange());
    watchDates(this.instance, this.end.signal);
    this.element.addEventListener('submit', event => {
      event.preventDefault();
      event.stopImmediatePropagation();
    }, {capture: true, signal: this.end.signal});
    if (!this.disabled) {
      this.keeper.open();
    }
  }

  /** Beside the button: in the dialog that starts a process it stands in the footer. */
  placeNotes() {
    const host = this.element.closest('[cam-tasklist-form]');
    const footer = this.taskId ? host.querySelector('.form-actions')
      : host.closest('.modal-content')?.querySelector('.modal-footer');
    const button = (footer ?? host).querySelector('.btn-primary');
    (footer ?? host).prepend(this.notes.host);
    // The press must not take the focus: leaving a field redraws the form, and the button would not be there any more
    // when the mouse is let go.
    this.taskId && button?.addEventListener('mousedown', event => event.preventDefault(), {signal: this.end.signal});
  }

  onChange() {
    if (!this.disabled) {
      this.keeper.changed();
    }
    if (this.notes.missing.length > 0) {
      this.notes.complain(this.problems(this.instance.errors()));
    } else if (this.notes.refusal) {
      this.notes.complain([]);
    }
  }

  onDraft(keeper) {
    this.notes.draw();
    this.unfinished = keeper.conflict || Object.keys(this.instance.changes()).length > 0;
  }

  problems(errors) {
    return this.instance.fields.filter(({id}) => Object.values(errors[id] ?? {}).flat().length > 0)
      .map(field => ({field, text: Object.values(errors[field.id]).flat()[0]}));
  }

  async complete(submit, callback) {
    if (this.busy || completed.has(this.taskId)) {
      return;
    }
    this.busy = true;
    try {
      services().get('Notifications').clearAll();
      this.instance?.flush();
      await nextFrames();
      if (this.instance && this.refuse()) {
        this.unlock(callback);
        return;
      }
      this.notes?.complain([]);
      await this.keeper?.pause();
      await new Promise(resolve => submit((error, result) => resolve(this.answered(error, result, callback))));
    } finally {
      this.busy = false;
    }
  }

  /** Whether something is missing; it is said beside the button and at the fields. */
  refuse() {
    if (this.keeper.conflict) {
      this.notes.host.querySelector('.directive-conflict button')?.focus();
      return true;
    }
    const wrong = wrongDates(this.instance);
    const errors = {...this.instance.validate(), ...wrong};
    this.instance.setErrors(errors);
    const missing = this.problems(errors);
    this.notes.complain(missing);
    return missing.length > 0;
  }

  answered(error, result, callback) {
    if (!error) {
      if (this.taskId) {
        completed.add(this.taskId);
        this.unfinished = false;
      }
      this.keeper?.done();
      callback(null, result);
      return;
    }
    this.keeper?.resume();
    if (!(error instanceof Error)) {
      // What form-js found wrong itself.
      this.refuse();
      this.unlock(callback);
      return;
    }
    const text = error.status ? error.message : CUT_OFF;
    if (!this.notes || text.includes(GONE)) {
      callback({...error, message: text});
      return;
    }
    const label = /^“([^”]+)”/.exec(text)?.[1];
    const field = label && this.instance.byLabel(label);
    if (field) {
      this.instance.setErrors({...this.instance.errors(), [field.id]: [text]});
    }
    this.notes.complain([], {text, field});
    this.unlock(callback);
  }

  /** The button may be pressed again. */
  unlock(callback) {
    if (this.taskId) {
      this.owner.completeInProgress = false;
      this.owner.$applyAsync();
    } else {
      callback({message: SILENT});
      this.owner.$root.$applyAsync();
    }
  }

  close() {
    this.end.abort();
    this.keeper?.close();
    this.notes?.remove();
    // On the form itself everybody sees it.
    if (this.taskId) {
      setBadge(FORM_TAB, this.unfinished ? 'đang nhập dở' : '');
    }
  }
}

export function careForForms() {
  forgetOldDrafts();
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', ([directive]) => {
      const {link} = directive;
      directive.compile = () => function(scope, element, attributes, controller) {
        const care = new FormCare(scope, element[0], controller);
        return link.call(this, care.scope, element, attributes, care.controller);
      };
      return [directive];
    }]);
  }]);
}
