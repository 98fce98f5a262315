import type { Page } from 'playwright-core';
import { hearHeading, press, tabTo, typeInto } from '../../support/keyboard.js';
import { CODE, CYCLE, day, done, ORDER } from '../../e2e/six-people/story.js';
import { ANY, like } from './like.js';
import { wordsOf, type Stage } from './stage.js';

const REPORT = `/report/${CODE}/NO`;
const AGENCY = '沿岸救助センター';

/** Norway’s report, in Japanese: filled with an agency’s part, checked, certified; Portugal’s beside it, over HTTP. */
export function tellOfTheReport(stage: () => Stage): void {
  const say = wordsOf('lead-NO');
  const isSaved = (page: Page): Promise<void> => page.getByText(like(say('save.saved', { time: ANY }))).waitFor();

  it('a focal point answers with evidence, and asks an agency for its part', async () => {
    const page = await stage().open('lead-NO', REPORT, say('report.of', { member: 'Norway' }));
    await press(page, /What watch was kept in the window/);
    await hearHeading(page, 'What watch was kept in the window?');
    await page.getByRole('radio', { name: 'continuous' }).check();
    await press(page, say('entry.evidence.addLink'));
    await page.keyboard.type(ORDER.url);
    await typeInto(page, say('entry.evidence.title'), ORDER.title);
    await page.getByLabel(say('entry.evidence.happened')).fill(ORDER.happened);
    await press(page, say('entry.evidence.save'));
    await page.getByRole('link', { name: ORDER.title }).waitFor();
    await isSaved(page);
    await page.keyboard.press('Alt+ArrowDown');
    await hearHeading(page, 'How many calls came in?');
    await page.locator('summary', { hasText: say('parts.heading') }).click();
    await page.getByLabel(say('parts.agency')).fill(AGENCY);
    await page.getByLabel(say('parts.untilDay')).fill(day(5).slice(0, 10));
    await press(page, say('parts.send'));
    await page.getByText(say('contribution.ASKED'), { exact: true }).waitFor();
  });

  it('the contributor gives the part, and sees nothing else of the report', async () => {
    const page = await stage().open('cora', REPORT, say('report.of', { member: 'Norway' }));
    await press(page, /How many calls came in/);
    await hearHeading(page, 'How many calls came in?');
    await page.getByText(like(say('parts.own', { agency: AGENCY, instant: ANY }))).waitFor();
    // As a Japanese keyboard writes figures.
    await typeInto(page, say('entry.total'), '１２０');
    await page.keyboard.press('Tab');
    await isSaved(page);
  });

  it('the focal point clears the part, makes the entry from it, and answers the rest', async () => {
    const page = await stage().open('lead-NO', `${REPORT}/entry/a1_calls`, 'How many calls came in?');
    await page.locator('summary', { hasText: say('parts.heading') }).click();
    await press(page, say('parts.clear'));
    await press(page, say('parts.make'));
    await page.getByText(say('parts.combined', { how: say('combination.single') })).waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await hearHeading(page, 'How far is the fund?');
    await page.getByRole('radio', { name: 'operating' }).check();
    await isSaved(page);
  });

  it('the report is checked, certified and submitted, with its receipt', async () => {
    const page = await stage().open('lead-NO', `${REPORT}/submit`, say('submit.heading'));
    await press(page, say('submit.check'));
    await page.waitForFunction(() => document.activeElement?.id === 'certify-heading');
    const calls = `${CYCLE}/reports/NO/entries/a1_calls/editing`;
    await stage().story.enter('nils', 'focal-point', { members: ['NO'] });
    await done(stage().story.as('nils').send('PUT', calls));
    await page.getByText(/nilsさんが.+を編集中です。/).waitFor();
    await typeInto(page, say('certify.office'), '港湾省');
    await tabTo(page, say('certify.statement'));
    await page.keyboard.press('Space');
    // The news of the submission may reach the screen before the answer does, and takes the form away: the receipt follows all the same.
    await page.route('**/certify', async (route) => {
      const response = await route.fetch();
      await page.locator('#certify-heading').waitFor({ state: 'detached' });
      await route.fulfill({ response });
    });
    await press(page, like(say('certify.submit', { member: 'Norway', cycle: ANY })));
    await hearHeading(page, say('receipt.heading'));

    const { story } = stage();
    const portugal = story.as('lead-PT');
    const entry = (code: string): string => `${CYCLE}/reports/PT/entries/${code}`;
    await done(portugal.save(entry('a1_watch'), 0, { value: 'daytime', evidence: [ORDER] }), 200);
    await done(portugal.save(entry('a1_calls'), 0, { value: '80' }), 200);
    await done(portugal.save(entry('a2_fund'), 0, { value: 'decided' }), 200);
    await story.certify('PT');
  });
}
