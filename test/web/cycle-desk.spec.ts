import { jest } from '@jest/globals';
import type { CycleView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findBarriers, findPushed, LOOKS, measureOverflow } from '../support/browser.js';
import { PASSWORD } from '../support/build-world.js';
import { Cast } from '../support/cast.js';
import { Client } from '../support/client.js';
import { hearHeading, nameFocused, press, signInWithKeys, tabTo, typeInto } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

const signIn = async (look: (typeof LOOKS)[number], name = 'secretariat'): Promise<Page> => {
  const page = await stage.open('/sign-in', { look });
  await page.getByLabel('E-mail address').fill(`${name}@example.org`);
  await page.getByLabel('Password').fill('signatory-example');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /year|Report/ })
    .first()
    .waitFor();
  return page;
};

// While the cycle is open: the secretariat closes it below.
describe('by keyboard alone', () => {
  const signInByKeys = (name: string): Promise<Page> => signInWithKeys(stage.browser, stage.url, name);
  /** Where the focus is, once it is somewhere. */
  const hearFocus = async (page: Page): Promise<string> => {
    await page.waitForFunction(() => document.activeElement !== document.body);
    return nameFocused(page);
  };

  it('a contributor says why there is no data, marks the entry as complete, and hears the next', async () => {
    const page = await signInByKeys('contributor');
    await hearHeading(page, 'Report: Japan');
    // Nobody is offered what others do: an agency neither checks the report nor submits it.
    await expectSoon(() => page.locator('.button-primary:visible').allInnerTexts()).toEqual([
      expect.stringMatching(/^Go on with /),
    ]);
    await press(page, /^III\.4\.a .*Not answered yet$/);
    await hearHeading(page, /^What is the state, at the end of the window, of a pathway/);
    await tabTo(page, /^We have an answer$/);
    await page.keyboard.press('ArrowRight');
    await typeInto(page, /^(Why|Reason)/, 'The ministry counts it from next year.');
    // Saved, and checked.
    await page.getByText('14 of 25 indicators complete').first().waitFor();
    await press(page, /^Mark complete$/);
    await hearHeading(page, /^Which listed pathways were open/);
    expect(new URL(page.url()).pathname).toMatch(/\/iii4_pathways$/);
    await page.context().close();
  });

  it('a reviewer gives a score, and stands at its heading when the form is gone', async () => {
    const page = await signInByKeys('reviewer2');
    await hearHeading(page, 'Entries to review');
    await press(page, /^Scoring$/);
    await hearHeading(page, 'Scoring desk');
    await press(page, /^Italy: I\.1 /);
    await hearHeading(page, /^Italy: I\.1 /);
    await tabTo(page, /^\+1 Full compliance/);
    await page.keyboard.press('ArrowDown');
    await typeInto(page, /^Rationale/, 'A unit is decided; an exchange took place in the window.');
    await press(page, /^Give this score$/);
    await page.getByText('One of the two scores has been given: yours.').waitFor();
    expect(await hearFocus(page)).toMatch(/^Italy: I\.1 /);
    await page.context().close();
  });

  it('an adjudicator settles two scores that differ', async () => {
    const page = await signInByKeys('adjudicator');
    await hearHeading(page, 'Scores to settle');
    await press(page, /^Canada: II\.5 /);
    await hearHeading(page, /^Canada: II\.5 /);
    await tabTo(page, /^\+1 Full compliance/);
    await page.keyboard.press('Space');
    await typeInto(page, /^Rationale/, 'Both read the same decree: it was adopted in the window, and works.');
    await press(page, /^Settle the score$/);
    await page.getByText('The adjudicator has settled it.').waitFor();
    expect(await hearFocus(page)).toMatch(/^Canada: II\.5 /);
    await page.context().close();
  });

  it('the secretariat reminds a member, and comes back to where it chose it', async () => {
    const page = await signInByKeys('secretariat');
    const waiting = page.getByRole('region', { name: 'Waiting for action' });
    await waiting.getByText(/^\d scores? (is|are) waiting for the adjudicator\.$/).waitFor();
    await hearHeading(page, 'First year, 2024–2025');
    await tabTo(page, /^Select France$/);
    await page.keyboard.press('Space');
    await press(page, /^See the letter$/);
    await page.getByRole('dialog').waitFor();
    await press(page, /^Send to 1 person$/);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await hearFocus(page)).toMatch(/^Send a reminder$/);
    await page.context().close();
  });
});

