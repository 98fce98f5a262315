import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../support/browser.js';
import { startExamples, type Examples } from '../support/build-examples.js';

jest.setTimeout(180_000);

const FILES = '/results/rio-2024-interim/files';

let examples: Examples;
let browser: Browser;
let scores: Buffer;

beforeAll(async () => {
  [examples, browser] = await Promise.all([startExamples(), openBrowser()]);
  scores = Buffer.from(await (await fetch(`${examples.url}${FILES}/scores.csv`)).arrayBuffer());
}, 180_000);
afterAll(async () => {
  await browser.close();
  await examples.stop();
});

const choose = (page: Page, buffer: Buffer): Promise<void> =>
  page.getByLabel('Check a file').setInputFiles({ name: 'copy.csv', mimeType: 'text/csv', buffer });

describe('the verification page', () => {
  it('looks a release up without script', async () => {
    const page = await openPage(browser, `${examples.url}/verify`, { javaScriptEnabled: false });
    expect(await page.getByLabel('Check a file').isVisible()).toBe(false);
    await page.getByLabel('Hash or release').fill('rio-2024-interim/1');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('heading', { name: /^Known: release 1 of / }).waitFor();
    await page.getByText(/and stands\.$/).waitFor();
    await page.getByLabel('Hash or release').fill('not a hash');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('heading', { name: 'Not a hash and not a release' }).waitFor();
    await page.context().close();
  });

  it('knows a file by its hash, which is computed in the browser: the file is sent nowhere', async () => {
    const page = await openPage(browser, `${examples.url}/verify`);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.postData() ?? ''}`.trim()));
    await choose(page, scores);
    await page.getByRole('heading', { name: /^Known: a file of release 1 of / }).waitFor();
    expect(await page.getByText('scores.csv', { exact: true }).count()).toBe(1);
    await choose(page, Buffer.concat([scores, Buffer.from(' ')]));
    await page.getByRole('heading', { name: 'Unknown', exact: true }).waitFor();
    expect([...new Set(sent)]).toEqual(['GET']);
    await page.context().close();
  });

  it('keeps the question when the language is changed', async () => {
    const page = await openPage(browser, `${examples.url}/verify?hash=rio-2024-interim/1`, {
      javaScriptEnabled: false,
    });
    const german = await page.locator('a[lang="de"]').getAttribute('href');
    expect(german).toBe('/verify?hash=rio-2024-interim%2F1&lang=de');
    await page.goto(`${examples.url}${german ?? ''}`);
    await page.getByRole('heading', { name: /^Bekannt: Veröffentlichung 1 von / }).waitFor();
    await page.context().close();
  });
});
