import { jest } from '@jest/globals';
import type { ContributionView, ReportView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const REPORT = '/report/g7-2025/JP';
// Of pillar III, which is delegated to the example contributor.
const BOTH = `${REPORT}/entry/iii3_ordered`;
const PART = `${REPORT}/entry/ii1_meetings`;
const AGENCY = 'Coast guard';

const stage = new ExamplesStage();

afterEach(() => Promise.all(stage.browser.contexts().map((context) => context.close())));

const partsOf = (page: Page) => page.locator('details', { hasText: 'Agencies’ parts' });
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.replaceAll(/\s+/g, ' ') ?? '');

/** The focal point's desk, with the parts of an entry unfolded. */
async function openDesk(entry: string): Promise<Page> {
  const desk = await stage.openAs('japan', entry);
  await partsOf(desk).locator('summary').first().click();
  return desk;
}

describe('a report of which only a part is delegated to its reader', () => {
  it('says until when, and that others submit it: no count is of what they do not see', async () => {
    const page = await stage.openAs('contributor', REPORT);
    await page.getByText(/^You answer what is delegated to you until \d+ \w+ \d{4}, .+The lead focal point/).waitFor();
    await page.getByText(/^The focal point can still submit the report until the cut-off/).waitFor();
    await page.getByText('6 blockers').waitFor();
    expect(await page.getByText(/\d+ passed, \d+ found/).count()).toBe(0);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByRole('link', { name: 'Checks', exact: true }).click();
    await page.getByRole('heading', { name: 'Progress' }).waitFor();
    expect(await page.getByText(/Before you certify|\d+ passed, \d+ found/).count()).toBe(0);
    const lead = await stage.openAs('japan', REPORT);
    await lead.getByText(/\d+ passed, 20 found/).waitFor();
    expect(await lead.getByText(/delegated to you/).count()).toBe(0);
    await page.goto(`${stage.url}/account`);
    const own = page.getByRole('row', { name: /^Contributor/ });
    await own.getByText('Japan', { exact: false }).waitFor();
    await own.getByText('Pillars: III').waitFor();
  });
});

describe('whoever contributes and was asked for nothing yet', () => {
  it('reads whom to ask, and no count of nothing', async () => {
    const page = await stage.openAs('contributor', '/news');
    await page.route('**/api/cycles/g7-2025/reports/JP', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as ReportView), entries: [] } });
    });
    await page.goto(stage.url + REPORT);
    await page.getByText(/^Nothing is delegated to you yet\./).waitFor();
    for (const said of ['0 of 0 indicators complete', 'Nothing was found', 'Work in a file'])
      expect(await page.getByText(said, { exact: false }).count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    await page.context().close();
  });
});

describe('the part of an agency', () => {
  it('is asked for in a form that is empty again, and says so', async () => {
    for (const entry of [BOTH, PART]) {
      const desk = await openDesk(entry);
      const form = partsOf(desk).getByRole('group', { name: 'Ask an agency' });
      await form.getByLabel('Agency').fill(AGENCY);
      await form.getByLabel('Until (day)').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
      await form.getByLabel('What is asked').fill('Orders at sea count, too.');
      await form.getByRole('button', { name: 'Send the request' }).click();
      await form.getByRole('status').filter({ hasText: 'The request to Coast guard is sent.' }).waitFor();
      for (const field of ['Agency', 'Until (day)', 'What is asked'])
        expect(await form.getByLabel(field).inputValue()).toBe('');
    }
  });

  it('is asked for before the form, also where the whole entry is delegated, and given where the panel stands open', async () => {
    const page = await stage.openAs('contributor', BOTH);
    await page.getByText(/^You were asked for the part of Coast guard, until .+ under “Agencies’ parts”\.$/).waitFor();
    await page.getByText('Orders at sea count, too.').first().waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByLabel('Total').fill('12');
    await partsOf(page).getByRole('button', { name: 'Give my part as entered' }).click();
    await partsOf(page).getByText('Given', { exact: true }).waitFor();
    await page.getByText(/^You were asked for the part of/).waitFor({ state: 'detached' });
    // It waits for the focal point, who is told of it where the work begins.
    const home = await stage.openAs('japan', REPORT);
    const given = home.getByRole('region', { name: 'Parts given, to be cleared' });
    await given.getByRole('link', { name: /^III\.3\.f/ }).waitFor();
    expect(await page.getByRole('region', { name: 'Parts given, to be cleared' }).count()).toBe(0);
  });

  it('that comes back is told on the report and before the form; the desk stays at it', async () => {
    const desk = await openDesk(BOTH);
    await partsOf(desk).getByRole('button', { name: 'Return part' }).click();
    await desk.getByLabel('Why is it returned?').fill('Without those that were annulled.');
    await partsOf(desk).getByRole('button', { name: 'Return part' }).press('Enter');
    await partsOf(desk).getByText('Returned', { exact: true }).waitFor();
    await expectSoon(() => focused(desk)).toMatch(/^Coast guard Returned/);
    const page = await stage.openAs('contributor', REPORT);
    const returned = page.getByRole('region', { name: 'Returned to you' });
    await returned.getByRole('link', { name: /^III\.3\.f/ }).click();
    await page.locator('.entry-main .banner-warn', { hasText: 'Without those that were annulled.' }).waitFor();
    await partsOf(page).getByRole('button', { name: 'Give my part as entered' }).waitFor();
  });

  it('that is closed says why, and who can change that', async () => {
    const desk = await openDesk(PART);
    const page = await stage.openAs('contributor', PART);
    await page.getByLabel('Total').fill('41');
    await page.getByLabel('Total').blur();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await partsOf(desk).getByRole('button', { name: 'Clear part' }).press('Enter');
    await page
      .getByText('The focal point has cleared the part of Coast guard. To change it, ask the focal point to return it.')
      .waitFor();
    const over = (parts: ContributionView[]): ContributionView[] =>
      parts.map((part) => ({ ...part, state: 'DRAFT', until: '2026-01-01T00:00:00.000Z', commands: [] }));
    await page.route('**/contributions', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: over((await response.json()) as ContributionView[]) });
    });
    await page.reload();
    await page.getByText(/^The time for the part of Coast guard ended on 1 January 2026/).waitFor();
    expect(await page.getByLabel('Total').isEnabled()).toBe(false);
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('makes the entry once it is cleared, and that is said where it was asked for', async () => {
    const desk = await openDesk(PART);
    const form = partsOf(desk).getByRole('group', { name: 'Make the entry from cleared parts' });
    await form.getByRole('button', { name: 'Make the entry' }).click();
    await form.getByRole('status').filter({ hasText: 'The answer is made from the parts, and saved.' }).waitFor();
    await expectSoon(() => desk.getByLabel('Total').inputValue()).toBe('41');
    expect(await focused(desk)).toBe('Make the entry');
  });
});
