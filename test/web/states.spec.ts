import { jest } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { LOOKS, openBrowser, openPage, visit } from '../support/browser.js';
import { startExamples, type Examples } from '../support/build-examples.js';
import { SCREEN_ROUTES } from '../support/routes.js';
import { until } from '../support/until.js';

jest.setTimeout(60_000);

/** The frame around every screen, and live events: they are answered all the time. */
const FRAME = /^\/api\/(?:session|live|work|news|notifications|notices)(?:\/|$)/;
/** Each screen once: views of one are told apart by what follows its address. */
const SCREENS = SCREEN_ROUTES.filter(
  ([, path], at) => SCREEN_ROUTES.findIndex(([, other]) => other.split('?')[0] === path.split('?')[0]) === at,
).filter(([, path]) => path !== '/news');
const PROBLEM = {
  type: 'about:blank',
  title: 'It failed here',
  status: 500,
  detail: 'Nothing was changed.',
  instance: '/api',
  code: 'internal',
};

let examples: Examples;
let browser: Browser;
let page: Page;
let answers: 'passed' | 'held' | 'failed' | 'unreadable' | 'cut' = 'passed';
const held: Route[] = [];

async function answer(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (answers === 'passed' || FRAME.test(pathname)) return route.continue();
  if (answers === 'cut') return route.abort('internetdisconnected');
  if (answers === 'failed') return route.fulfill({ status: 500, json: PROBLEM });
  if (answers === 'unreadable') return route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' });
  held.push(route);
}

async function release(now: typeof answers): Promise<void> {
  answers = now;
  // One that its page has given up cannot be answered.
  await Promise.allSettled(held.splice(0).map(answer));
}

beforeAll(async () => {
  [examples, browser] = await Promise.all([startExamples(), openBrowser()]);
  page = await openPage(browser, examples.url);
  await page.route('**/api/**', answer);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await examples.stop();
});
afterEach(() => release('passed'));

const retry = () => page.getByRole('button', { name: 'Try again' });

/** Presses what is offered until nothing that failed stands on the screen, and nothing loads. */
async function goOn(): Promise<void> {
  await until(
    async () => {
      const offered = await retry().count();
      // It may be gone before it is pressed.
      if (offered > 0)
        await retry()
          .first()
          .click({ timeout: 500 })
          .catch(() => undefined);
      // A part that failed before it was shown says so for an instant, and is asked for again.
      const told = await page.getByText(PROBLEM.title, { exact: true }).count();
      return offered + told + (await page.locator('[aria-busy="true"]').count());
    },
    (left) => left === 0,
  );
}

it.each(SCREENS)('as %s, %s says that it loads and that it failed, and goes on from there', async (account, path) => {
  answers = 'held';
  await visit(page, examples.url + path, await examples.signIn(account));
  await page.locator('[aria-busy="true"] .skeleton').first().waitFor();
  expect(await page.locator('[aria-busy="true"]').first().getByRole('status').textContent()).toBe('Loading.');

  await release('failed');
  // What failed has a heading above it, wherever it stands, and a way on.
  await page.getByRole('alert').getByText(PROBLEM.detail).first().waitFor();
  expect(await page.getByText(PROBLEM.title, { exact: true }).count()).toBeGreaterThan(0);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await retry().count()).toBeGreaterThan(0);

  answers = 'passed';
  await goOn();
});

it('a screen that is cut off says so, and one that a proxy answers says it in the reader’s language', async () => {
  const cookie = await examples.signIn('germany');
  answers = 'cut';
  await visit(page, `${examples.url}/report`, cookie);
  await page.getByRole('heading', { level: 1, name: 'The server cannot be reached' }).waitFor();
  await page.getByRole('alert').getByText('Check the connection.').waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  answers = 'passed';
  await goOn();
  await page.getByRole('heading', { level: 1, name: /Germany/ }).waitFor();

  answers = 'unreadable';
  await page.evaluate(() => localStorage.setItem('signatory-language', 'de'));
  await visit(page, `${examples.url}/report`, cookie);
  await page.getByRole('alert').getByText('Er hat mit 502 geantwortet').waitFor();
});

it('the library holds still on a phone while its answers come one after the other', async () => {
  const phone = await openPage(browser, examples.url, { look: LOOKS[2] });
  await phone.addInitScript(() => {
    const counted = window as unknown as { shifted: number };
    counted.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) counted.shifted += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // Each later than the one before: what is answered last finds the most on the screen.
  let asked = 0;
  await phone.route(/\/api\/cycles/, async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 200 + 200 * asked));
    await route.continue();
  });
  await visit(phone, `${examples.url}/library`, await examples.signIn('analyst'));
  await phone.getByRole('heading', { level: 4, name: 'Report' }).waitFor();
  await phone.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  // What is drawn last is counted with the frame after it.
  await phone.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  // A tenth of the window is what is held to be good.
  expect(await phone.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.1);
  await phone.context().close();
});
