const HEADINGS = 'h1, h2, h3';

/**
 * Where what has the focus is taken away, as a form is once its command is done, the focus goes to the item of a list that stays
 * there (`data-stays`), else to the heading of the section that held it, or of the screen: else whoever works by keys or by ear
 * stands at the beginning of the page. A section without a heading takes it itself where keys reach it, as a table that can be
 * pushed sideways does. What a screen chooses to focus itself goes before.
 */
export function keepFocus(): void {
  let path: readonly Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? ancestorsOf(target) : [];
  });
  // Who leaves a field for nothing, with a click beside it, has left it: what becomes of it later moves nobody.
  document.addEventListener('focusout', ({ target }) => {
    setTimeout(() => {
      const [left] = path;
      if (left && left === target && left.isConnected && document.activeElement === document.body) path = [];
    });
  });
  new MutationObserver(() => {
    const [focused] = path;
    if (!focused || focused.isConnected || document.activeElement !== document.body) return;
    const next = placeAround(path.find((each) => each.isConnected) ?? null);
    if (!(next instanceof HTMLElement)) return;
    if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
    next.focus({ preventScroll: isInSight(next) });
  }).observe(document.body, { childList: true, subtree: true });
}

/** Where the focus goes from what stays in or around an element, the innermost first. */
function placeAround(element: Element | null): Element | null {
  const place = element?.closest('[data-stays], section, main') ?? null;
  if (!place || place.matches('[data-stays]')) return place;
  const next = place.querySelector(HEADINGS) ?? (place.matches('[tabindex="0"]') ? place : null);
  return next ?? placeAround(place.parentElement);
}

/** An element and all around it, the innermost first. */
function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) found.push(each);
  return found;
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
