import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { EntryView, ReportView } from '@signatory/contract';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import type { Locator, Page } from 'playwright-core';
import { findBarriers, LOOKS, measureOverflow } from '../support/browser.js';
import { Client } from '../support/client.js';
import { ExamplesStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { expectSoon } from '../support/expect-soon.js';
import { tellOfAnswersTogether } from './report-checks/answers-together.js';
import { tellOfALateReport } from './report-checks/late-report.js';
import { tellOfRefusedFiles } from './report-checks/refused-files.js';

jest.setTimeout(180_000);

const REPORT = '/api/cycles/g7-2025/reports/FR';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const stage = new ExamplesStage();
let cookie: string;
let page: Page;
let exported: Buffer;

beforeAll(async () => {
  cookie = await stage.signIn('france');
  page = await stage.open('/report/g7-2025/FR', { cookie });
  await page.getByRole('heading', { name: 'Work in a file' }).click();
}, 180_000);

/** The exported workbook with answers written into it, by indicator. */
async function fill(answers: Readonly<Record<string, string | number>>): Promise<Buffer> {
  const book = await openXlsx(exported);
  for (const { rows } of book.sheets) {
    const header = rows.find((row) => row.includes('indicator') && row.includes('value')) ?? [];
    const [indicator, field, value] = ['indicator', 'field', 'value'].map((name) => header.indexOf(name));
    for (const row of rows) {
      const answer = answers[String(row[indicator ?? -1])];
      if (answer !== undefined && (row[field ?? -1] ?? 'value') === 'value') row[value ?? -1] = answer;
    }
  }
  return Buffer.from(await saveXlsx(book));
}

const entryOf = async (indicator: string): Promise<{ version: number; value: unknown }> =>
  (await (await fetch(`${stage.url}${REPORT}/entries/${indicator}`, { headers: { cookie } })).json()) as {
    version: number;
    value: unknown;
  };

describe('a report in a file', () => {
  it('is taken out as a workbook', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Excel workbook', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('g7-2025-FR.xlsx');
    exported = await readFile(await download.path());
  });

  tellOfRefusedFiles(() => page);

  it('shows before anything is written what would change, what conflicts and what is wrong', async () => {
    const { version } = await entryOf('i1_staff');
    const saved = await fetch(`${stage.url}${REPORT}/entries/i1_staff`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ status: 'answered', value: '77', evidence: [] }),
    });
    expect(saved.status).toBe(200);
    const buffer = await fill({ i1_staff: 88, i1_referred: 213, i1_unit: 'nonsense' });
    await page.getByLabel('Choose a file').setInputFiles({ name: 'Rapport.xlsx', mimeType: WORKBOOK, buffer });
    const preview = page.getByRole('region', { name: 'Rapport.xlsx' });
    await preview.getByText('The file has been read. Nothing has been written yet.').waitFor();
    const conflict = preview.getByRole('group', { name: /Answer/ });
    await expectSoon(() => conflict.textContent()).toMatch(/In the file: 88.*In the report: 77/);
    await expectSoon(() =>
      preview.getByRole('region', { name: 'This cannot be imported as it stands' }).textContent(),
    ).toMatch(/sheet [^,]+, cell [A-Z]+\d+, I\.1\.a Answer: \S/);
    expect(await entryOf('i1_staff')).toMatchObject({ value: '77' });
  });

  it('that is applied too early leads to what is still to be decided', async () => {
    const preview = page.getByRole('region', { name: 'Rapport.xlsx' });
    const apply = preview.getByRole('button', { name: 'Apply to the report' });
    const reached = (at: Locator) => expectSoon(() => at.evaluate((it) => it === document.activeElement)).toBe(true);
    await apply.click();
    await reached(preview.getByRole('radio', { name: /^In the file/ }));
    await page.keyboard.press('Space');
    await apply.click();
    await reached(preview.getByRole('checkbox', { name: /^Leave it out/ }));
  });

  it.each(LOOKS)('is seen as well in $name', async (look) => {
    const other = await stage.open('/report/g7-2025/FR', { cookie, look });
    await other.getByRole('heading', { name: 'Work in a file' }).click();
    await other.getByRole('region', { name: 'Rapport.xlsx' }).getByRole('group').first().waitFor();
    expect([await findBarriers(other), await measureOverflow(other)]).toEqual([[], 0]);
    await other.context().close();
  });

  it('stands among the news of whoever brought it, with the report where it goes on', async () => {
    const news = await stage.open('/news', { cookie });
    const read = news.getByRole('listitem').filter({ hasText: 'your file has been read; see what it would change' });
    await expectSoon(() => read.getByRole('link', { name: 'France' }).getAttribute('href')).toBe('/report/g7-2025/FR');
    await news.context().close();
  });

  it('is applied as it was decided, by keyboard alone', async () => {
    const preview = page.getByRole('region', { name: 'Rapport.xlsx' });
    await preview.getByRole('radio', { name: /^In the file/ }).focus();
    await page.keyboard.press('Space');
    await preview.getByRole('checkbox', { name: /^Leave it out/ }).focus();
    await page.keyboard.press('Space');
    // What was chosen stays while another screen is looked at; that a file waits is told beside the heading.
    await page.getByRole('link', { name: 'Plans', exact: true }).click();
    await page.waitForURL(/\/plans/);
    await page.goBack();
    const panel = page.locator('summary', { hasText: 'Work in a file' });
    await panel.getByText('To be decided').waitFor();
    if (!(await preview.isVisible())) await panel.click();
    await expectSoon(() => preview.getByRole('radio', { name: /^In the file/ }).isChecked()).toBe(true);
    await expectSoon(() => preview.getByRole('checkbox', { name: /^Leave it out/ }).isChecked()).toBe(true);
    await preview.getByRole('button', { name: 'Apply to the report' }).focus();
    await page.keyboard.press('Enter');
    await preview.getByText('The changes are in the report.').waitFor();
    // A figure that was decided for stands there with the one that it replaced.
    await preview.getByText('What it changed').click();
    await preview
      .getByRole('listitem')
      .filter({ hasText: /77\s.*88$/ })
      .waitFor();
    expect(await entryOf('i1_staff')).toMatchObject({ value: '88' });
  });

  it('comes back with what was found in it', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'My file with what was found' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Rapport annotated.xlsx');
  });

  it('that is another member’s is named so, and what came of it stays in sight, not the next that waits', async () => {
    const others = await fetch(`${stage.url}/api/cycles/g7-2025/reports/JP/file?format=json`, {
      headers: { cookie: await stage.signIn('japan') },
    });
    for (const name of ['other.json', 'another.json']) {
      const file = { name, mimeType: 'application/json', buffer: Buffer.from(await others.clone().arrayBuffer()) };
      await page.getByLabel('Choose a file').setInputFiles(file);
      const preview = page.getByRole('region', { name });
      await preview
        .getByText('The file says that it is the report of Japan (JP); this is the report of France (FR)')
        .waitFor();
    }
    const preview = page.getByRole('region', { name: 'another.json' });
    await preview.getByRole('button', { name: 'Cancel this file' }).click();
    await expectSoon(() => preview.getByText('Cancelled. Nothing was written.').count()).toBe(1);
  });

  it('of which nothing could be read is not said to be in the report already', async () => {
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'figures.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('indicator,field,value\ni1_staff,,twelve\n'),
    });
    const preview = page.getByRole('region', { name: 'figures.csv' });
    await preview
      .getByText('There is nothing to apply: none of its answers could be read. Do what is said above')
      .waitFor();
    expect(await preview.getByText('already in the report').count()).toBe(0);
  });
});

