// Keeps what somebody types into a form: at once in this browser, a moment later on the server. What is in the browser
// is only what the server does not have yet. A draft holds the fields that differ from how the form opened.

import {get, send} from '../../../../lib/directive/api.js';
import {same} from './form-instance.js';

const PREFIX = 'directive.draft.';
const QUIET = 1000;
const LONGEST = 8000;
const RETRY = [3000, 10_000, 30_000];
const OLDEST = 30 * 24 * 3_600_000;

/**
 * Three-way merge, field by field: what only one side touched is taken from that side.
 * @returns {{data, conflicts: string[], taken: string[]}} conflicts: fields that both changed differently, mine kept;
 *   taken: fields whose value is theirs now
 */
export function merge(base, mine, theirs) {
  const data = {};
  const conflicts = [];
  const taken = [];
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])) {
    let winner = mine;
    if (!identical(key, mine, theirs)) {
      if (identical(key, mine, base)) {
        winner = theirs;
        taken.push(key);
      } else if (!identical(key, theirs, base)) {
        conflicts.push(key);
      }
    }
    if (Object.hasOwn(winner, key)) {
      data[key] = winner[key];
    }
  }
  return {data, conflicts, taken};
}

/** A field that is missing is as the form opened, which is not the same as an emptied one. */
const identical = (key, a, b) => Object.hasOwn(a, key) === Object.hasOwn(b, key) && same(a[key], b[key]);

const sameDraft = (a, b) => merge(a, a, b).taken.length === 0;

/** What nobody came back for within a month, its task being over most likely, leaves this browser. */
export function forgetOldDrafts() {
  for (const key of Object.keys(localStorage).filter(name => name.startsWith(PREFIX))) {
    let at = NaN;
    try {
      at = Date.parse(JSON.parse(localStorage.getItem(key)).at);
    } catch {
      // Nothing that can be read.
    }
    if (!(Date.now() - at < OLDEST)) {
      localStorage.removeItem(key);
    }
  }
}

export class DraftKeeper {

  /**
   * @param {string} person username; drafts of several people in one browser stay apart
   * @param {string} name what is being filled in, unique for the person
   * @param {?string} taskId null for a form without a task, which is kept in this browser only
   * @param {{read: function(): object, show: function(object), changed: function(DraftKeeper)}} form
   */
  constructor(person, name, taskId, form) {
    this.storageKey = `${PREFIX}${person}.${name}`;
    this.address = taskId && `/tasks/${encodeURIComponent(taskId)}/draft`;
    this.form = form;
    this.version = taskId ? null : 0;
    this.base = {};
    this.state = 'opening';
    this.savedAt = null;
    this.restored = false;
    this.conflict = null;
    this.merged = null;
    this.attempts = 0;
    this.alive = true;
    this.opened = false;
    this.wake = () => this.retry();
    this.sleep = () => this.isUnsent() && this.tell('offline');
    this.look = () => document.visibilityState === 'visible' && this.refresh();
    this.leave = () => {
      this.form.flush?.();
      this.changed();
      this.send(true);
    };
    this.elsewhere = event => event.key === this.storageKey && event.newValue === null && this.refresh();
    window.addEventListener('online', this.wake);
    window.addEventListener('offline', this.sleep);
    window.addEventListener('pagehide', this.leave);
    window.addEventListener('storage', this.elsewhere);
    window.addEventListener('focus', this.look);
    document.addEventListener('visibilitychange', this.look);
  }

  /** Brings back what was typed earlier, here or elsewhere, once the person may work on the form. */
  async open() {
    if (this.opened && this.state !== 'closed') {
      return;
    }
    this.opened = true;
    this.state = 'opening';
    const local = this.stored();
    if (local) {
      this.base = local.base;
      this.restored = true;
      this.savedAt = new Date(local.at);
      this.form.show(local.data);
      this.tell(this.address ? 'saving' : 'kept');
    }
    if (this.address) {
      await this.refresh(true);
    } else if (!local) {
      this.tell('idle');
    }
  }

