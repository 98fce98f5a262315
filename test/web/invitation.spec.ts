import type { Browser } from 'playwright-core';
import { findBarriers, openBrowser, openPage } from '../support/browser.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

describe('the link that the first start prints', () => {
  let database: TestDatabase;
  let product: Product;
  let browser: Browser;

  beforeAll(async () => {
    database = await createDatabase();
    [product, browser] = await Promise.all([startProduct({ database, workers: 0 }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
    await database.drop();
  });

  it('opens a form that makes the account, which then signs in', async () => {
    const log = await until(
      () => Promise.resolve(product.apiLog()),
      (text) => text.includes('/invitation/'),
    );
    const page = await openPage(browser, /http\S+\/invitation\/[\w-]{43}/.exec(log)?.[0] ?? '');
    await page.getByRole('heading', { name: 'Make your account' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Name').fill('First Secretariat');
    await page.getByLabel('E-mail address').fill('first@example.org');
    await page.getByLabel(/^Password/).fill('short');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel(/^Password/).fill('twelve or more characters');
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('E-mail address').fill('first@example.org');
    await page.getByLabel('Password').fill('twelve or more characters');
    await page.getByRole('button', { name: 'Sign in' }).click();
    // Whoever keeps no plan yet begins where the first is adopted.
    await page.waitForURL('**/plans');
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['sid']);
  });

  it('lets the account change its password, and a link of the secretariat set another', async () => {
    const page = await openPage(browser, `${product.url}/account`);
    await page.getByLabel('E-mail address').fill('first@example.org');
    await page.getByLabel('Password').fill('twelve or more characters');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Present password').fill('not the password');
    await page.getByLabel(/^Password of/).fill('another dozen of characters');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByRole('alert').getByText('This is not your password.').waitFor();
    await page.getByLabel('Present password').fill('twelve or more characters');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password is changed.').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await page.goto(`${product.url}/password/${'A'.repeat(43)}`);
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel(/^Password of/).fill('a third dozen of characters');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('alert').waitFor();
  });
});
