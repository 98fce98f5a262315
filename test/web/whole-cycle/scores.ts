import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../../support/browser.js';
import { hearHeading, press, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, done, WORDS } from '../../e2e/six-people/story.js';
import type { Stage } from './stage.js';

const WATCH = 'Norway: A.1 Rescue watch';
const FUND = 'Norway: A.2 Harbour fund';

/** Two score blind, an adjudicator settles where they differ, the member replies and is answered. */
export function tellOfTheScores(stage: () => Stage): void {
  const score = async (page: Page, value: RegExp, words: string): Promise<void> => {
    await page.getByRole('radio', { name: value }).check();
    await typeInto(page, /^Rationale$/, words);
  };

  it('a reviewer scores from the desk, and sees neither the other score nor the proposal', async () => {
    const page = await stage().open('ann', `/scoring?cycle=${CODE}&member=NO`, 'Scoring desk');
    await press(page, /^Norway.*A\.1/);
    await hearHeading(page, WATCH);
    await score(page, /Full compliance/, WORDS);
    await press(page, /^Give this score$/);
    await page.getByText(/^1 of 2 in/).waitFor();
    expect(await page.getByRole('heading', { name: 'What the guideline proposes' }).count()).toBe(0);
    const other = await stage().open('bob', `/scoring/${CODE}/NO/A.1`, WATCH);
    expect(await other.getByText(WORDS).count()).toBe(0);
    await score(other, /Partial compliance/, 'The watch was broken off for two weeks in August.');
    await press(other, /^Give this score$/);
    for (const each of [other, page]) await each.getByText(/^The two scores differ\./).waitFor();
  });

  it('an adjudicator settles it; on the rest the two agree', async () => {
    const page = await stage().open('ada', `/adjudication?cycle=${CODE}`, 'Scores to settle');
    await press(page, /^Norway.*A\.1/);
    await hearHeading(page, WATCH);
    await score(page, /Full compliance/, 'Two boats took the place of the watch in August.');
    await press(page, /^Settle$/);
    await page.getByText('Adjudicated', { exact: true }).first().waitFor();

    const { story } = stage();
    const opine = (name: string, cell: string) =>
      done(story.as(name).post(`${CYCLE}/scores/${cell}/opinions`, { value: 0, rationale: WORDS }));
    for (const name of ['ann', 'bob']) for (const cell of ['NO/A.2', 'PT/A.1', 'PT/A.2']) await opine(name, cell);
  });

  it('the secretariat shares what is settled with each member', async () => {
    const page = await stage().open('rosa', `/cycles?cycle=${CODE}`, 'Safe Harbour 2025');
    for (const member of ['Norway', 'Portugal']) {
      const share = page.getByRole('button', { name: `Share 2 scores, ${member}` });
      await press(page, new RegExp(`^Share 2 scores ?, ${member}$`));
      await share.waitFor({ state: 'detached' });
    }
  });

  it('a member finds its scores from its report, accepts one and contests another; the adjudicator answers', async () => {
    const page = await stage().open('lead-NO', `/report/${CODE}/NO`, 'Report: Norway');
    await page.getByRole('heading', { name: 'Scores' }).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await press(page, /A\.1 Rescue watch/);
    await hearHeading(page, WATCH);
    expect(await page.getByText('Reviewers’ scores').count()).toBe(0);
    await press(page, /^Accept the score$/);
    await page.getByText('The member accepts the score.').waitFor();
    await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: 'Our report' }).click();
    await hearHeading(page, 'Report: Norway');
    await press(page, /A\.2 Harbour fund/);
    await hearHeading(page, FUND);
    await typeInto(page, /^Your reply$/, 'The fund paid its first grant in April.');
    await press(page, /^Contest the score$/);
    await page.getByText('The member contests the score.').waitFor();

    const desk = await stage().open('ada', `/adjudication?cycle=${CODE}`, 'Scores to settle');
    await press(desk, /^Norway.*A\.2/);
    await hearHeading(desk, FUND);
    await score(desk, /Partial compliance/, 'The grant was announced, and no report shows that it was paid.');
    await press(desk, /^Answer$/);
    await page.getByText('no report shows that it was paid', { exact: false }).first().waitFor();
    for (const commitment of ['A.1', 'A.2'])
      await done(stage().story.as('lead-PT').post(`${CYCLE}/scores/PT/${commitment}/reply`, { kind: 'accepted' }));
  });
}