  /** Asks the server for what it has, and merges. */
  async refresh(first = false) {
    if (!this.alive || !this.opened || !this.address || this.conflict || this.sending || this.reading
        || this.state === 'closed') {
      return;
    }
    let theirs;
    this.reading = true;
    try {
      theirs = await get(this.address);
    } catch (error) {
      this.failed(error);
      return;
    } finally {
      this.reading = false;
    }
    if (this.alive && !this.sending) {
      if (first && theirs.version > 0 && Object.keys(theirs.data).length > 0) {
        this.restored = true;
        this.leftBy = theirs.own ? null : theirs.savedByName;
      }
      this.meet(theirs, first);
    }
  }

  /** Called after every change of the form. */
  changed() {
    if (!this.alive || !this.opened || this.state === 'closed') {
      return;
    }
    const mine = this.form.read();
    this.merged = null;
    if (sameDraft(this.base, mine) && this.version !== null) {
      if (this.stored()) {
        this.forget();
        this.tell(this.address ? 'saved' : 'idle');
      }
      return;
    }
    if (this.version === null && Object.keys(mine).length === 0) {
      return;
    }
    const before = this.stored();
    if (before && sameDraft(before.data, mine)) {
      return;
    }
    this.store(mine);
    if (!this.address) {
      this.savedAt = new Date();
      this.tell('kept');
      return;
    }
    if (!this.conflict) {
      this.tell(navigator.onLine ? 'saving' : 'offline');
      this.plan(QUIET);
    }
  }

