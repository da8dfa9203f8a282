// A long text in a window of its own. Paragraphs are added as the person scrolls: a draft of five megabytes at once
// would freeze the page.

const STEP = 200;

/**
 * @param host empty element
 * @param label what the text is, for people who hear the page
 * @param text {paragraphs, truncated} as /text answers
 * @returns {{reveal: function(number): void}} reveal scrolls to a paragraph by its index
 */
export function paragraphs(host, label, {paragraphs: all, truncated}) {
  const view = document.createElement('div');
  view.className = 'directive-text';
  view.tabIndex = 0;
  view.setAttribute('role', 'region');
  view.setAttribute('aria-label', label);
  const end = document.createElement('p');
  end.className = 'directive-text-end';
  view.append(end);
  host.replaceChildren(view);
  let drawn = 0;

  function drawTo(wanted) {
    const added = document.createDocumentFragment();
    for (; drawn < Math.min(wanted, all.length); drawn++) {
      const paragraph = document.createElement('p');
      paragraph.textContent = all[drawn].text;
      paragraph.classList.toggle('heading', all[drawn].heading);
      paragraph.dataset.index = drawn;
      added.append(paragraph);
    }
    end.before(added);
    const done = drawn >= all.length;
    end.textContent = !done ? 'Đang tải tiếp…' : truncated ? 'Văn bản còn dài: hãy tải tệp về để xem hết.' : '';
    if (done) {
      observer.disconnect();
    }
  }

  const observer = new IntersectionObserver(seen => {
    if (seen.some(s => s.isIntersecting)) {
      drawTo(drawn + STEP);
      // Told again only when it leaves and comes back: it may still be in sight.
      observer.unobserve(end);
      if (drawn < all.length) {
        observer.observe(end);
      }
    }
  }, {root: view, rootMargin: '600px'});
  observer.observe(end);
  drawTo(STEP);

  return {
    reveal: index => {
      drawTo(index + STEP);
      view.querySelectorAll('.found').forEach(p => p.classList.remove('found'));
      const paragraph = view.querySelector(`[data-index="${index}"]`);
      paragraph.classList.add('found');
      view.scrollTop = paragraph.offsetTop - 8;
      view.scrollIntoView({block: 'nearest'});
      view.focus({preventScroll: true});
    }
  };
}
