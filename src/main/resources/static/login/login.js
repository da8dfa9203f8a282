// What follows # never reaches the server: it is added to the page to return to.
document.querySelector('form').addEventListener('submit', () => {
  const next = document.getElementById('next');
  if (location.hash && next.value && !next.value.includes('#')) {
    next.value += location.hash;
  }
});
document.getElementById('username').setCustomValidity('');
for (const field of document.querySelectorAll('input[required]')) {
  const label = document.querySelector(`label[for=${field.id}]`).textContent.toLowerCase();
  field.addEventListener('invalid', () => field.setCustomValidity(field.value ? '' : `Hãy nhập ${label}.`));
  field.addEventListener('input', () => field.setCustomValidity(''));
}
