import type { Page } from 'playwright-core';
import { expectSoon } from '../../support/expect-soon.js';

/** Before it replies a member reads where the score departs from the guideline, and what comes of no reply. */
export async function tellWhatIsRepliedTo(score: Page): Promise<void> {
  await score.getByText('It departs from what the guideline proposed: +1.').waitFor();
  await score.getByRole('status').getByText('A score that gets no reply in time is confirmed as it stands.').waitFor();
}

/** What is contested waits for its answer, and no longer for the member. */
export async function tellContested(report: Page): Promise<void> {
  await report.getByText('No score needs a reply.').waitFor();
  const row = report.getByRole('link').filter({ hasText: 'I.1 Run a unit' }).filter({ hasText: 'Contested' });
  await row.waitFor();
  expect(await row.innerText()).not.toMatch(/reply by|Shared/);
  await report.context().close();
}

/** The answer stands once as the score’s rationale and once as the reason of the step that followed the reply. */
export async function tellAnsweredInTurn(score: Page, answer: string): Promise<void> {
  await score.getByText('From 0 to +1: Recalibrated').waitFor();
  await expectSoon(() => score.getByText(answer).count()).toBe(2);
  const steps = await score.locator('.decided > li').allInnerTexts();
  expect(steps.map((step) => step.split('\n')[0])).toEqual([
    'The member contests the score.',
    'From 0 to +1: Recalibrated',
  ]);
  await score.context().close();
}
