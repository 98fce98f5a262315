import { readFile } from 'node:fs/promises';
import type { ReleaseView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../../support/browser.js';
import { press, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, done } from '../../e2e/six-people/story.js';
import type { Stage } from './stage.js';

/** The chapter, the release with its two people, and what the public makes of it. */
export function tellOfThePublication(stage: () => Stage): void {
  it('an editor writes a chapter, and the secretariat clears it', async () => {
    const page = await stage().open('ed', `/chapters?cycle=${CODE}`, 'Chapter desk');
    await press(page, /A\.1/);
    await page.getByRole('textbox', { name: 'Background' }).waitFor();
    await typeInto(page, /^Background$/, 'The average is {{average:commitment:A.1}}.');
    await press(page, /^Save text$/);
    await page.getByText(/All changes are stored/).waitFor();
    await press(page, /^Check chapter$/);
    await page.getByText('Checked. The secretariat clears it.').waitFor();
    const { pathname } = new URL(page.url());
    const clearing = await stage().open('rosa', pathname, /A\.1/);
    await press(clearing, /^Clear chapter$/);
    await clearing.getByText('Cleared. Nothing changes until it is reopened.').waitFor();
  });

  it('the secretariat requests a release, and another of it signs it off', async () => {
    const page = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    // Far enough that nothing is published before the story says so.
    await page.getByLabel('Embargo until').fill('2098-01-02T12:00');
    await press(page, /^Request the release$/);
    await page.getByText(/^All \d+ files are ready\.$/).waitFor();
    await page.getByText(/^rosa, /).waitFor();
    expect(await page.getByRole('button', { name: 'Sign off' }).count()).toBe(0);
    const other = await stage().open('sam', `/releases?cycle=${CODE}`, 'Releases');
    await press(other, /^Sign off$/);
    await other.getByText('Embargoed', { exact: true }).waitFor();
  });

  it('an analyst who is named reads it early, in copies that are counted, until the name is struck off', async () => {
    await stage().story.enter('rita', 'analyst');
    const page = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    await typeInto(page, /^E-mail of the account$/, 'rita@cast.example');
    await press(page, /^Name a reader$/);
    await page.getByText('rita (rita@cast.example), No copy taken').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);

    const reader = await stage().open('rita', '/library', 'Scorecard library');
    await reader.getByText('Your downloads are counted and logged').waitFor();
    const downloading = reader.waitForEvent('download');
    await reader.locator('a[href$="members/NO.pdf"]').first().click();
    expect((await readFile(await (await downloading).path())).toString('latin1')).toContain('signatory-marked-copy');
    expect(await findFaultsInEveryLook(reader)).toEqual([]);

    const desk = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    await desk.getByText(/1 copy taken: 1 pdf\/en\/members\/NO\.pdf/).waitFor();
    await press(desk, /^Revoke rita$/);
    await desk.getByText(/^Revoked \d/).waitFor();
    const struck = await stage().open('rita', '/library', 'Scorecard library');
    await struck.getByText('No release of this cycle is open to you yet.').first().waitFor();
    expect(await struck.locator('a[href$=".pdf"]').count()).toBe(0);
  });

  it('its embargo moves ahead, and another signs it off again', async () => {
    const page = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    await page.getByLabel('New instant').fill('2099-01-02T12:00');
    await press(page, /^Move the embargo$/);
    await page.getByText('2 January 2099').first().waitFor();
    await page.getByText(/^All \d+ files are ready\.$/).waitFor();
    const other = await stage().open('sam', `/releases?cycle=${CODE}`, 'Releases');
    await press(other, /^Sign off$/);
    await other.getByText('Embargoed', { exact: true }).waitFor();
    const { story } = stage();
    const [release] = await done(story.as('sam').get<ReleaseView[]>(`${CYCLE}/releases`), 200);
    await story.passTime(release?.id ?? '', 'embargo_at', 'PUBLISHED');
    for (const each of [page, other]) await each.getByText('Published', { exact: true }).first().waitFor();
  });

  it('anybody reads the matrix, takes a scorecard, and verifies it', async () => {
    const page = await stage().visit('reader', `/results/${CODE}?view=matrix`);
    await page.locator('[data-cell="NO.A.1"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('#detail').getByText('Two boats took the place of the watch').waitFor();
    const downloading = page.waitForEvent('download');
    await page.locator('a[href$=".pdf"]').first().click();
    const download = await downloading;
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('link', { name: 'Verify' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Verify a copy' }).waitFor();
    const file = { name: download.suggestedFilename(), mimeType: 'application/pdf', buffer: bytes };
    await page.getByLabel('Check a file').setInputFiles(file);
    await page.getByRole('heading', { name: /^Known: a file of release 1 of Safe Harbour 2025/ }).waitFor();
    await page.getByText(/and stands\.$/).waitFor();
  });
}
