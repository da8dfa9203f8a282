// What follows # never reaches the server: it is added to the page to return to.
document.querySelector('form')?.addEventListener('submit', () => {
  const next = document.getElementById('next');
  if (location.hash && next.value && !next.value.includes('#')) {
    next.value += location.hash;
  }
});

// The language is kept where the web applications look for it.
const CHOICE = 'directive.language';
const vietnamese = new Map([...document.querySelectorAll('[data-en]')].map(node => [node, node.textContent]));
let language;

function speak(wanted) {
  language = wanted;
  document.documentElement.lang = wanted;
  vietnamese.forEach((text, node) => {
    node.textContent = wanted === 'en' ? node.dataset.en : text;
  });
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === wanted));
  }
}

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    localStorage.setItem(CHOICE, button.dataset.language);
    speak(button.dataset.language);
  });
}
speak(localStorage.getItem(CHOICE) === 'en' ? 'en' : 'vi');

document.getElementById('sign-on')?.addEventListener('click', event => {
  const address = new URL(event.currentTarget.href);
  const next = address.searchParams.get('next');
  if (location.hash && next && !next.includes('#')) {
    address.searchParams.set('next', next + location.hash);
    event.currentTarget.href = address.href;
  }
});
for (const field of document.querySelectorAll('input[required]')) {
  const label = () => document.querySelector(`label[for=${field.id}]`).textContent.toLowerCase();
  const ask = () => language === 'en' ? `Enter the ${label()}.` : `Hãy nhập ${label()}.`;
  field.addEventListener('invalid', () => field.setCustomValidity(field.value ? '' : ask()));
  field.addEventListener('input', () => field.setCustomValidity(''));
}
