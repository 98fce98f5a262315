import { jest } from '@jest/globals';
import type { EntryView, ReportView, ReviewRow } from '@signatory/contract';
import { plainText, type Commitment, type Plan } from '@signatory/domain';
import type { Locator, Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { buildIndicator, buildPlan } from '../support/build-plan.js';
import { Client } from '../support/client.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const CYCLE = '/api/cycles/c-2025';
const REPORT = `${CYCLE}/reports/CA`;
const RATE = '/report/c-2025/CA/entry/i1_rate';
const WHY = '/scoring/c-2025/CA/c1/why';

/** A commitment that is scored by a share of two counts that are both asked. */
function buildRatePlan(): Plan {
  const plan = buildPlan();
  const [commitment] = plan.commitments as [Commitment];
  const count = (code: string, label: string, question: string) =>
    buildIndicator({ code, label, question: plainText(question), role: 'context', by: ['sex'] });
  const rate = buildIndicator({
    code: 'i1_rate',
    label: 'I.1.c',
    type: 'percentage',
    decimals: 1,
    question: plainText('What share of those prosecuted was convicted?'),
    calculated: { value: 'i1_convicted / i1_prosecuted * 100' },
    target: { value: '62.5', date: '2030', words: plainText('in every region') },
    practice: 'UN-CTS (persons convicted)',
  });
  return {
    ...plan,
    commitments: [
      {
        ...commitment,
        indicators: [
          count('i1_prosecuted', 'I.1.a', 'How many persons were prosecuted?'),
          count('i1_convicted', 'I.1.b', 'How many persons were convicted?'),
          rate,
        ],
        rules: [
          {
            code: 'MANY',
            severity: 'ERROR',
            on: 'i1_prosecuted',
            each: 'sex',
            test: 'cell <= 500',
            message: plainText('That many of one sex are unlikely.'),
          },
        ],
        guideline: {
          countervailing: null,
          levels: [
            { score: 1, if: 'i1_rate >= 50', words: plainText('Half of those prosecuted were convicted.') },
            { score: 0, if: 'i1_rate >= 10 && i1_rate < 50', words: plainText('Some were convicted.') },
            { score: -1, if: 'i1_rate < 10', words: plainText('Few were convicted.') },
          ],
        },
      },
    ],
  };
}

const stage = new WorldStage({ plan: buildRatePlan() });
let cookies: Record<'lead' | 'first' | 'second' | 'secretariat', string>;
let lead: Client;

beforeAll(async () => {
  const reviewer = { role: 'reviewer', members: ['CA'], nationality: 'JP' } as const;
  cookies = {
    lead: await stage.world.signIn({ role: 'lead-focal-point', members: ['CA'] }),
    first: await stage.world.signIn(reviewer),
    second: await stage.world.signIn(reviewer),
    secretariat: await stage.world.signIn({ role: 'secretariat' }),
  };
  lead = new Client(stage.url).with(cookies.lead);
}, 180_000);

const open = async (path: string, who: keyof typeof cookies): Promise<Page> => {
  const page = await stage.open(path, { cookie: cookies[who] });
  await page.locator('h1').waitFor();
  return page;
};
const read = async (): Promise<ReportView> => (await lead.get<ReportView>(REPORT)).body;
async function save(indicator: string, answer: object): Promise<void> {
  const { version } = (await read()).entries.find((each) => each.indicator === indicator) as EntryView;
  const saved = await lead.save(`${REPORT}/entries/${indicator}`, version, answer);
  expect([saved.status, saved.status === 200 ? '' : saved.text]).toEqual([200, '']);
}
const value = (page: Page): Locator => page.getByRole('region', { name: 'Answer', exact: true }).getByRole('status');
const inputs = (page: Page): Promise<string[]> => page.locator('.worked-out dl > div').allInnerTexts();

it('a calculated entry is read and not entered: it says what it waits for, and leads there', async () => {
  const page = await open(RATE, 'lead');
  await value(page).getByText('No value yet').waitFor();
  await page.getByText('I.1.c = I.1.b / I.1.a × 100').waitFor();
  expect(await page.locator('.entry-main :is(input, select, textarea)').count()).toBe(0);
  // What its plan says of it stands below the question.
  await page.getByText('62.5%: in every region (by 2030)').waitFor();
  await page.getByText('UN-CTS (persons convicted)').waitFor();
  const rail = page.getByRole('navigation', { name: 'Indicators' });
  await rail.getByText('0 of 2 indicators complete').waitFor();
  await rail.getByRole('link', { name: /, Calculated$/ }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('link', { name: 'How many persons were prosecuted?' }).last().click();
  await page.getByRole('heading', { level: 1, name: 'How many persons were prosecuted?' }).waitFor();
  await page.context().close();
});

it('a cell outside what is expected of it is told so below its row while it is, and ? lists the keys of an entry', async () => {
  const page = await open('/report/c-2025/CA/entry/i1_prosecuted', 'lead');
  await page.locator('#sex-expected', { hasText: /^Expected: 0 to 500\.$/ }).waitFor();
  const cell = page.getByRole('textbox', { name: 'sex, female' });
  await cell.fill('501');
  await cell.press('Enter');
  const said = page
    .getByRole('row')
    .filter({ has: cell })
    .locator('xpath=following-sibling::tr[1]')
    .getByText('That many of one sex are unlikely.');
  await said.waitFor();
  await expectSoon(() => cell.getAttribute('aria-invalid')).toBe('true');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await cell.fill('');
  await cell.press('Enter');
  await said.waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: 'One-key shortcuts' }).check();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByRole('row', { name: /^Alt\+↓ / }).waitFor();
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await page.context().close();
});

