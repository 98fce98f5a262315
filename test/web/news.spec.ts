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
}, 180_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
  await world.close();
});

const tell = (kind: string, facts: object, notify = false): Promise<unknown> =>
  world.asSystem(async (tx) => {
    const [person] = await tx.query<{ id: string }[]>(
      `select person_id as id from role_grant where role = 'lead-focal-point' limit 1`,
    );
    await tx.query(
      `insert into mail (id, person_id, kind, occasion, facts)
       select gen_random_uuid(), $1, $2, $2, $3::jsonb || jsonb_build_object('cycle', id, 'members', array['IT'], 'digest', false, 'at', now()) from cycle`,
      [person?.id, kind, JSON.stringify(facts)],
    );
    if (notify)
      await tx.query(
        `select pg_notify('signatory', json_build_object('member', null, 'keys', array['news'], 'reader', $1::text)::text)`,
        [person?.id],
      );
  });

it('news stand at the top of every screen, lead to the exact entry, arrive while one looks on and are marked as read', async () => {
  const cookie = await world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  await tell('entries-returned', { parts: [{ member: 'IT', indicator: 'id-i1_staff' }] });
  const page = await openPage(browser, `${product.url}/report`, { cookie });
  await page.getByRole('link', { name: 'Notifications, 1 new notification' }).click();
  await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
  await page.getByRole('heading', { name: /reviewers need an answer from you/ }).waitFor();
  // Another kind of news comes while the list is on the screen.
  await tell('reply-answered', { scores: [{ member: 'IT', commitment: 'c1' }] }, true);
  await page.getByRole('heading', { name: /your reply was answered/ }).waitFor();
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await findBarriers(page)).toEqual([]);
    expect(await measureOverflow(page)).toBe(0);
  }
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByRole('link', { name: 'Notifications, no new notifications' }).waitFor();
  await page
    .getByRole('link', { name: /^Italy, / })
    .last()
    .click();
  await page.waitForURL(/\/report\/c-2025\/IT\/entry\/i1_staff$/);
  await page.context().close();
});
