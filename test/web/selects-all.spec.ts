import { jest } from '@jest/globals';
import type { QueuePage } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { nameFocused, press, tabTo } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();
/** It has a note. */
const NOTED = 'v1_identified';

it('all of a queue that has no finding and no open thread is selected, approved and taken back by keys', async () => {
  const cookie = await stage.signIn('reviewer3');
  const { rows } = (
    await new Client(stage.url).with(cookie).get<QueuePage>('/api/cycles/g7-2025/reviews/queue?member=IT&search=V.1.')
  ).body;
  const clear = rows.filter(({ findings, openThreads }) => findings === 0 && openThreads === 0);
  expect(rows.find(({ indicator }) => indicator === NOTED)?.findings).toBe(1);
  expect(rows.filter(({ openThreads }) => openThreads > 0).length).toBeGreaterThan(0);
  const page = await stage.open('/review?cycle=g7-2025&member=IT&search=V.1.', { cookie });
  const boxes = page.locator('tbody').getByRole('checkbox');
  const all = new RegExp(`^Select all without findings or open threads \\(${clear.length}\\)$`);
  const selected = (): Promise<number> => page.locator('tbody input:checked').count();
  await expectSoon(() => boxes.count()).toBe(rows.length);
  await tabTo(page, all);
  await page.keyboard.press('Space');
  await page.getByText(`${clear.length} entries selected`).waitFor();
  expect(await selected()).toBe(clear.length);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // Once more, and nothing is.
  await page.keyboard.press('Space');
  await page.getByText('No entry selected').waitFor();
  await page.keyboard.press('Space');
  await press(page, 'Approve the selected entries');
  await page.getByText(`${clear.length} entries were approved.`).waitFor();
  await expectSoon(() => boxes.count()).toBe(rows.length - clear.length);
  await expectSoon(() => nameFocused(page)).toBe('Approve the selected entries');
  expect(await page.getByRole('checkbox', { name: /^Select all without / }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Take back', exact: true }).press('Enter');
  await expectSoon(() => boxes.count()).toBe(rows.length);
  // A view that is emptied by it leaves the focus to what is said instead.
  await page.goto(`${stage.url}/review?cycle=g7-2025&member=IT&search=iii3`);
  await tabTo(page, /^Select all without /);
  await page.keyboard.press('Space');
  await press(page, 'Approve the selected entries');
  await page.getByText('No entry in this view matches the filters.').waitFor();
  await expectSoon(() => nameFocused(page)).toMatch(/./);
  await page.context().close();
});

it('what was approved can still be taken back after the connection was lost, and what stops it is named as in the list', async () => {
  const page = await stage.openAs('reviewer3', '/review?cycle=g7-2025&member=IT&search=ii1');
  const boxes = page.locator('tbody').getByRole('checkbox');
  await boxes.first().waitFor();
  const all = await boxes.count();
  const approve = page.getByRole('button', { name: 'Approve the selected entries' });
  const takeBack = page.getByRole('button', { name: 'Take back', exact: true });
  await boxes.first().check();
  await approve.press('Enter');
  await page.getByText('1 entry was approved.').waitFor();
  await page.context().setOffline(true);
  await takeBack.press('Enter');
  await page.getByText('The server cannot be reached').waitFor();
  await page.context().setOffline(false);
  await takeBack.press('Enter');
  await page.getByText('Taken back.').waitFor();
  await expectSoon(() => page.getByText('The server cannot be reached').count()).toBe(0);
  await expectSoon(() => boxes.count()).toBe(all);

  // Once its time is over, nobody is told to try again, and the next approval begins without it.
  await boxes.first().check();
  await approve.press('Enter');
  await page.getByText('1 entry was approved.').waitFor();
  await page.context().setOffline(true);
  await takeBack.press('Enter');
  await page.getByText('Check the connection and try again.').waitFor();
  await takeBack.waitFor({ state: 'detached' });
  await page.getByRole('alert').getByText('The server cannot be reached').waitFor();
  expect(await page.getByText('Check the connection and try again.').count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().setOffline(false);
  await boxes.first().check();
  await approve.press('Enter');
  await page.getByText('1 entry was approved.').waitFor();
  await expectSoon(() => page.getByText('The server cannot be reached').count()).toBe(0);

  await page.goto(`${stage.url}/review?cycle=g7-2025&member=IT&search=ii1&view=all&state=APPROVED`);
  await boxes.first().check();
  await approve.press('Enter');
  const stopped = page.getByRole('alert').filter({ hasText: 'Nothing was approved.' });
  await stopped.getByText(/^Italy, I+\.1\.[a-z]$/).waitFor();
  await page.context().close();
});
