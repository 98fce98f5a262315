import type { Page } from 'playwright-core';

/**
 * Controls whose focus cannot be seen where the reader's own colours replace the page's, or is hidden below a bar that stays in
 * sight; one of each kind is tried.
 */
export async function findHiddenFocus(page: Page): Promise<string[]> {
  // What comes into sight does so at once, where nothing moves.
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const found = await page.evaluate(tryEachKind);
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: null });
  return found;
}

/** Runs in the page. */
function tryEachKind(): string[] {
  const LEAST_LINE = 2;
  const kinds = new Map<string, HTMLElement>();
  for (const control of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')) {
    const kind = `${control.tagName.toLowerCase()}.${control.className}`;
    if (!kinds.has(kind) && control.checkVisibility({ visibilityProperty: true })) kinds.set(kind, control);
  }
  const faults: string[] = [];
  for (const [kind, control] of kinds) {
    control.focus();
    if (document.activeElement !== control) continue;
    // A choice that is drawn by its label has the line around that.
    const drawn = [control, control.closest('label'), control.nextElementSibling].filter((each) => each !== null);
    const hasLine = drawn.some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= LEAST_LINE;
    });
    if (!hasLine) faults.push(`no line around ${kind}`);
    const { x, y, width, height } = control.getBoundingClientRect();
    const bar = document.elementFromPoint(x + width / 2, y + height / 2)?.closest('.save-bar, .bar');
    if (bar && !bar.contains(control)) faults.push(`${kind} is below ${bar.className}`);
  }
  return faults;
}
