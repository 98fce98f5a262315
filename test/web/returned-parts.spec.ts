import { jest } from '@jest/globals';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { WorldStage } from '../support/stage.js';
import { Desk } from '../integration/features/desk.js';

jest.setTimeout(180_000);

const stage = new WorldStage();

it('a reviewer says which parts are to be corrected until when, and the member reads it at each of them', async () => {
  const { world } = stage;
  const reviewDeadline = new Date(Date.now() + 30 * 86_400_000);
  await world.asSystem((tx) => tx.query('update cycle set review_deadline_at = $1', [reviewDeadline]));
  const desk = await Desk.over(world);
  await desk.submit('IT', 'c-2025', {
    i1_unit: { value: 'operating' },
    i1_staff: {
      value: '5',
      cells: { 'sex.female': { value: '2', status: 'normal' }, 'sex.male': { value: '3', status: 'normal' } },
    },
  });
  const reviewer = await world.signIn({ role: 'reviewer', members: ['IT'] });
  const approved = await fetch(`${stage.url}/api/cycles/c-2025/reviews/IT/i1_unit/decision`, {
    method: 'POST',
    headers: { cookie: reviewer, 'content-type': 'application/json' },
    body: JSON.stringify({ decision: 'approve', version: 1 }),
  });
  expect(approved.ok).toBe(true);
  const page = await stage.open('/review/c-2025/IT/i1_staff', { cookie: reviewer });
  await page.getByRole('radio', { name: 'Return for correction' }).check();
  await page.getByLabel('What should the member do?').fill('See the register.');
  const parts = page.getByRole('group', { name: 'Parts to correct' });
  await parts.getByRole('checkbox', { name: 'sex, female' }).check();
  await parts.getByRole('checkbox', { name: 'Evidence' }).check();
  await page.getByLabel('Correct by').fill('2020-01-01');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Return the entry' }).click();
  // At its field, and among what was refused.
  await expectSoon(() => page.getByText('The end date has passed').count()).toBe(2);
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Correct by').fill(day);
  const sent = page.waitForRequest((request) => request.url().endsWith('/decision'));
  await page.getByRole('button', { name: 'Return the entry' }).click();
  expect((await sent).postDataJSON()).toMatchObject({
    decision: 'return',
    cells: ['sex.female', 'evidence'],
    dueAt: new Date(`${day}T23:59:59`).toISOString(),
  });
  await page.getByRole('status').filter({ hasText: 'Returned' }).first().waitFor();
  await page.goto(`${stage.url}/review/c-2025/IT/i1_staff`);
  await page.getByText('It can be decided on again once the member submits its correction.').waitFor();
  const decided = page.getByRole('region', { name: 'History' });
  await decided.getByText('Parts to correct: sex, female · Evidence').waitFor();
  await decided.getByText(/The value is wrong · correct by /).waitFor();
  await page.context().close();

  const lead = await world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  const entry = await stage.open('/report/c-2025/IT/entry/i1_staff', { cookie: lead });
  await entry.getByText('See the register.').waitFor();
  await entry.getByText(/correct by /).waitFor();
  const said = entry.locator('.field-findings', { hasText: 'Returned: The value is wrong' });
  await said.first().waitFor();
  expect(await said.count()).toBe(2);
  // It is said of the control itself, too.
  expect(await entry.locator('[id="cell-sex.female"]').getAttribute('aria-describedby')).toContain(
    'findings-sex.female',
  );
  await entry.getByText('History of this entry').click();
  const history = entry.locator('.history');
  await history.getByText('Parts to correct: sex, female · Evidence').waitFor();
  await history.getByText(/The value is wrong · correct by /).waitFor();
  await history.getByText('See the register.').waitFor();
  expect(await findFaultsInEveryLook(entry)).toEqual([]);
  await entry.context().close();
});

