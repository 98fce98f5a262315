import { jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findFaultsInEveryLook, openBrowser, openPage } from '../support/browser.js';
import { startExamples, type Examples } from '../support/build-examples.js';
import { Client } from '../support/client.js';

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

it('a focal point begins a thread on an entry that is reviewed, and its reviewer reads it', async () => {
  // Whoever asks of one entry begins the review of all.
  const reviewer = await examples.signIn('reviewer2');
  const asks = new Client(examples.url).with(reviewer);
  const asked = await asks.post('/api/cycles/g7-2025/reviews/IT/i1_unit/threads', { text: 'Which decree is it?' });
  expect(asked.status).toBe(201);

  const italy = await openPage(browser, `${examples.url}/report/g7-2025/IT/entry/i1_staff`, {
    cookie: await examples.signIn('italy'),
  });
  const threads = italy.getByRole('region', { name: 'Threads' });
  await threads.getByText('Nobody has written about this entry.').waitFor();
  await threads.getByLabel('Message').fill('The unit moved to another ministry in May.');
  await threads.getByRole('button', { name: 'Begin a thread' }).click();
  await threads.getByText('The unit moved to another ministry in May.').first().waitFor();
  expect(await threads.getByRole('button', { name: 'Mark as resolved' }).count()).toBe(0);
  expect(await findFaultsInEveryLook(italy)).toEqual([]);
  await italy.context().close();

  const page = await openPage(browser, `${examples.url}/review/g7-2025/IT/i1_staff`, { cookie: reviewer });
  const read = page.getByRole('region', { name: 'Threads' });
  await read.getByText('The unit moved to another ministry in May.').waitFor();
  await read.getByRole('button', { name: 'Mark as resolved' }).click();
  await read.getByText(/^Resolved: Reviewer/).waitFor();
  await page.context().close();
});
