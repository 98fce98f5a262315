import { findFaultsInEveryLook } from '../../support/browser.js';
import { hearHeading, press, typeInto } from '../../support/keyboard.js';
import { CODE } from '../../e2e/six-people/story.js';
import { ANY, like } from './like.js';
import { offersUndo } from './review.js';
import { wordsOf, type Stage } from './stage.js';
import { expectSoon } from '../../support/expect-soon.js';

const WATCH = /What watch was kept/;
const WRONG = 'The watch was entered as continuous, but the order says that it was broken off.';

/** What was withdrawn is put right: a case, the entry and the score done anew, and a release that says what moved. */
export function tellOfTheCorrection(stage: () => Stage): void {
  const lead = wordsOf('lead-NO');
  const ann = wordsOf('ann');
  const bob = wordsOf('bob');
  const reader = wordsOf('reader');
  const score = /^Norway.*A\.1/;

  it('the secretariat opens a case on a ground, for an entry and the score that rests on it, and reopens both', async () => {
    const page = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    await page.getByText(/^Release 1 was withdrawn\. Only a correction can take its place/).waitFor();
    await page.locator('summary', { hasText: 'Open a correction case' }).click();
    await page.getByLabel('What is wrong, and how it was found').fill(WRONG.slice(0, -1));
    await page.getByLabel('Score or entry').selectOption({ label: 'Entry: A.1.a What watch was kept in the window?' });
    await press(page, /^Add to the case$/);
    await page.getByText('The score A.1 of Norway may rest on this entry.').waitFor();
    // Nobody gives a ground by leaving it as it came, and what was begun stays, and is open, after another screen was looked at.
    await press(page, /^Open the case$/);
    await page.getByText('Choose one.').waitFor();
    await page.getByRole('link', { name: 'Cycles', exact: true }).click();
    await hearHeading(page, 'Safe Harbour 2025');
    await page.goBack();
    await page.getByLabel('Ground').selectOption({ label: 'an error of transcription' });
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await press(page, /^Open the case$/);
    await press(page, /^Reopen what it names$/);
    // The score was forgotten.
    await page.locator('summary', { hasText: 'Name more in this case' }).click();
    await press(page, /^Widen the case$/);
    await page.getByText('Add at least one score or entry that may change.').waitFor();
    const wording = page.getByLabel('What is wrong, and how it was found');
    expect(await wording.inputValue()).toBe(WRONG.slice(0, -1));
    await wording.fill(WRONG);
    await press(page, /^Add to the case$/);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await press(page, /^Widen the case$/);
    const named = page.getByRole('listitem').filter({ hasText: /^Norway, Score: A\.1/ });
    await named.getByText('Not scored', { exact: true }).waitFor();
    await press(page, /^Reopen the report: Norway$/);
    await page.getByText('Reopened', { exact: true }).waitFor();
  });

  it('the member finds the one entry that it may change, and certifies it anew', async () => {
    const page = await stage().open('lead-NO', `/report/${CODE}/NO`, lead('report.of', { member: 'Norway' }));
    const open = page.getByRole('region', { name: lead('report.changeable') });
    await open.getByRole('link', { name: WATCH }).waitFor();
    // A rule compares it with another one: that is published, and no case names it.
    expect(await open.getByRole('link').count()).toBe(1);
    await page.getByText(lead('report.scores.again', { count: 1 })).waitFor();
    await open.getByRole('link', { name: WATCH }).press('Enter');
    await hearHeading(page, WATCH);
    await page.getByRole('radio', { name: 'daytime' }).check();
    await page.getByText(like(lead('save.saved', { time: ANY }))).waitFor();
    await stage().open('lead-NO', `/report/${CODE}/NO/submit`, lead('submit.heading'));
    await press(page, lead('submit.check'));
    await page.waitForFunction(() => document.activeElement?.id === 'certify-heading');
    await typeInto(page, lead('certify.office'), '港湾省');
    await page.getByLabel(lead('certify.statement')).check();
    await press(page, like(lead('certify.submit', { member: 'Norway', cycle: ANY })));
    await hearHeading(page, lead('receipt.heading'));
  });

  it('it is reviewed, and its score given again by two, who see nothing of what the other gives', async () => {
    const page = await stage().open('ann', `/review?cycle=${CODE}&member=NO`, ann('review.heading'));
    await press(page, WATCH);
    await hearHeading(page, WATCH);
    await page.getByRole('radio', { name: ann('decision.approve') }).check();
    await press(page, ann('decision.approve.act'));
    await page.getByText(offersUndo(ann)).waitFor();
    for (const [name, say, words] of [
      ['ann', ann, 'La garde a été assurée le jour seulement, dit l’arrêté.'],
      ['bob', bob, 'La vigilanza era solo diurna, come dice l’ordinanza.'],
    ] as const) {
      const desk = await stage().open(name, `/scoring?cycle=${CODE}&member=NO`, say('scoring.heading'));
      await desk.getByText(say('scoring.again')).first().waitFor();
      await press(desk, score);
      await desk.getByRole('radio', { name: say('score.partial') }).focus();
      await desk.keyboard.press('Space');
      await typeInto(desk, say('scoring.rationale'), words);
      await press(desk, say('scoring.give'));
      await desk.getByText(words).first().waitFor();
      await desk.getByRole('radio', { name: say('score.partial') }).waitFor({ state: 'detached' });
    }
  });

  it('it is shared, and its member accepts it', async () => {
    const page = await stage().open('rosa', `/cycles?cycle=${CODE}`, 'Safe Harbour 2025');
    await page.getByRole('button', { name: /^Share 1 score/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Share 1 score/ })
      .click();
    const own = await stage().open('lead-NO', `/report/${CODE}/NO`, lead('report.of', { member: 'Norway' }));
    await press(own, /A\.1 Rescue watch/);
    await own.getByText(lead('reply.former')).waitFor();
    await press(own, lead('reply.accept'));
    // What it replied to the former one says the same, folded.
    await own.getByText(lead('reply.accepted')).filter({ visible: true }).waitFor();
  });

  it('the release that corrects says what it moves before it is signed off, and to everybody after', async () => {
    const page = await stage().open('rosa', `/releases?cycle=${CODE}`, 'Releases');
    // It may be reopened once more, or abandoned, but not as if nothing had been done.
    await page.getByRole('button', { name: 'Reopen the report again: Norway' }).waitFor();
    await press(page, /^Request the release$/);
    await page.getByText(/^All \d+ files are ready\.$/).waitFor();
    await page.getByRole('button', { name: 'Abandon the case' }).waitFor({ state: 'detached' });
    const other = await stage().open('sam', `/releases?cycle=${CODE}`, 'Releases');
    const moved = other.getByRole('region', { name: 'Corrects release 1' });
    await moved.getByRole('row', { name: 'Score: Norway, A.1 +1 0' }).waitFor();
    await moved.getByRole('row', { name: 'Answer: Norway, A.1.a continuous daytime' }).waitFor();
    expect(await findFaultsInEveryLook(other)).toEqual([]);
    await press(other, /^Sign off$/);
    await other.getByText('Published', { exact: true }).first().waitFor();
    await other.getByText('Corrected by release 2').first().waitFor();

    const told = await stage().visit('reader', `/results/${CODE}/corrections`);
    await told.getByRole('heading', { level: 1, name: reader('corrections.link') }).waitFor();
    await told.locator('blockquote:lang(en)', { hasText: WRONG }).waitFor();
    // Nothing of a day stands on a line of its own, and no word out of its panel.
    await expectSoon(() =>
      told
        .locator('td.on-one-line')
        .first()
        .evaluate((it) => it.getClientRects().length),
    ).toBe(1);
    expect(await findFaultsInEveryLook(told)).toEqual([]);
    await told.goto(`${new URL(told.url()).origin}/verify?hash=${CODE}/1`);
    await told.getByText('A source was shown to be false.').waitFor();
  });
}
