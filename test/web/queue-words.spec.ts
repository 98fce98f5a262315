import { jest } from '@jest/globals';
import { findFaultsInEveryLook } from '../support/browser.js';
import { buildPlan } from '../support/build-plan.js';
import { Client } from '../support/client.js';
import { submitConfidential } from '../support/confidential-report.js';
import { expectSoon } from '../support/expect-soon.js';
import { CODEBOOK } from '../support/judged-actions.js';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(180_000);

const stage = new WorldStage({ plan: { ...buildPlan(), codebook: CODEBOOK } });
let cookie: string;

beforeAll(async () => {
  const { world, url } = stage;
  await submitConfidential(new Client(url).with(await world.signIn({ role: 'lead-focal-point', members: ['CA'] })));
  cookie = await world.signIn({ role: 'reviewer', members: ['CA'] });
});

it('a desk is narrowed to members of its reader alone, and its head leads to what the reader does not judge', async () => {
  const page = await stage.open('/review?cycle=c-2025', { cookie });
  await page.getByRole('link', { name: /since/ }).waitFor();
  const member = page.getByLabel('Member', { exact: true });
  expect(await member.getByRole('option').allInnerTexts()).toEqual(['All members', 'Canada']);
  await page.getByRole('link', { name: 'Conflicts and recusals', exact: true }).press('Enter');
  const heading = page.getByRole('heading', { name: 'Conflicts and recusals', exact: true });
  await expectSoon(() => heading.evaluate((each) => each === document.activeElement)).toBe(true);
  await page.goto(`${stage.url}/scoring?cycle=c-2025`);
  await page.getByRole('link', { name: /Run a unit/ }).waitFor();
  expect(await member.getByRole('option').allInnerTexts()).toEqual(['All members', 'Canada']);
  // An address can name another: it is told as chosen, and has no rows.
  await page.goto(`${stage.url}/review?cycle=c-2025&member=FR`);
  await page.getByText('No entry in this view matches the filters.').waitFor();
  expect(await member.getByRole('option').allInnerTexts()).toEqual(['All members', 'Canada', 'France']);
  await page.context().close();
});

it('a confidential answer is called so once, its reason in nobody’s language; a question says how long the member has', async () => {
  const page = await stage.open('/review/c-2025/CA/i1_since', { cookie });
  const answer = page.locator('.versus-table td strong');
  await expectSoon(() => answer.innerText()).toBe('Confidential: Security.');
  expect(await answer.locator('[lang=""]').innerText()).toBe('Security.');
  expect(await answer.locator('..').innerText()).toBe('Confidential: Security.');
  await page.getByRole('radio', { name: 'Ask' }).check();
  const asked = page.getByRole('textbox', { name: 'What do you ask the member?' });
  await expectSoon(() => asked.evaluate((each) => each.ariaDescribedByElements?.map((of) => of.textContent))).toEqual([
    'The member reads these words, and is asked to answer within 14 days.',
  ]);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});
