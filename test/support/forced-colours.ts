import type { Page } from 'playwright-core';

/** What fails where the reader's own colours replace the page's. */
interface ForcedFaults {
  /** What keeps a colour of its own, and what looks as if it could be pressed. */
  readonly colours: readonly string[];
  /** Controls whose focus cannot be seen, or is hidden below a bar that stays in sight; one of each kind is tried. */
  readonly focus: readonly string[];
}

/** Moves through the page. */
export async function findForcedFaults(page: Page): Promise<ForcedFaults> {
  await page.emulateMedia({ forcedColors: 'active' });
  const colours = await page.evaluate(compareColours);
  const focus = await page.evaluate(tryEachKind);
  await page.emulateMedia({ forcedColors: 'none' });
  return { colours, focus };
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

/** Runs in the page. */
function compareColours(): string[] {
  const probe = document.body.appendChild(document.createElement('span'));
  const resolve = (name: string): string => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const names = ['Canvas', 'CanvasText', 'LinkText', 'VisitedText', 'ButtonText', 'FieldText', 'Highlight', 'GrayText'];
  const [of, gray] = [new Set(names.map(resolve)), resolve('GrayText')];
  probe.remove();
  const faults = new Set<string>();
  const say = (element: Element): string =>
    `${element.parentElement?.closest('[class]')?.getAttribute('class') ?? ''} > ${element.tagName}.${element.getAttribute('class') ?? ''}`;
  /** In the colour of the words around it: repainted with them, though its own is told. */
  const followsWords = (drawn: Element, property: string): boolean => {
    const picture = drawn.closest<SVGElement>('svg');
    if (!picture || getComputedStyle(picture).forcedColorAdjust !== 'auto') return false;
    picture.style.setProperty('color', 'rgb(1, 2, 3)', 'important');
    const follows = getComputedStyle(drawn).getPropertyValue(property) === 'rgb(1, 2, 3)';
    picture.style.removeProperty('color');
    return follows;
  };
  for (const drawn of document.querySelectorAll('svg *')) {
    // The mark of the product, and a code that a camera reads, are pictures.
    if (drawn.closest('.mark, .qr') || !drawn.checkVisibility()) continue;
    for (const property of ['fill', 'stroke']) {
      const colour = getComputedStyle(drawn).getPropertyValue(property);
      if (colour !== 'none' && !of.has(colour) && !followsWords(drawn, property))
        faults.add(`${property} ${colour}: ${say(drawn)}`);
    }
  }
  for (const control of document.querySelectorAll(
    ':is(button, .button, .input, select):is(:disabled, [aria-disabled="true"])',
  ))
    if (getComputedStyle(control).color !== gray) faults.add(`as if it could be used: ${say(control)}`);
  return [...faults];
}
