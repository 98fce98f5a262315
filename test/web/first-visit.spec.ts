import { jest } from '@jest/globals';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(120_000);

/** After it a browser complains of what was fetched ahead and not asked for. */
const COMPLAINS_AFTER_MS = 4_000;
/** Until then an API that has just begun to listen does not know what was told before, and has everything fetched anew. */
const LISTENING_MS = 6_000;

// Without a worker: what it told meanwhile would rightly be asked for again.
const stage = new ExamplesStage({ workers: 0 });
beforeAll(() => new Promise((resolve) => setTimeout(resolve, LISTENING_MS)));

it.each([
  ['germany', '/report', 'en-US'],
  ['germany', '/report/g7-2025/DE/entry/ii2_seized', 'en-US'],
  ['germany', '/report/g7-2025/DE/entry/ii2_seized', 'de-CH'],
  ['reviewer2', '/review', 'fr'],
  ['reviewer2', '/scoring', 'en-US'],
  ['secretariat', '/cycles', 'ja-JP'],
  [null, '/sign-in', 'it'],
])('of %s at %s in %s fetches ahead what is used, and nothing twice', async (account, path, locale) => {
  const cookie = account && (await stage.signIn(account));
  const page = await stage.open('/assets/mark.svg', { locale, ...(cookie && { cookie }) });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'GET') asked.push(request.url().slice(stage.url.length));
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('requestfailed', (request) => complaints.push(`no preload of ${request.url()}`));
  await page.goto(stage.url + path);
  await page.locator('main h1').waitFor();
  // Nothing more is asked for; the browser complains after that.
  for (let known = -1; known !== asked.length;) {
    known = asked.length;
    await page.waitForTimeout(COMPLAINS_AFTER_MS);
  }

  expect(complaints.filter((text) => text.includes('preload'))).toEqual([]);
  expect(asked.filter((address, at) => asked.indexOf(address) !== at)).toEqual([]);
  // Named in the page, or it would not be there.
  const texts = asked.filter((address) => /^\/assets\/[a-z]{2}-[^.]+\.json$/.test(address));
  expect(texts.map((address) => address.slice('/assets/'.length).slice(0, 2))).toEqual([locale.slice(0, 2)]);
  const named = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => (entry as PerformanceResourceTiming).initiatorType === 'link')
      .map(({ name }) => new URL(name).pathname),
  );
  expect(named).toContain(texts[0]);
  expect(named.includes('/api/session')).toBe(account !== null);
  await page.context().close();
});
