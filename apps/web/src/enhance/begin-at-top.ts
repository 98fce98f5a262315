/**
 * A table that keys reach, so that they can push it sideways, and that is higher than the window begins at its top when they
 * come to it: browsers bring the middle of what they focus into sight, which is some row of hundreds.
 */
export function beginAtTop(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches('.scroll:focus-visible')) return;
    // The browser scrolls once all have heard of the focus.
    requestAnimationFrame(() => {
      const { top, bottom } = target.getBoundingClientRect();
      if (top < 0 && bottom > innerHeight) target.scrollIntoView({ block: 'start' });
    });
  });
}
