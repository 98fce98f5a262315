import { jest } from '@jest/globals';
import type { EntryView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { goOffline } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const REPORT = '/report/g7-2025/FR';
/** Its name is before the other's: it is the first that is sent. */
const FAILING = 'i1_referred';
const OTHER = 'i1_staff';
const ROUND_MS = 10_000;

const stage = new ExamplesStage();

const entryOf = (indicator: string): string => `/api/cycles/g7-2025/reports/FR/entries/${indicator}`;

async function readValue(indicator: string): Promise<EntryView['value']> {
  const france = new Client(stage.url).with(await stage.signIn('france'));
  return (await france.get<EntryView>(entryOf(indicator))).body.value;
}

/** Two entries are answered without a connection, and the tab is closed before it is back. */
async function leaveTwoDrafts(page: Page): Promise<void> {
  await page.getByLabel('Total').waitFor();
  await goOffline(page);
  await page.getByLabel('Total').fill('91');
  await page.getByLabel('Total').blur();
  await page.getByText(/^You are offline\./).waitFor();
  await page.locator('.rail').getByRole('link', { name: 'I.1.f' }).click();
  await page.getByRole('heading', { level: 1, name: /^How many persons did the unit refer/ }).waitFor();
  await page.getByLabel('Total').fill('62');
  await page.getByLabel('Total').blur();
  await page.getByText(/^You are offline\./).waitFor();
  await page.close();
}

it('a draft that the server cannot store keeps no other from being stored, and is sent once the server can again', async () => {
  const first = await stage.openAs('france', `${REPORT}/entry/${OTHER}`);
  const context = first.context();
  await leaveTwoDrafts(first);
  expect([await readValue(OTHER), await readValue(FAILING)]).not.toEqual(expect.arrayContaining(['91']));

  const page = await context.newPage();
  await page.clock.install();
  let refused = 0;
  await page.route(`**${entryOf(FAILING)}`, async (route) => {
    if (route.request().method() !== 'PUT') return route.continue();
    refused += 1;
    return route.fulfill({ status: 503 });
  });
  await context.setOffline(false);
  await page.goto(`${stage.url}/account`);
  await until(
    () => readValue(OTHER),
    (value) => value === '91',
  );
  expect(refused).toBe(1);
  expect(await readValue(FAILING)).not.toBe('62');

  await page.unrouteAll();
  await page.clock.runFor(2 * ROUND_MS);
  await until(
    () => readValue(FAILING),
    (value) => value === '62',
  );
  await page.getByRole('link', { name: 'Our report' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Report: France' }).waitFor();
  await expectSoon(() => page.getByText(/on this device/).count()).toBe(0);
  await context.close();
});
