import { jest } from '@jest/globals';
import type { AssignmentsView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import {
  findBarriers,
  findFaultsInEveryLook,
  LOOKS,
  measureOverflow,
  measurePush,
  turnTo,
} from '../support/browser.js';
import { answerOtherwise } from '../support/answer-otherwise.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const PATH = '/cycles/assignments?cycle=g7-2025';

const stage = new ExamplesStage();

const open = async (account: string, path: string, look: (typeof LOOKS)[number] = LOOKS[0]): Promise<Page> =>
  stage.openAs(account, path, { look });

/** Declares a conflict with a member, as its own screen does. */
async function recuse(account: string, member: string): Promise<void> {
  const answer = await fetch(`${stage.url}/api/cycles/g7-2025/recusals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await stage.signIn(account) },
    body: JSON.stringify({ kind: 'conflict', members: [member], reason: 'I advised its ministry.' }),
  });
  expect(answer.status).toBe(201);
}

const grid = (page: Page) => page.getByRole('region', { name: 'Members by pillars' }).getByRole('table');

/** The cell of a member in the first pillar. */
const cellOf = (page: Page, member: string) =>
  grid(page)
    .getByRole('row', { name: new RegExp(`^${member}`) })
    .getByRole('cell')
    .first();

describe('who assigns reviewers', () => {
  it('sees the gaps, fills them as proposed and by hand, and takes somebody off', async () => {
    await recuse('reviewer3', 'JP');
    const page = await open('secretariat', PATH);
    await page.getByText('5 of 40 cells lack a reviewer.').waitFor();
    await cellOf(page, 'Japan').getByText('1 reviewer missing').waitFor();
    await cellOf(page, 'Japan').getByText('declared conflict').waitFor();
    await cellOf(page, 'Italy').getByText(/wait/).waitFor();
    await page.getByRole('button', { name: 'Propose assignments' }).click();
    // The lightest of those whom nothing keeps from Japan, of whom one place is given to another by hand.
    await page.getByText('Odessa Winterhalt: 10, then 15').waitFor();
    await page
      .getByRole('combobox', { name: 'Place 1: Japan I', exact: true })
      .selectOption({ label: 'Maren Tallowby' });
    await page.getByText('Odessa Winterhalt: 10, then 14').waitFor();
    await page.getByRole('button', { name: 'Apply 5 assignments' }).click();
    await page.getByText('5 places were assigned.').waitFor();
    await page.getByText('Each of the 40 cells has two reviewers who may judge it.').waitFor();
    await cellOf(page, 'Japan').getByText('Maren Tallowby').waitFor();

    // A third reviewer by hand: who is offered is nobody of the Union.
    await cellOf(page, 'Italy')
      .getByRole('button', { name: /^Change.*Italy, pillar I$/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Italy, pillar I' });
    const offered = await dialog.getByLabel('Assign a reviewer').locator('option').allTextContents();
    expect(offered.map((text) => text.replace(/ \(.*/, ''))).toEqual([
      'Choose a person',
      'Odessa Winterhalt',
      'Maren Tallowby',
    ]);
    await dialog.getByLabel('Assign a reviewer').selectOption({ label: offered[1] ?? '' });
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.getByText('Assigned.').waitFor();
    const place = dialog.getByRole('group').filter({ hasText: 'Take Odessa Winterhalt off' });
    await place.getByText('Take Odessa Winterhalt off').click();
    await place.getByLabel('Reason').fill('It was one too many.');
    await place.getByRole('button', { name: 'Take off', exact: true }).click();
    await dialog.getByText('Take Odessa Winterhalt off').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('has somebody stand in, who finds the queue of the absent person, and ends it', async () => {
    const page = await open('secretariat', PATH);
    await page.getByText('Arrange a stand-in').click();
    const panel = page.getByRole('region', { name: 'Stand-ins' });
    const arrange = async (person: string): Promise<void> => {
      await panel.getByLabel('In place of').selectOption({ label: '瀬尾ひかる' });
      await panel.getByRole('combobox', { name: 'Stand-in', exact: true }).selectOption({ label: person });
      await panel.getByLabel('From').fill('2020-01-01T08:00');
      await panel.getByLabel('Until').fill('2099-01-01T08:00');
      await panel.getByLabel('Reason').fill('On leave.');
      await panel.getByRole('button', { name: 'Arrange', exact: true }).click();
    };
    // An official of Germany judges neither France nor Italy nor the Union.
    await arrange('Annegret Thalwinkel');
    await panel
      .getByText(/Annegret Thalwinkel belongs to the conflict group of Italy \(IT\)\./)
      .first()
      .waitFor();
    await panel.getByRole('checkbox', { name: 'Italy' }).check();
    await arrange('Maren Tallowby');
    await panel.getByRole('row', { name: /Maren Tallowby.*Italy.*in force/ }).waitFor();
    await cellOf(page, 'Italy').getByText('Maren Tallowby stands in').waitFor();

    await turnTo(page, LOOKS[2]);
    expect(await measurePush(panel.getByRole('table'))).toBe(0);
    await turnTo(page, LOOKS[0]);

    const queue = await open('reviewer1', '/review?cycle=g7-2025&member=IT&view=all');
    await queue.locator('tbody tr', { hasText: 'Italy' }).first().waitFor();

    await panel.getByRole('button', { name: 'End now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Back from leave.');
    await dialog.getByRole('button', { name: 'End now' }).click();
    await panel.getByText(/Ended by .*Back from leave\./).waitFor();
    await queue.reload();
    await queue.getByText(/^No report of your members is in review\./).waitFor();
    expect(await queue.locator('tbody tr', { hasText: 'Italy' }).count()).toBe(0);
    await queue.context().close();
    await page.context().close();
  });

  it.each(LOOKS)('meets no barrier and no overflow, also in the dialog: $name', async (look) => {
    const page = await open('secretariat', PATH, look);
    await page.getByText('Arrange a stand-in').click();
    await cellOf(page, 'Japan')
      .getByRole('button', { name: /^Change.*Japan, pillar I$/ })
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await measureOverflow(page)).toBe(0);
    await page.context().close();
  });

  it('is led to where an adjudicator is given the role, of the plan of the cycle', async () => {
    const page = await open('secretariat', '/cycles');
    await answerOtherwise<AssignmentsView>(page, '**/api/cycles/g7-2025/assignments', (view) => ({
      ...view,
      unadjudicated: ['FR', 'JP'],
    }));
    await page.goto(`${stage.url}${PATH}`);
    const said = page.getByText('No adjudicator may judge: France, Japan.');
    await said.getByRole('link', { name: 'Give reviewers and adjudicators their roles' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await expectSoon(() => page.getByLabel('Plan', { exact: true }).inputValue()).toBe('g7-migrant-smuggling');
    // Nor is it the plan of imported scores that whoever comes from elsewhere stands before.
    await page.goto(`${stage.url}/admin/people`);
    await expectSoon(() => page.getByLabel('Plan', { exact: true }).inputValue()).toBe('g7-migrant-smuggling');
    await page.context().close();
  });

  it('gives somebody a whole pillar, but for what keeps the person from a member', async () => {
    const page = await open('secretariat', PATH);
    const form = page.getByRole('region', { name: 'A whole pillar' });
    await form.getByLabel('Pillar').selectOption('II');
    // Nobody is chosen: what lacks is said, and nothing is offered to be applied.
    await form.getByRole('button', { name: 'Assign', exact: true }).click();
    await form.locator('select[aria-invalid="true"]').waitFor();
    const maren = form.getByLabel('Reviewer').locator('option', { hasText: 'Maren Tallowby' });
    await form.getByLabel('Reviewer').selectOption({ label: (await maren.textContent()) ?? '' });
    await form.getByText(/^Will be assigned to: /).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await form.getByRole('button', { name: /^Apply \d+ assignments?$/ }).click();
    await form.getByText('Already assigned to every member this person may review.').waitFor();
    await form.getByText(/places? (was|were) assigned/).waitFor();
    await page.context().close();
  });
});

it('a role is seen by member, found by name, confirmed, and its entries are chosen', async () => {
  const secretariat = await open('secretariat', '/admin/people?plan=g7-migrant-smuggling&view=members');
  const france = secretariat.getByRole('row', { name: /^France/ });
  await france.waitFor();
  await expectSoon(() => france.getByRole('cell').count()).toBe(4);
  const views = secretariat.getByRole('navigation', { name: 'View' });
  await expectSoon(() => views.locator('[aria-current="page"]').allTextContents()).toEqual(['By member']);
  expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
  await secretariat.getByRole('link', { name: 'By person' }).click();
  const contributor = secretariat.getByRole('row', { name: /contributor@example\.org/ });
  await contributor.getByText('30 entries').waitFor();
  await contributor.getByText('No second factor').waitFor();
  await contributor.locator('summary').click();
  await contributor.getByText(/^III\.1\.a, III\.1\.b, /).waitFor();
  await secretariat.getByLabel('Name or address').fill('canada@');
  await secretariat.getByRole('button', { name: 'Show the people' }).click();
  await secretariat.getByRole('row', { name: /^Rowan Achterbeck/ }).waitFor({ state: 'detached' });
  const row = secretariat.getByRole('row', { name: /canada@example\.org/ });
  await row.getByRole('button', { name: /^Confirm/ }).click();
  const dialog = secretariat.getByRole('dialog');
  expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
  await dialog.getByRole('button', { name: 'Confirm the role' }).click();
  await row.getByText(/^confirmed \d/).waitFor();
  await row.getByRole('button', { name: /^Manage/ }).click();
  const form = secretariat.getByRole('form', { name: /^Another role for/ });
  await form.getByLabel('Role').selectOption('contributor');
  await form.getByRole('checkbox', { name: 'Canada' }).check();
  await form.locator('summary').first().click();
  const entry = form.locator('details[open]').getByRole('checkbox').first();
  await entry.check();
  await form.getByRole('status').getByText('1 entry chosen', { exact: true }).waitFor();
  await secretariat.context().close();
});

it('who has an account already is said at the address that is taken, and no longer once another is written', async () => {
  const page = await open('secretariat', '/admin/people?plan=g7-migrant-smuggling');
  const form = page.getByRole('region', { name: 'Invite a person' });
  const address = form.getByLabel('E-mail address of the person');
  await form.getByLabel('Name', { exact: true }).fill('Ada Lind');
  await address.fill('CANADA@example.org ');
  await form.getByLabel('Role').selectOption('analyst');
  await form.getByRole('button', { name: 'Create the account and its link' }).click();
  const said = form.locator('.field-message').getByText('There is already an account for canada@example.org.');
  await said.waitFor();
  await expectSoon(() => address.evaluate((it) => it === document.activeElement)).toBe(true);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // Whom it belongs to gets another role where they stand.
  await form.getByRole('link', { name: 'See the roles of CANADA@example.org' }).click();
  await page.getByRole('row', { name: /canada@example\.org · Canada/ }).waitFor();
  await expectSoon(() => page.getByRole('button', { name: /^Manage/ }).count()).toBe(1);
  await address.fill('ada.lind@example.org');
  await said.waitFor({ state: 'detached' });
  expect(await form.getByText('The address is taken').count()).toBe(0);
  await page.context().close();
});
