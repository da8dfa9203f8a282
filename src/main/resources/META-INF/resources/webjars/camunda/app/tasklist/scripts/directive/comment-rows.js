// The rows of a body's answer as this page holds them: what the server has, what the person typed since, what others
// changed meanwhile. Nothing here draws.

import {get, send} from '../../../../lib/directive/api.js';
import {announceFlush, keep, takeOver} from './unsent-comments.js';

const FIELDS = ['clause', 'kind', 'comment', 'proposed'];
const EMPTY = {clause: '', kind: 'CONTENT', comment: '', proposed: ''};
const STEP = 1024;
const QUIET = 500;
const LONGEST_WAIT = 2000;
/** Contents that a browser sends on after the page was left. */
const SMALL = 30_000;
const LONG_TEXT = 200_000;
const WATCH = 3000;
const AGAIN = 4000;

/** Texts sent and not answered that are remembered of a row. */
const MOST_SENT = 20;

const norm = text => text.replaceAll('\0', '').normalize('NFC');
const newId = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g,
  c => (c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> c / 4).toString(16));
const textOf = row => Object.fromEntries(FIELDS.map(field => [field, row.values[field]]));
const valuesOf = stored => Object.fromEntries(FIELDS.map(field => [field, stored[field]]));

export const isBlank = row => !(row.values.clause + row.values.comment + row.values.proposed).trim();
const differs = (text, stored) => text !== stored && norm(text) !== stored;

/** Tells texts apart without keeping megabytes of them. */
const printOf = texts => {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (const field of FIELDS) {
    const text = `${norm(texts[field])}\0`;
    for (let i = 0; i < text.length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
      two = Math.imul(two ^ text.charCodeAt(i), 1597334677);
    }
  }
  return `${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`;
};

const isDirty = row => !row.base || FIELDS.some(field => differs(row.values[field], row.base[field]));

const open = new Map();

/** The rows behind a task; while a page of before still sends, its rows go on. */
export async function rowsOf(taskId, person) {
  const sheet = await get(`/tasks/${encodeURIComponent(taskId)}/comment-rows`);
  const known = open.get(sheet.requestId);
  const rows = known ?? new CommentRows(sheet.requestId, taskId, person);
  rows.taskId = taskId;
  open.set(sheet.requestId, rows);
  announceFlush(taskId, () => rows.flush());
  rows.read(sheet);
  rows.bringBack(await takeOver(sheet.requestId, person));
  return rows;
}

/**
 * A row: {id, base, values, position, removed, moved, sent, conflict, error}; base is what the server has, or null for a
 * row it does not know. sent: prints of texts that were sent and not answered, to know them when they come back.
 * conflict = {theirs, fields}: others changed these fields too; gone when they deleted the row.
 */
class CommentRows {

