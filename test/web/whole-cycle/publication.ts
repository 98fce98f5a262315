import { readFile } from 'node:fs/promises';
import type { ReleaseView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../../support/browser.js';
import { press, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, done } from '../../e2e/six-people/story.js';
import { ANY, beginning, like } from './like.js';
import { wordsOf, type Stage } from './stage.js';

/** The chapter, the release with its two people, and what the public makes of it. */
export function tellOfThePublication(stage: () => Stage): void {
  const ed = wordsOf('ed');
  const rita = wordsOf('rita');
  const reader = wordsOf('reader');

  it('an editor writes a chapter, and the secretariat clears it', async () => {
    const page = await stage().open('ed', `/chapters?cycle=${CODE}`, ed('chapters.heading'));
    await press(page, /A\.1/);
    await page.getByRole('textbox', { name: ed('chapter.background') }).waitFor();
    await typeInto(page, ed('chapter.background'), 'La media è {{average:commitment:A.1}}.');
    await press(page, ed('chapters.save'));
    await page.getByText(like(ed('chapters.saved', { n: ANY }))).waitFor();
    await press(page, ed('chapters.check'));
    await page.getByText(ed('chapters.isChecked')).waitFor();
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
    await other.getByText(/^1 place beside the scores states a result that differs from the tables\./).waitFor();
    await other
      .getByText('Rationale, Norway, A.1: the words say −0,50, but the average of Norway is +0.50 (75%)')
      .waitFor();
    await other.getByText(/^Once signed off, the release is published automatically on 2 January 2098, /).waitFor();
    expect(await findFaultsInEveryLook(other)).toEqual([]);
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

    const early = await stage().open('rita', '/library', rita('library.heading'));
    await early.getByText(rita('releases.marked')).waitFor();
    // The embargo ends in decades: a count of its days has the group marks of the language.
    await early.getByText(/^\d\d\s\d{3} jours restants$/).waitFor();
    const downloading = early.waitForEvent('download');
    await early.locator('a[href$="members/NO.pdf"]').first().click();
    expect((await readFile(await (await downloading).path())).toString('latin1')).toContain('signatory-marked-copy');
    expect(await findFaultsInEveryLook(early)).toEqual([]);

    const desk = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    await desk.getByText(/^rita .*1 copy taken/).waitFor();
    await desk
      .getByRole('listitem')
      .getByRole('listitem')
      .filter({ hasText: /^1 pdf\/en\/members\/NO\.pdf/ })
      .waitFor();
    await press(desk, /^Revoke rita$/);
    await desk.getByText(/^Revoked \d/).waitFor();
    const struck = await stage().open('rita', '/library', rita('library.heading'));
    await struck.getByText(rita('library.none')).first().waitFor();
    expect(await struck.locator('a[href$=".pdf"]').count()).toBe(0);
  });

  it('its instant is announced to everybody, and nothing else of it', async () => {
    const page = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    const told = await stage().visit('reader', `/results/${CODE}`);
    await told.getByRole('heading', { level: 1, name: reader('notFound.heading') }).waitFor();
    expect(await findFaultsInEveryLook(told)).toEqual([]);
    await page.getByText(/^[\d,]+ days left$/).waitFor();
    await press(page, /^Announce the instant publicly$/);
    await page.getByRole('button', { name: 'Take the announcement back' }).waitFor();
    // Anew, since what a browser was told it may show for a minute.
    await told.reload();
    await told.getByRole('heading', { level: 1, name: 'Safe Harbour 2025' }).waitFor();
    await told.getByText(like(reader('announced.next', { instant: ANY }))).waitFor();
    await told.locator('.announced .tag', { hasText: /^\D+[\d,]+\D+$/ }).waitFor();
    expect(await findFaultsInEveryLook(told)).toEqual([]);
  });

  it('its embargo moves ahead, which ends the announcement, and another signs it off again', async () => {
    const page = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    await page.getByLabel('New instant').fill('2099-01-02T12:00');
    await press(page, /^Move the embargo$/);
    await page.getByText('2 January 2099').first().waitFor();
    await page.getByText(/^All \d+ files are ready\.$/).waitFor();
    const told = await stage().visit('reader', `/results/${CODE}`);
    await told.getByRole('heading', { level: 1, name: reader('notFound.heading') }).waitFor();
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
    await page.locator('#detail').getByText('Zwei Boote ersetzten die Wache').waitFor();
    const downloading = page.waitForEvent('download');
    await page.locator('a[href$=".pdf"]').first().click();
    const download = await downloading;
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page
      .getByRole('link', { name: reader('nav.verify') })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: reader('verify.heading') }).waitFor();
    const file = { name: download.suggestedFilename(), mimeType: 'application/pdf', buffer: bytes };
    await page.getByLabel(reader('verify.file.heading')).setInputFiles(file);
    await page
      .getByRole('heading', { name: beginning(reader('verify.found.file', { number: 1, title: 'Safe Harbour 2025' })) })
      .waitFor();
    await page.getByText(like(reader('verify.state.stands', { date: ANY }))).waitFor();
  });

  it('the other of the secretariat withdraws it, once its reason and the code of the cycle are typed, and everybody is told', async () => {
    const page = await stage().open('sam', `/releases?cycle=${CODE}`, 'Releases');
    await press(page, /^Withdraw release 1$/);
    const dialog = page.getByRole('dialog');
    const withdraw = dialog.getByRole('button', { name: 'Withdraw' });
    await dialog.getByLabel('Reason for withdrawing it').fill('A source was shown to be false.');
    await withdraw.click();
    await dialog.getByText(`Type “${CODE}” exactly as shown here.`).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await dialog.getByLabel(`To confirm, type the cycle’s code: ${CODE}`).fill(CODE);
    await withdraw.press('Enter');
    await page.getByText('Withdrawn', { exact: true }).waitFor();
    const told = await stage().visit('reader', `/results/${CODE}`);
    await told.getByRole('heading', { level: 1, name: reader('withdrawn.heading') }).waitFor();
    expect(await findFaultsInEveryLook(told)).toEqual([]);
    await told.getByText('A source was shown to be false.').waitFor();
  });
}
