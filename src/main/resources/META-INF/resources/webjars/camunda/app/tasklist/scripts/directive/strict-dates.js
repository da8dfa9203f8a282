// A date that was typed is taken as it stands or refused. The calendar of form-js would make 03/03 of 31/02, and of
// anything it cannot read an empty field.

const TYPED = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** @returns {{date: Date}|{problem: string}|null} null for an empty text */
export function readDate(text) {
  const typed = text.trim();
  if (!typed) {
    return null;
  }
  const [, day, month, year] = TYPED.exec(typed)?.map(Number) ?? [];
  if (!year) {
    return {problem: `Chưa đọc được ngày “${typed}”. Hãy nhập ngày/tháng/năm, ví dụ 25/12/2026.`};
  }
  const date = new Date(year, month - 1, day);
  if (date.getMonth() !== month - 1 || date.getDate() !== day) {
    return {problem: `Không có ngày ${typed} trong lịch.`};
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return {problem: `Năm phải từ ${FIRST_YEAR} đến ${LAST_YEAR}.`};
  }
  return {date};
}

const isDateInput = target => target.matches?.('.fjs-datepicker input');

/** Problems of the dates as they stand in the inputs, by field id. */
export function wrongDates(instance) {
  const wrong = {};
  for (const input of instance.element.querySelectorAll('.fjs-datepicker input')) {
    const problem = readDate(input.value)?.problem;
    const field = problem && instance.fieldOf(input);
    if (field) {
      wrong[field.id] = [problem];
    }
  }
  return wrong;
}

/**
 * Refuses wrong dates at their fields; what was typed stays.
 * @param {FormInstance} instance
 * @param {AbortSignal} signal ends it
 */
export function watchDates(instance, signal) {
  const told = new Set();

  function judge(event) {
    const input = event.target;
    if (!isDateInput(input)) {
      return;
    }
    const picker = input._flatpickr;
    if (picker) {
      picker.config.parseDate = text => readDate(text)?.date;
    }
    if (event.type === 'focus' || (event.type === 'keydown' && event.key !== 'Enter')) {
      return;
    }
    const problem = readDate(input.value)?.problem;
    const field = instance.fieldOf(input);
    if (problem && event.type !== 'input') {
      // Neither the calendar nor form-js may see it: they would put another date, or none, in its place.
      event.stopImmediatePropagation();
      if (event.type === 'keydown') {
        event.preventDefault();
      }
      picker?.close();
      told.add(input);
      instance.setErrors({...instance.errors(), [field.id]: [problem]});
    } else if (!problem && told.delete(input)) {
      const {[field.id]: _, ...others} = instance.errors();
      instance.setErrors(others);
    }
  }

  /** An open calendar reads its input as soon as the mouse goes down elsewhere; a closed one does not. */
  function shut(event) {
    const input = document.activeElement;
    if (isDateInput(input) && event.target !== input && readDate(input.value)?.problem
        && !input._flatpickr?.calendarContainer.contains(event.target)) {
      input._flatpickr?.close();
    }
  }

  for (const type of ['blur', 'focusout', 'keydown', 'input', 'focus']) {
    instance.element.addEventListener(type, judge, {capture: true, signal});
  }
  for (const type of ['mousedown', 'touchstart']) {
    window.addEventListener(type, shut, {capture: true, signal});
  }
}
