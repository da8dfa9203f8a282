// The choice of language in the account menu.

import {language, speak} from './locale.js';
import {whenThere} from './when-there.js';

const choice = language === 'en'
  ? {wanted: 'vi', label: 'Tiếng Việt', note: ''}
  : {wanted: 'en', label: 'English', note: 'Stock parts only; ours stay Vietnamese'};

export function offerLanguages() {
  whenThere('.account .dropdown-menu > .logout', logout => {
    const item = document.createElement('li');
    item.className = 'directive-language';
    item.dataset.pluginText = '';
    const link = document.createElement('a');
    link.href = '';
    link.lang = choice.wanted;
    link.textContent = choice.label;
    if (choice.note) {
      const note = document.createElement('small');
      note.textContent = choice.note;
      link.append(note);
    }
    link.addEventListener('click', event => {
      event.preventDefault();
      speak(choice.wanted);
    });
    item.append(link);
    logout.before(item);
  });
}
