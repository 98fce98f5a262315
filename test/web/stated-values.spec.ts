import { jest } from '@jest/globals';
import type { ReleaseCommitment } from '@signatory/contract';
import { plainText, type Commitment, type Indicator, type Plan } from '@signatory/domain';
import { parseRoute, renderPage } from '@signatory/pages';
import type { Page } from 'playwright-core';
import { findBarriers, findFaultsInEveryLook, measureOverflow } from '../support/browser.js';
import { buildPlan } from '../support/build-plan.js';
import { alignedRelease } from '../support/aligned-release.js';
import { expectSoon } from '../support/expect-soon.js';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(180_000);

const STATED: Pick<Indicator, 'method' | 'baseline' | 'target'> = {
  method: plainText('By the mandate in force on the last day of the window'),
  baseline: { value: 'none', date: '2019', source: 'Stocktaking of the members, 2020' },
  target: { value: 'operating', date: '2027' },
};
const TARGET = 'operating (by 2027)';
const BASELINE = 'none (2019; source: Stocktaking of the members, 2020)';
const METHOD = 'By the mandate in force on the last day of the window';

function buildStatedPlan(): Plan {
  const plan = buildPlan();
  const commitments = plan.commitments.map((commitment: Commitment) => ({
    ...commitment,
    indicators: commitment.indicators.map((each) => (each.code === 'i1_unit' ? { ...each, ...STATED } : each)),
  }));
  return { ...plan, commitments };
}

const stage = new WorldStage({ plan: buildStatedPlan() });
let cookies: Record<'lead' | 'reviewer' | 'secretariat', string>;

beforeAll(async () => {
  cookies = {
    lead: await stage.world.signIn({ role: 'lead-focal-point', members: ['CA'] }),
    reviewer: await stage.world.signIn({ role: 'reviewer', members: ['CA'], nationality: 'JP' }),
    secretariat: await stage.world.signIn({ role: 'secretariat' }),
  };
}, 180_000);

async function readStated(page: Page): Promise<void> {
  for (const words of [TARGET, BASELINE, METHOD])
    await page.locator('dl.settings dd').filter({ hasText: words }).waitFor();
}

it('where a choice stood, where it shall be and how it is measured stand at the entry', async () => {
  const page = await stage.open('/report/c-2025/CA/entry/i1_unit', { cookie: cookies.lead });
  await readStated(page);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('they are told in the language of the focal point', async () => {
  const page = await stage.open('/report/c-2025/CA/entry/i1_unit', { cookie: cookies.lead, locale: 'fr' });
  await page.getByText('none (2019\u00a0; source\u00a0: Stocktaking of the members, 2020)').waitFor();
  expect(await page.locator('dl.settings dd').allInnerTexts()).toContain('operating (d’ici à 2027)');
  await page.context().close();
});

it('they stand at the score, below the answer that is scored', async () => {
  const page = await stage.open('/scoring/c-2025/CA/c1', { cookie: cookies.reviewer });
  await readStated(page);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('the plan editor has them chosen among the answers of the indicator, and keeps what is chosen', async () => {
  const page = await stage.open('/plans/test-plan/1', { cookie: cookies.secretariat });
  await page.getByRole('button', { name: 'Draft version 2 from this one' }).click();
  await page.getByRole('heading', { level: 1, name: 'Edit the plan’s text' }).waitFor();
  const outline = page.getByRole('navigation', { name: 'Structure of the plan' });
  await outline.getByRole('link', { name: /^I One/ }).click();
  await outline.getByRole('link', { name: /^I\.1 / }).click();
  await outline.getByRole('link', { name: /i1_unit/ }).click();
  const baseline = page.getByRole('combobox', { name: 'Baseline', exact: true });
  await expectSoon(() => baseline.inputValue()).toBe('none');
  expect(await baseline.locator('option').allInnerTexts()).toEqual(['Not stated', 'none', 'planned', 'operating']);
  await baseline.selectOption('planned');
  await page.getByRole('textbox', { name: 'Baseline, source' }).fill('A later count');
  await outline.getByRole('link', { name: /i1_law/ }).click();
  const law = page.getByRole('combobox', { name: 'Target', exact: true });
  await law.selectOption('Yes');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('The draft is saved.').waitFor();
  await page.reload();
  await expectSoon(() => law.inputValue()).toBe('true');
  await outline.getByRole('link', { name: /i1_unit/ }).click();
  await expectSoon(() => baseline.inputValue()).toBe('planned');
  await expectSoon(() => page.getByRole('textbox', { name: 'Baseline, source' }).inputValue()).toBe('A later count');
  await page.context().close();
});

it.each(['light', 'dark'] as const)('the page of the commitment has them, %s', async (colorScheme) => {
  const page = await stage.open('/method', { colorScheme });
  const css = await page
    .locator('link[rel=stylesheet]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  const { document, ...rest } = alignedRelease();
  const codes = ['none', 'operating'].map((code) => ({ code, label: plainText(code) }));
  const commitments = document.plan.commitments.map((commitment): ReleaseCommitment => ({
    ...commitment,
    indicators: commitment.indicators.map((each) => ({ ...each, ...STATED, type: 'choice', codes })),
  }));
  const released = { ...rest, document: { ...document, plan: { ...document.plan, commitments } } };
  const options = { language: 'en', assets: { css, js: [] }, base: stage.url };
  const { html } = renderPage(parseRoute('/results/g7-2025/commitments/I.6'), [released], options);
  await page.setContent(html, { waitUntil: 'load' });
  const notes = await page.locator('.stated').allInnerTexts();
  expect(notes).toEqual([`Target: ${TARGET}`, `Baseline: ${BASELINE}`, `How it is measured: ${METHOD}`]);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect([width, await measureOverflow(page), await findBarriers(page)]).toEqual([width, 0, []]);
  }
  await page.context().close();
});
