import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findBarriers, LOOKS, measureOverflow, openBrowser, openPage } from '../support/browser.js';
import { World } from '../support/build-world.js';
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
      `insert into outbox (name, payload, member_code, sent_at, sends, failed)
       select 'report.compare', jsonb_build_object('cycleId', id, 'memberCode', 'IT'), 'IT', now(), 4, 'sent 5 times and never done'
       from cycle`,
    ),
  );
}, 180_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
  await world.close();
});

it('a job that was given up stands there in words and is sent again; that no worker is at work stands above', async () => {
  const cookie = await world.signIn({ role: 'secretariat' });
  const page = await openPage(browser, `${product.url}/admin/jobs`, { cookie });
  await page.getByRole('alert').getByText('No work is being done').waitFor();
  const row = page.getByRole('row', { name: /^Comparison between members’ reports/ });
  await row.getByText('vanished 5 times').waitFor();
  await row
    .getByText(/^Italy, A test cycle|Italy/)
    .first()
    .waitFor();
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
    expect(await measureOverflow(page)).toBe(0);
  }
  await row.getByRole('button', { name: /^Send again/ }).click();
  await page.getByText('Sent again: Comparison between members’ reports.').waitFor();
  await page.getByText('Nothing was given up.').waitFor();
  await product.startWorker();
  await page.getByText('No work is being done').waitFor({ state: 'detached', timeout: 90_000 });
  await page.context().close();
});
