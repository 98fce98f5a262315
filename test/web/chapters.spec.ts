import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findFaultsInEveryLook, openBrowser, openPage } from '../support/browser.js';
import { World } from '../support/build-world.js';
import { press } from '../support/keyboard.js';
import { startProduct, type Product } from '../support/processes.js';

jest.setTimeout(180_000);

let world: World;
let product: Product;
let browser: Browser;

beforeAll(async () => {
  world = await World.build();
  [product, browser] = await Promise.all([startProduct({ database: world.test, workers: 0 }), openBrowser()]);
  await world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, shared_at)
       select id, 'IT', 'c1', 'CONFIRMED', 'score', 1, now() from cycle`,
    ),
  );
}, 180_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
  await world.close();
});

const look = async (page: Page): Promise<void> => {
  expect(await findFaultsInEveryLook(page)).toEqual([]);
};

it('an editor writes a chapter, is shown what contradicts the tables, mends it and checks it; the secretariat clears it', async () => {
  let page = await openPage(browser, `${product.url}/chapters`, { cookie: await world.signIn({ role: 'editor' }) });
  await page.getByText('Not begun').first().waitFor();
  await look(page);
  await page.getByRole('table').getByRole('link').first().click();
  let background = page.getByRole('textbox', { name: 'Background' });
  await background.fill('The members began late. The average is {{average:overall = -0.50}} today.');
  const found = page.getByText(/The tables say/);
  await found.waitFor();
  await look(page);
  await background.fill('The members began late. The average is {{average:overall}} today.');
  await found.waitFor({ state: 'detached' });
  // Without a connection, and over a closed window, it stays on this device.
  const context = page.context();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save text' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  const address = page.url();
  await page.close();
  await context.setOffline(false);
  page = await context.newPage();
  await page.goto(address);
  background = page.getByRole('textbox', { name: 'Background' });
  await background.waitFor();
  expect(await background.inputValue()).toMatch(/^The members began late\./);
  // What is put in before other words stays together.
  await background.press('Control+Home');
  await page.keyboard.type('Much was promised. ');
  expect(await background.inputValue()).toMatch(/^Much was promised\. The members began late\./);
  await page.getByRole('button', { name: 'Save text' }).click();
  await page.getByText(/All changes are stored/).waitFor();
  await press(page, /^Check chapter$/);
  await page.getByText('Checked. The secretariat clears it.').waitFor();
  // The button is gone, and the focus is not with it.
  await page.waitForFunction(() => document.activeElement !== document.body);
  const desk = await openPage(browser, page.url(), { cookie: await world.signIn({ role: 'secretariat' }) });
  await desk.getByRole('button', { name: 'Clear chapter' }).click();
  await desk.getByText('Cleared. Nothing changes until it is reopened.').waitFor();
  expect(await desk.getByRole('textbox', { name: 'Background' }).getAttribute('readonly')).toBe('');
  await desk.context().close();
  await page.context().close();
});
