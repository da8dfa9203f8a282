// Answers to the comments of a round as this page holds them: what the person typed and the server does not have yet, and
// what others changed meanwhile. Nothing here draws.

import {get, send} from '../../../../lib/directive/api.js';
import {announceFlush, keep, takeOver} from './unsent-comments.js';

const FIELDS = ['outcome', 'reason', 'place'];
const QUIET = 600;
const WATCH = 4000;
const AGAIN = 4000;
/** Contents that a browser sends on after the page was left. */
const SMALL = 30_000;
const MOST_SENT = 20;

export const OUTCOMES = [['ACCEPTED', 'Tiếp thu'], ['PARTLY_ACCEPTED', 'Tiếp thu một phần'], ['EXPLAINED', 'Giải trình']];

/** Only full acceptance explains itself. */
export const needsReason = outcome => outcome === 'PARTLY_ACCEPTED' || outcome === 'EXPLAINED';

const norm = text => text.replaceAll('\0', '').normalize('NFC');
const clean = ({outcome, reason, place}) => ({outcome: outcome || null, reason: reason.trim() ? norm(reason) : null,
  place: place.trim() ? norm(place.trim()) : null});
const answerOf = line => ({outcome: line.outcome ?? '', reason: line.reason ?? '', place: line.place ?? ''});
const same = (one, other) => FIELDS.every(field => norm(one[field]) === norm(other[field]));
const print = values => JSON.stringify(clean(values));

const open = new Map();

/** The answers behind a task; while a page of before still sends, its answers go on. */
export async function answersOf(taskId, person) {
  const overview = await get(`/tasks/${encodeURIComponent(taskId)}/synthesis`);
  const answers = open.get(overview.roundId) ?? new Answers(overview.roundId, person);
  open.set(overview.roundId, answers);
  answers.taskId = taskId;
  Object.assign(answers, {overview, editable: overview.editable, placeable: overview.placeable, notice: overview.notice,
    total: overview.total, undecided: overview.undecided, revision: Math.max(answers.revision, overview.revision)});
  announceFlush(taskId, () => answers.flush());
  answers.bringBack(await takeOver(overview.roundId, person));
  return answers;
}

/**
 * An edit: {id, number, base, values, sent, error, conflict, gone}; base is the answer in the version that the person
 * saw. error = {field, message}; conflict is the line as others left it; gone when it is no line any more.
 */
class Answers {

