// Puts the translations in place before the application starts. Stock loads them while it draws: on a first visit some
// headings stay raw keys, and a new file shows only on the second visit.

export const language = localStorage.getItem('directive.language') === 'en' ? 'en' : 'vi';

const appRoot = () => document.querySelector('base').getAttribute('app-root');

/** @param {string} app canonical name of the web application */
export async function loadTranslations(app) {
  const folder = `${appRoot()}/app/${app}/locales/`;
  try {
    const response = await fetch(`${folder}${language}.json`, {credentials: 'same-origin'});
    if (!response.ok) {
      return;
    }
    // Where and how the stock loader keeps what it has loaded.
    const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
    kept[`${folder}_locales_data_${language}_${window.bust}`] = await response.text();
    localStorage.setItem('camunda-web', JSON.stringify(kept));
  } catch {
    // The stock loader tries again.
  }
}
