import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findBarriers, findFaultsInEveryLook } from '../support/browser.js';
import { hearHeading, nameFocused, press, signInWithKeys, tabTo, typeInto } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? document.activeElement?.textContent ?? '');

describe('the matrix by keyboard', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.open('/results/rio-2024-interim?view=matrix');
    await page.locator('[role="grid"]').waitFor();
  });
  afterAll(() => page.context().close());

  it('is one Tab stop', async () => {
    await expectSoon(() => page.locator('[role="grid"] [tabindex="0"]').count()).toBe(1);
  });

  it('moves by arrows, Home and End', async () => {
    await page.locator('[data-cell="JP.2024-122"]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('JP.2024-150');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('KR.2024-150');
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('EU.2024-150');
    await page.keyboard.press('Home');
    expect(await focused(page)).toContain('LMIC Support');
    await page.keyboard.press('Control+End');
    expect(await focused(page)).toBe('EU.2024-59');
  });

  it('opens a cell with Enter, moving focus to its heading, and closes it with Esc, moving focus back', async () => {
    await page.locator('[data-cell="JP.2024-25"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('#detail').waitFor();
    expect(await focused(page)).toBe('Japan');
    expect(page.url()).toContain('cell=JP.2024-25');
    await page.keyboard.press('Escape');
    await page.locator('#detail').waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('JP.2024-25');
    expect(page.url()).not.toContain('cell=');
  });
});

describe('signing in', () => {
  it.each([
    ['france', 'Report: France'],
    ['reviewer2', 'Entries to review'],
    ['adjudicator', 'Scores to settle'],
    ['secretariat', 'First year, 2024–2025'],
    ['editor', 'Chapter desk'],
    ['analyst', 'Matrix'],
  ])('leads %s to the work of the role', async (name, heading) => {
    const page = await stage.open('/sign-in');
    await page.getByLabel('E-mail address').fill(`${name}@example.org`);
    await page.getByLabel('Password').fill('signatory-example');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(await page.title()).toContain('Signatory');
    await page.context().close();
  });

  it('with a wrong password says so and keeps the address', async () => {
    const page = await stage.open('/sign-in');
    await page.getByLabel('E-mail address').fill('nobody@example.org');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByText(/^No account, or a forgotten password\?/).waitFor();
    await expectSoon(() => page.getByLabel('E-mail address').inputValue()).toBe('nobody@example.org');
    expect(await page.title()).toMatch(/^Error: /);
    await page.context().close();
  });

  it('keeps the way on where a screen cannot be fetched', async () => {
    const page = await stage.openAs('france', '/report');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route('**/assets/news-screen-*.js', (route) => route.abort());
    await page.getByRole('link', { name: /^Notifications/ }).click();
    await hearHeading(page, 'This could not be shown');
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Plans' }).click();
    await hearHeading(page, 'Plans');
    await page.context().close();
  });

  it('opens a bar whose menus close by Escape and once they have led somewhere', async () => {
    const page = await stage.openAs('editor', '/chapters');
    const open = page.locator('.bar-menu[open]');
    for (const path of ['/chapters', '/results/rio-2024-interim']) {
      await page.goto(stage.url + path);
      await page.locator('h1').waitFor();
      await press(page, /^Language: EN/);
      await open.waitFor();
      await page.keyboard.press('Escape');
      await open.waitFor({ state: 'detached' });
      expect(await nameFocused(page)).toMatch(/^Language: EN/);
    }
    await page.goto(`${stage.url}/chapters`);
    await hearHeading(page, 'Chapter desk');
    await press(page, /Editor$/);
    await press(page, /^Account$/);
    await hearHeading(page, 'Account');
    await open.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('comes first, and leads back to the page that was wanted', async () => {
    const page = await stage.open('/library');
    await page.getByLabel('E-mail address').fill('analyst@example.org');
    await page.getByLabel('Password').fill('signatory-example');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Scorecard library' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/library');
    await page.context().close();
  });
});

describe('a report', () => {
  it('shows how its checks go, and what they found, without loading the page again', async () => {
    const page = await stage.openAs('united-states', '/report/g7-2025/US/submit');
    await page.getByRole('button', { name: 'Run the checks' }).click();
    await page.getByText('Checks found something to correct or justify.').waitFor();
    await expectSoon(() => page.getByRole('link', { name: /^Go to [IV]+\.\d/ }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: /^Certify and submit/ }).count()).toBe(0);
    await page.context().close();
  });
});

