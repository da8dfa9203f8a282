// What a manager does about running work. Each opens a dialog that asks for a reason, sends the command, and answers
// true when something was done, so that the caller reads its figures again:
//
//   if (await remindBodies(round, requests)) { reload(); }
//
// A round is what /directives/{id}/rounds gives; bodies are rows of /rounds/{id}/bodies, or codes. Show the buttons to those
// only for whom mayAct(directiveId) is true.

import {get, send} from '../../../../lib/directive/api.js';
import {html, nothing, render} from '../../../../lib/directive/html.js';
import {day} from './format.js';

const styles = document.createElement('link');
styles.rel = 'stylesheet';
styles.href = new URL('actions.css', import.meta.url).href;
document.head.append(styles);

const allowed = new Map();

/** What the person may do about a dossier: {mayAct, mayRetry}; asked once for each dossier. */
export function actionsOf(directiveId) {
  if (!allowed.has(directiveId)) {
    allowed.set(directiveId, get(`/directives/${encodeURIComponent(directiveId)}/actions`).catch(error => {
      allowed.delete(directiveId);
      throw error;
    }));
  }
  return allowed.get(directiveId);
}

/** True when the person may intervene in the dossier. */
export const mayAct = directiveId => actionsOf(directiveId).then(actions => actions.mayAct, () => false);

// Field kinds: how each is drawn, and what of it is sent.

const text = (field, id, described) => html`<input type="text" class="form-control" id=${id} name=${field.name}
  aria-describedby=${described} autocomplete="off">`;

const KINDS = {
  date: {
    draw: (field, id, described) => html`<input type="text" class="form-control" id=${id} name=${field.name}
      inputmode="numeric" placeholder="ngày/tháng/năm" maxlength="10" autocomplete="off" aria-describedby=${described}>`,
    read: typed => {
      const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(typed);
      const iso = parts && `${parts[3]}-${parts[2].padStart(2, '0')}-${parts[1].padStart(2, '0')}`;
      // A day that no month has is moved on by the browser, or is no date at all.
      const time = iso ? Date.parse(`${iso}T00:00:00Z`) : NaN;
      if (typed.trim() && (Number.isNaN(time) || !new Date(time).toISOString().startsWith(iso))) {
        throw new Error(`Ngày “${typed.trim()}” chưa đúng; hãy ghi ngày/tháng/năm, ví dụ 25/12/2026.`);
      }
      return iso ?? null;
    }
  },
  select: {
    draw: (field, id, described) => html`<select class="form-control" id=${id} name=${field.name}
      aria-describedby=${described}><option value="">– Chọn –</option>
      ${field.options.map(group => html`<optgroup label=${group.label}>${group.options.map(option => html`
        <option value=${option.value}>${option.label}</option>`)}</optgroup>`)}</select>`,
    read: value => value || null
  },
  /** A body, looked up as one types; what is sent is its code. */
  body: {
    draw: (field, id, described) => html`<input type="text" class="form-control" id=${id} name=${field.name}
        list="${id}-list" autocomplete="off" placeholder="Gõ tên hoặc mã cơ quan" aria-describedby=${described}
        @input=${event => suggest(event.target)}><datalist id="${id}-list"></datalist>`,
    read: typed => (/\(([A-Z0-9]+)\)\s*$/.exec(typed)?.[1] ?? typed.trim()) || null
  },
  check: {
    draw: (field, id) => html`<input type="checkbox" id=${id} name=${field.name}>`,
    read: (value, input) => input.checked
  }
};

let asked = 0;

/** Offers the bodies that fit what is typed; an answer that was overtaken is dropped. */
async function suggest(input) {
  const wanted = input.value.trim();
  const mine = ++asked;
  if (wanted.length < 2 || wanted.endsWith(')')) {
    return;
  }
  try {
    const found = await get(`/bodies?size=20&text=${encodeURIComponent(wanted)}`);
    if (mine === asked) {
      render(found.items.map(body => html`<option value="${body.name} (${body.code})"></option>`), input.list);
    }
  } catch {
    // Without suggestions a code still works.
  }
}

