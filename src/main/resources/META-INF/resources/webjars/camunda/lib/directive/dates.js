// Dates are written day/month/year whatever the browser's language is.

const MONTHS = Array.from({length: 12}, (_, i) => `Tháng ${i + 1}`);
const DAYS = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];
const SHORT_DAYS = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];

const flatpickr = {
  firstDayOfWeek: 1,
  weekdays: {shorthand: SHORT_DAYS, longhand: DAYS},
  months: {shorthand: MONTHS.map(m => m.replace('Tháng ', 'Th')), longhand: MONTHS},
  rangeSeparator: ' đến ',
  time_24hr: true,
  weekAbbreviation: 'Tuần', scrollTitle: 'Cuộn để tăng', toggleTitle: 'Bấm để đổi',
  yearAriaLabel: 'Năm', monthAriaLabel: 'Tháng', hourAriaLabel: 'Giờ', minuteAriaLabel: 'Phút',
  ordinal: () => ''
};

/** form-js asks the browser how it writes dates; it is told the Vietnamese way. */
export function writeDatesInVietnamese(app) {
  const isDefault = locale => locale === undefined || locale === 'default';
  const twoDigits = {day: '2-digit', month: '2-digit', year: 'numeric'};
  const ours = (locale, options) => isDefault(locale) ? ['vi-VN', options ?? twoDigits] : [locale, options];
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (target, [locale, options]) => new target(...ours(locale, options)),
    apply: (target, self, [locale, options]) => target(...ours(locale, options))
  });
  // form-js makes its calendar anew when the field gets the focus; ours follows on the next frame.
  for (const type of ['focusin', 'click']) {
    document.addEventListener(type, event => requestAnimationFrame(() => localise(event.target)));
  }
  if (app === 'cockpit') {
    // Cockpit writes ISO dates whatever its configuration says.
    window.angular.module('cam.cockpit').config(['camDateFormatProvider', formats => {
      formats.setDateFormat('DD/MM/YYYY HH:mm', 'normal');
      formats.setDateFormat('dddd, DD/MM/YYYY HH:mm', 'long');
      formats.setDateFormat('DD/MM/YYYY', 'short');
      formats.setDateFormat('DD/MM/YYYY HH:mm', 'abbr');
    }]);
  }
  window.angular.module(`cam.${app}`).run(['$locale', $locale => {
    Object.assign($locale, {id: 'vi', localeID: 'vi'});
    Object.assign($locale.DATETIME_FORMATS, {
      MONTH: MONTHS, STANDALONEMONTH: MONTHS, SHORTMONTH: flatpickr.months.shorthand, DAY: DAYS, SHORTDAY: SHORT_DAYS,
      FIRSTDAYOFWEEK: 0, short: 'dd/MM/yyyy HH:mm', shortDate: 'dd/MM/yyyy', mediumDate: 'dd/MM/yyyy'
    });
  }]);
}

/** The calendar of a date field gets Vietnamese names when it is first used. */
function localise(field) {
  const picker = field._flatpickr;
  if (picker?.config && picker.config.locale !== flatpickr) {
    picker.set('locale', flatpickr);
  }
}