const signInByKeys = (name: string): Promise<Page> => signInWithKeys(stage.browser, stage.url, name);

describe('by keyboard alone', () => {
  it('a focal point corrects what was returned, checks, certifies and submits', async () => {
    const page = await signInByKeys('germany');
    await hearHeading(page, 'Report: Germany');
    await press(page, /Returned$/);
    await hearHeading(page, /^How many boats/);
    await typeInto(page, /^Total$/, '874');
    await typeInto(page, /^Item, Boats and hulls$/, '191');
    // A source that was begun stays while somebody looks at another entry.
    await press(page, /^Add a link$/);
    await typeInto(page, /^Title$/, 'Decree 5');
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('h1').filter({ hasNotText: 'How many boats' }).waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await hearHeading(page, /^How many boats/);
    await expectSoon(() => page.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('Decree 5');
    await press(page, /^Cancel$/);
    await press(page, /^Check and submit$/);
    await hearHeading(page, 'Check and submit');
    await page.getByText(/^Run the checks of the whole report first\. /).waitFor();
    await press(page, /^Run the checks$/);
    await page.waitForFunction(() => document.activeElement?.id === 'certify-heading');
    await page.getByText(/2 returned entries are unchanged: III\.2\.a, IV\.1\.b\. /).waitFor();
    await page.getByText('You certify as Henrike Solmsbach.').waitFor();
    await typeInto(page, /^Your office$/, 'Head of division');
    await tabTo(page, /^I certify this report/);
    await page.keyboard.press('Space');
    await press(page, /^Certify and submit the report: Germany, First year, 2024–2025$/);
    await hearHeading(page, 'Report submitted');
    expect(page.url()).toMatch(/\/receipt\/2$/);
    await page.context().close();
  });

  it('a focal point takes a report back before its review begins, with a reason', async () => {
    const page = await signInByKeys('european-union');
    await hearHeading(page, 'Report: European Union');
    await press(page, /^Withdraw the report$/);
    await typeInto(page, /^Why it is withdrawn$/, 'A figure was of another year.');
    await press(page, /^Withdraw the report$/);
    await page.getByText('What you change now becomes version 2').waitFor();
    await page.getByText('A figure was of another year.').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await tabTo(page, /^Only open/);
    await page.keyboard.press('Space');
    await page.waitForURL(/show=open/);
    const statuses = await page.locator('.tasks .tag').allTextContents();
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses).not.toContain('Complete');
    await page.context().close();
  });

  it('an analyst filters the matrix, opens a cell, reads why, and takes the table home', async () => {
    const page = await signInByKeys('analyst');
    await hearHeading(page, 'Matrix');
    await press(page, /^Rio de Janeiro 2024, interim results/);
    await page.locator('[role="grid"]').waitFor();
    await tabTo(page, /^−1$/);
    await page.keyboard.press('Space');
    await press(page, /^Apply$/);
    await page.waitForURL(/show=none/);
    await page.locator('[role="grid"]').waitFor();
    await tabTo(page, /, Argentina, 1: /);
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'Enter']) await page.keyboard.press(key);
    await page.locator('#detail').waitFor();
    expect(await focused(page)).toBe('European Union');
    expect(page.url()).toMatch(/show=none&cell=EU\./);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(page, /^Copy link to this view$/);
    await page.getByText('The link is copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url().split('#')[0]);
    await press(page, /^Open commitment$/);
    await page.getByRole('heading', { name: 'The commitment' }).waitFor();
    await page.goBack();
    await page.locator('#detail').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, /^Score table \(CSV/)]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    await page.context().close();
  });

  it('a reviewer goes from the queue to an entry, approves it, and hears the next', async () => {
    const page = await signInByKeys('reviewer2');
    await hearHeading(page, 'Entries to review');
    await page.locator('tbody a').first().waitFor();
    const entry = await page.locator('tbody a').first().innerText();
    await press(page, new RegExp(`^${entry.replaceAll(/[.()?]/g, '\\$&')}`));
    await page.getByRole('button', { name: 'Record the decision' }).waitFor();
    const first = await nameFocused(page);
    await tabTo(page, /^Approve$/);
    await page.keyboard.press('Space');
    await press(page, /^Approve the entry$/);
    await page.waitForFunction(
      (heading) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent !== heading,
      first,
    );
    expect(new URL(page.url()).pathname).toMatch(/^\/review\/g7-2025\//);
    await page.context().close();
  });
});