function toast(message) {
  document.querySelectorAll('.directive-toast').forEach(earlier => earlier.remove());
  const node = document.createElement('div');
  node.className = 'directive-toast';
  node.setAttribute('role', 'status');
  node.dataset.pluginText = '';
  document.body.append(node);
  // Filled after it is there, or it would not be read out.
  requestAnimationFrame(() => { node.textContent = message; });
  setTimeout(() => node.remove(), 8000);
}

let dialogs = 0;

/**
 * Asks for the fields and a reason until the server takes them or the person gives up; what was typed stays when it is
 * refused, and the message stands at its field.
 *
 * @param spec {title, about, button, fields: [{name, kind, label, hint, options}], run: values => promise of words}
 * @return promise of true when it was done
 */
function ask(spec) {
  const prefix = `directive-action-${++dialogs}`;
  const fields = [...(spec.fields ?? []),
    {name: 'reason', kind: 'reason', label: 'Lý do', hint: spec.reasonHint}];
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.className = 'directive-dialog';
  dialog.dataset.pluginText = '';
  dialog.setAttribute('aria-labelledby', `${prefix}-title`);
  document.body.append(dialog);
  let errors = {};
  let sending = false;
  let done = false;

  const field = one => {
    const id = `${prefix}-${one.name}`;
    const described = `${id}-hint ${id}-error`;
    const input = one.kind === 'reason'
      ? html`<textarea class="form-control" id=${id} name="reason" rows="3" maxlength="2000"
          aria-describedby=${described}></textarea>`
      : (KINDS[one.kind]?.draw ?? text)(one, id, described);
    return html`<div class="form-group ${errors[one.name] ? 'has-error' : ''} ${one.kind === 'check' ? 'check' : ''}">
      <label for=${id}>${one.label}</label>${input}
      <p class="help-block" id="${id}-hint">${one.hint ?? ''}</p>
      <p class="directive-error" id="${id}-error" role="alert">${errors[one.name] ?? ''}</p></div>`;
  };
  const view = () => html`
    <form method="dialog" novalidate @submit=${submit}>
      <h2 id="${prefix}-title">${spec.title}</h2>
      ${spec.about ? html`<p class="directive-about">${spec.about}</p>` : nothing}
      ${fields.map(field)}
      <p class="directive-error" role="alert">${errors[''] ?? ''}</p>
      <div class="directive-dialog-buttons">
        <button type="button" class="btn btn-default" @click=${() => dialog.close()}>Thôi</button>
        <button type="submit" class="btn btn-primary" ?disabled=${sending}>${spec.button}</button>
      </div>
    </form>`;
  const draw = () => {
    render(view(), dialog);
    fields.forEach(one => dialog.querySelector(`#${prefix}-${one.name}`)
      ?.setAttribute('aria-invalid', String(Boolean(errors[one.name]))));
  };

  function values() {
    const read = {};
    for (const one of fields) {
      const input = dialog.querySelector(`#${prefix}-${one.name}`);
      try {
        read[one.name] = KINDS[one.kind] ? KINDS[one.kind].read(input.value, input) : input.value;
      } catch (error) {
        errors[one.name] = error.message;
      }
    }
    return read;
  }

  async function submit(event) {
    event.preventDefault();
    if (sending) {
      return;
    }
    errors = {};
    const read = values();
    if (Object.keys(errors).length === 0) {
      sending = true;
      draw();
      try {
        toast(await spec.run(read));
        done = true;
        dialog.close();
        return;
      } catch (error) {
        for (const {field: name, message} of error.problem?.errors ?? []) {
          const shown = fields.some(one => one.name === name) ? name : spec.fieldOf?.[name] ?? '';
          errors[shown] = message;
        }
        if (Object.keys(errors).length === 0) {
          errors[''] = error.message;
        }
      }
      sending = false;
    }
    draw();
    dialog.querySelector('[aria-invalid=true]')?.focus();
  }

  draw();
  dialog.showModal();
  dialog.querySelector('input, select, textarea').focus();
  return new Promise(resolve => dialog.addEventListener('close', () => {
    dialog.remove();
    before?.focus?.();
    resolve(done);
  }));
}

