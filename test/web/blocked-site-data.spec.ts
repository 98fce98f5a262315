import { jest } from '@jest/globals';
import type { EntryView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { chooseLanguage, findFaultsInEveryLook, openPage } from '../support/browser.js';
import { Client } from '../support/client.js';
import { ExamplesStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(120_000);

const ENTRY = 'cycles/g7-2025/reports/FR/entries/i1_staff';

const stage = new ExamplesStage();

/** A browser that blocks a site's data: whatever keeps or shares something throws when it is named. */
async function openBlocked(path: string): Promise<Page> {
  const page = await openPage(stage.browser, 'about:blank');
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'BroadcastChannel'])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('Blocked.', 'SecurityError');
        },
      });
  });
  await page.goto(stage.url + path);
  return page;
}

async function enter(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('france@example.org');
  await page.getByLabel('Password').fill('signatory-example');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function readTotal(): Promise<unknown> {
  const client = new Client(stage.url).with(await stage.signIn('france'));
  return (await client.get<EntryView>(`/api/${ENTRY}`)).body.value;
}

it('in a browser that keeps nothing of a site one works all the same, and is told that no draft is kept', async () => {
  const page = await openBlocked('/sign-in');
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await enter(page);
  await page.locator('.bar-person').waitFor();

  const follow = async (path: string): Promise<void> => {
    await page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  };
  // Chosen for the sitting, and there when one comes back to where it is chosen.
  await follow('/account');
  const theme = page.getByLabel('Appearance');
  await theme.selectOption('dark');
  await expectSoon(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await follow('/news');
  await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
  await follow('/account');
  await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('main select')?.value === 'dark');
  await chooseLanguage(page, 'Français');
  await page.waitForFunction(() => document.documentElement.lang === 'fr');

  await follow('/report/g7-2025/FR/entry/i1_staff');
  await page.getByText(/^Ce navigateur ne garde aucun brouillon\./).waitFor();
  await chooseLanguage(page, 'English');
  const said = page.getByRole('status').filter({ hasText: 'This browser keeps no drafts' });
  await page.getByText('This browser keeps no drafts. What is not saved is lost when this page is closed.').waitFor();

  // Without a connection it is held here, also while another screen is looked at.
  await page.context().setOffline(true);
  await page.getByLabel('Total').fill('121');
  await page.getByLabel('Total').blur();
  await page.getByText(/^You are offline\. This browser keeps no drafts: leave this page open\./).waitFor();
  expect(await page.getByText('on this device').count()).toBe(0);
  await follow('/report/g7-2025/FR/entry/i1_referred');
  await page.getByText(/^You are offline\./).waitFor({ state: 'detached' });
  await follow('/report/g7-2025/FR/entry/i1_staff');
  await page.getByText(/^You are offline\./).waitFor();
  await expectSoon(() => page.getByLabel('Total').inputValue()).toBe('121');
  // Closing the window would lose it: it is asked about.
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();

  await page.context().setOffline(false);
  await page.getByText(/^Saved \d\d:\d\d\./).waitFor();
  expect(await said.count()).toBe(0);
  await until(readTotal, (value) => value === '121');
  expect(faults).toEqual([]);
  await page.context().close();
});

/** What an answer sets is taken away, as a browser does that keeps no cookies. */
async function keepNoCookies(page: Page): Promise<void> {
  await page.route('**/api/session', async (route) => {
    const answer = await route.fetch();
    await page.context().clearCookies();
    const headers = Object.entries(answer.headers()).filter(([name]) => name !== 'set-cookie');
    await route.fulfill({ response: answer, headers: Object.fromEntries(headers) });
  });
}

it('over the page, too, a browser that keeps no cookies any more is told why the sign-in does not last', async () => {
  const page = await stage.openAs('france', '/news');
  await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
  await page.context().clearCookies();
  await keepNoCookies(page);
  await page.evaluate(() => {
    history.pushState(null, '', '/library');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password').waitFor();
  expect(await dialog.getByRole('alert').count()).toBe(0);
  const signIn = async (): Promise<void> => {
    await dialog.getByLabel('Password').fill('signatory-example');
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await signIn();
  await dialog.getByRole('alert').getByText('This browser keeps no cookies of this site').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);

  await page.unroute('**/api/session');
  await signIn();
  await dialog.waitFor({ state: 'detached' });
  await page.context().close();
});

it('a browser that keeps no cookies is told why the sign-in does not last, and signs in once it keeps them', async () => {
  const page = await stage.open('/sign-in?next=/news');
  await keepNoCookies(page);
  await enter(page);
  const told = page.getByRole('alert');
  await told.getByText('This browser keeps no cookies of this site, so the sign-in does not last.').waitFor();
  await expectSoon(() => told.textContent()).toContain('Allow cookies for this site');
  expect(await page.title()).toMatch(/^Error/);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  expect(await page.getByRole('dialog').count()).toBe(0);

  await page.unroute('**/api/session');
  await enter(page);
  await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.context().close();
});
