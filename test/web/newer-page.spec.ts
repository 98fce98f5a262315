import { jest } from '@jest/globals';
import type { NoticeAnswer } from '@signatory/contract';
import { messages } from '@signatory/texts';
import { findFaultsInEveryLook } from '../support/browser.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

it('a page that is older than what is served says so while nobody writes, and loads anew when it is told to', async () => {
  const page = await stage.openAs('secretariat', '/news');
  const own = await page.locator('script[type=module][src]').first().getAttribute('src');
  const answer = await page.request.get(`${stage.url}/api/notice`);
  expect(((await answer.json()) as NoticeAnswer).script).toBe(own);
  // The server comes back with another build while somebody is about to write.
  let script = '/assets/app-of-tomorrow.js';
  let build = (): void => undefined;
  const built = new Promise<void>((resolve) => (build = resolve));
  await page.route('**/api/notice', async (route) => {
    await built;
    await route.fulfill({ json: { notice: null, script } });
  });
  await page.goto(`${stage.url}/admin/people`);
  await page.getByRole('button', { name: 'Manage' }).first().waitFor();
  const field = page.getByLabel('Name or address');
  await expectSoon(async () => {
    await field.focus();
    return field.evaluate((it) => it === document.activeElement);
  }).toBe(true);
  const answered = page.waitForResponse('**/api/notice');
  build();
  await answered;
  const told = page.getByRole('status').filter({ hasText: 'A newer version of this page is ready.' });
  await page.waitForTimeout(3_000);
  expect(await told.count()).toBe(0);
  await field.blur();
  await told.waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  script = own ?? '';
  const loaded = page.waitForEvent('load');
  await told.getByRole('button', { name: 'Load the page again' }).click();
  await loaded;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(3_000);
  await expectSoon(() => told.count()).toBe(0);
  await page.context().close();
});

it('a part of a screen that cannot be fetched says so in its place, and what is typed beside it stays', async () => {
  const page = await stage.openAs('germany', '/report/g7-2025/DE/entry/ii2_seized');
  const words = page.getByRole('textbox', { name: messages('en')('review.threads.newText'), exact: true });
  await words.fill('Typed before it was asked for.');
  await page.route('**/assets/key-list-*.js', (route) => route.abort());
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  const told = page.getByRole('alert').filter({ hasText: 'This could not be shown' });
  await told.waitFor();
  await expectSoon(() => words.inputValue()).toBe('Typed before it was asked for.');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // A browser asks for it no second time while the page stands.
  await page.unroute('**/assets/key-list-*.js');
  await told.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.context().close();
});

it('a page whose watch could not be fetched says that it is not whole', async () => {
  const page = await stage.openAs('germany', '/report/g7-2025/DE');
  const told = page.getByText('The page could not be loaded. Check the connection and load it again.');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await told.isVisible()).toBe(false);
  await page.route('**/assets/watch-page-*.js', (route) => route.abort());
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await told.waitFor();
  await page.context().close();
});

it('a screen that cannot be fetched is said to be missing, and comes with the connection', async () => {
  const page = await stage.openAs('germany', '/report/g7-2025/DE');
  await page.getByRole('heading', { level: 1, name: /Germany/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Actions', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'The server cannot be reached' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/report/g7-2025/DE/actions');
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: /Actions/ }).waitFor();
  await page.context().close();
});

it('a screen whose code the server has replaced loads the page anew, and one whose code does not come leaves that to its reader', async () => {
  const page = await stage.openAs('germany', '/report/g7-2025/DE');
  await page.getByRole('heading', { level: 1, name: /Germany/ }).waitFor();
  await page.route('**/assets/actions-screen-*.js', (route) => route.abort());
  await page.getByRole('link', { name: 'Actions', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'This could not be shown' }).waitFor();
  await page.unroute('**/assets/actions-screen-*.js');
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('heading', { level: 1, name: /Actions/ }).waitFor();

  await page.route('**/assets/submit-screen-*.js', (route) => route.abort());
  await page.route('**/api/notice', (route) =>
    route.fulfill({ json: { notice: null, script: '/assets/app-of-tomorrow.js' } }),
  );
  await page.goto(`${stage.url}/report/g7-2025/DE`);
  const link = page.getByRole('link', { name: /submit/i }).first();
  await link.waitFor();
  let loads = 0;
  page.on('load', () => (loads += 1));
  await link.click();
  // Once for what is served, though servers that take turns may send the older page again.
  await expectSoon(() => Promise.resolve(loads)).toBe(1);
  await page.getByRole('heading', { level: 1, name: 'This could not be shown' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/\/submit$/);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await page.getByRole('heading', { level: 1, name: 'Check and submit' }).waitFor();
  expect(loads).toBe(2);
  await page.context().close();
});