const code = body => body.body?.code ?? body;
const names = list => list.map(one => `${one.bodyName} (${one.why})`).join('; ');
const skippedWords = (list, what) => list.length === 0 ? ''
  : ` Bỏ qua ${list.length} ${what}${list.length <= 5 ? `: ${names(list)}` : ''}.`;
const roundName = round => `vòng ${round.number}${round.ordinal > 1 ? ` (lần ${round.ordinal})` : ''}`;
const until = value => value ? `Hạn đang áp dụng: ${day(value)}.` : '';
const deadline = now => ({name: 'deadline', kind: 'date', label: 'Hạn mới', hint: until(now)});

/** Reminds bodies of a round; those that answered or were reminded today are skipped, and the person hears why. */
export function remindBodies(round, bodies) {
  return ask({
    title: `Nhắc cơ quan góp ý, ${roundName(round)}`, button: 'Gửi nhắc',
    about: `${bodies.length} cơ quan được chọn. Cơ quan đã trả lời hoặc đã được nhắc hôm nay sẽ được bỏ qua.`,
    reasonHint: 'Nội dung này được gửi kèm lời nhắc.',
    run: async ({reason}) => {
      const {sent, skipped} = await send('POST', `/rounds/${round.id}/reminders`, {bodies: bodies.map(code), reason});
      return `Đã nhắc ${sent} cơ quan.${skippedWords(skipped, 'cơ quan')}`;
    }
  });
}

/** Gives more time to the round, or to some of its bodies only. */
export function extendRound(round, bodies = []) {
  return ask({
    title: bodies.length ? `Gia hạn cho ${bodies.length} cơ quan, ${roundName(round)}` : `Gia hạn ${roundName(round)}`,
    button: 'Gia hạn', fields: [deadline(bodies.length === 1 ? bodies[0].due : round.deadline)],
    about: bodies.length ? null : 'Hạn của cả vòng và của mọi cơ quan chưa trả lời được lùi đến ngày này.',
    run: async ({deadline: wanted, reason}) => {
      const {extended, skipped} = await send('POST', `/rounds/${round.id}/extensions`,
        {bodies: bodies.map(code), deadline: wanted, reason});
      return `Đã gia hạn đến ${day(wanted)} cho ${extended} cơ quan.${skippedWords(skipped, 'cơ quan')}`;
    }
  });
}

/** Asks one more body in an open round. */
export function addBody(round) {
  return ask({
    title: `Bổ sung cơ quan vào ${roundName(round)}`, button: 'Bổ sung', fieldOf: {bodies: 'body'},
    fields: [{name: 'body', kind: 'body', label: 'Cơ quan', hint: until(round.deadline)}],
    run: async ({body, reason}) => {
      await send('POST', `/rounds/${round.id}/bodies`, {bodies: body ? [body] : [], reason});
      return 'Đã bổ sung cơ quan; yêu cầu được gửi trong giây lát.';
    }
  });
}

/** Tells bodies that they need not answer. */
export function withdrawBodies(round, bodies) {
  return ask({
    title: `Rút yêu cầu góp ý của ${bodies.length} cơ quan`, button: 'Rút yêu cầu',
    run: async ({reason}) => {
      await send('POST', `/rounds/${round.id}/withdrawals`, {bodies: bodies.map(code), reason});
      return `Đã rút yêu cầu góp ý của ${bodies.length} cơ quan.`;
    }
  });
}

/** Ends the waiting of a round before its deadline. */
export function closeRound(round) {
  return ask({
    title: `Đóng sớm ${roundName(round)}`, button: 'Đóng vòng',
    about: `Còn ${round.requests.waiting} cơ quan chưa trả lời. Việc đóng không hoàn lại được; trả lời muộn vẫn được `
      + 'nhận đến khi kết quả tổng hợp được duyệt.',
    run: async ({reason}) => {
      await send('POST', `/rounds/${round.id}/closing`, {reason});
      return `Đã đóng ${roundName(round)}.`;
    }
  });
}