  constructor(requestId, taskId, person) {
    this.path = `/comment-requests/${requestId}/rows`;
    this.requestId = requestId;
    this.taskId = taskId;
    this.person = person;
    this.all = [];
    this.revision = 0;
    this.editable = false;
    this.notice = null;
    this.savedAt = null;
    this.trouble = null;
    this.unkept = false;
    this.focus = null;
    this.listener = () => {};
    addEventListener('online', () => this.flush());
    addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => document.hidden ? this.flush()
      : this.watching && this.look());
  }

  /** @param listener called with 'rows' (some came, went or moved), 'row' and the row, or 'state' */
  watch(listener, signal) {
    this.listener = listener;
    this.watching = setInterval(() => document.hidden || this.look(), WATCH);
    signal.addEventListener('abort', () => {
      clearInterval(this.watching);
      this.watching = null;
      this.listener = () => {};
      this.focus = null;
      this.flush();
    });
  }

  get shown() {
    return this.all.filter(row => !row.removed);
  }

  get waiting() {
    return this.all.filter(row => this.waits(row));
  }

  waits = row => row.removed || row.moved && row.base || row.restored || isDirty(row) && (row.base || !isBlank(row));

  // What the person does.

  set(row, field, value) {
    row.values[field] = value;
    row.error = null;
    row.touched = Date.now();
    row.since ??= row.touched;
    this.remember();
    this.soon();
    this.listener('state');
  }

  /** @param above row, or null for the first place */
  insert(above, values = EMPTY) {
    const at = above ? this.all.indexOf(above) + 1 : 0;
    const row = {id: newId(), base: null, values: {...EMPTY, ...values}, position: this.between(at)};
    this.all.splice(at, 0, row);
    if (!isBlank(row)) {
      this.remember();
      this.soon();
    }
    this.listener('rows');
    return row;
  }

  remove(row) {
    if (row.base) {
      row.removed = true;
      row.conflict = null;
      this.lastRemoved = row;
      this.remember();
      this.flush();
    } else {
      this.all.splice(this.all.indexOf(row), 1);
      this.lastRemoved = isBlank(row) ? this.lastRemoved : row;
      this.remember();
    }
    this.listener('rows');
  }

  /** Takes the last deletion back. */
  undo() {
    const row = this.lastRemoved;
    this.lastRemoved = null;
    if (!row) {
      return null;
    }
    row.removed = false;
    row.restored = Boolean(row.base?.deleted);
    if (!this.all.includes(row)) {
      this.all.push(row);
      this.sort();
    }
    this.remember();
    this.flush();
    this.listener('rows');
    return row;
  }

  move(row, by) {
    const shown = this.shown;
    const neighbour = shown[shown.indexOf(row) + by];
    if (!neighbour) {
      return;
    }
    this.all.splice(this.all.indexOf(row), 1);
    const at = this.all.indexOf(neighbour) + (by > 0 ? 1 : 0);
    row.position = this.between(at);
    this.all.splice(at, 0, row);
    row.moved = true;
    this.remember();
    this.soon();
    this.listener('rows');
  }

  /** @param choice 'mine', 'theirs' or 'both' */
  resolve(row, choice) {
    const {theirs, fields, gone} = row.conflict;
    row.conflict = null;
    if (gone && choice === 'theirs') {
      this.all.splice(this.all.indexOf(row), 1);
    } else if (gone) {
      row.restored = true;
    } else if (choice === 'theirs') {
      fields.forEach(field => row.values[field] = theirs[field]);
    } else if (choice === 'both') {
      fields.filter(field => field !== 'kind' && field !== 'clause').forEach(field =>
        row.values[field] = [theirs[field], row.values[field]].filter(text => text.trim()).join('\n'));
    }
    this.remember();
    this.flush();
    this.listener('rows');
  }

  // Between the page and the server.

  read(sheet) {
    Object.assign(this, {editable: sheet.editable, notice: sheet.notice, revision: sheet.revision, sheet});
    const there = new Set(sheet.rows.map(stored => stored.id));
    const gone = this.all.filter(row => row.base && !there.has(row.id) && !row.removed && !row.conflict);
    gone.forEach(row => this.take({...row.base, deleted: true, version: row.base.version + 1}));
    sheet.rows.forEach(stored => this.take(stored));
    this.sort();
  }

  bringBack(left) {
    for (const {id, base, values, position, removed, moved, sent} of left) {
      const row = this.all.find(known => known.id === id);
      if (!row && !base) {
        this.all.push({id, base: null, values, position, sent, since: 0});
      } else if (!row && !removed) {
        this.all.push({id, base: {...base, deleted: true}, values, position,
          conflict: {theirs: {...base, deleted: true}, gone: true, fields: []}});
      } else if (row && removed) {
        row.removed = row.base.version === base.version;
      } else if (row && !this.isOutrun(row.base, base, values)) {
        const present = row.base;
        Object.assign(row, {values, base: base ?? (this.continues(values, present) ? present : EMPTY), moved, sent});
        this.merge(row, present);
      }
    }
    this.sort();
    this.remember();
    if (left.length) {
      this.listener('rows');
      this.flush();
    }
  }

  /** A browser that died may have kept less than it had sent: then all that was kept is in the newer row. */
  isOutrun = (present, base, values) => present.version > (base?.version ?? -1)
    && this.continues(present, values) && this.continues(values, base ?? EMPTY)
    && [present.kind, base?.kind ?? EMPTY.kind].includes(values.kind);

  continues = (longer, shorter) => FIELDS.every(field => field === 'kind'
    || norm(longer[field]).startsWith(norm(shorter[field])));

  /** Takes what the server says about a row. */
  take(stored) {
    const row = this.all.find(known => known.id === stored.id);
    if (!row) {
      if (!stored.deleted) {
        this.all.push({id: stored.id, base: stored, values: valuesOf(stored), position: stored.position});
        return 'rows';
      }
      return null;
    }
    if (!row.base) {
      row.base = stored;
    }
    const before = row.position;
    row.position = row.moved ? row.position : stored.position;
    if (stored.version > row.base.version) {
      this.merge(row, stored);
      return 'rows';
    }
    return row.position === before ? null : 'rows';
  }

  /** Three texts meet: the one both started from, mine, theirs. Only what both changed differently is asked about. */
  merge(row, theirs) {
    const base = row.base;
    const own = !theirs.deleted && !row.conflict && row.sent?.includes(printOf(theirs));
    row.base = theirs;
    row.sent = [];
    if (own) {
      return;
    }
    if (theirs.deleted) {
      const mine = FIELDS.some(field => norm(row.values[field]) !== base[field]) || this.focus?.row === row;
      if (row.removed || !mine) {
        this.all.splice(this.all.indexOf(row), 1);
      } else {
        row.conflict = {theirs, gone: true, fields: []};
      }
      return;
    }
    if (row.removed) {
      row.removed = false;
      row.news = `${theirs.changedBy} vừa sửa góp ý này nên nó chưa bị xóa.`;
    }
    const unlike = FIELDS.filter(field => differs(row.values[field], theirs[field]));
    const both = unlike.filter(field => theirs[field] !== base[field]
      && (norm(row.values[field]) !== base[field] || this.focus?.row === row && this.focus.field === field)
      || row.conflict?.fields.includes(field));
    unlike.filter(field => !both.includes(field) && norm(row.values[field]) === base[field])
      .forEach(field => row.values[field] = theirs[field]);
    row.conflict = both.length ? {theirs, fields: both} : null;
  }

  /** Looks for what others changed. */
  look() {
    return this.queue(async () => {
      const changes = await get(`${this.path}?after=${this.revision}`);
      const drawn = changes.rows.map(stored => this.take(stored)).some(Boolean);
      const turned = changes.editable !== this.editable || changes.notice !== this.notice;
      Object.assign(this, {revision: changes.revision, editable: changes.editable, notice: changes.notice});
      if (drawn) {
        this.sort();
        this.remember();
      }
      if (drawn || turned) {
        this.listener('rows');
      }
      this.calm();
      if (this.waiting.length) {
        this.soon();
      }
    });
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sync(false), QUIET);
  }

  /** Sends what is waiting, now. */
  flush() {
    clearTimeout(this.timer);
    return this.sync(true);
  }

  sync(now) {
    return this.queue(async () => {
      for (let step = this.next(now); step; step = this.next(now)) {
        this.saving = true;
        this.listener('state');
        await step();
        this.savedAt = new Date();
        this.remember();
        this.calm();
      }
      if (this.waiting.some(row => !row.conflict && !row.error)) {
        this.soon();
      }
    });
  }

  /** One thing after the other, so that answers never overtake each other. */
  queue(work) {
    this.last = (this.last ?? Promise.resolve()).then(work).catch(error => this.fail(error)).finally(() => {
      this.saving = false;
      this.listener('state');
    });
    return this.last;
  }

  calm() {
    this.trouble = null;
  }

  next(now) {
    if (!this.editable) {
      return null;
    }
    const rests = row => now || !row.touched || Date.now() - row.touched >= QUIET
      || Date.now() - row.since >= LONGEST_WAIT && this.lengthOf(row) < LONG_TEXT;
    for (const row of this.all) {
      if (row.conflict || row.error) {
        continue;
      }
      if (row.removed) {
        return () => this.attempt(row, () => this.dispose(row));
      }
      if (row.restored) {
        return () => this.attempt(row, async () => {
          row.base = await send('POST', `${this.path}/${row.id}/restore`);
          row.restored = false;
        });
      }
      if (!row.base && !isBlank(row) && rests(row)) {
        return () => this.attempt(row, () => this.create(row));
      }
      if (row.base && isDirty(row) && rests(row)) {
        return () => this.attempt(row, () => this.store(row));
      }
      if (row.base && row.moved) {
        return () => this.attempt(row, () => this.place(row));
      }
    }
    return null;
  }

  lengthOf = row => row.values.comment.length + row.values.proposed.length;

  async attempt(row, work) {
    try {
      await work();
    } catch (error) {
      if (error.status === 412) {
        this.merge(row, error.problem.row);
        this.sort();
        this.listener('rows');
      } else if (error.status === 422) {
        row.error = error.message;
        this.listener('row', row);
      } else {
        throw error;
      }
    }
  }

  async dispose(row) {
    row.base = await send('DELETE', `${this.path}/${row.id}`, undefined, {version: row.base.version});
    this.all.splice(this.all.indexOf(row), 1);
  }

  async store(row) {
    const text = textOf(row);
    const print = printOf(text);
    row.since = null;
    row.sent = [...(row.sent ?? []).filter(known => known !== print), print].slice(-MOST_SENT);
    this.remember();
    const stored = await send('PUT', `${this.path}/${row.id}`, text,
      {version: row.base.version, keepalive: this.lengthOf(row) < SMALL});
    // The one that went out as the page was left may be answered after another one.
    if (stored.version > row.base.version) {
      row.base = stored;
      row.sent = [];
    }
  }

  /** New rows that follow one another go together. */
  async create(first) {
    const at = this.all.indexOf(first);
    const added = [];
    for (let i = at; i < this.all.length && !this.all[i].base && added.length < 500; i++) {
      if (!isBlank(this.all[i]) && !this.all[i].error) {
        added.push(this.all[i]);
      }
    }
    const above = this.all.slice(0, at).reverse().find(row => row.base && !row.base.deleted);
    const sent = added.map(row => ({id: row.id, ...textOf(row)}));
    const follows = this.all.slice(at).some(row => row.base);
    added.forEach(row => Object.assign(row, {since: null, moved: false}));
    const stored = await send('POST', this.path, {after: above?.id, rows: sent},
      {keepalive: added.reduce((sum, row) => sum + this.lengthOf(row), 0) < SMALL});
    for (const row of added) {
      row.base = stored.find(one => one.id === row.id);
      // The person may have moved it meanwhile.
      row.moved ||= !above && follows;
      row.position = row.moved ? row.position : row.base.position;
    }
  }

  async place(row) {
    const above = this.all.slice(0, this.all.indexOf(row)).reverse().find(one => one.base && !one.base.deleted);
    row.moved = false;
    try {
      const stored = await send('POST', `${this.path}/${row.id}/move${above ? `?after=${above.id}` : ''}`);
      row.position = row.moved ? row.position : stored.position;
    } catch (error) {
      row.moved = true;
      throw error;
    }
  }

  fail(error) {
    const waits = this.waiting.length > 0;
    if (error.status === 409 || error.status === 404) {
      Object.assign(this, {editable: false, notice: error.message});
      this.listener('rows');
      return;
    }
    this.trouble = error.status === 401 ? 'expired' : error.status === 0 ? 'offline' : error.message ?? String(error);
    if (waits) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.sync(true), AGAIN);
    }
  }

  /** The page is being left: the last keystrokes go out without waiting for an answer. */
  leave() {
    this.remember();
    this.waiting.filter(row => this.editable && row.base && !row.conflict && !row.removed && isDirty(row)
      && this.lengthOf(row) < SMALL).forEach(row => this.store(row).catch(() => {}));
  }

  remember() {
    this.unkept = !keep(this.requestId, this.taskId, this.person, this.waiting.map(
      ({id, base, values, position, removed, moved, sent}) => ({id, base, values, position, removed, moved, sent})));
  }

  // Order.

  sort() {
    this.all.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  }

  between(at) {
    const above = this.all[at - 1]?.position;
    const below = this.all[at]?.position;
    return above === undefined ? (below ?? 2 * STEP) - STEP : below === undefined ? above + STEP : (above + below) / 2;
  }
}
