import { findBarriers } from '../../support/browser.js';
import type { ExamplesStage } from '../../support/stage.js';
import { day } from '../../e2e/fixtures/third-plan.js';

/** Of a report after its deadline: what is missing, until when it is taken, and agencies that are asked for a pillar. */
export function tellOfALateReport(stage: ExamplesStage): void {
  it('a late report leads to what is missing, says until when it is taken, and an agency is asked for a pillar at once', async () => {
    const home = await stage.openAs('japan', '/report/g7-2025/JP');
    await home.getByText(/^You can still submit until the cut-off, \d+ \w+ \d{4}, /).waitFor();
    await home.getByRole('heading', { name: 'Who works on what' }).click();
    await home.getByText('Ask an agency for the 14 unanswered entries in this pillar').click();
    await home.getByLabel('Agency').fill('Cabinet Office');
    await home.getByLabel('Until (day)').fill(day(5).slice(0, 10));
    expect(await findBarriers(home)).toEqual([]);
    await home.getByRole('button', { name: 'Send the request' }).click();
    const asked = home.getByRole('listitem').filter({ hasText: 'Cabinet Office' });
    await asked.getByText('14 parts').waitFor();
    // All of them wait for one agency now: another is asked only by whoever means to.
    await home.getByText('The request to Cabinet Office is sent.').waitFor();
    const another = home.getByText(
      'All 14 unanswered entries in this pillar were asked for: ask another agency as well',
    );
    await another.click();
    await home.getByText(/^The request to/).waitFor({ state: 'detached' });
    await another.click();
    await home.getByLabel('Agency').fill('Coast Guard');
    await home.getByLabel('Until (day)').fill(day(5).slice(0, 10));
    await home.getByRole('button', { name: 'Send the request' }).click();
    await home.getByRole('listitem').filter({ hasText: 'Coast Guard' }).getByText('14 parts').waitFor();
    await home.getByRole('link', { name: 'Go on with I.2.b' }).click();
    await home.waitForURL(/\/entry\/i2_/);
    await home.context().close();
  });
}
