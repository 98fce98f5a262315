import type { MessageKey, Say } from '@signatory/texts';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook, LOOKS, turnTo } from '../../support/browser.js';
import { choose, hearHeading, nameFocused, press, tabTo, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, done, WORDS } from '../../e2e/six-people/story.js';
import { beginning, like } from './like.js';
import { wordsOf, type Stage } from './stage.js';
import { expectSoon } from '../../support/expect-soon.js';

/** The heading over a score in somebody's language. */
const heading = (say: Say, commitment: string): RegExp => like(`Norway${say('join.colon')}${commitment}`);
const WATCH = 'A.1 Rescue watch';
const FUND = 'A.2 Harbour fund';

/** Two score blind, in French and Italian, an adjudicator settles where they differ, the member replies and is answered. */
export function tellOfTheScores(stage: () => Stage): void {
  const lead = wordsOf('lead-NO');
  const ann = wordsOf('ann');
  const bob = wordsOf('bob');
  const ada = wordsOf('ada');
  const score = async (page: Page, say: Say, value: MessageKey, words: string): Promise<void> => {
    await choose(page.getByRole('radio', { name: say(value) }));
    await typeInto(page, say('scoring.rationale'), words);
  };

  it('a reviewer scores from the desk, and sees neither the other score nor the proposal', async () => {
    const page = await stage().open('ann', `/scoring?cycle=${CODE}&member=NO`, ann('scoring.heading'));
    await press(page, /^Norway.*A\.1/);
    await hearHeading(page, heading(ann, WATCH));
    await score(page, ann, 'score.full', WORDS);
    await press(page, ann('scoring.give'));
    await page.getByText(beginning(ann('scoring.opinionsOf', { opinions: 1 }))).waitFor();
    expect(await page.getByRole('heading', { name: ann('proposal.heading') }).count()).toBe(0);
    const other = await stage().open('bob', `/scoring/${CODE}/NO/A.1`, heading(bob, WATCH));
    expect(await other.getByText(WORDS).count()).toBe(0);
    await score(other, bob, 'score.partial', 'La vigilanza è stata interrotta per due settimane in agosto.');
    await press(other, bob('scoring.give'));
    await other.getByText(bob('scoring.stands.DISPUTED')).waitFor();
    await page.getByText(ann('scoring.stands.DISPUTED')).waitFor();
  });

  it('an adjudicator settles it; on the rest the two agree', async () => {
    const page = await stage().open('ada', `/adjudication?cycle=${CODE}`, ada('adjudication.heading'));
    await press(page, /^Norway.*A\.1/);
    await hearHeading(page, heading(ada, WATCH));
    await score(
      page,
      ada,
      'score.full',
      'Zwei Boote ersetzten die Wache im August: Norways Durchschnitt läge sonst bei −0,50.',
    );
    await press(page, ada('adjudication.settle'));
    await page.getByText(ada('scoreState.ADJUDICATED'), { exact: true }).first().waitFor();

    const { story } = stage();
    const opine = (name: string, cell: string) =>
      done(story.as(name).post(`${CYCLE}/scores/${cell}/opinions`, { value: 0, rationale: WORDS }));
    for (const name of ['ann', 'bob']) for (const cell of ['NO/A.2', 'PT/A.1', 'PT/A.2']) await opine(name, cell);
  });

  it('the secretariat shares what is settled with each member', async () => {
    const page = await stage().open('rosa', `/cycles?cycle=${CODE}`, 'Safe Harbour 2025');
    // The overview is one Tab stop, which stays at the cell whose button is gone once it was pressed.
    await tabTo(page, 'Norway');
    await page.keyboard.press('End');
    for (const member of ['Norway', 'Portugal']) {
      const name = new RegExp(`^Share 2 scores ?, ${member}$`);
      const share = page.getByRole('button', { name });
      await share.waitFor();
      await expectSoon(() => nameFocused(page)).toMatch(name);
      await page.keyboard.press('Enter');
      // A member's time to reply begins with it: it is asked once more.
      await page.getByRole('dialog', { name: `Share the scores with ${member}?` }).waitFor();
      await press(page, 'Share 2 scores');
      await share.waitFor({ state: 'detached' });
      await hearHeading(page, 'Safe Harbour 2025');
      await tabTo(page, /^2 scores shared reply by /);
      await page.keyboard.press('ArrowDown');
    }
  });

  it('a member finds its scores from its report, accepts one and contests another; the adjudicator answers', async () => {
    const page = await stage().open('lead-NO', `/report/${CODE}/NO`, lead('report.of', { member: 'Norway' }));
    await page.getByRole('heading', { name: lead('overview.scores') }).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await turnTo(page, LOOKS[2]);
    expect((await page.locator('.tasks .chip').first().boundingBox())?.width).toBeLessThan(100);
    await turnTo(page, LOOKS[0]);
    await press(page, /A\.1 Rescue watch/);
    await hearHeading(page, heading(lead, WATCH));
    expect(await page.getByText(lead('scoring.opinions')).count()).toBe(0);
    await press(page, lead('reply.accept'));
    await page.getByText(lead('reply.accepted')).waitFor();
    await page
      .getByRole('navigation', { name: lead('nav.crumbs') })
      .getByRole('link', { name: lead('section.report') })
      .click();
    await hearHeading(page, lead('report.of', { member: 'Norway' }));
    await press(page, /A\.2 Harbour fund/);
    await hearHeading(page, heading(lead, FUND));
    await typeInto(page, lead('reply.text'), '基金は四月に最初の助成金を支払いました。');
    await press(page, lead('reply.contest'));
    await page.getByText(lead('reply.contested')).waitFor();

    const desk = await stage().open('ada', `/adjudication?cycle=${CODE}`, ada('adjudication.heading'));
    await press(desk, /^Norway.*A\.2/);
    await hearHeading(desk, heading(ada, FUND));
    await score(desk, ada, 'score.partial', 'Angekündigt ist er, eine Zahlung belegt kein Bericht.');
    await press(desk, ada('adjudication.answer.act'));
    await page.getByText('eine Zahlung belegt kein Bericht', { exact: false }).first().waitFor();
    for (const commitment of ['A.1', 'A.2'])
      await done(stage().story.as('lead-PT').post(`${CYCLE}/scores/PT/${commitment}/reply`, { kind: 'accepted' }));
  });
}