describe('the secretariat over a cycle', () => {
  it('reads who is in time and how complete, and takes it away as a file', async () => {
    const page = await signIn(LOOKS[0]);
    const table = page.getByRole('region', { name: 'Statistics by member' });
    await table.getByRole('row', { name: /^France/ }).waitFor();
    const total = await table.getByRole('row', { name: /^All members/ }).textContent();
    expect(total).toMatch(/^All members\d+/);
    const asked = async (region: string, row: RegExp): Promise<number[]> => {
      const cells = page
        .getByRole('region', { name: region })
        .getByRole('row', { name: row })
        .locator('td.numeric:first-of-type, th + td.numeric, td + td.numeric');
      return (await cells.allTextContents()).map((text) => Number(text.split(' ')[0]));
    };
    const [whole = 0, ...parts] = await asked('Statistics by member', /^All members/);
    expect(whole).toBeGreaterThan(0);
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(whole);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Statistics as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^statistics-.*\.csv$/);
    const names = () => page.getByRole('grid', { name: 'Members by pillar' }).getByRole('rowheader').allTextContents();
    expect(await names()).toEqual(expect.arrayContaining(['Canada', 'France']));
    await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption('submitted');
    await page.waitForURL(/state=submitted/);
    expect(await names()).toContain('Canada');
    expect(await names()).not.toContain('France');
    await page.context().close();
  });

  it.each(LOOKS)('holds without barriers and overflow: $name', async (look) => {
    const page = await signIn(look);
    await page.getByRole('region', { name: 'Statistics by pillar' }).waitFor();
    await page.getByText('Change dates', { exact: true }).click();
    await page.getByRole('region', { name: 'Letters by day' }).waitFor();
    expect([await findBarriers(page), await findPushed(page), await measureOverflow(page)]).toEqual([[], [], 0]);
    await page.goto(`${stage.url}/account`);
    await page.getByRole('button', { name: 'Save letters' }).waitFor();
    expect([await findBarriers(page), await measureOverflow(page)]).toEqual([[], 0]);
    await page.context().close();
  });

  it('offers to one who keeps some members alone what the API takes from them, and nothing that it refuses', async () => {
    const visitor = new Client(stage.url);
    const desk = visitor.with(await stage.signIn('secretariat'));
    const plan = (await desk.get<CycleView[]>('/api/cycles')).body.find(({ code }) => code === 'g7-2025')?.plan.id;
    const cast = new Cast(visitor);
    const account = { email: Cast.email('part'), name: 'Part', nationality: null, password: PASSWORD };
    const grants = [{ role: 'secretariat', plan, members: ['JP'] }];
    expect((await desk.post('/api/people', { ...account, grants })).status).toBe(201);
    const cookie = (await cast.signIn('part')).cookie ?? '';
    const page = await stage.open('/cycles?cycle=g7-2025', { cookie });
    const refused: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() === 403) refused.push(answer.url());
    });
    await page.reload();
    await page
      .getByRole('region', { name: 'Statistics by member' })
      .getByRole('row', { name: /^Japan/ })
      .waitFor();
    await page.locator('summary', { hasText: 'Grant extension' }).click();
    const grant = page.locator('form').filter({ has: page.getByRole('button', { name: 'Grant extension' }) });
    await expectSoon(() => grant.getByRole('combobox', { name: 'Member' }).locator('option').allTextContents()).toEqual(
      ['Japan'],
    );
    for (const heading of ['Steps and dates', 'Agreement between reviewers'])
      expect([heading, await page.getByRole('heading', { name: heading }).count()]).toEqual([heading, 0]);
    for (const link of ['Assignments', 'Design a cycle', 'Releases', 'Administration'])
      expect([link, await page.getByRole('link', { name: link, exact: true }).count()]).toEqual([link, 0]);
    await page.goto(`${stage.url}/releases?cycle=g7-2025`);
    await page.getByRole('heading', { level: 1, name: 'Releases' }).waitFor();
    expect(await page.getByRole('button', { name: 'Request the release' }).count()).toBe(0);
    expect(refused).toEqual([]);
    await page.context().close();
  });

  it('grants an extension with its reason, and sees that the report is due again', async () => {
    const page = await signIn(LOOKS[0]);
    const row = page.getByRole('region', { name: 'Statistics by member' }).getByRole('row', { name: /^Japan/ });
    await row.getByText('Not submitted').waitFor();
    const grant = page.getByRole('button', { name: 'Grant extension' });
    await page.locator('summary', { hasText: 'Grant extension' }).click();
    await page.getByRole('combobox', { name: 'Member' }).selectOption('JP');
    await grant.click();
    await page.getByText('Choose a day and a time.').waitFor();
    await page.getByLabel('New deadline').fill('2020-01-01T12:00');
    await page.locator('form').filter({ has: grant }).getByLabel('Reason', { exact: true }).fill('An earthquake.');
    await grant.click();
    await page.getByText('This deadline cannot be extended so').waitFor();
    await page.getByText('Choose a later one.').first().waitFor();
    const day = 86_400_000;
    await page.getByLabel('New deadline').fill(new Date(Date.now() + 7 * day).toISOString().slice(0, 16));
    await grant.click();
    await row.getByText('Not due yet').waitFor();
    await row.getByText(/extended to/).waitFor();
    const granted = page.getByRole('region', { name: 'Extensions granted' }).getByRole('row', { name: /^Japan/ });
    await expectSoon(() => granted.textContent()).toContain('An earthquake.');
    await page.context().close();
  });

  it('reminds several members by the keyboard, after a look at the letters, and is told who was quicker', async () => {
    const [page, other] = [await signIn(LOOKS[0]), await signIn(LOOKS[0])];
    const table = (of: Page) => of.getByRole('region', { name: 'Members to remind' });
    const see = (of: Page) => of.getByRole('button', { name: 'See the letter' });
    await table(page).getByRole('row', { name: /Japan/ }).waitFor();
    await expectSoon(() => see(page).isDisabled()).toBe(true);
    await table(page).getByLabel('Select all that can be reminded').press('Space');
    await expectSoon(() => table(page).getByLabel('Select Japan').isChecked()).toBe(true);
    await table(other).getByLabel('Select Japan').check();
    await see(page).press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Reminder to \d members$/ });
    await dialog.getByRole('article').getByText('This is a reminder from the secretariat').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await see(other).click();
    const late = other.getByRole('button', { name: 'Send to 1 person' });
    await late.waitFor();
    await dialog.getByRole('button', { name: /^Send to \d people$/ }).press('Enter');
    await page.getByRole('status').filter({ hasText: 'members were reminded' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Send a reminder');
    await expectSoon(() => table(page).getByLabel('Select Japan').isDisabled()).toBe(true);
    // It is told at once, before it presses the button.
    await other.getByRole('alert').getByText('Japan: by').waitFor();
    await expectSoon(() => late.isDisabled()).toBe(true);
    await other.keyboard.press('Escape');
    expect(await see(other).evaluate((button) => button === document.activeElement)).toBe(true);
    await other.getByRole('combobox', { name: 'Remind of' }).selectOption('answers');
    // Entries are called as in the report, not by their codes.
    const germany = table(other).getByRole('row', { name: /Germany II\.2\.e, III\.2\.a, IV\.1\.b/ });
    await germany.waitFor();
    expect(await table(other).getByRole('row', { name: /Japan/ }).count()).toBe(0);
    await Promise.all([page, other].map((each) => each.context().close()));
  });

  it('moves a deadline, and shows both dates when somebody else moved it first', async () => {
    const [mine, theirs] = [await signIn(LOOKS[0]), await signIn(LOOKS[0])];
    const day = 86_400_000;
    const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 16);
    const reviewed = inDays(90);
    for (const page of [mine, theirs]) await page.getByText('Change dates').click();
    const change = async (page: Page, cutOff: string): Promise<void> => {
      await page.getByLabel('Cut-off').fill(cutOff);
      // Review cannot end before what it reads is in.
      await page.getByLabel('Review ends').fill(reviewed);
      await page.getByLabel('Reason for the change').fill('A holiday in two capitals.');
      await page.getByRole('button', { name: 'Save dates' }).click();
    };
    await mine.getByLabel('Cut-off').fill(inDays(70));
    await change(theirs, inDays(60));
    await theirs.getByText('The dates are saved.').waitFor();
    await mine.getByText('The cycle has been changed in the meantime').waitFor();
    expect(await findBarriers(mine)).toEqual([]);
    await expectSoon(() => mine.getByRole('button', { name: 'Save dates' }).isDisabled()).toBe(true);
    await mine.getByRole('button', { name: 'Go on with what I typed' }).click();
    await change(mine, inDays(70));
    await mine.getByText('The dates are saved.').waitFor();
    await change(mine, inDays(50));
    // The hint says so from the start; the refusal does after it.
    await mine
      .getByRole('alert')
      .getByText(/Members were promised/)
      .waitFor();
    await Promise.all([mine, theirs].map((page) => page.context().close()));
  });

  it('offers the step that the state allows, and says at its field that a closing lacks its reason', async () => {
    const page = await signIn(LOOKS[0]);
    const close = page.getByRole('button', { name: 'Close the cycle' });
    await close.waitFor();
    expect(await page.getByRole('button', { name: 'Conclude the cycle' }).count()).toBe(0);
    await close.click();
    await page.locator('.with-error:focus-within', { hasText: /Reason.*Fill in this field/s }).waitFor();
    await page.getByLabel('Reason for closing').fill('All reports are in.');
    await close.click();
    await page.getByRole('button', { name: 'Begin the assessment' }).waitFor();
    expect(await page.locator('summary', { hasText: 'Grant extension' }).count()).toBe(0);
    await page.context().close();
  });

  it('chooses letters in the account, and finds the choice again', async () => {
    const page = await signIn(LOOKS[0], 'france');
    await page.goto(`${stage.url}/account`);
    await page.getByLabel('a deadline was missed').uncheck();
    // What is written to other roles is nothing to choose.
    expect(await page.getByLabel('an address of another system was paused').count()).toBe(0);
    await page.getByLabel('Language of letters').selectOption('fr');
    await page.getByRole('button', { name: 'Save letters' }).click();
    await page.getByText('Your choice is saved.').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Save letters' }).waitFor();
    expect(await page.getByLabel('a deadline was missed').isChecked()).toBe(false);
    await expectSoon(() => page.getByLabel('a deadline is near').isChecked()).toBe(true);
    await expectSoon(() => page.getByLabel('Language of letters').inputValue()).toBe('fr');
    await page.context().close();
  });
});
