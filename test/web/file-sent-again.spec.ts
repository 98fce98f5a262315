import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Response } from 'playwright-core';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const IMPORTS = '/api/cycles/g7-2025/reports/FR/imports';

const stage = new ExamplesStage();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signatory-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('a file whose answer was lost is brought once, however often it is chosen', async () => {
  const file = join(folder, 'answers.csv');
  await writeFile(file, 'indicator,field,value\ni1_unit,,planned\n');
  const cookie = await stage.signIn('france');
  const page = await stage.open('/report/g7-2025/FR', { cookie });
  await page.getByRole('heading', { name: 'Work in a file' }).click();

  // The server has the whole file, and has done what it came for, as the connection breaks before its answer.
  const wire = await page.context().newCDPSession(page);
  await wire.send('Fetch.enable', { patterns: [{ urlPattern: `*${IMPORTS}`, requestStage: 'Response' }] });
  const lost = new Promise<void>((done) => {
    wire.on('Fetch.requestPaused', ({ requestId, request: { method } }) => {
      // A look at the list that is answered as the wire is let go needs no leave any more.
      if (method !== 'POST') return void wire.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
      void wire.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' }).then(() => done());
    });
  });
  await page.getByLabel('Choose a file').setInputFiles(file);
  await lost;
  await wire.send('Fetch.disable');
  await expectSoon(() => page.getByLabel('Choose a file').isEnabled()).toBe(true);

  const bring = async (): Promise<Response> => {
    const answering = page.waitForResponse((response) => response.url().endsWith(IMPORTS) && isPost(response));
    await page.getByLabel('Choose a file').setInputFiles([]);
    await page.getByLabel('Choose a file').setInputFiles(file);
    const answer = await answering;
    await page.getByRole('region', { name: 'answers.csv' }).getByText('Nothing has been written yet.').waitFor();
    return answer;
  };
  const again = await bring();
  expect([again.status(), again.headers()['idempotent-replayed']]).toEqual([202, 'true']);

  // With its answer here the act is over: the same file is another.
  const anew = await bring();
  expect([anew.status(), anew.headers()['idempotent-replayed']]).toEqual([202, undefined]);
  await page.context().close();
});

function isPost(response: Response): boolean {
  return response.request().method() === 'POST';
}
