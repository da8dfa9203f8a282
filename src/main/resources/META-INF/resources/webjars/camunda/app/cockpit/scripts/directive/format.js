// How dates, spans and addresses are written on the pages for managers.

import {directives} from './address.js';

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

/** How far away a day is, in words. */
export function remaining(due, asOf) {
  const left = daysBetween(isoDay(asOf), isoDay(due));
  return left < 0 ? `trễ ${-left} ngày` : left === 0 ? 'hôm nay' : `còn ${left} ngày`;
}

export const number = value => value.toLocaleString('vi-VN');

/** Lower case without accents, for searching. */
export const fold = text => (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Every word of the text somewhere in the words. */
export const contains = (words, text) => fold(text).split(/\s+/).every(part => fold(words).includes(part));

export const LEVELS = {CENTRAL: 'Trung ương', PROVINCE: 'Tỉnh', DISTRICT: 'Huyện', COMMUNE: 'Xã', HAMLET: 'Thôn'};

export const instanceAddress = (id, tab) => `#/process-instance/${id}/runtime${tab ? `?tab=${tab}` : ''}`;

export const dossierAddress = (id, show, more) => directives({dossier: id, show, ...more});

/** Name of a body with the one that answers for it now, where that is another one. */
export const called = (body, now) => now ? `${body.name} (nay: ${now.name})` : body.name;