describe('a reviewer', () => {
  it('walks the queue by keys once they are on, approves several, takes them back and keeps the view', async () => {
    const cookie = await stage.signIn('reviewer2');
    const page = await stage.open('/review?cycle=g7-2025&member=IT&search=I.2.', { cookie });
    await page.getByRole('columnheader', { name: 'Findings' }).getByRole('button').click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.closest('tbody tr')?.textContent);
    await page.keyboard.press('j');
    expect(await focused()).toBeUndefined();
    await page.getByRole('checkbox', { name: 'One-key shortcuts' }).check();
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    expect(await focused()).toContain('Italy');
    await page.getByText('2 entries selected').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    // Enter is one of the keys on a row, and on what is pressed it still presses.
    await page.getByRole('button', { name: 'Approve the selected entries' }).press('Enter');
    await page.getByText('2 entries were approved.').waitFor();
    await page.getByRole('button', { name: 'Take back', exact: true }).press('Enter');
    await page.getByText('Taken back. 2 entries are waiting for a decision again.').waitFor();
    await page.getByText('Saved views').click();
    await page.getByLabel('Name of this view').fill('Italy first');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('link', { name: 'Italy first' }).waitFor();
    await page.context().close();

    const elsewhere = await stage.open('/review?cycle=g7-2025', { cookie });
    await elsewhere.getByText('Saved views').click();
    await elsewhere.getByRole('link', { name: 'Italy first' }).click();
    await elsewhere.waitForURL(/member=IT/);
    await elsewhere.locator('th[aria-sort="ascending"]').waitFor();
    await elsewhere.context().close();
  });

  it('asks in a thread, which the member answers on its entry, and marks it as resolved', async () => {
    const page = await stage.openAs('reviewer2', '/review?cycle=g7-2025&member=IT&view=not-begun&search=I.2.');
    await page.locator('tbody a').last().click();
    const threads = page.getByRole('region', { name: 'Threads' });
    await threads.getByLabel('Message').fill('Which decree set it up?');
    await threads.getByRole('button', { name: 'Begin a thread' }).click();
    await threads.getByRole('article').getByText('Which decree set it up?').waitFor();
    await page.getByRole('radio', { name: 'Approve' }).check();
    await page.getByLabel('Why do you approve while a thread is open?').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    const indicator = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const italy = await stage.openAs('italy', `/report/g7-2025/IT/entry/${indicator}`);
    const asked = italy.getByRole('region', { name: 'Threads' });
    await asked.getByText('Which decree set it up?').waitFor();
    await asked.getByLabel('Message').first().fill('Decree 12 of 2025.');
    await asked.getByRole('button', { name: 'Send the message' }).click();
    await threads.getByText('Decree 12 of 2025.').waitFor();
    expect(await findBarriers(italy)).toEqual([]);
    await threads.getByRole('button', { name: 'Mark as resolved' }).click();
    await threads.getByText(/^Resolved: Reviewer/).waitFor();
    await asked.getByText(/^Resolved: Reviewer/).waitFor();
    await italy.context().close();
    await page.context().close();
  });
});
