import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findBarriers, LOOKS, measureOverflow, openBrowser, openPage } from '../support/browser.js';
import { startExamples, type Examples } from '../support/build-examples.js';

jest.setTimeout(180_000);

let examples: Examples;
let browser: Browser;

beforeAll(async () => {
  [examples, browser] = await Promise.all([startExamples(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await examples.stop();
});

const signIn = async (look: (typeof LOOKS)[number], name = 'secretariat'): Promise<Page> => {
  const page = await openPage(browser, `${examples.url}/sign-in`, { look });
  await page.getByLabel('E-mail address').fill(`${name}@example.org`);
  await page.getByLabel('Password').fill('signatory-example');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /year|Report/ })
    .first()
    .waitFor();
  return page;
};

describe('the secretariat over a cycle', () => {
  it('reads who is in time and how complete, and takes it away as a file', async () => {
    const page = await signIn(LOOKS[0]);
    const table = page.getByRole('region', { name: 'Statistics by member' });
    await table.getByRole('row', { name: /^France/ }).waitFor();
    const total = await table.getByRole('row', { name: /^All members/ }).textContent();
    expect(total).toMatch(/^All members\d+/);
    const asked = async (region: string, row: RegExp): Promise<number[]> => {
      const cells = page
        .getByRole('region', { name: region })
        .getByRole('row', { name: row })
        .locator('td.numeric:first-of-type, th + td.numeric, td + td.numeric');
      return (await cells.allTextContents()).map((text) => Number(text.split(' ')[0]));
    };
    const [whole = 0, ...parts] = await asked('Statistics by member', /^All members/);
    expect(whole).toBeGreaterThan(0);
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(whole);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Statistics as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^statistics-.*\.csv$/);
    await page.context().close();
  });

  it.each(LOOKS)('holds without barriers and overflow: $name', async (look) => {
    const page = await signIn(look);
    await page.getByRole('region', { name: 'Statistics by pillar' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await measureOverflow(page)).toBe(0);
    await page.goto(`${examples.url}/account`);
    await page.getByRole('button', { name: 'Save letters' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await measureOverflow(page)).toBe(0);
    await page.context().close();
  });

  it('grants an extension with its reason, and sees that the report is due again', async () => {
    const page = await signIn(LOOKS[0]);
    const row = page.getByRole('region', { name: 'Statistics by member' }).getByRole('row', { name: /^Japan/ });
    await row.getByText('Not submitted').waitFor();
    const grant = page.getByRole('button', { name: 'Grant extension' });
    await page.getByRole('combobox', { name: 'Member' }).selectOption('JP');
    expect(await grant.isDisabled()).toBe(true);
    await page.getByLabel('New deadline').fill('2020-01-01T12:00');
    await page.getByLabel('Reason').fill('An earthquake.');
    await grant.click();
    await page.getByText('Choose a later one.').waitFor();
    const day = 86_400_000;
    await page.getByLabel('New deadline').fill(new Date(Date.now() + 7 * day).toISOString().slice(0, 16));
    await grant.click();
    await row.getByText('Not due yet').waitFor();
    await row.getByText(/extended to/).waitFor();
    const granted = page.getByRole('region', { name: 'Extensions granted' }).getByRole('row', { name: /^Japan/ });
    expect(await granted.textContent()).toContain('An earthquake.');
    await page.context().close();
  });

  it('chooses letters in the account, and finds the choice again', async () => {
    const page = await signIn(LOOKS[0], 'france');
    await page.goto(`${examples.url}/account`);
    await page.getByLabel('a deadline was missed').uncheck();
    await page.getByLabel('Language of letters').selectOption('fr');
    await page.getByRole('button', { name: 'Save letters' }).click();
    await page.getByText('Your choice is saved.').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Save letters' }).waitFor();
    expect(await page.getByLabel('a deadline was missed').isChecked()).toBe(false);
    expect(await page.getByLabel('a deadline comes near').isChecked()).toBe(true);
    expect(await page.getByLabel('Language of letters').inputValue()).toBe('fr');
    await page.context().close();
  });
});
