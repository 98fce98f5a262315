import { hearHeading, press, tabTo, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, done } from '../../e2e/six-people/story.js';
import type { ReviewRow } from '@signatory/contract';
import type { Say } from '@signatory/texts';
import { ANY, ending, like } from './like.js';
import { wordsOf, type Stage } from './stage.js';

const QUESTION = 'A-t-elle été assurée la nuit en août ?';
const ANSWER = '二隻の船で続けました。';
const WATCH = 'What watch was kept in the window?';

const UNDO_SECONDS = 10;

/** A decision is recorded, and can be taken back: which entry it was, and what was decided, stand before it. */
export function offersUndo(say: Say): RegExp {
  return like(`${ANY} ${say('review.undo.offer', { seconds: UNDO_SECONDS }).replace(`${UNDO_SECONDS}`, ANY)}`);
}

/** Norway’s entries, in French, Japanese and Italian: one is asked about and answered, all are approved. */
export function tellOfTheReview(stage: () => Stage): void {
  const ann = wordsOf('ann');
  const lead = wordsOf('lead-NO');
  const bob = wordsOf('bob');

  it('a reviewer goes from the queue to an entry, and asks about it', async () => {
    const page = await stage().open('ann', `/review?cycle=${CODE}&member=NO`, ann('review.heading'));
    await press(page, /What watch was kept/);
    await hearHeading(page, WATCH);
    // Nothing is chosen beforehand: the keyboard comes to the first choice, and goes on from there.
    await tabTo(page, ann('decision.approve'));
    await page.keyboard.press('ArrowDown');
    await typeInto(page, ann('review.askText'), QUESTION);
    await press(page, ann('decision.ask.act'));
    await page.getByText(offersUndo(ann)).waitFor();
  });

  it('the focal point is led to the question by its home, and answers', async () => {
    const page = await stage().open('lead-NO', `/report/${CODE}/NO`, lead('report.of', { member: 'Norway' }));
    const asked = page.getByRole('region', { name: lead('report.asked') });
    await asked.getByRole('link', { name: /What watch was kept/ }).waitFor();
    expect(await page.getByRole('region', { name: lead('report.returned') }).count()).toBe(0);
    await press(page, ending('What watch was kept', lead('entryStatus.asked')));
    await hearHeading(page, WATCH);
    await page.getByText(QUESTION).first().waitFor();
    await typeInto(page, lead('entry.answer.label'), ANSWER);
    await press(page, lead('entry.answer.send'));
    await page.getByRole('button', { name: lead('entry.answer.send') }).waitFor({ state: 'detached' });
  });

  it('the reviewer marks it as resolved and approves; the other approves the rest at once', async () => {
    const page = await stage().open('ann', `/review/${CODE}/NO/a1_watch`, WATCH);
    await page.getByText(ANSWER).first().waitFor();
    await press(page, ann('review.threads.resolve'));
    await page.getByText(like(ann('review.threads.resolved', { role: ann('role.reviewer'), instant: ANY }))).waitFor();
    await page.getByRole('radio', { name: ann('decision.approve') }).check();
    await press(page, ann('decision.approve.act'));
    await page.getByText(offersUndo(ann)).waitFor();

    const other = await stage().open('bob', `/review?cycle=${CODE}&member=NO`, bob('review.heading'));
    for (const entry of ['Norway, A.1.b', 'Norway, A.2.a']) await other.getByRole('checkbox', { name: entry }).check();
    await press(other, bob('review.approveSelected'));
    await other.getByText(bob('review.approved', { count: 2 })).waitFor();

    const { story } = stage();
    const rows = await done(story.as('ann').get<ReviewRow[]>(`${CYCLE}/reviews?member=PT`), 200);
    for (const { indicator } of rows)
      await done(
        story.as('ann').post(`${CYCLE}/reviews/PT/${indicator}/decision`, { decision: 'approve', version: 1 }),
      );
    const ours = await stage().open('lead-NO', `/report/${CODE}/NO`, lead('report.of', { member: 'Norway' }));
    await ours.getByText(lead('submission.ACCEPTED'), { exact: true }).first().waitFor();
  });
}
