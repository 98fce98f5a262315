import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { runAxe } from './axe.js';
import { findChromium } from './chromium.js';

/** A browser without a window; none has to be on the machine. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await findChromium()), headless: true });
}

/** How a window is seen. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

/** The looks in which every screen must hold: both themes wide, and a phone. */
export const LOOKS = [
  { name: 'light', width: 1440, colorScheme: 'light' },
  { name: 'dark', width: 1440, colorScheme: 'dark' },
  { name: 'phone', width: 390, colorScheme: 'light' },
] as const satisfies readonly Look[];

/** A page in a look; `cookie` is a session as `sid=…`. */
export async function openPage(
  browser: Browser,
  url: string,
  { look = LOOKS[0], cookie, ...more }: { look?: Look; cookie?: string } & BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.colorScheme,
    locale: 'en-GB',
    // A page that still glides takes a bar's buttons away below a press that has begun, which then is none: no person is that
    // fast. What is so while it glides has stories of its own.
    reducedMotion: 'reduce',
    ...more,
  });
  const page = await context.newPage();
  await visit(page, url, cookie);
  return page;
}

/** Goes to an address as whoever has the session, or as nobody: what the browser has fetched it keeps, as it does for people. */
export async function visit(page: Page, url: string, cookie?: string): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: new URL(url).origin }]);
  }
  await page.goto(url);
}

/** Takes the connection away, and waits until it is gone: a request that follows at once may still come through. */
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.waitForFunction(() =>
    fetch('/api/notice').then(
      () => false,
      () => true,
    ),
  );
}

/** Shows an open page in another look. */
export async function turnTo(page: Page, { width, colorScheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules of axe that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds against WCAG 2.2 AA and its best practices, one line per fault; empty when there is none. */
export async function findBarriers(page: Page, rules?: string[]): Promise<string[]> {
  const found = await runAxe(page, rules ? { type: 'rule', values: rules } : { type: 'tag', values: STANDARDS });
  return found.map(({ rule, html }) => `${rule}: ${html.slice(0, 160)}`);
}

/** What axe finds in a look, of which the wide light one is looked at as well: the dark has other colours, and nothing else. */
export function findBarriersOf({ name }: Look, page: Page): Promise<string[]> {
  return findBarriers(page, name === 'dark' ? OF_COLOURS : undefined);
}

/** By how many pixels a page is wider than its window. */
export function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}

/** By how many pixels a table is wider than the place in which it is pushed sideways. */
export function measurePush(table: Locator): Promise<number> {
  return table.evaluate((it) => {
    const place = it.closest('.scroll');
    return place ? place.scrollWidth - place.clientWidth : NaN;
  });
}

/** What stands out of the panel that it is in, each with by how many pixels; what is pushed sideways by itself does not. */
export async function findOutOfPanels(page: Page): Promise<string[]> {
  return page.locator('.panel').evaluateAll((panels) =>
    panels.flatMap((panel) => {
      const { right } = panel.getBoundingClientRect();
      const out = [...panel.querySelectorAll('*:not(.visually-hidden)')].filter(
        (each) => !each.closest('.scroll, svg') && each.getBoundingClientRect().right > right + 1,
      );
      return out.slice(0, 1).map((each) => {
        const by = Math.round(each.getBoundingClientRect().right - right);
        return `${each.tagName}.${each.className} by ${by} px`;
      });
    }),
  );
}

/** The places on a phone that are pushed sideways: no list is, only what is compared across its columns, a matrix. */
export async function findPushed(page: Page): Promise<string[]> {
  return page
    .locator('.scroll:not(.matrix-scroll)')
    .evaluateAll((places) =>
      places.flatMap((place) => (place.scrollWidth > place.clientWidth ? [`pushed sideways: ${place.ariaLabel}`] : [])),
    );
}

/** What keeps a page from holding in each look: barriers, and being wider than its window. It is left wide and light. */
export async function findFaultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const look of [...LOOKS.slice(1), LOOKS[0]]) {
    await turnTo(page, look);
    const overflow = await measureOverflow(page);
    const found = [
      ...(await findBarriersOf(look, page)),
      ...(overflow > 0 ? [`${overflow} pixels wider than the window`] : []),
    ];
    faults.push(...found.map((fault) => `${look.name}: ${fault}`));
  }
  return faults;
}

/** Chooses a language of the bar's menu. */
export async function chooseLanguage(page: Page, name: string): Promise<void> {
  const menu = page.locator('.bar-menu', { has: page.locator('button[lang]') });
  await menu.locator('summary').click();
  await menu.getByRole('button', { name, exact: true }).click();
}