it('a part that is gone from a newer answer is not sent, and said at the boxes', async () => {
  const { world } = stage;
  const desk = await Desk.over(world);
  const answer = (cells: Record<string, string>) => ({
    i1_unit: { value: 'operating' as const },
    i1_staff: {
      value: '5',
      cells: Object.fromEntries(
        Object.entries(cells).map(([cell, value]) => [cell, { value, status: 'normal' as const }]),
      ),
    },
  });
  await desk.submit('CA', 'c-2025', answer({ 'sex.female': '2', 'sex.male': '3' }));
  const reviewer = await world.signIn({ role: 'reviewer', members: ['CA'] });
  const page = await stage.open('/review/c-2025/CA/i1_staff', { cookie: reviewer });
  await page.getByRole('radio', { name: 'Return for correction' }).check();
  await page.getByLabel('What should the member do?').fill('See the register.');
  const parts = page.getByRole('group', { name: 'Parts to correct' });
  await parts.getByRole('checkbox', { name: 'sex, female' }).check();
  await parts.getByRole('checkbox', { name: 'sex, male' }).check();
  await desk.withdraw('CA', 'c-2025');
  await desk.submit('CA', 'c-2025', answer({ 'sex.male': '5' }), 1);
  await page.getByRole('button', { name: 'Load the new answer' }).click();
  // It was off the desk for a while: what is decided is chosen again, what was typed with it stays.
  await page.getByRole('radio', { name: 'Return for correction' }).check();
  await parts.getByText('No longer in the answer, and not sent: sex, female').waitFor();
  expect(await parts.getByRole('checkbox').count()).toBe(4);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  const sent = page.waitForRequest((request) => request.url().endsWith('/decision'));
  await page.getByRole('button', { name: 'Return the entry' }).click();
  expect((await sent).postDataJSON()).toMatchObject({ version: 2, cells: ['sex.male'] });
  await page.getByRole('status').filter({ hasText: 'Returned' }).first().waitFor();
  await page.context().close();
});

it('a cycle’s overview leads to a report that is not under review, which the secretariat reopens with a reason', async () => {
  const { world } = stage;
  const desk = await Desk.over(world);
  await desk.submit('FR', 'c-2025', { i1_unit: { value: 'operating' } });
  const judge = await world.signIn({ role: 'reviewer', members: ['FR'] });
  const reviewer = new Client(stage.url).with(judge);
  const approval = { decision: 'approve', version: 1 };
  const approved = await reviewer.post('/api/cycles/c-2025/reviews/FR/i1_unit/decision', approval);
  expect(approved.status).toBe(204);
  const score = await stage.open('/scoring/c-2025/FR/c1', { cookie: judge });
  // What was not answered is said, as it is to the member.
  await expectSoon(() => score.locator('.linked-answer').first().textContent()).toMatch(/^operating/);
  await score.locator('.linked-answer').getByText('Not answered').first().waitFor();
  await score.context().close();
  const cookie = await world.signIn({ role: 'secretariat', members: [] });
  const page = await stage.open('/cycles?cycle=c-2025', { cookie });
  const row = page.getByRole('grid', { name: 'Members by pillar' }).getByRole('row', { name: /^France/ });
  await expectSoon(() => row.getByRole('link').nth(1).getAttribute('href')).toBe('/report/c-2025/FR');
  await row.getByRole('link', { name: 'France', exact: true }).click();
  await page.getByText('Reopen the report', { exact: true }).first().click();
  await page.getByLabel('Why it is reopened').fill('A figure was carried over wrongly.');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Reopen the report' }).click();
  await page.getByText('The secretariat reopened it:').waitFor();
  await page.getByRole('blockquote').filter({ hasText: 'A figure was carried over wrongly.' }).waitFor();
  // Whoever cannot change it reads with whom it is: not with the reviewers any more.
  await page.getByText('It is with the member. What the member changes becomes version 2').waitFor();
  await page.context().close();
  // Submitted again, what did not change was answered before, too: there is something to compare it with.
  await desk.submit('FR', 'c-2025', { i1_staff: { value: '7' } });
  const same = await stage.open('/review/c-2025/FR/i1_unit', { cookie: judge });
  await same.getByText('Unchanged since the last submitted version.').waitFor();
  await same.context().close();
});