/** Reminds bodies whose return is missing. */
export function remindReturns(period, bodies) {
  return ask({
    title: `Nhắc gửi báo cáo ${period.label}`, button: 'Gửi nhắc', about: `${bodies.length} đơn vị chưa gửi báo cáo.`,
    reasonHint: 'Nội dung này được gửi kèm lời nhắc.',
    run: async ({reason}) => {
      const {done, skipped} = await send('POST', `/periods/${period.id}/reminders`, {bodies, reason});
      return `Đã nhắc ${done} đơn vị.${skippedWords(skipped, 'đơn vị')}`;
    }
  });
}

const oneLine = name => (name ?? '').replace(/\s+/g, ' ');
const taskPath = (task, action) => `/tasks/${encodeURIComponent(task.taskId)}/${action}`;
const who = task => task.assignee ?? (task.bodies ? `Chờ nhận: ${task.bodies}` : null);

export function remindTask(task) {
  return ask({
    title: `Nhắc việc: ${oneLine(task.name)}`, about: who(task), button: 'Gửi nhắc',
    reasonHint: 'Nội dung này được gửi kèm lời nhắc.',
    run: async ({reason}) => {
      await send('POST', taskPath(task, 'reminders'), {reason});
      return 'Đã nhắc người được giao việc.';
    }
  });
}

export function extendTask(task) {
  return ask({
    title: `Gia hạn: ${oneLine(task.name)}`, about: who(task), button: 'Gia hạn', fields: [deadline(task.dueAt)],
    run: async ({deadline: wanted, reason}) => {
      await send('POST', taskPath(task, 'extension'), {deadline: wanted, reason});
      return `Đã gia hạn đến ${day(wanted)}.`;
    }
  });
}

/** Gives a task to a person of its groups or to another group of its bodies. */
export async function reassignTask(task) {
  let choices;
  try {
    choices = await get(taskPath(task, 'choices'));
  } catch (error) {
    toast(error.message);
    return false;
  }
  const options = [
    {label: 'Người trong nhóm được giao', options: choices.people.map(one => ({...one, value: `person ${one.value}`}))},
    {label: 'Nhóm khác', options: choices.groups.map(one => ({...one, value: `group ${one.value}`}))}
  ].filter(group => group.options.length);
  return ask({
    title: `Giao lại: ${oneLine(task.name)}`, about: who(task), button: 'Giao lại',
    fieldOf: {assignee: 'to', group: 'to'},
    fields: [{name: 'to', kind: 'select', label: 'Giao cho', options,
      hint: 'Người đã trình không có trong danh sách: không ai duyệt kết quả của chính mình.'}],
    run: async ({to, reason}) => {
      const [kind, value] = (to ?? 'person ').split(' ');
      await send('POST', taskPath(task, 'assignment'), kind === 'group' ? {group: value, reason} : {assignee: value, reason});
      return 'Đã giao lại việc.';
    }
  });
}

/** Moves a task, or everything of its process, from its body to another one. */
export function rerouteTask(task) {
  return ask({
    title: `Chuyển cơ quan xử lý: ${oneLine(task.name)}`, about: who(task), button: 'Chuyển',
    fields: [{name: 'successor', kind: 'body', label: 'Cơ quan tiếp nhận'},
      {name: 'wholeInstance', kind: 'check', label: 'Chuyển cả những bước sau của quy trình này'}],
    run: async values => {
      const {moved} = await send('POST', taskPath(task, 'rerouting'), values);
      return `Đã chuyển ${moved} việc.`;
    }
  });
}

export function retryIncident(incident) {
  return ask({
    title: `Chạy lại: ${incident.step}`, button: 'Chạy lại', about: incident.message,
    run: async ({reason}) => {
      await send('POST', `/incidents/${encodeURIComponent(incident.id)}/retry`, {reason});
      return 'Đã cho chạy lại; nếu vẫn lỗi, sự cố sẽ hiện lại ở đây.';
    }
  });
}
