import { readFile } from 'node:fs/promises';
import type { ReleaseView } from '@signatory/contract';
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
    await press(page, /^Request the release$/);
    await page.getByText(/^All \d+ files are ready\.$/).waitFor();
    await page.getByText(/^rosa, /).waitFor();
    expect(await page.getByRole('button', { name: 'Sign off' }).count()).toBe(0);
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
