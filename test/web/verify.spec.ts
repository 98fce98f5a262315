import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { markCsv, markJson, type CopyMark } from '@signatory/contract';
import { markCopy } from '@signatory/pdf';
import { markWorkbook } from '@signatory/workbook';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { press } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const FILES = '/results/rio-2024-interim/files';

const stage = new ExamplesStage();
let scores: Buffer;

beforeAll(async () => {
  scores = await fileOf('scores.csv');
}, 180_000);

const fileOf = async (path: string): Promise<Buffer> =>
  Buffer.from(await (await fetch(`${stage.url}${FILES}/${path}`)).arrayBuffer());

/** As a reader took it before publication. */
async function copyOf(path: string, content: Buffer): Promise<Buffer> {
  const mark: CopyMark = {
    number: 8,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    release: 'ab'.repeat(32),
    taker: path.endsWith('.csv') ? 'editor' : 'reader',
    taken: '2026-05-01T09:30:00Z',
  };
  const words = 'Embargoed · copy for Akiko 明子 Ito, number 8';
  if (path.endsWith('.pdf')) return Buffer.from(markCopy(content, words, mark));
  if (path.endsWith('.csv')) return Buffer.from(markCsv(content.toString('utf8'), words, mark));
  if (path.endsWith('.json')) return Buffer.from(markJson(content.toString('utf8'), words, mark));
  const out = new PassThrough();
  const [marked] = await Promise.all([buffer(out), markWorkbook(content, words, mark, out)]);
  return marked;
}

const choose = (page: Page, buffer: Buffer): Promise<void> =>
  page.getByLabel('Check a file').setInputFiles({ name: 'copy.csv', mimeType: 'text/csv', buffer });

describe('the verification page', () => {
  it('looks a release up without script', async () => {
    const page = await stage.open('/verify', { javaScriptEnabled: false });
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
    const page = await stage.open('/verify');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.method()} ${request.postData() ?? ''}`.trim()));
    await choose(page, scores);
    await page.getByRole('heading', { name: /^Known: a file of release 1 of / }).waitFor();
    await expectSoon(() => page.getByText('scores.csv', { exact: true }).count()).toBe(1);
    // Under the name that it has here, which the server does not learn.
    const named = page.getByText('File checked: copy.csv', { exact: true });
    await named.waitFor();
    expect(new URL(page.url()).search).not.toContain('copy.csv');
    await choose(page, Buffer.concat([scores, Buffer.from(' ')]));
    await page.getByRole('heading', { name: 'Unknown', exact: true }).waitFor();
    await named.waitFor();
    // What is asked next is about no file.
    await page.getByLabel('Hash or release').fill('rio-2024-interim/1');
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('heading', { name: /^Known: release 1 of / }).waitFor();
    expect(await named.isVisible()).toBe(false);
    expect([...new Set(sent)]).toEqual(['GET']);
    await page.context().close();
  });

  it('takes the mark off a copy of any kind, and says of which file it is, and by whom and when it was taken', async () => {
    const page = await stage.open('/verify');
    for (const path of ['scores.csv', 'tables.json', 'xlsx/en/report.xlsx', 'pdf/en/report.pdf']) {
      await choose(page, await copyOf(path, await fileOf(path)));
      await page.getByRole('heading', { name: 'A marked copy, number 8' }).waitFor();
      await page.getByRole('heading', { name: /^Known: a file of release 1 of / }).waitFor();
      const role = path === 'scores.csv' ? 'Editor' : 'named embargo reader';
      await page.getByText(`on 1 May 2026, 09:30 UTC, by the role: ${role}.`).waitFor();
      await page.getByText('Without its mark, it is identical to the file below, byte for byte').waitFor();
      await expectSoon(() => page.getByText(path, { exact: true }).count()).toBe(1);
    }
    const changed = Buffer.from(scores.toString('utf8').replace(',', ';'));
    await choose(page, await copyOf('scores.csv', changed));
    await page.getByText('Without its mark, it matches no public file here').waitFor();
    expect(await page.getByRole('heading', { name: /^(Known|Unknown)/ }).count()).toBe(0);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    const german = await page.locator('a[lang="de"]').getAttribute('href');
    await page.goto(`${stage.url}${german ?? ''}`);
    await page.getByRole('heading', { name: 'Ein gekennzeichnetes Exemplar, Nummer 8' }).waitFor();
    await page.context().close();
  });

  it('keeps the question when the language is changed', async () => {
    const page = await stage.open('/verify?hash=rio-2024-interim/1', {
      javaScriptEnabled: false,
    });
    const german = await page.locator('a[lang="de"]').getAttribute('href');
    expect(german).toBe('/verify?hash=rio-2024-interim%2F1&lang=de');
    await page.goto(`${stage.url}${german ?? ''}`);
    await page.getByRole('heading', { name: /^Bekannt: Veröffentlichung 1 von / }).waitFor();
    await page.context().close();
  });
});

it('by keyboard alone, a visitor finds a member’s score and its reason, and takes the table home', async () => {
  const page = await stage.open('/');
  await press(page, /^Rio de Janeiro 2024, interim results$/);
  await page.locator('[role="grid"]').waitFor();
  await press(page, /^Ranking$/);
  await page.getByRole('region', { name: 'Members by average' }).waitFor();
  await press(page, /^Japan$/);
  await page.getByRole('heading', { level: 1, name: 'Japan' }).waitFor();
  await page
    .getByRole('row', { name: /Fertilizer Shortages/ })
    .getByText('Full compliance')
    .waitFor();
  await press(page, /^11 Fertilizer Shortages$/);
  await page.getByRole('heading', { name: 'The commitment' }).waitFor();
  await press(page, /^G20 Rio 2024$/);
  await page.locator('[role="grid"]').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, /^Score table \(CSV/)]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await page.context().close();
});
