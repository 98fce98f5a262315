import type { Browser, Locator, Page } from 'playwright-core';
import { openPage } from './browser.js';

const MOST = 400;

/** What a person hears of the element that has the focus: its label or its words; empty on the page itself. */
export function nameFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return '';
    const words = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText;
    return words.replaceAll(/\s+/g, ' ').trim();
  });
}

/** Goes on by Tab, and by nothing else, to the element of this name; words are its whole name. */
export async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < MOST; step += 1) {
    await page.keyboard.press('Tab');
    const focused = await nameFocused(page);
    // A French mark has a space of its own before it.
    if (typeof name === 'string' ? name.replaceAll(/\s+/g, ' ') === focused : name.test(focused)) return;
    passed.push(focused);
  }
  throw new Error(`Tab reaches nothing called ${String(name)}, only: ${[...new Set(passed)].join(' | ')}`);
}

/** Waits until a new heading has the focus: what was there before is gone. */
export async function hearHeading(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('heading', { level: 1, name })
    .waitFor()
    .catch(async (cause: Error) => {
      // Where it stands instead tells more than that it waited.
      const words = await page.locator('main').innerText({ timeout: 1_000 });
      throw new Error(`No heading ${String(name)} at ${page.url()}, but: ${words.slice(0, 2_000)}`, { cause });
    });
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
}

/** Goes on to a link or button and takes it. */
export async function press(page: Page, name: RegExp | string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Goes on to a field and writes over what is in it. */
export async function typeInto(page: Page, name: RegExp | string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Chooses a radio button without the mouse: what is loaded above may move it between the two halves of a click. */
export async function choose(radio: Locator): Promise<void> {
  await radio.focus();
  await radio.press('Space');
  await radio.and(radio.page().getByRole('radio', { checked: true })).waitFor();
}

/** Signs an example account in, by the part of its address before the @. */
export async function signInWithKeys(browser: Browser, url: string, name: string): Promise<Page> {
  const page = await openPage(browser, `${url}/sign-in`);
  await hearHeading(page, 'Sign in');
  await tabTo(page, /^E-mail address$/);
  await page.keyboard.type(`${name}@example.org`);
  await tabTo(page, /^Password$/);
  await page.keyboard.type('signatory-example');
  await page.keyboard.press('Enter');
  return page;
}
