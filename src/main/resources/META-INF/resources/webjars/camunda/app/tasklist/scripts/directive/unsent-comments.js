// Comments, and answers to comments, typed and not yet on the server, kept in this browser: they survive a lost connection,
// the end of a session and the end of the browser. Each open page keeps its own; what a page left behind is taken over by
// the next one.

const PREFIX = 'directive.comments.';
const page = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

/** Who brings which kind of rows to the server, and the section where people see them. */
const KINDS = {
  rows: {section: 'Góp ý của cơ quan', load: async () => (await import('./comment-rows.js')).rowsOf},
  answers: {section: 'Bảng tổng hợp', load: async () => (await import('./synthesis-answers.js')).answersOf}
};

// Held as long as the page lives, so that others can tell what it keeps from what was left behind.
navigator.locks?.request(PREFIX + page, () => new Promise(() => {}));

const keyOf = (sheetId, owner) => `${PREFIX}${sheetId}.${owner}`;

const entries = () => Object.keys(localStorage).filter(key => key.startsWith(PREFIX)).flatMap(key => {
  try {
    return [{key, owner: key.slice(key.lastIndexOf('.') + 1), ...JSON.parse(localStorage.getItem(key))}];
  } catch {
    return [];
  }
});

/**
 * @param sheetId what the rows belong to: a request, or a round
 * @returns {boolean} false when the browser has no room or keeps nothing
 */
export function keep(sheetId, taskId, person, rows, kind = 'rows') {
  try {
    if (rows.length === 0) {
      localStorage.removeItem(keyOf(sheetId, page));
    } else {
      localStorage.setItem(keyOf(sheetId, page), JSON.stringify({sheetId, kind, taskId, person, rows}));
    }
    return true;
  } catch {
    return rows.length === 0;
  }
}

const isAlive = async owner => owner === page || Boolean(navigator.locks
  && !await navigator.locks.request(PREFIX + owner, {ifAvailable: true}, lock => lock !== null));

/** Rows that pages which are gone have left; they are handed out once. */
export async function takeOver(sheetId, person) {
  const found = [];
  for (const entry of entries()) {
    if (entry.sheetId === sheetId && entry.person === person && !await isAlive(entry.owner)
        && localStorage.getItem(entry.key) !== null) {
      found.push(...entry.rows);
      localStorage.removeItem(entry.key);
    }
  }
  return found;
}

const person = () => document.body && window.angular.element(document.body).injector()
  ?.get('$rootScope').authentication?.name;

const ofTask = taskId => entries().filter(entry => entry.taskId === taskId && entry.person === person());

/** How many rows of a task wait in this browser. */
const unsent = taskId => ofTask(taskId).reduce((sum, entry) => sum + entry.rows.length, 0);

const flushes = new Map();
let leftBehind = Promise.resolve();

/** @param flush sends what is waiting and resolves when it was tried */
export function announceFlush(taskId, flush) {
  flushes.set(taskId, flush);
}

/** What a page of before has left is sent too, although its section was not opened in this one. */
async function send(taskId) {
  try {
    await leftBehind;
    if (!flushes.has(taskId)) {
      await (await KINDS[ofTask(taskId)[0].kind].load())(taskId, person());
    }
    await flushes.get(taskId)?.();
  } catch {
    // It stays where it is, and the person is told.
  }
}

/** After a login, or a death of the browser, what waits is sent whichever task the person opens first. */
export function sendWhatWasLeftBehind() {
  // Without locks the pages that still live cannot be told from the others.
  if (!navigator.locks || entries().length === 0) {
    return;
  }
  window.angular.module('cam.tasklist').run(['$rootScope', $rootScope => {
    const stop = $rootScope.$watch('authentication.name', name => {
      if (name) {
        stop();
        leftBehind = takeUp(name);
      }
    });
  }]);
}

async function takeUp(name) {
  const tasks = new Map();
  for (const {taskId, kind, person, owner} of entries()) {
    if (person === name && !await isAlive(owner)) {
      tasks.set(taskId, kind);
    }
  }
  for (const [taskId, kind] of tasks) {
    // Of a task that is over, or out of reach, everything stays where it is.
    await KINDS[kind].load().then(load => load(taskId, name)).catch(() => {});
  }
}

/** "Hoàn thành" would send the answer on without what is not on the server yet. */
export function holdBackUnsentComments() {
  document.addEventListener('click', async event => {
    const button = event.target.closest?.('.form-actions .btn-primary');
    const host = button?.closest('[cam-tasklist-form]');
    const taskId = host && window.angular.element(host).isolateScope()?.params?.taskId;
    if (!taskId || unsent(taskId) === 0) {
      return;
    }
    event.stopImmediatePropagation();
    event.preventDefault();
    await send(taskId);
    const left = unsent(taskId);
    if (left === 0) {
      button.click();
      return;
    }
    window.angular.element(document.body).injector().get('Notifications').addError({status: 'Chưa hoàn thành được.',
      message: `Còn ${left} góp ý chưa gửi được về máy chủ: xem thẻ Hồ sơ, mục ${KINDS[ofTask(taskId)[0].kind].section}.`});
  }, true);
}
