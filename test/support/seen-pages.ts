import type { Browser, Page } from 'playwright-core';
import { SEEN } from './jest/suite-failures.mjs';

/** Of a page that hangs nothing more is said. */
const PATIENCE_MS = 5_000;
const MOST_LETTERS = 1_200;
const MOST_PAGES = 3;
/** What a failure left open is not told with the next. */
const told = new WeakSet<Page>();

/** A test of this suite that fails says what the pages of a browser show. */
export function tellOnFailure(browser: Browser): void {
  Object.assign(globalThis, { [SEEN]: () => tellPages(browser) });
}

/** The address, the focus and the words of the pages that were opened last, the newest last; each page once. */
export async function tellPages(browser: Browser): Promise<string> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  const open = pages.filter((page) => !told.has(page));
  for (const page of open) told.add(page);
  return (await Promise.all(open.slice(-MOST_PAGES).map(tellPage))).join('\n\n');
}

async function tellPage(page: Page): Promise<string> {
  const words = page.evaluate(() => {
    const { activeElement: focused, body } = document;
    const above = [...document.querySelectorAll<HTMLElement>('dialog[open], [role=alert]')];
    const shown = [...above, document.querySelector('main') ?? body].map(({ innerText }) => innerText);
    return [`Focus: ${focused?.tagName ?? 'nowhere'} ${focused?.textContent?.slice(0, 80) ?? ''}`, ...shown].join('\n');
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('It does not answer.'), PATIENCE_MS);
  });
  const said = await Promise.race([words.catch(String), late]);
  clearTimeout(timer);
  return `Seen at ${page.url()}\n${said.replaceAll(/\s*\n\s*/g, '\n').slice(0, MOST_LETTERS)}`;
}
