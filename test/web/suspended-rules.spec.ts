import { jest } from '@jest/globals';
import type { RunView } from '@signatory/contract';
import { plainText, type Plan } from '@signatory/domain';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { buildPlan } from '../support/build-plan.js';
import { Client } from '../support/client.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const REPORT = '/api/cycles/c-2025/reports/IT';
const REASON = 'Elle est plus longue qu’une règle ne peut l’être.';

/** With a blocker that cannot run, for it is larger than a rule may be. */
function planAtFault(): Plan {
  const plan = buildPlan();
  const costly = {
    code: 'T-COSTLY',
    severity: 'BLOCKER' as const,
    on: 'i1_part',
    test: `i1_part >= 0${' + 0'.repeat(100)}`,
    message: plainText('There are fewer than none.'),
  };
  return { ...plan, commitments: plan.commitments.map((each) => ({ ...each, rules: [...each.rules, costly] })) };
}

const stage = new WorldStage({ plan: planAtFault() });
let lead: string;
let secretariat: string;

beforeAll(async () => {
  lead = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  secretariat = await stage.world.signIn({ role: 'secretariat' });
  const client = new Client(stage.url).with(lead);
  await client.save(`${REPORT}/entries/i1_part`, 0, { value: '5' });
  const { id } = (await client.post<RunView>(`${REPORT}/check`)).body;
  await until(
    async () => (await client.get<RunView>(`/api/runs/${id}`)).body,
    ({ endedAt }) => endedAt !== null,
  );
});

const panelOf = (page: Page) => page.getByRole('region', { name: 'Rules of this cycle' });
const sendOf = (page: Page) => panelOf(page).getByRole('button', { name: 'Suspend the rule' });

async function choose(page: Page): Promise<void> {
  const panel = panelOf(page);
  await panel.getByText('Suspend a rule').click();
  await panel.getByRole('combobox', { name: 'Rule' }).fill('costly');
  await panel.getByText(/^1 of \d+ rules$/).waitFor();
  await panel.getByRole('option', { name: /^T-COSTLY/ }).click();
  await panel.getByLabel('Reason', { exact: true }).fill(REASON);
  await panel.getByLabel('Language of these words').selectOption('fr');
}

it('the secretariat suspends a rule with a reason; whoever does so second is told', async () => {
  const page = await stage.open('/cycles?cycle=c-2025', { cookie: secretariat });
  const panel = panelOf(page);
  await panel.getByText('No rule was suspended in this cycle.').waitFor();
  await panel.getByText('Suspend a rule').click();
  await sendOf(page).click();
  await panel.getByText('Choose one.').waitFor();
  await panel.getByText('Write at least 3 characters.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await panel.getByText('Suspend a rule').click();

  const other = await stage.open('/cycles?cycle=c-2025', { cookie: secretariat });
  for (const each of [page, other]) await choose(each);
  await sendOf(page).click();
  await panel.getByText(/^T-COSTLY is suspended\. Reports that are not submitted are being checked again\.$/).waitFor();
  const row = panel.getByRole('row', { name: /T-COSTLY Blocker/ });
  expect(await row.getByText(REASON).getAttribute('lang')).toBe('fr');
  await sendOf(other).click();
  await panelOf(other)
    .getByText(/^State of this rule: suspended; “suspend” is possible in: in force\./)
    .waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await Promise.all([page, other].map((each) => each.context().close()));
});

it('its member reads that it is suspended and why, and is asked for nothing', async () => {
  const page = await stage.open('/report/c-2025/IT/submit', { cookie: lead });
  const check = page.locator('.check', { hasText: 'T-COSTLY' });
  await check.getByText('Blocker · Suspended').waitFor();
  await check.getByText(/^The secretariat has suspended this check/).waitFor();
  expect(await check.getByText(REASON).getAttribute('lang')).toBe('fr');
  expect(await check.getByRole('button').count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('is reinstated with a reason, and both stand in the list', async () => {
  const page = await stage.open('/cycles?cycle=c-2025', { cookie: secretariat });
  const panel = panelOf(page);
  await panel.getByRole('button', { name: 'Reinstate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reinstate T-COSTLY' });
  await dialog.getByLabel('Why it runs again').fill('It is to be seen whether it runs.');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reinstate' }).click();
  await dialog.waitFor({ state: 'detached' });
  const row = panel.getByRole('row', { name: /T-COSTLY Blocker/ });
  await row.getByText('It is to be seen whether it runs.').waitFor();
  expect(await row.getByText(REASON).count()).toBe(1);
  expect(await row.getByRole('button').count()).toBe(0);
  await page.context().close();
});
