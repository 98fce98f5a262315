import { jest } from '@jest/globals';
import type { Problem } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(120_000);

const SCORE = '/scoring/c-2025/CA/c1';
const WORDS = 'The decree of closure was published in May.';

const stage = new WorldStage();

it('what no member answers is found by who scores it, read by the other, and closed once both have scored', async () => {
  const { world, url } = stage;
  const [ann, bob] = [
    await world.signIn({ role: 'reviewer', members: ['CA'] }),
    await world.signIn({ role: 'reviewer', members: ['CA'] }),
  ];
  const page = await stage.open(SCORE, { cookie: ann });
  const finding = page.getByRole('listitem').filter({ hasText: 'i1_found?' });
  // What the plan takes as long as nothing is found.
  await finding.getByText('Nothing is recorded: the guideline reads “No”.').waitFor();
  await finding.locator('summary', { hasText: 'Record a finding' }).click();
  const record = finding.getByRole('button', { name: 'Record the finding' });
  await record.click();
  await finding.getByText('Choose one.').waitFor();
  await finding.getByText('Write at least 20 characters.').waitFor();
  await finding.getByRole('radio', { name: 'Yes' }).check();
  await finding.getByLabel('How you know').fill(WORDS);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // What was begun stays while another screen is looked at.
  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await page.waitForURL(/\/review/);
  await page.goBack();
  await record.waitFor();
  expect(await finding.getByLabel('How you know').inputValue()).toBe(WORDS);
  await record.click();
  await finding.getByText('The finding is recorded.').waitFor();
  await finding.locator('strong', { hasText: 'Yes' }).waitFor();
  await finding.getByText('Found by assessors').waitFor();
  await finding.locator('p', { hasText: WORDS }).waitFor();
  expect(await finding.getByLabel('How you know').inputValue()).toBe('');

  const other = await stage.open(SCORE, { cookie: bob });
  await other.getByText(WORDS).waitFor();
  await other.locator('summary', { hasText: 'Record another finding' }).waitFor();
  await world.settleScores(1);
  await page.reload();
  await finding.locator('strong', { hasText: 'Yes' }).waitFor();
  expect(await finding.locator('summary').count()).toBe(0);
  const late = await new Client(url, bob).put<Problem>('/api/cycles/c-2025/assessments/CA/i1_found', {
    value: false,
    rationale: WORDS,
  });
  expect([late.status, late.body.code]).toEqual([409, 'score.already-given']);
});
