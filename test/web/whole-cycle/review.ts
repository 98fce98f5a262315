import { hearHeading, press, tabTo, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, done } from '../../e2e/six-people/story.js';
import type { ReviewRow } from '@signatory/contract';
import type { Stage } from './stage.js';

const QUESTION = 'Was it kept at night in August?';
const ANSWER = 'It was, with two boats.';
const WATCH = 'What watch was kept in the window?';

/** Norway’s entries: one is asked about and answered, all are approved. */
export function tellOfTheReview(stage: () => Stage): void {
  it('a reviewer goes from the queue to an entry, and asks about it', async () => {
    const page = await stage().open('ann', `/review?cycle=${CODE}&member=NO`, 'Entries to review');
    await press(page, /What watch was kept/);
    await hearHeading(page, WATCH);
    await tabTo(page, /^Approve$/);
    await page.keyboard.press('ArrowDown');
    await typeInto(page, /^What should the member do\?$/, QUESTION);
    await press(page, /^Send the question$/);
    await page.getByText(/^Saved\. It can be taken back/).waitFor();
  });

  it('the focal point is led to the question by its home, and answers', async () => {
    const page = await stage().open('lead-NO', `/report/${CODE}/NO`, 'Report: Norway');
    await press(page, /What watch was kept.*Question asked$/);
    await hearHeading(page, WATCH);
    await page.getByText(QUESTION).first().waitFor();
    await typeInto(page, /^Your answer$/, ANSWER);
    await press(page, /^Send the answer$/);
    await page.getByRole('button', { name: 'Send the answer' }).waitFor({ state: 'detached' });
  });

  it('the reviewer marks it as resolved and approves; the other approves the rest at once', async () => {
    const page = await stage().open('ann', `/review/${CODE}/NO/a1_watch`, WATCH);
    await page.getByText(ANSWER).first().waitFor();
    await press(page, /^Mark as resolved$/);
    await page.getByText(/^Resolved: Reviewer/).waitFor();
    await press(page, /^Approve the entry$/);
    await page.getByText(/^Saved\. It can be taken back/).waitFor();

    const other = await stage().open('bob', `/review?cycle=${CODE}&member=NO`, 'Entries to review');
    for (const entry of ['Norway, A.1.b', 'Norway, A.2.a']) await other.getByRole('checkbox', { name: entry }).check();
    await press(other, /^Approve the selected entries$/);
    await other.getByText('2 entries were approved.').waitFor();

    const { story } = stage();
    const rows = await done(story.as('ann').get<ReviewRow[]>(`${CYCLE}/reviews?member=PT`), 200);
    for (const { indicator } of rows)
      await done(
        story.as('ann').post(`${CYCLE}/reviews/PT/${indicator}/decision`, { decision: 'approve', version: 1 }),
      );
    const ours = await stage().open('lead-NO', `/report/${CODE}/NO`, 'Report: Norway');
    await ours.getByText('Accepted', { exact: true }).waitFor();
  });
}
