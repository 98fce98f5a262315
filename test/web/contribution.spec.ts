import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { ContributionView, ContributorView, EntryView, EvidenceFile } from '@signatory/contract';
import type { Browser } from 'playwright-core';
import { findBarriers, openBrowser, openPage } from '../support/browser.js';
import { startExamples, type Examples } from '../support/build-examples.js';
import { Client } from '../support/client.js';

jest.setTimeout(180_000);

const REPORT = '/api/cycles/g7-2025/reports/JP';
// Of pillar II: the example contributor holds pillar III.
const ENTRY = 'ii1_meetings';

let examples: Examples;
let browser: Browser;

beforeAll(async () => {
  [examples, browser] = await Promise.all([startExamples(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await examples.stop();
});

describe('a contributor who is only asked for a part', () => {
  it('has what is typed saved as the part, and leaves the entry as it is', async () => {
    const lead = await examples.signIn('japan');
    const read = async <Body>(path: string, cookie = lead): Promise<Body> =>
      (await (await fetch(`${examples.url}${REPORT}${path}`, { headers: { cookie } })).json()) as Body;
    const [contributor] = await read<ContributorView[]>('/contributors');
    const before = await read<EntryView>(`/entries/${ENTRY}`);
    const asked = await fetch(`${examples.url}${REPORT}/entries/${ENTRY}/contributions`, {
      method: 'POST',
      headers: { cookie: lead, 'content-type': 'application/json' },
      body: JSON.stringify({
        contributor: contributor?.id,
        agency: 'Coast guard',
        until: new Date(Date.now() + 86_400_000).toISOString(),
      }),
    });
    expect(asked.status).toBeLessThan(300);

    const cookie = await examples.signIn('contributor');
    const page = await openPage(browser, `${examples.url}/report/g7-2025/JP/entry/${ENTRY}`, { cookie });
    const refused: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
    });
    await page.getByText('You give the part of Coast guard.').waitFor();
    const total = page.getByLabel('Total');
    expect(await total.inputValue()).toBe('');
    await total.fill('41');
    await total.blur();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await total.fill('42');
    await total.blur();
    await page.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith('signatory-draft:')));
    await page.reload();
    await page.getByText('You give the part of Coast guard.').waitFor();
    expect(await page.getByLabel('Total').inputValue()).toBe('42');

    const [part] = (await read<ContributionView[]>('/contributions')).filter(({ indicator }) => indicator === ENTRY);
    expect(part).toMatchObject({ state: 'DRAFT', agency: 'Coast guard', answer: { value: '42' } });
    expect(await read<EntryView>(`/entries/${ENTRY}`)).toMatchObject({ version: before.version, value: before.value });
    expect(refused).toEqual([]);
    await page.context().close();

    const giving = new Client(examples.url).with(cookie);
    const bytes = '%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n';
    const { body: file } = await giving.upload<EvidenceFile>(`${REPORT}/evidence-files`, bytes, 'roster.pdf');
    const evidence = [{ title: 'The roster', file: file.sha256, publisher: 'Coast guard' }];
    const given = await giving.save(`${REPORT}/entries/${ENTRY}/contribution`, part?.version ?? 0, {
      value: '42',
      evidence,
    });
    expect(given.status).toBe(200);
    const desk = await openPage(browser, `${examples.url}/report/g7-2025/JP/entry/${ENTRY}`, { cookie: lead });
    await desk.getByText('Agencies’ parts').click();
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: /roster\.pdf/ }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe(bytes);
    expect(await findBarriers(desk)).toEqual([]);
    await desk.context().close();
  });
});
