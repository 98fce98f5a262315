import { jest } from '@jest/globals';
import type { PlanVersionDetail } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { findFaultsInEveryLook } from '../support/browser.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';
import { answerOtherwise } from '../support/answer-otherwise.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

interface DocumentOfVersion {
  readonly document: { readonly members: readonly unknown[]; readonly conflictGroups: readonly unknown[] };
}

it('of thousands of texts that a language lacks forty are listed, and those that are looked for', async () => {
  const page = await stage.openAs('secretariat', '/news');
  await answerOtherwise<PlanVersionDetail>(page, '**/api/plans/g7-migrant-smuggling/versions/1', (version) => {
    const [pillar] = version.plan.pillars;
    const more = Array.from({ length: 2_000 }, (_, n) => ({
      ...pillar,
      code: `P${n}`,
      name: plainText(`Coopération ${n}`),
    }));
    return { ...version, plan: { ...version.plan, pillars: [...version.plan.pillars, ...more] } };
  });
  await page.goto(`${stage.url}/plans/g7-migrant-smuggling/1`);
  const table = page.getByRole('region', { name: 'Texts by language' });
  const italian = table.getByRole('row', { name: /^Italiano/ });
  await italian.locator('summary').click();
  await expectSoon(() => italian.getByRole('listitem').count()).toBe(40);
  await italian.getByLabel('Find a text').fill('cooperation 199');
  await expectSoon(() => italian.getByRole('listitem').count()).toBe(11);
  await italian
    .getByRole('status')
    .getByText(/^11 of [\d,]+ texts$/)
    .waitFor();
  await italian.getByLabel('Find a text').fill('P1999');
  await expectSoon(() => italian.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('Coopération 1999'),
  ]);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('of a plan’s 193 members one is found in the list of its members, and in a conflict group', async () => {
  const page = await stage.openAs('secretariat', '/news');
  await answerOtherwise<DocumentOfVersion>(page, '**/api/plans/g7-migrant-smuggling/versions/*/document', (version) => {
    const more = Array.from({ length: 185 }, (_, n) => ({ code: `M${n}`, name: { en: `Côte ${n}` }, kind: 'country' }));
    const document = { ...version.document, members: [...version.document.members, ...more] };
    return { ...version, document };
  });
  await page.goto(`${stage.url}/plans/g7-migrant-smuggling/1`);
  await page.getByRole('button', { name: 'Draft version 2 from this one' }).click();
  const outline = page.getByRole('navigation', { name: 'Structure of the plan' });
  await outline.getByRole('link', { name: 'Members', exact: true }).click();
  const list = page.getByRole('region', { name: 'Contents' });
  await expectSoon(() => list.getByRole('listitem').count()).toBe(40);
  await list.getByLabel('Find an item').fill('cote 18');
  await expectSoon(() => list.getByRole('listitem').count()).toBe(6);
  // The tree at its side lists no more of them, and always the one that is open.
  await list.getByRole('link', { name: /Côte 184/ }).click();
  const branch = outline
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: 'Members', exact: true }) });
  await expectSoon(() => branch.getByRole('listitem').count()).toBe(41);
  expect(await branch.locator('[aria-current]').innerText()).toContain('Côte 184');
  await branch.getByLabel('Find an item').fill('cote 17');
  await expectSoon(() => branch.getByRole('listitem').count()).toBe(12);
  await branch.getByLabel('Find an item').fill('');
  await branch.getByRole('button', { name: /193/ }).click();
  await expectSoon(() => branch.getByRole('listitem').count()).toBe(193);
  await outline.getByRole('link', { name: 'Conflict groups', exact: true }).click();
  await page.getByRole('button', { name: 'Add a conflict group' }).click();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // The group lacks its members: what they are looked for in is no fault, as is a field that is still to be filled in.
  await page.locator('.plan-sheet').getByText('"Members of the group" is too short.').waitFor();
  const borderOf = (label: string): Promise<string> =>
    page.getByLabel(label, { exact: true }).evaluate((it) => getComputedStyle(it).borderTopColor);
  await expectSoon(async () => (await borderOf('Code')) === (await borderOf('Find a member'))).toBe(true);
  await page.getByRole('checkbox', { name: 'JP Japan' }).check();
  await page.getByLabel('Find a member').fill('cote 18');
  // What belongs to it already stays in sight.
  await expectSoon(() => page.getByRole('checkbox', { name: /^(JP|M\d+) / }).count()).toBe(7);
  await page.getByRole('checkbox', { name: 'M184 Côte 184' }).check();
  await page.getByLabel('Find a member').fill('');
  expect(await page.getByRole('checkbox', { name: 'M184 Côte 184' }).isChecked()).toBe(true);
  await page.unrouteAll({ behavior: 'wait' });
  await page.context().close();
});
