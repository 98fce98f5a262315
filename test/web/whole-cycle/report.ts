import type { Page } from 'playwright-core';
import { hearHeading, press, tabTo, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, day, done, ORDER } from '../../e2e/six-people/story.js';
import type { Stage } from './stage.js';

const REPORT = `/report/${CODE}/NO`;

/** Norway’s report: filled with an agency’s part, checked, certified; Portugal’s beside it, over HTTP. */
export function tellOfTheReport(stage: () => Stage): void {
  const isSaved = (page: Page): Promise<void> => page.getByText(/^Saved .*All changes are stored/).waitFor();

  it('a focal point answers with evidence, and asks an agency for its part', async () => {
    const page = await stage().open('lead-NO', REPORT, 'Report: Norway');
    await press(page, /What watch was kept in the window/);
    await hearHeading(page, 'What watch was kept in the window?');
    await page.getByRole('radio', { name: 'continuous' }).check();
    await press(page, /^Add a link$/);
    await page.keyboard.type(ORDER.url);
    await typeInto(page, /^Title$/, ORDER.title);
    await page.getByLabel('When it happened').fill(ORDER.happened);
    await press(page, /^Add$/);
    await page.getByRole('link', { name: ORDER.title }).waitFor();
    await isSaved(page);
    await page.keyboard.press('Alt+ArrowDown');
    await hearHeading(page, 'How many calls came in?');
    await page.locator('summary', { hasText: 'Agencies’ parts' }).click();
    await page.getByLabel('Agency').fill('Coastal rescue centre');
    await page.getByLabel('Until (day)').fill(day(5).slice(0, 10));
    await press(page, /^Ask$/);
    await page.getByText('Asked', { exact: true }).waitFor();
  });

  it('the contributor gives the part, and sees nothing else of the report', async () => {
    const page = await stage().open('cora', REPORT, 'Report: Norway');
    await press(page, /How many calls came in/);
    await hearHeading(page, 'How many calls came in?');
    await page.getByText('You give the part of Coastal rescue centre').waitFor();
    await typeInto(page, /^Total$/, '120');
    await page.keyboard.press('Tab');
    await isSaved(page);
  });

  it('the focal point clears the part, makes the entry from it, and answers the rest', async () => {
    const page = await stage().open('lead-NO', `${REPORT}/entry/a1_calls`, 'How many calls came in?');
    await page.locator('summary', { hasText: 'Agencies’ parts' }).click();
    await press(page, /^Clear$/);
    await press(page, /^Make the entry$/);
    await page.getByText('This entry was made from parts: One part.').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await hearHeading(page, 'How far is the fund?');
    await page.getByRole('radio', { name: 'operating' }).check();
    await isSaved(page);
  });

  it('the report is checked, certified and submitted, with its receipt', async () => {
    const page = await stage().open('lead-NO', `${REPORT}/submit`, 'Check and submit');
    await press(page, /^Run the checks$/);
    await page.waitForFunction(() => document.activeElement?.id === 'certify-heading');
    await typeInto(page, /^Your office$/, 'Ministry of harbours');
    await tabTo(page, /^I certify this report/);
    await page.keyboard.press('Space');
    // The news of the submission may reach the screen before the answer does, and takes the form away: the receipt follows all the same.
    await page.route('**/certify', async (route) => {
      const response = await route.fetch();
      await page.locator('#certify-heading').waitFor({ state: 'detached' });
      await route.fulfill({ response });
    });
    await press(page, /^Certify and submit$/);
    await hearHeading(page, 'Report submitted');

    const { story } = stage();
    const portugal = story.as('lead-PT');
    const entry = (code: string): string => `${CYCLE}/reports/PT/entries/${code}`;
    await done(portugal.save(entry('a1_watch'), 0, { value: 'daytime', evidence: [ORDER] }), 200);
    await done(portugal.save(entry('a1_calls'), 0, { value: '80' }), 200);
    await done(portugal.save(entry('a2_fund'), 0, { value: 'decided' }), 200);
    await story.certify('PT');
  });
}
