// How days, moments and sizes are written.

const parts = {day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Asia/Ho_Chi_Minh'};
const DAY = new Intl.DateTimeFormat('vi-VN', parts);
const MOMENT = new Intl.DateTimeFormat('vi-VN', {...parts, hour: '2-digit', minute: '2-digit'});
const NUMBER = new Intl.NumberFormat('vi-VN', {maximumFractionDigits: 1});

/** @param value date or moment in ISO form, or nothing */
export const day = value => value ? DAY.format(new Date(value)) : '';

export const moment = value => value ? MOMENT.format(new Date(value)) : '';

export const count = value => NUMBER.format(value);

export const size = bytes => bytes < 1024 ? `${bytes} B`
  : bytes < 1048576 ? `${NUMBER.format(Math.round(bytes / 1024))} KB` : `${NUMBER.format(bytes / 1048576)} MB`;
