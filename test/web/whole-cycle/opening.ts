import { findFaultsInEveryLook } from '../../support/browser.js';
import { PASSWORD } from '../../support/build-world.js';
import { Cast } from '../../support/cast.js';
import { hearHeading, press, typeInto } from '../../support/keyboard.js';
import { CODE, day, PLAN } from '../../e2e/six-people/story.js';
import { PLAN_FILE, wordsOf, type Stage } from './stage.js';
import { expectSoon } from '../../support/expect-soon.js';

/** What a field for an instant takes; the browser's zone is the machine's. */
function local(days: number): string {
  const at = new Date(day(days));
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The plan is brought and adopted, its people are called, and the cycle is designed, assigned and opened. */
export function tellOfTheOpening(stage: () => Stage): void {
  it('the secretariat brings a plan, puts it to the members and records its adoption', async () => {
    await stage().story.acceptInvitation('rosa');
    const page = await stage().open('rosa', '/plans', 'Plans');
    const file = { name: 'harbour.yaml', mimeType: 'text/yaml', buffer: Buffer.from(PLAN_FILE) };
    await page.getByLabel('Choose a plan file').setInputFiles(file);
    await press(page, /^Keep as a draft$/);
    await page.getByRole('link', { name: `${PLAN}, version 1` }).click();
    // With the first plan its bringer holds a role: the way to the plans is one of several then, and stands once.
    const bar = page.getByRole('navigation', { name: 'Main' });
    await bar.getByRole('link', { name: 'Administration' }).waitFor();
    await expectSoon(() => bar.getByRole('link', { name: 'Plans' }).count()).toBe(1);
    const french = page.getByRole('row', { name: /^Français/ });
    await french.getByText(/^0 of \d+$/).waitFor();
    await french.locator('summary').click();
    await french.getByText('What watch was kept in the window?').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByLabel('Comments are taken until').fill(local(5));
    await press(page, /^Put to consultation$/);
    await page.locator('summary', { hasText: 'Record the adoption' }).click();
    await page.getByLabel('Date of adoption').fill('2025-02-14');
    await typeInto(page, /^Place$/, 'Porto');
    await typeInto(page, /^Document$/, 'Final act of the conference');
    await press(page, /^Record the adoption$/);
    await page.getByRole('region', { name: 'Adoption' }).getByText('Final act of the conference').waitFor();
  });

  it('it designs a cycle on the adopted version', async () => {
    const page = await stage().open('rosa', `/plans/${PLAN}/1`, 'Safe Harbour Compact');
    await press(page, /^Design a cycle on it$/);
    await hearHeading(page, 'Design a cycle');
    await typeInto(page, /^Series$/, 'harbour');
    await press(page, /^Next: Dates$/);
    for (const [label, value] of [
      ['First day', '2025-01-01'],
      ['Last day', '2025-12-31'],
      ['Opens', local(-1)],
      ['Deadline', local(10)],
      ['Cut-off', local(30)],
      ['Review ends (optional)', local(60)],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value);
    await press(page, /^Next: Members$/);
    await press(page, /^Next: Texts$/);
    await typeInto(page, /^Code$/, CODE);
    await typeInto(page, /^Title, English$/, 'Safe Harbour 2025');
    await press(page, /^Next: Review$/);
    await press(page, /^Save the design$/);
    await hearHeading(page, 'Safe Harbour 2025');
  });

  it('it invites a focal point, who chooses a password by the link and signs in', async () => {
    const page = await stage().open('rosa', '/admin/people', 'People');
    const form = page.getByRole('region', { name: 'Invite a person' });
    await form.getByLabel('Name').fill('lead-NO');
    await form.getByLabel('E-mail address').fill(Cast.email('lead-NO'));
    await form.getByLabel('Official of').fill('NO');
    await form.getByLabel('Role').selectOption('lead-focal-point');
    await form.getByRole('checkbox', { name: 'Norway' }).check();
    await form.getByRole('button', { name: 'Create the account and its link' }).click();
    const link = new URL(await form.getByLabel('One-time link').inputValue());
    const invited = await stage().visit('lead-NO', link.pathname);
    const say = wordsOf('lead-NO');
    await hearHeading(invited, say('newPassword.heading'));
    await typeInto(invited, say('invitation.password'), PASSWORD);
    await press(invited, say('newPassword.set'));
    await hearHeading(invited, say('signIn.heading'));
    await typeInto(invited, say('signIn.email'), Cast.email('lead-NO'));
    await typeInto(invited, say('signIn.password'), PASSWORD);
    await invited.keyboard.press('Enter');
    await hearHeading(invited, say('reports.heading'));
  });

  it('it assigns as is proposed, and opens the cycle', async () => {
    const { story } = stage();
    await Promise.all([
      story.enter('lead-PT', 'lead-focal-point', { nationality: 'PT', members: ['PT'] }),
      story.enter('cora', 'contributor', { nationality: 'NO', members: ['NO'], indicators: ['a2_note'] }),
      story.enter('ann', 'reviewer', { nationality: 'CH', members: ['NO'], cycle: CODE }),
      story.enter('bob', 'reviewer', { members: ['PT'], cycle: CODE }),
      story.enter('ada', 'adjudicator'),
      story.enter('ed', 'editor'),
      story.enter('sam', 'secretariat', { nationality: 'IE' }),
    ]);
    const page = await stage().open('rosa', `/cycles?cycle=${CODE}`, 'Safe Harbour 2025');
    await press(page, /^Assignments$/);
    await hearHeading(page, 'Assignments');
    await press(page, /^Propose assignments$/);
    await press(page, /^Apply 2 assignments$/);
    await page.getByText('Each of the 2 cells has two reviewers').waitFor();
    await page.getByRole('link', { name: 'Safe Harbour 2025' }).click();
    await hearHeading(page, 'Safe Harbour 2025');
    await press(page, /^Open the cycle$/);
    await page.getByRole('button', { name: 'Close the cycle' }).waitFor();
  });
}
