// Stock parts of Cockpit as these people need them: days as they write them, no buttons for what they may not do.

/** Stock fixes yyyy-MM-ddTHH:mm:ss in its code, after it has read its configuration; this comes later still. */
export function writeStockDates() {
  window.angular.module('cam.cockpit').config(['camDateFormatProvider', provider => {
    for (const name of ['normal', 'abbr']) {
      provider.setDateFormat('DD/MM/YYYY HH:mm', name);
    }
    provider.setDateFormat('dddd, DD/MM/YYYY HH:mm', 'long');
    provider.setDateFormat('DD/MM/YYYY', 'short');
  }]);
}
