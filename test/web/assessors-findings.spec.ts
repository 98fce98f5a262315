import { jest } from '@jest/globals';
import type { Problem, ReleaseView, ScoreView } from '@signatory/contract';
import { plainText, type Commitment } from '@signatory/domain';
import { openPdf, textOfPages } from '../pdf/checker/open-pdf.js';
import { findFaultsInEveryLook } from '../support/browser.js';
import { buildPlan } from '../support/build-plan.js';
import { Client } from '../support/client.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const SCORE = '/scoring/c-2025/CA/c1';
const API = '/api/cycles/c-2025/scores/CA/c1';
const WORDS = 'The decree of closure was published in May.';

const [commitment] = buildPlan().commitments as [Commitment];
const countervailing = { score: -1, if: 'i1_found', words: plainText('It closed its unit.') } as const;
const guideline = { levels: commitment.guideline?.levels ?? [], countervailing };

const stage = new WorldStage({ plan: buildPlan({ commitments: [{ ...commitment, guideline }] }) });

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

  // Before the score is shared its member reads none of it.
  const canada = await world.signIn({ role: 'lead-focal-point', members: ['CA'] });
  const client = new Client(url, canada);
  expect((await client.get<ScoreView>(API)).body.findings).toEqual([]);
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

it('its member reads it with the score, and everybody once the score is published', async () => {
  const { world, url } = stage;
  const cookie = await world.signIn({ role: 'lead-focal-point', members: ['CA'] });
  for (const path of [SCORE, `${SCORE}/why`]) {
    const page = await stage.open(path, { cookie });
    const finding = page.getByRole('listitem').filter({ hasText: 'i1_found?' });
    await finding.locator('strong', { hasText: 'Yes' }).waitFor();
    await finding.getByText('Found by assessors').waitFor();
    await finding.getByText(WORDS).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.context().close();
  }
  // Nor does another member.
  const france = new Client(url, await world.signIn({ role: 'lead-focal-point', members: ['FR'] }));
  expect((await france.get(API)).status).toBe(404);

  const keepers = [await world.signIn({ role: 'secretariat' }), await world.signIn({ role: 'secretariat' })] as const;
  const [asking, signing] = keepers.map((keeper) => new Client(url, keeper)) as [Client, Client];
  const embargoUntil = new Date(Date.now() + 1_000).toISOString();
  const { id } = (await asking.post<ReleaseView>('/api/cycles/c-2025/releases', { embargoUntil })).body;
  const read = async () => (await asking.get<ReleaseView>(`/api/releases/${id}`)).body;
  await until(read, ({ rendering }) => rendering.state === 'RENDERED');
  await signing.post(`/api/releases/${id}/sign-off`);
  await until(read, ({ state }) => state === 'PUBLISHED');
  for (const path of ['/commitments/c1', '?view=matrix&cell=CA.c1']) {
    const page = await stage.open(`/results/c-2025${path}`);
    await page.getByText('Found by assessors').waitFor();
    await page.getByText(WORDS).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.context().close();
  }
  for (const file of ['members/CA', 'commitments/I.1', 'report']) {
    const answer = await fetch(`${url}/results/c-2025/files/pdf/en/${file}.pdf`);
    const text = textOfPages(openPdf(Buffer.from(await answer.arrayBuffer()))).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Found by assessors: i1_found Yes.');
    if (file !== 'members/CA') expect(text).toContain(WORDS);
  }
});