tellOfALateReport(stage);
tellOfAnswersTogether(stage);

it('what it says in words is published where that is chosen, for one entry or for all of a pillar', async () => {
  const france = new Client(stage.url).with(cookie);
  const read = async (): Promise<ReportView> => (await france.get<ReportView>(REPORT)).body;
  const tiers = async () => new Map((await read()).entries.map((each) => [each.indicator, each.narrativeTier]));
  const page = await stage.open('/report/g7-2025/FR/submit', { cookie });
  const panel = page.getByRole('region', { name: 'What is published' });
  await panel.getByText(/texts under “Context”: 0 for everybody/).waitFor();
  await panel.getByRole('heading', { name: /^I\. / }).click();
  const own = panel.getByLabel(/^Who may read the context: I\.1\./).first();
  await own.selectOption('Everybody');
  await panel.getByText('1 choice is not saved.', { exact: false }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Save and check again' }).click();
  await until(tiers, (now) => now.get('i1_unit') === 'public');
  await panel.getByText(/not saved/).waitFor({ state: 'detached' });
  // The entry itself says so, and takes it back.
  const entry = await stage.open('/report/g7-2025/FR/entry/i1_unit', { cookie });
  const choice = entry.getByLabel('Who may read the context');
  await choice.waitFor();
  await expectSoon(() => choice.inputValue()).toBe('public');
  await choice.selectOption('Reviewers and the secretariat');
  await until(tiers, (now) => now.get('i1_unit') === 'reviewers');
  await entry.context().close();
  // What was read before it would be refused.
  await until(
    () => own.inputValue(),
    (tier) => tier === 'reviewers',
  );
  const pillar = (await read()).entries.filter(({ indicator, narrative }) => narrative && /^i\d/.test(indicator));
  await panel.getByLabel('Who may read all texts under “Context”').first().selectOption('Everybody');
  await panel.getByRole('button', { name: 'Save and check again' }).click();
  await until(tiers, (now) => pillar.every(({ indicator }) => now.get(indicator) === 'public'));
  expect(pillar.length).toBeGreaterThan(1);
  await page.context().close();
});

it('a translation that nobody checked is not among the words that are published', async () => {
  const france = new Client(stage.url).with(cookie);
  const entry = `${REPORT}/entries/i1_unit`;
  const page = await stage.open('/report/g7-2025/FR/submit', { cookie });
  const panel = page.getByRole('region', { name: 'What is published' });
  for (const checked of [false, true]) {
    const { version, status, value } = (await france.get<EntryView>(entry)).body;
    const translation = { language: 'it', text: 'Parole tradotte a macchina.', checked };
    const narrative = { language: 'fr', text: 'Des mots de la France.', translation, tier: 'public' };
    const saved = await france.save(entry, version, { status, value, narrative, evidence: [] });
    expect([saved.status, saved.text]).toEqual([200, expect.anything()]);
    await page.reload();
    await panel.getByRole('heading', { name: /^I\. / }).click();
    const words = panel.getByText('Des mots de la France.');
    await words.waitFor();
    if (checked) await words.click();
    expect([checked, await panel.locator('[lang="it"]').filter({ visible: true }).allInnerTexts()]).toEqual([
      checked,
      checked ? [translation.text] : [],
    ]);
    await expectSoon(() => panel.getByText(translation.text).count()).toBe(checked ? 1 : 0);
  }
  await page.context().close();
});

it('new words of a file say that who may read them stays as it was chosen for the words before', async () => {
  const report = await stage.open('/report/g7-2025/FR', { cookie });
  await report.getByRole('heading', { name: 'Work in a file' }).click();
  const entries = { i1_unit: { narrative: { language: 'fr', text: 'D’autres mots.' } } };
  const buffer = Buffer.from(JSON.stringify({ member: 'FR', entries }));
  await report.getByLabel('Choose a file').setInputFiles({ name: 'Mots.json', mimeType: 'application/json', buffer });
  const change = report.getByRole('region', { name: 'Mots.json' }).locator('.changes', { hasText: 'D’autres mots.' });
  const stays = change.getByText('Who may read it stays as it is: Everybody.');
  await stays.waitFor();
  await expectSoon(() => stays.count()).toBe(1);
  await report.context().close();
});

it('who may see the evidence of a pillar is saved as one revision, or not at all where somebody saves one of its answers', async () => {
  const france = new Client(stage.url).with(cookie);
  const read = async (): Promise<ReportView> => (await france.get<ReportView>(REPORT)).body;
  const publish = await stage.open('/report/g7-2025/FR/submit', { cookie });
  const published = publish.getByRole('region', { name: 'What is published' });
  await published.getByRole('heading', { name: /^V\. / }).click();
  await published.getByLabel('Who may see all this evidence').last().selectOption('The secretariat only');
  const { revision, entries } = await read();
  const last = entries.findLast(({ evidence }) => evidence.length > 0);
  const sent = { status: last?.status, value: last?.value, reason: last?.reason ?? undefined };
  // On its way, what it was made from is overtaken.
  await publish.route(
    '**/tiers',
    async (route) => {
      const saved = await france.save(`${REPORT}/entries/${last?.indicator}`, last?.version ?? 0, sent);
      expect(saved.status).toBe(200);
      await route.continue();
    },
    { times: 1 },
  );
  await published.getByRole('button', { name: 'Save and check again' }).click();
  await published.getByText(/^1 of \d+ entries has changed or cannot be saved: V\.\S+ \(.+ saved on .+\)\./).waitFor();
  expect(await findBarriers(publish)).toEqual([]);
  expect((await read()).revision).toBe(revision + 1);
  await published.getByRole('button', { name: 'Save and check again' }).click();
  await published.getByText(/not saved/).waitFor({ state: 'detached' });
  expect((await read()).revision).toBe(revision + 2);
  await publish.context().close();
});

it('a report that nobody reviews yet waits for its review, and is changed once it is withdrawn', async () => {
  const home = await stage.openAs('european-union', '/report/g7-2025/EU');
  await home.getByText('It is waiting for review. To be changed, it must be withdrawn first.').waitFor();
  expect(await home.getByText('with the reviewers').count()).toBe(0);
  await home.context().close();
});
