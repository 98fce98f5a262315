import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { ContributionView, ContributorView, EntryView, EvidenceFile } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findBarriers, findFaultsInEveryLook, goOffline } from '../support/browser.js';
import { Client } from '../support/client.js';
import { ExamplesStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { tellOfTwoAtOneEntry } from './at-one-entry/conflicts.js';
import { tellOfWhatIsNotSaved } from './at-one-entry/not-saved.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const REPORT = '/api/cycles/g7-2025/reports/JP';
// Of pillar II: the example contributor holds pillar III.
const PART = 'ii1_meetings';

const stage = new ExamplesStage();

afterEach(() => Promise.all(stage.browser.contexts().map((context) => context.close())));

const open = async (name: string, path: string): Promise<Page> => stage.openAs(name, path);

const entryOf = (member: string, indicator: string): string =>
  `/api/cycles/g7-2025/reports/${member}/entries/${indicator}`;
const clientOf = async (name: string): Promise<Client> => new Client(stage.url).with(await stage.signIn(name));

async function readEntry(name: string, member: string, indicator: string): Promise<EntryView> {
  return (await (await clientOf(name)).get<EntryView>(entryOf(member, indicator))).body;
}

/** Saves a figure past every page that is open. */
async function saveEntry(name: string, member: string, indicator: string, value: string): Promise<void> {
  const { version } = await readEntry(name, member, indicator);
  const answer = { status: 'answered', value, evidence: [] };
  expect((await (await clientOf(name)).save(entryOf(member, indicator), version, answer)).status).toBe(200);
}

async function enterWithoutConnection(page: Page, value: string): Promise<void> {
  await page.getByLabel('Total').waitFor();
  await goOffline(page);
  await page.getByLabel('Total').fill(value);
  await page.getByLabel('Total').blur();
  await expectSoon(() => page.locator('.save-bar-row .status-line').innerText()).toMatch(/^You are offline\./);
}

/** The tab is closed while there is no connection, and another one opened when it is back. */
async function reopen(page: Page, path: string): Promise<Page> {
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(stage.url + path);
  return again;
}

describe('an entry', () => {
  const ENTRY = '/report/g7-2025/FR/entry/i1_staff';

  it('is saved as it is typed, in the reader’s own notation, and marked complete by the checks of what was typed last', async () => {
    const page = await open('france', ENTRY);
    const total = page.getByLabel('Total');
    await page.locator('#total-hint', { hasText: /Expected: 0 or more\.$/ }).waitFor();
    await page.locator('#function-expected', { hasText: /^Expected: 0 or more\.$/ }).waitFor();
    const cell = page.getByLabel('Function, Investigators');
    await expectSoon(() => cell.getAttribute('aria-describedby')).toBe('function-expected');
    await total.fill('120,5');
    await total.blur();
    await page.getByText(/^Saved \d\d:\d\d\. All changes are stored\.$/).waitFor();
    await page.reload();
    await expectSoon(() => page.getByLabel('Total').inputValue()).toBe('120.5');
    // Its parts add up to 118.
    await page.locator('.save-bar-checks', { hasText: /^\d+ findings?$/ }).waitFor({ state: 'attached' });
    await total.fill('118');
    await page.getByRole('button', { name: 'Mark complete' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(ENTRY));
  });

  it('asks back a figure that can be read in two ways, and saves the reading chosen', async () => {
    const page = await open('france', ENTRY);
    const total = page.getByLabel('Total');
    await total.fill('1,200');
    await total.blur();
    await page.getByText('“1,200” can be read in two ways.').waitFor();
    await page.getByRole('button', { name: '1,200' }).click();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await expectSoon(() => total.inputValue()).toBe('1,200');
  });

  tellOfWhatIsNotSaved({ open, reopen, enterWithoutConnection, readEntry });
  tellOfTwoAtOneEntry(() => ({ stage, open, reopen, enterWithoutConnection, readEntry, saveEntry }));

  it('takes a column from a spreadsheet, asks about what has two readings, and steps on by keys', async () => {
    const page = await open('france', ENTRY);
    const table = page.getByRole('table', { name: 'By Function' });
    // What is pasted stands for what was typed there and not left yet.
    await table.getByLabel('Function, Investigators').fill('7');
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '12,5\n1,234\n3\n4\n5\n');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await page.getByText('3 figures were pasted. 1 needs your answer in its row. 1 line had no row').waitFor();
    await expectSoon(() => table.getByLabel('Function, Investigators').inputValue()).toBe('12.5');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Function, Analysts');
    await page.getByRole('button', { name: '1,234' }).click();
    await page.getByText('more than the total of').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go to the field' }).first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('cell-function.analysis');
    await page.keyboard.press('Alt+ArrowDown');
    await page.waitForURL(/i1_referred$/);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });

  it('keeps what is typed where its language is changed before it is saved', async () => {
    const page = await open('france', ENTRY);
    const words = page.getByRole('textbox', { name: 'What explains this answer?' });
    await words.waitFor();
    // What is sent does not arrive: nothing of it is stored.
    await page.route(`**${entryOf('FR', 'i1_staff')}`, (route) =>
      route.request().method() === 'GET' ? route.continue() : undefined,
    );
    await words.fill('Posts, not heads, since March.');
    await page.getByText('Language: EN').click();
    await page.getByRole('button', { name: 'Français' }).click();
    const mots = page.getByRole('textbox', { name: 'Qu’est-ce qui explique cette réponse' });
    await mots.waitFor();
    await expectSoon(() => mots.inputValue()).toBe('Posts, not heads, since March.');
    await page.unrouteAll();
    await mots.fill('Posts, not heads, since March 2025.');
    await mots.blur();
    await page.getByText(/^Enregistré à \d\d:\d\d/).waitFor();
    expect(await readEntry('france', 'FR', 'i1_staff')).toMatchObject({
      narrative: { texts: { en: { text: 'Posts, not heads, since March 2025.' } } },
    });
  });

  it('says how far a file is while it is sent, and can be stopped', async () => {
    const page = await open('france', ENTRY);
    await page.getByLabel('Total').waitFor();
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 100_000,
    });
    const file = page.locator('input[type="file"]').last();
    await file.setInputFiles({
      name: 'decree.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(900_000, '%PDF-'),
    });
    const bar = page.getByRole('progressbar', { name: /^Sending decree\.pdf/ });
    await until(
      async () => Number(await bar.getAttribute('value')),
      (share) => share > 0.1,
    );
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop sending' }).click();
    await bar.waitFor({ state: 'detached' });
    await page.getByText('Add a file').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    // The button that was pressed is gone: the focus goes to where a file is chosen.
    const choose = await file.elementHandle();
    await page.waitForFunction((field) => field === document.activeElement, choose);
    expect((await readEntry('france', 'FR', 'i1_staff')).evidence.filter(({ title }) => /decree/.test(title))).toEqual(
      [],
    );
  });

  it('stays on screen when the session ends, and is saved once its person has signed in again in place', async () => {
    const page = await open('france', ENTRY);
    await page.getByLabel('Total').fill('94');
    await page.context().clearCookies();
    await page.getByLabel('Total').blur();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password').fill('wrong');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByLabel('Password').fill('signatory-example');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await expectSoon(() => page.getByLabel('Total').inputValue()).toBe('94');
    expect(await readEntry('france', 'FR', 'i1_staff')).toMatchObject({ value: '94' });
  });
});

