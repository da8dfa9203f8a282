// Settings that the four web applications share. Vietnamese whatever language the browser asks for; a technician
// may choose English: localStorage.setItem('directive.language', 'en').

import {language} from './locale.js';

export const common = {
  locales: {availableLocales: [language], fallbackLocale: language},
  dateFormat: language === 'vi'
    ? {monthName: 'MMMM', day: 'DD', abbr: 'DD/MM/YYYY HH:mm', normal: 'DD/MM/YYYY HH:mm',
      long: 'dddd, DD/MM/YYYY HH:mm', short: 'DD/MM/YYYY'}
    : undefined,
  disableWelcomeMessage: true
};

export const named = name => ({name, vendor: 'Điều hành chỉ thị ·'});
