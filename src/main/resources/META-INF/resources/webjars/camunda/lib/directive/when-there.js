/** Calls back once with the first element of that selector, which the application may draw later. */
export function whenThere(selector, callback) {
  const look = () => {
    const found = document.querySelector(selector);
    if (found) {
      callback(found);
    }
    return Boolean(found);
  };
  if (!look()) {
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document.documentElement, {childList: true, subtree: true});
  }
}