describe('an entry that was returned', () => {
  it('is not complete before something in it changed, and then leads to what is left', async () => {
    const page = await open('germany', '/report/g7-2025/DE/entry/iii2_support');
    await page.getByText(/^Correct the returned entries by /).waitFor();
    const mark = page.getByRole('button', { name: 'Mark complete' });
    await mark.click();
    await page.getByText('Nothing has changed since it was returned.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page
      .getByRole('textbox', { name: 'What explains this answer?' })
      .fill('Zugesagt sind 4,2 Millionen Euro für die IOM.');
    await mark.click();
    await page.waitForURL(/entry\/(ii2_seized|iv1_countries)$/);
    // It has left what is returned, and stands with what is done.
    await page.locator('.rail summary', { hasText: /^III\. / }).click();
    await page
      .locator('.rail :is(.rail-complete, .rail-warnings)', { hasText: 'III.2.a' })
      .waitFor({ state: 'attached' });
  });
});

describe('a contributor who is only asked for a part', () => {
  it('has what is typed saved as the part, and leaves the entry as it is', async () => {
    const lead = await stage.signIn('japan');
    const read = async <Body>(path: string, cookie = lead): Promise<Body> =>
      (await (await fetch(`${stage.url}${REPORT}${path}`, { headers: { cookie } })).json()) as Body;
    const [contributor] = await read<ContributorView[]>('/contributors');
    const before = await read<EntryView>(`/entries/${PART}`);
    const asked = await fetch(`${stage.url}${REPORT}/entries/${PART}/contributions`, {
      method: 'POST',
      headers: { cookie: lead, 'content-type': 'application/json' },
      body: JSON.stringify({
        contributor: contributor?.id,
        agency: 'Coast guard',
        until: new Date(Date.now() + 86_400_000).toISOString(),
        note: 'Meetings at sea count, too.',
      }),
    });
    expect(asked.status).toBeLessThan(300);

    const cookie = await stage.signIn('contributor');
    const page = await stage.open(`/report/g7-2025/JP/entry/${PART}`, { cookie });
    const refused: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
    });
    await page.getByText('You enter the part of Coast guard.').waitFor();
    await page.getByText('Meetings at sea count, too.').filter({ visible: true }).waitFor();
    const total = page.getByLabel('Total');
    await expectSoon(() => total.inputValue()).toBe('');
    await page.locator('.rail-open', { hasText: 'coordination meetings' }).waitFor();
    await total.fill('41');
    await total.blur();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await total.fill('42');
    await total.blur();
    await saved.then(() => page.getByText(/^Saving/).waitFor({ state: 'detached' }));
    await page.reload();
    await page.getByText('You enter the part of Coast guard.').waitFor();
    await expectSoon(() => page.getByLabel('Total').inputValue()).toBe('42');

    const [part] = (await read<ContributionView[]>('/contributions')).filter(({ indicator }) => indicator === PART);
    expect(part).toMatchObject({ state: 'DRAFT', agency: 'Coast guard', answer: { value: '42' } });
    expect(await read<EntryView>(`/entries/${PART}`)).toMatchObject({ version: before.version, value: before.value });
    expect(refused).toEqual([]);
    await page.locator('.rail-complete', { hasText: 'coordination meetings' }).waitFor();
    // Why it came back stands before the form, and stays there while it is corrected.
    const returned = await fetch(`${stage.url}${REPORT}/entries/${PART}/contributions/${part?.contributor.id}/return`, {
      method: 'POST',
      headers: { cookie: lead, 'content-type': 'application/json', 'if-match': `"${part?.version}"` },
      body: JSON.stringify({ reason: 'Count the meetings of 2025 only.' }),
    });
    expect(returned.status).toBe(200);
    await page.reload();
    await page.locator('.rail-returned', { hasText: 'coordination meetings' }).waitFor();
    const why = page.locator('.banner-warn', { hasText: /^Returned\s*Count the meetings of 2025 only\.$/ });
    await why.waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByLabel('Total').fill('40');
    await page.getByLabel('Total').blur();
    await until(
      () => read<ContributionView[]>('/contributions'),
      (parts) =>
        parts.some(({ indicator, state, reason }) => indicator === PART && state === 'DRAFT' && reason === null),
    );
    expect(await why.isVisible()).toBe(true);
    const corrected = (await read<ContributionView[]>('/contributions')).find(({ indicator }) => indicator === PART);
    await page.context().close();

    const giving = new Client(stage.url).with(cookie);
    const bytes = '%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n';
    const { body: file } = await giving.upload<EvidenceFile>(`${REPORT}/evidence-files`, bytes, 'roster.pdf');
    const answer = { value: '42', evidence: [{ title: 'The roster', file: file.sha256, publisher: 'Coast guard' }] };
    const given = await giving.save(`${REPORT}/entries/${PART}/contribution`, corrected?.version ?? 0, answer);
    expect(given.status).toBe(200);
    const desk = await stage.open(`/report/g7-2025/JP/entry/${PART}`, { cookie: lead });
    await desk.getByText('Agencies’ parts').click();
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: /roster\.pdf/ }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toBe(bytes);
    expect(await findBarriers(desk)).toEqual([]);
  });
});