  plan(delay) {
    const now = Date.now();
    this.waitingSince ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.min(delay, Math.max(0, this.waitingSince + LONGEST - now)));
  }

  retry() {
    if (this.alive && this.address && (this.isUnsent() || this.version === null)) {
      this.attempts = 0;
      this.send();
    }
  }

  /** @param {boolean} leaving whether the page goes away and must not wait for the answer */
  async send(leaving = false) {
    clearTimeout(this.timer);
    this.waitingSince = null;
    if (!this.address || this.paused || this.sending || this.conflict || this.state === 'closed') {
      return this.sending;
    }
    if (this.version === null) {
      return this.refresh(true);
    }
    if (!this.isUnsent()) {
      return undefined;
    }
    const data = this.stored().data;
    this.sending = this.deliver(data, leaving);
    try {
      await this.sending;
    } finally {
      this.sending = null;
    }
    if (this.alive && this.state === 'saved') {
      this.changed();
    }
    return undefined;
  }

  async deliver(data, leaving) {
    try {
      const draft = await send('PUT', this.address, {version: this.version, data}, {keepalive: leaving});
      this.base = data;
      this.version = draft.version;
      this.savedAt = new Date(draft.savedAt);
      this.attempts = 0;
      const stored = this.stored();
      if (stored && sameDraft(stored.data, data)) {
        this.forget();
      } else if (stored) {
        this.store(stored.data);
      }
      this.tell('saved');
    } catch (error) {
      if (error.status === 409) {
        this.meet(error.problem.current);
      } else {
        this.failed(error);
      }
    }
  }

  /** Somebody else, or the same person elsewhere, has saved: fields that only one side touched are merged. */
  meet(theirs, first = false) {
    const mine = this.form.read();
    if (theirs.version === this.version && sameDraft(theirs.data, this.base)) {
      this.afterMeeting(theirs);
      return;
    }
    const {data, conflicts, taken} = merge(this.base, mine, theirs.data);
    if (conflicts.length > 0) {
      this.conflict = {theirs, keys: conflicts};
      this.store(mine);
      this.tell('conflict');
      return;
    }
    this.adopt(theirs, data);
    this.afterMeeting(theirs);
    if (!first && taken.length > 0) {
      this.merged = theirs;
      this.tell(this.state);
    }
  }

  adopt(theirs, data) {
    this.base = theirs.data;
    this.version = theirs.version;
    this.conflict = null;
    this.forget();
    this.form.show(data);
  }

  afterMeeting(theirs) {
    this.savedAt = theirs.savedAt ? new Date(theirs.savedAt) : null;
    this.state = theirs.version > 0 ? 'saved' : 'idle';
    this.changed();
    this.tell(this.isUnsent() ? 'saving' : this.state);
    if (this.isUnsent()) {
      this.plan(0);
    }
  }

  /** @param {boolean} mine whether the fields that both changed stay as they are here */
  choose(mine) {
    const {theirs} = this.conflict;
    const {data, conflicts} = merge(this.base, this.form.read(), theirs.data);
    if (!mine) {
      conflicts.forEach(key => {
        delete data[key];
        if (Object.hasOwn(theirs.data, key)) {
          data[key] = theirs.data[key];
        }
      });
    }
    this.adopt(theirs, data);
    this.afterMeeting(theirs);
  }

  /** Back to how the form opened. */
  discard() {
    this.restored = false;
    this.merged = null;
    this.form.show({});
    this.changed();
    this.tell(this.address ? this.state : 'idle');
  }

  failed(error) {
    if (error.status === 404) {
      this.tell('closed');
    } else if (error.status === 401) {
      this.tell('expired');
    } else if (error.status === 422 || error.status === 413) {
      this.refusal = error.message;
      this.tell('refused');
    } else {
      // Without a session the token that a save carries is missing as well; what is read tells which of both it is.
      const again = error.status === 403 ? () => this.refresh() : () => this.send();
      if (error.status !== 403 || this.attempts > 0) {
        this.tell('offline');
      }
      clearTimeout(this.timer);
      this.timer = setTimeout(again, error.status === 403 && this.attempts === 0 ? 0
        : RETRY[Math.min(this.attempts, RETRY.length - 1)]);
      this.attempts += 1;
    }
  }

  isUnsent() {
    return this.stored() !== null;
  }

  /** Before the form is submitted: nothing of it may arrive after the task is gone. */
  async pause() {
    clearTimeout(this.timer);
    this.waitingSince = null;
    this.paused = true;
    await this.sending;
  }

  /** The form was refused and stays. */
  resume() {
    this.paused = false;
    if (this.isUnsent()) {
      this.plan(QUIET);
    }
  }

  /** The form was submitted. */
  done() {
    this.forget();
    this.close(false);
  }

  /** @param {boolean} send whether what is left should still be sent */
  close(send = true) {
    if (!this.alive) {
      return;
    }
    if (send) {
      this.changed();
      this.send(true);
    }
    this.alive = false;
    clearTimeout(this.timer);
    window.removeEventListener('online', this.wake);
    window.removeEventListener('offline', this.sleep);
    window.removeEventListener('pagehide', this.leave);
    window.removeEventListener('storage', this.elsewhere);
    window.removeEventListener('focus', this.look);
    document.removeEventListener('visibilitychange', this.look);
  }

  tell(state) {
    this.state = state;
    if (this.alive) {
      this.form.changed(this);
    }
  }

  /** Other windows of this browser share the storage, so it is read once only. */
  stored() {
    if (this.memory === undefined) {
      try {
        this.memory = JSON.parse(localStorage.getItem(this.storageKey));
      } catch {
        this.memory = null;
      }
    }
    return this.memory;
  }

  store(data) {
    this.memory = {base: this.base, data, at: new Date().toISOString()};
    try {
      localStorage.setItem(this.storageKey, JSON.stringify(this.memory));
    } catch {
      // The browser keeps nothing, or is full: the server is what is left.
    }
  }

  forget() {
    this.memory = null;
    try {
      localStorage.removeItem(this.storageKey);
    } catch {
      // There is nothing to forget.
    }
  }
}
