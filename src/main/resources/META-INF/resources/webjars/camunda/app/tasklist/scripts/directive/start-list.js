// The list of what a person may start says what each is for, in the first sentence of the model's documentation.

const firstSentence = text => text.split(/(?<=[.:])\s/)[0].replace(/:$/, '.');

function describe() {
  document.querySelectorAll('.processes li').forEach(item => {
    const text = window.angular.element(item).scope()?.processDefinition?.description;
    if (text && !item.querySelector('.directive-purpose')) {
      const purpose = document.createElement('span');
      purpose.className = 'directive-purpose';
      purpose.textContent = firstSentence(text);
      item.append(purpose);
    }
  });
}

export function tellWhatIsStarted() {
  new MutationObserver(changes => {
    if (changes.some(change => change.target.closest?.('.processes, .modal-content'))) {
      describe();
    }
  }).observe(document.body, {subtree: true, childList: true});
}
