import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findFaultsInEveryLook, openBrowser, openPage } from '../support/browser.js';
import { startExamples, type Examples } from '../support/build-examples.js';

jest.setTimeout(120_000);

let examples: Examples;
let browser: Browser;

beforeAll(async () => {
  [examples, browser] = await Promise.all([startExamples(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await examples.stop();
});

/** Each with what its address asks for that is not there, as it is said. */
const ADDRESSES = [
  ['reviewer2', '/review?cycle=g7-2025&view=all&state=LATE&seen=1', ['state=LATE, seen=1']],
  ['reviewer2', '/review?cycle=g7-1999&view=all&member=XX', ['cycle=g7-1999, member=XX']],
  ['reviewer2', '/scoring?state=LATE&member=XX', ['member=XX', 'state=LATE']],
  ['secretariat', '/cycles?state=LATE', ['state=LATE']],
  ['secretariat', '/admin/jobs?show=LATE', ['show=LATE']],
  ['secretariat', '/admin/letters?state=LATE', ['state=LATE']],
  ['secretariat', '/admin/audit?from=soon', ['from=soon']],
] as const;

it.each(ADDRESSES)('for %s, %s says what it goes on without', async (account, path, left) => {
  const page = await openPage(browser, examples.url + path, { cookie: await examples.signIn(account) });
  const said = page.getByRole('status').filter({ hasText: 'Left out of this address' });
  await said.nth(left.length - 1).waitFor();
  expect(await said.allTextContents()).toEqual(
    left.map((parts) => ` Left out of this address, since this screen does not know it: ${parts}. Choose again below.`),
  );
  // The list is there.
  await page.getByRole('table').last().waitFor();
  expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('what is chosen anew takes its place, and nothing is said any more', async () => {
  const cookie = await examples.signIn('reviewer2');
  const page = await openPage(browser, `${examples.url}/review?cycle=g7-2025&view=all&state=LATE`, { cookie });
  const said = page.getByText('Left out of this address');
  await said.waitFor();
  await page.getByRole('combobox', { name: 'State' }).selectOption('APPROVED');
  await said.waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('state')).toBe('APPROVED');
  await page.context().close();
});
