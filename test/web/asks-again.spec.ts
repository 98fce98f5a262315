import { jest } from '@jest/globals';
import { messages } from '@signatory/texts';
import type { Page } from 'playwright-core';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(120_000);

const say = messages('en');
const stage = new ExamplesStage();
/** What the report's request is answered with; null for the report. */
let fault: number | null;
let asked = 0;

afterEach(() => Promise.all(stage.browser.contexts().map((context) => context.close())));

/** Germany's report, which fails; what was asked ahead and what its screen asked is over. */
async function openFailing(status: number): Promise<Page> {
  fault = status;
  const page = await stage.openAs('germany', '/account');
  await page.clock.install();
  await page.route(/\/reports\/DE$/, async (route) => {
    asked += 1;
    if (fault === null) return route.continue();
    const problem = { type: 'about:blank', title: 'It failed', detail: 'Nothing was changed.', instance: '/api' };
    return route.fulfill({ status: fault, json: { ...problem, status: fault, code: 'internal' } });
  });
  await page.goto(`${stage.url}/report/g7-2025/DE`);
  await retry(page).waitFor();
  await page.clock.runFor(5_000);
  asked = 0;
  return page;
}

const retry = (page: Page) => page.getByRole('button', { name: say('state.retry') });
const again = (page: Page) => page.getByText(say('state.again'));

it('a screen that failed asks again by itself, less and less often, and stays as it is until it is answered', async () => {
  const page = await openFailing(503);
  await again(page).waitFor();
  await retry(page).focus();
  const failure = await page.getByRole('alert').elementHandle();

  await page.clock.runFor(10_000);
  await expectSoon(async () => asked).toBe(1);
  await page.clock.runFor(10_000);
  expect(asked).toBe(1);
  await page.clock.runFor(20_000);
  await expectSoon(async () => asked).toBe(2);

  // Nobody looks at it.
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
  await page.clock.runFor(200_000);
  expect(asked).toBe(2);
  expect(await failure?.evaluate((it) => it.isConnected)).toBe(true);
  expect(await retry(page).evaluate((it) => it === document.activeElement)).toBe(true);

  fault = null;
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false, configurable: true }));
  await page.clock.runFor(5_000);
  await page.getByRole('heading', { level: 1, name: /Germany/ }).waitFor();
  await page.clock.runFor(200_000);
  await expectSoon(() => again(page).count()).toBe(0);
});

it('what is refused when it is asked again is said, and not asked for any more', async () => {
  const page = await openFailing(503);
  fault = 409;
  await page.clock.runFor(15_000);
  await again(page).waitFor({ state: 'detached' });
  await retry(page).waitFor();
  await page.clock.runFor(400_000);
  expect(asked).toBe(1);
});

it('a refusal is not asked for again', async () => {
  const page = await openFailing(409);
  await page.clock.runFor(400_000);
  expect([asked, await again(page).count()]).toEqual([0, 0]);
});