it('what is calculated follows what is saved elsewhere while it is looked at, and says why it has no value', async () => {
  const page = await open(RATE, 'lead');
  await value(page).getByText('No value yet').waitFor();
  await save('i1_prosecuted', { value: '0' });
  await save('i1_convicted', { value: '12' });
  await page.getByText('This would divide by zero: I.1.a.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await save('i1_prosecuted', { value: '48', observation: 'provisional' });
  await value(page).getByText('25.0 %').waitFor();
  await expectSoon(() => value(page).innerText()).toMatch(/^25\.0 %\s+Provisional$/);
  expect(await inputs(page)).toEqual([
    expect.stringMatching(/^I\.1\.b\s+How many persons were convicted\?\s+12$/),
    expect.stringMatching(/^I\.1\.a\s+How many persons were prosecuted\?\s+48\s+Provisional$/),
  ]);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('link', { name: 'Our report' }).first().click();
  // Nothing is left: what is calculated is nobody's to give.
  await page.getByText('2 of 2 indicators complete').waitFor();
  await page.getByText('Every indicator is complete.').waitFor();
  // Nor is it left in the last look, whose lines lead to where they are changed.
  await page.getByRole('link', { name: 'Check and submit' }).click();
  const summary = page.getByRole('region', { name: 'Before you certify' });
  await summary.getByRole('link', { name: /2 of 2 Change$/ }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('its reviewers see what it was worked out from, and go there', async () => {
  await lead.post(`${REPORT}/check`);
  const { revision } = await until(read, ({ state }) => state !== 'VALIDATING');
  expect((await lead.post(`${REPORT}/certify`, { revision, office: 'Office', statement: true })).status).toBe(201);
  const page = await open('/review/c-2025/CA/i1_rate', 'first');
  await page.getByText('I.1.c = I.1.b / I.1.a × 100').waitFor();
  expect(await inputs(page)).toEqual([expect.stringMatching(/\s12$/), expect.stringMatching(/\s48\s+Provisional$/)]);
  await page.getByText('62.5%: in every region (by 2030)').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('link', { name: 'How many persons were convicted?' }).click();
  await page.getByRole('heading', { level: 1, name: /How many persons were convicted\?$/ }).waitFor();
  await page.getByRole('button', { name: 'Take into review' }).click();
  await page.getByRole('button', { name: 'Take back' }).waitFor();
  await page.context().close();
  // Whoever reports is told that it is at work, and that the lines of what was certified change nothing.
  const own = await open('/report/c-2025/CA/entry/i1_convicted', 'lead');
  await own.getByText('Review In review').waitFor();
  // Nothing is left to submit: the way leads to the receipt, and the checks stay at their address.
  await own.getByRole('link', { name: 'Receipt of version 1' }).waitFor();
  await own.goto(`${stage.url}/report/c-2025/CA/submit`);
  await own
    .getByRole('region', { name: 'Before you certify' })
    .getByRole('link', { name: /2 of 2$/ })
    .waitFor();
  await own.context().close();
});

it('why a score was given leads through it to the values behind it, on the screen and as linked data', async () => {
  const [first, second] = [cookies.first, cookies.second].map((cookie) => new Client(stage.url).with(cookie));
  for (const { indicator, version } of (await first?.get<ReviewRow[]>(`${CYCLE}/reviews`))?.body ?? [])
    await first?.post(`${CYCLE}/reviews/CA/${indicator}/decision`, { decision: 'approve', version });
  const opinion = { value: 0, rationale: 'As its approved entries show.' };
  for (const each of [first, second])
    expect((await each?.post(`${CYCLE}/scores/CA/c1/opinions`, opinion))?.status).toBeLessThan(300);
  const page = await open(WHY, 'secretariat');
  await page.getByText('I.1.c = I.1.b / I.1.a × 100').waitFor();
  await page.getByText(/^Calculated by the system, .*Approved by/).waitFor();
  // Nothing stood before the first value: it comes from nowhere.
  await page.getByText('Score 0: Agreed').waitFor();
  await page.getByText(/^SHA-256 of the rules \S+$/).waitFor();
  expect(await inputs(page)).toEqual([expect.stringMatching(/\s12$/), expect.stringMatching(/\s48\s+Provisional$/)]);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
  const address = `${CYCLE}/scores/CA/c1/why`;
  const keeper = new Client(stage.url).with(cookies.secretariat);
  const { body } = await keeper.get<{ '@graph': Record<string, unknown>[] }>(`${address}?format=prov`);
  const used = body['@graph'].find((node) => node['@id'] === `${stage.url}${address}#calculating-i1_rate-2`)?.['used'];
  const named = body['@graph'].filter((node) => (used as string[]).includes(String(node['@id'])));
  expect(named).toMatchObject([
    { identifier: 'i1_convicted', value: '12' },
    { identifier: 'i1_prosecuted', value: '48' },
  ]);
});
