// How dates, spans and addresses are written on the pages for managers.

const ZONE = 'Asia/Ho_Chi_Minh';
const DAY = {day: '2-digit', month: '2-digit', year: 'numeric', timeZone: ZONE};
const dayFormat = new Intl.DateTimeFormat('vi-VN', DAY);
const timeFormat = new Intl.DateTimeFormat('vi-VN', {hour: '2-digit', minute: '2-digit', timeZone: ZONE});
const isoFormat = new Intl.DateTimeFormat('sv-SE', {timeZone: ZONE});

export const day = value => value ? dayFormat.format(new Date(value)) : '';
export const moment = value => value ? `${day(value)} ${timeFormat.format(new Date(value))}` : '';
/** Calendar day in the office's zone, as yyyy-mm-dd. */
export const isoDay = value => isoFormat.format(value ? new Date(value) : new Date());

/** Calendar days from one day to another, negative when the other is earlier. */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86400000);

/** Lower case without accents, for searching. */
export const fold = text => (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

export const instanceAddress = (id, tab) => `#/process-instance/${id}/runtime${tab ? `?tab=${tab}` : ''}`;

export const dossierAddress = (id, show) => `#/directives?dossier=${id}${show ? `&show=${show}` : ''}`;
