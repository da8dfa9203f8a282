// Settings that the four web applications share.

import {language} from './locale.js';

export const common = {
  locales: {availableLocales: [language], fallbackLocale: language},
  dateFormat: language === 'vi'
    ? {monthName: 'MMMM', day: 'DD', abbr: 'DD/MM/YYYY HH:mm', normal: 'DD/MM/YYYY HH:mm',
      long: 'dddd, DD/MM/YYYY HH:mm', short: 'DD/MM/YYYY'}
    : undefined,
  disableWelcomeMessage: true
};

/** The name of an application beside the product's, in both languages. */
export const named = (name, english) => ({name: language === 'en' ? english : name, vendor: 'Điều hành chỉ thị ·'});
