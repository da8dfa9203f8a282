// Puts the translations in place before the application starts. Stock loads them while it draws: on a first visit some
// headings stay raw keys, and a new file shows only on the second visit.

const CHOICE = 'directive.language';
const STOCK_STORE = 'camunda-web';
const KEPT = '_locales_data_';

/** Vietnamese whatever the browser asks for, until the person chooses English. */
export const language = localStorage.getItem(CHOICE) === 'en' ? 'en' : 'vi';

const appRoot = () => document.querySelector('base').getAttribute('app-root');

/** Changes what {@link STOCK_STORE} keeps: its translations are forgotten, of other languages and versions as well. */
function keep(translations) {
  const kept = Object.entries(JSON.parse(localStorage.getItem(STOCK_STORE) || '{}'))
    .filter(([key]) => !key.includes(KEPT));
  localStorage.setItem(STOCK_STORE, JSON.stringify({...Object.fromEntries(kept), ...translations}));
}

/** @param {string} app canonical name of the web application */
export async function loadTranslations(app) {
  const folder = `${appRoot()}/app/${app}/locales/`;
  try {
    const response = await fetch(`${folder}${language}.json`, {credentials: 'same-origin'});
    if (response.ok) {
      // Where and how the stock loader keeps what it has loaded.
      keep({[`${folder}${KEPT}${language}_${window.bust}`]: await response.text()});
    }
  } catch {
    // The stock loader tries again.
  }
}

/** @param {'vi' | 'en'} wanted remembered in this browser, for the login page too */
export function speak(wanted) {
  localStorage.setItem(CHOICE, wanted);
  keep({});
  location.reload();
}