  constructor(roundId, person) {
    this.roundId = roundId;
    this.path = `/rounds/${roundId}/synthesis`;
    this.person = person;
    this.edits = new Map();
    this.revision = 0;
    this.trouble = null;
    this.savedAt = null;
    this.saving = false;
    this.listener = () => {};
    addEventListener('online', () => this.flush());
    addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => document.hidden ? this.flush() : this.watching && this.look());
  }

  /** @param listener called with 'lines' and lines that changed, 'reload' (more changed than is told) or 'state' */
  watch(listener, signal) {
    this.listener = listener;
    this.watching = setInterval(() => document.hidden || this.look(), WATCH);
    signal.addEventListener('abort', () => {
      clearInterval(this.watching);
      this.watching = null;
      this.listener = () => {};
      this.flush();
    });
  }

  valuesOf(line) {
    return this.edits.get(line.id)?.values ?? answerOf(line);
  }

  edit(line) {
    return this.edits.get(line.id);
  }

  get waiting() {
    return [...this.edits.values()];
  }

  /** Answers that only the person can bring further. */
  get held() {
    return this.waiting.filter(edit => edit.error || edit.conflict || edit.gone);
  }

  set(line, field, value) {
    const edit = this.edits.get(line.id) ?? {id: line.id, number: line.comments[0].number, sent: [],
      base: {version: line.version, ...answerOf(line)}, values: answerOf(line)};
    edit.values = {...edit.values, [field]: value};
    edit.error = null;
    if (!edit.conflict && !edit.gone && same(edit.values, edit.base) && edit.sent.length === 0) {
      this.edits.delete(line.id);
    } else {
      this.edits.set(line.id, edit);
    }
    this.remember();
    // A reason that is still to come is asked for when the person leaves the field.
    if (!needsReason(edit.values.outcome) || edit.values.reason.trim()) {
      this.soon();
    }
    this.listener('state');
  }

  /** @param mine keeps what the person wrote; otherwise what the other one did stays */
  resolve(id, mine) {
    const edit = this.edits.get(id);
    const theirs = edit.conflict;
    edit.conflict = null;
    edit.sent = [];
    edit.base = {version: theirs.version, ...answerOf(theirs)};
    if (!mine) {
      this.edits.delete(id);
    }
    this.remember();
    this.listener('lines', [theirs]);
    this.flush();
  }

  /** Gives up what cannot be stored any more. */
  drop(id) {
    this.edits.delete(id);
    this.remember();
    this.listener('state');
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), QUIET);
  }

  /** Sends what is waiting, now. */
  flush() {
    clearTimeout(this.timer);
    return this.queue(async () => {
      for (const edit of this.waiting) {
        if (edit.error || edit.conflict || edit.gone || !this.placeable) {
          continue;
        }
        if (needsReason(edit.values.outcome) && !edit.values.reason.trim()) {
          edit.error = {field: 'reason',
            message: `“${OUTCOMES.find(([value]) => value === edit.values.outcome)[1]}” phải nêu lý do.`};
          continue;
        }
        this.saving = true;
        this.listener('state');
        await this.store(edit);
        this.trouble = null;
      }
    });
  }

  async store(edit) {
    const values = edit.values;
    const answer = clean(values);
    edit.sent = [...edit.sent.filter(known => known !== print(values)), print(values)].slice(-MOST_SENT);
    this.remember();
    try {
      const line = await send('PUT', `${this.path}/lines/${edit.id}`, answer,
        {version: edit.base.version, keepalive: values.reason.length < SMALL});
      this.stored(edit, line, values);
    } catch (error) {
      if (error.status === 412) {
        this.merge(edit, error.problem.line);
      } else if (error.status === 422) {
        edit.error = {field: error.problem.errors?.[0]?.field ?? 'reason', message: error.message};
      } else if (error.status === 404) {
        edit.gone = true;
        this.listener('reload');
      } else {
        throw error;
      }
    }
    this.remember();
  }

  stored(edit, line, values) {
    this.savedAt = new Date();
    this.undecided += (line.outcome ? 0 : line.count) - (edit.base.outcome ? 0 : line.count);
    edit.base = {version: line.version, ...answerOf(line)};
    edit.sent = [];
    if (edit.values === values) {
      this.edits.delete(edit.id);
    } else {
      this.soon();
    }
    this.listener('lines', [line]);
  }

  /** What comes back may be the person's own, when its answer got lost on the way. */
  merge(edit, theirs) {
    const own = edit.sent.includes(print(answerOf(theirs)));
    if (own || same(answerOf(theirs), edit.base) || same(answerOf(theirs), edit.values)) {
      edit.base = {version: theirs.version, ...answerOf(theirs)};
      edit.sent = [];
      if (same(edit.values, edit.base)) {
        this.edits.delete(edit.id);
      } else {
        this.soon();
      }
    } else {
      edit.conflict = theirs;
    }
    this.listener('lines', [theirs]);
  }

  /** Looks for what others changed, and what arrived. */
  look() {
    return this.queue(async () => {
      const changes = await get(`${this.path}/changes?after=${this.revision}`);
      const turned = changes.placeable !== this.placeable || changes.editable !== this.editable;
      Object.assign(this, {revision: changes.revision, editable: changes.editable, placeable: changes.placeable,
        notice: changes.notice, total: changes.total, undecided: changes.undecided});
      for (const line of changes.lines) {
        const edit = this.edits.get(line.id);
        if (edit && line.version > edit.base.version) {
          this.merge(edit, line);
        }
      }
      this.trouble = null;
      if (changes.more || turned) {
        this.listener('reload');
      } else if (changes.lines.length) {
        this.listener('lines', changes.lines);
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

  fail(error) {
    if (error.status === 409 || error.status === 404) {
      Object.assign(this, {editable: false, placeable: false, notice: error.message});
      this.listener('reload');
      return;
    }
    this.trouble = error.status === 401 ? 'expired' : error.status === 0 ? 'offline' : error.message ?? String(error);
    if (this.edits.size) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), AGAIN);
    }
  }

  /** The page is being left: the last keystrokes go out without waiting for an answer. */
  leave() {
    this.remember();
    this.waiting.filter(edit => this.placeable && !edit.error && !edit.conflict && !edit.gone
      && edit.values.reason.length < SMALL && (!needsReason(edit.values.outcome) || edit.values.reason.trim()))
      .forEach(edit => this.store(edit).catch(() => {}));
  }

  remember() {
    this.unkept = !keep(this.roundId, this.taskId, this.person,
      this.waiting.map(({id, number, base, values, sent}) => ({id, number, base, values, sent})), 'answers');
  }

  bringBack(left) {
    for (const edit of left) {
      if (!this.edits.has(edit.id)) {
        this.edits.set(edit.id, edit);
      }
    }
    this.remember();
    if (left.length) {
      this.flush();
    }
  }
}
