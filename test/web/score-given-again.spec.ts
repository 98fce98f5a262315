import { jest } from '@jest/globals';
import type { ReportView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const CYCLE = '/api/cycles/c-2025';
const REPORT = `${CYCLE}/reports/CA`;
const SCORE = `${CYCLE}/scores/CA/c1`;
const RATIONALE = 'The approved entry shows it, with its evidence.';
const REPLY = 'The unit has operated since March.';

const stage = new WorldStage();

it('a score whose entry changes in a reopened report is given again, blind, and shared and replied to anew', async () => {
  const { world, url } = stage;
  const cookies = {
    lead: await world.signIn({ role: 'lead-focal-point', members: ['CA'] }),
    ann: await world.signIn({ role: 'reviewer', members: ['CA'] }),
    bob: await world.signIn({ role: 'reviewer', members: ['CA'] }),
    keeper: await world.signIn({ role: 'secretariat' }),
  };
  const as = (who: keyof typeof cookies): Client => new Client(url).with(cookies[who]);
  const done = async (answering: Promise<{ status: number; text: string }>): Promise<void> => {
    const { status, text } = await answering;
    if (status >= 300) throw new Error(`${status} ${text}`);
  };
  const report = async (version: number, value: string): Promise<void> => {
    const narrative = { text: `The unit is ${value}, as its decree says.`, language: 'en' };
    await done(as('lead').save(`${REPORT}/entries/i1_unit`, version, { value, narrative }));
    await done(as('lead').post(`${REPORT}/check`));
    const read = async () => (await as('lead').get<ReportView>(REPORT)).body;
    const { revision } = await until(read, ({ state }) => state === 'READY');
    await done(as('lead').post(`${REPORT}/certify`, { revision, office: 'Ministry', statement: true }));
  };
  const approve = (version: number): Promise<void> =>
    done(as('ann').post(`${CYCLE}/reviews/CA/i1_unit/decision`, { decision: 'approve', version }));
  const opine = (who: 'ann' | 'bob', value: number): Promise<void> =>
    done(as(who).post(`${SCORE}/opinions`, { value, rationale: RATIONALE }));
  const share = (): Promise<void> => done(as('keeper').post(`${CYCLE}/scores/share`, { member: 'CA' }));

  await report(0, 'operating');
  await approve(1);
  for (const who of ['ann', 'bob'] as const) await opine(who, 1);
  await share();
  await done(as('lead').post(`${SCORE}/reply`, { kind: 'contested', text: REPLY }));

  const desk = await stage.open('/report/c-2025/CA', { cookie: cookies.keeper });
  await desk.locator('summary', { hasText: 'Reopen the report' }).click();
  await desk.getByLabel('Why it is reopened').fill('The ministry found an error.');
  await desk.getByRole('button', { name: 'Reopen the report' }).click();
  await desk.getByText('The secretariat reopened it:').waitFor();
  await done(as('lead').save(`${REPORT}/entries/i1_unit`, 1, { value: 'planned' }));
  // A draft of the member's, and not of whoever looks at it.
  await desk.getByText('Draft', { exact: true }).first().waitFor();
  await desk.getByText('It is with the member. What the member changes becomes version 2').waitFor();
  await report(2, 'none');

  const scorer = await stage.open('/scoring?cycle=c-2025', { cookie: cookies.ann });
  await scorer.getByRole('table').getByText('Shared with the member').waitFor();
  await approve(3);
  await scorer.getByText('Given again').waitFor();
  expect(await findFaultsInEveryLook(scorer)).toEqual([]);
  const asked: string[] = [];
  scorer.on('request', (request) => {
    const [, address] = /\/reviews\/(.+)$/.exec(request.url()) ?? [];
    if (address !== undefined) asked.push(address);
  });
  await scorer.getByRole('link', { name: /Run a unit/ }).click();
  await scorer
    .getByText(
      'This score is given again. An entry that it rests on has changed. 0 of 2 scores given. Yours is awaited.',
    )
    .waitFor();
  await scorer.locator('.linked-answer', { hasText: 'none' }).getByText('Approved').waitFor();
  expect(new Set(asked)).toEqual(new Set(['CA?commitment=c1']));
  // What was said to the former score is told of that one, and nothing of the new one is.
  const given = scorer.getByRole('region', { name: 'Reviewers’ scores' });
  await given.getByText('Replies to the former score').click();
  await given.getByText(REPLY).waitFor();
  expect(await scorer.getByRole('heading', { name: 'What the guideline proposes' }).count()).toBe(0);
  expect(await findFaultsInEveryLook(scorer)).toEqual([]);
  await scorer.getByRole('radio', { name: /^−1/ }).check();
  await scorer.getByLabel('Rationale').fill(RATIONALE);
  await scorer.getByRole('button', { name: 'Give this score' }).click();
  await scorer.getByText('One of the two scores has been given: yours.').waitFor();
  await desk.goto(`${url}/cycles?cycle=c-2025`);
  await desk.getByText('1 score given again').waitFor();

  const member = await stage.open('/scoring/c-2025/CA/c1', { cookie: cookies.lead });
  await member.getByText('The score that you were shown is being given again.').waitFor();
  await member.getByText('Your reply to the former score will not be printed beside the new one.').waitFor();
  await member.getByText('Replies to the former score').click();
  await member.getByText(REPLY).waitFor();
  expect(await findFaultsInEveryLook(member)).toEqual([]);
  await member.getByRole('link', { name: 'Our report' }).first().click();
  await member.getByText('1 score that you were shown is being given again.').waitFor();
  expect(await findFaultsInEveryLook(member)).toEqual([]);
  await member.getByRole('link', { name: /Run a unit Given again/ }).click();
  await member.getByText('The score that you were shown is being given again.').waitFor();
  await opine('bob', -1);
  await scorer.getByText('From +1 to −1: Agreed').waitFor();
  await share();
  await member.getByText('The right of reply is open until').waitFor();
  await member.getByText('Your reply to the former score will not be printed beside the new one.').waitFor();
  expect(await member.getByText('The adjudicator’s answer is awaited.').count()).toBe(0);
  expect(await findFaultsInEveryLook(member)).toEqual([]);
  await member.getByRole('button', { name: 'Accept the score' }).click();
  await expectSoon(() => member.getByText('The score is confirmed.').count()).toBe(1);

  // The receipt of what was submitted first is still there, and leads to what took its place.
  await member.goto(`${url}/report/c-2025/CA/receipt/2`);
  await member.getByRole('heading', { name: 'What happens next' }).waitFor();
  await member.getByRole('link', { name: 'Receipt of version 1' }).click();
  await member.getByText('Version 2 has replaced this one.').waitFor();
  expect(await member.getByRole('heading', { name: 'What happens next' }).count()).toBe(0);
  expect(await findFaultsInEveryLook(member)).toEqual([]);
  await member.getByRole('link', { name: 'Compare versions' }).click();
  const words = member.locator('.difference');
  await expectSoon(() => words.locator('del').allTextContents()).toEqual(['was: operating']);
  await expectSoon(() => words.locator('ins').allTextContents()).toEqual(['now: none']);
});

it('whoever shares scores of a report that is open again is told so, and shares them all the same', async () => {
  const { world, url } = stage;
  const cookie = await world.signIn({ role: 'secretariat' });
  const keeper = new Client(url).with(cookie);
  expect((await keeper.post(`${REPORT}/reopen`, { reason: 'The ministry found another error.' })).status).toBe(204);
  await world.asSystem((tx) => tx.query(`update score set state = 'AGREED'`));
  const page = await stage.open('/cycles?cycle=c-2025', { cookie });
  await page.getByRole('button', { name: /^Share 1 score/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Share the scores with Canada?' });
  await dialog.getByText('Canada’s report is open again').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Share 1 score' }).click();
  await page.getByText('1 score shared').waitFor();
});

it('its member reads of a score that is taken back for a second one that it is so, and why', async () => {
  const { world, url } = stage;
  const cookie = await world.signIn({ role: 'lead-focal-point', members: ['FR'] });
  await world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, agreement, opinions, shared_at, reply_due_at)
       select id, 'FR', 'c1', 'SHARED', 'score', 0, 'single', 1, now(), now() + interval '9 days' from cycle where code = 'c-2025'`,
    ),
  );
  const page = await stage.open('/scoring/c-2025/FR/c1', { cookie });
  await page.getByText('The right of reply is open until').waitFor();
  const adjudicator = new Client(url).with(await world.signIn({ role: 'adjudicator' }));
  const reason = 'The register speaks for another score.';
  expect((await adjudicator.post(`${CYCLE}/scores/FR/c1/second`, { reason })).status).toBe(204);
  await page
    .getByText('The score that you were shown is being given again. A second reviewer scores it as well.')
    .waitFor();
  await page.getByText(reason).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('link', { name: 'Our report' }).first().click();
  await page.getByText('1 score that you were shown is being given again. Its page says why.').waitFor();
  await page.getByRole('link', { name: /Run a unit Given again/ }).waitFor();
});
