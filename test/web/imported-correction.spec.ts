import { jest } from '@jest/globals';
import type { CorrectionView, PersonView, ReleaseView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const CYCLE = 'rio-2024-interim';
const RELEASES = `/releases?cycle=${CYCLE}`;
const SCORE = '2024-122';
const WORDS = 'The page that was cited is of another year, as a reader wrote.';
const RATIONALE = 'The report of the ministry shows it within the window.';
const REVIEWERS = ['reviewer1', 'reviewer2'];

const stage = new ExamplesStage({ workers: 0 });

const as = async (who: string): Promise<Client> => new Client(stage.url).with(await stage.signIn(who));
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.textContent?.trim());

/** Of scores that were imported nobody reports here: those who judge, and share, are asked in a correction case alone. */
it('a score that was imported is given again, shared and found on every screen of those who do it', async () => {
  const secretariat = await as('secretariat');
  const people = await secretariat.get<PersonView[]>('/api/people?plan=g7-migrant-smuggling');
  for (const name of REVIEWERS) {
    const id = people.body.find(({ email }) => email.startsWith(`${name}@`))?.id;
    const grants = [{ role: 'reviewer', plan: 'g20-rio', members: ['AR'] }];
    expect((await secretariat.post(`/api/people/${id}/grants`, { grants })).status).toBeLessThan(300);
  }

  const page = await stage.openAs('secretariat', RELEASES);
  const form = page.locator('details', { has: page.getByText('Open a correction case', { exact: true }) });
  await form.locator('summary').click();
  await form.getByLabel('Ground').selectOption('transcription');
  await form.getByLabel('What is wrong, and how it was found').fill(WORDS);
  await form.getByRole('button', { name: 'Add to the case' }).click();
  const named = form.getByRole('list', { name: 'What may move' });
  await named.getByRole('button').click();
  // Whoever takes one off goes on in the list that it was taken from.
  await expectSoon(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('What may move');
  await form.getByRole('button', { name: 'Add to the case' }).click();
  // What was begun is found open after another screen.
  await page.getByRole('link', { name: 'Chapters' }).first().click();
  await page.waitForURL('**/chapters**');
  await page.goBack();
  await named.getByText('Argentina, Score: 1').waitFor();
  await form.getByRole('button', { name: 'Open the case' }).click();
  await expectSoon(() => focused(page)).toBe('Correction of release 1 Open');
  await page.getByText('Its correction case has not been reopened yet').waitFor();
  const its = page.getByRole('region', { name: 'Correction of release 1' });
  await its.getByRole('button', { name: 'Reopen what it names' }).click();
  await its.getByText('Not scored', { exact: true }).waitFor();
  expect(await its.getByRole('button', { name: /^Share/ }).count()).toBe(0);

  for (const name of REVIEWERS) {
    const desk = await stage.openAs(name, `/scoring?cycle=${CYCLE}`);
    await desk.getByText('yours still to give').waitFor();
    await desk
      .getByRole('link', { name: /Energy Transition/ })
      .first()
      .click();
    // Nothing was reported that it could rest on, or be cited from, and no guideline reads it.
    await desk.getByRole('radio').first().check();
    expect(await desk.getByText(/Entries it rests on|Cite from the evidence/).count()).toBe(0);
    await desk.getByLabel('Rationale').fill(RATIONALE);
    await desk.getByRole('button', { name: 'Give this score' }).click();
    await desk.getByLabel('Rationale').waitFor({ state: 'detached' });
    if (name === 'reviewer2') {
      await desk.getByText('Both reviewers gave the same score.').waitFor();
      expect(await desk.getByText('No proposal').count()).toBe(0);
    }
    await desk.context().close();
  }

  await page.goto(stage.url + RELEASES);
  await its.getByRole('button', { name: 'Share 1 score, Argentina' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Share 1 score' }).click();
  await its.getByText('Shared with the member', { exact: true }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await its.getByRole('link', { name: 'Argentina, Score: 1' }).click();
  await page.waitForURL(`**/scoring/${CYCLE}/AR/${SCORE}`);
  await page.goBack();
  // Its member is led to the reply, and to nothing that is reported or due.
  const japan = people.body.find(({ email }) => email.startsWith('japan@'))?.id;
  const grants = [{ role: 'lead-focal-point', plan: 'g20-rio', members: ['AR'] }];
  expect((await secretariat.post(`/api/people/${japan}/grants`, { grants })).status).toBeLessThan(300);
  const member = await stage.openAs('japan', `/report/${CYCLE}/AR`);
  await member.getByText('Nothing was reported in this cycle').waitFor();
  await member
    .getByRole('region', { name: 'Scores' })
    .getByRole('link', { name: /Energy Transition/ })
    .waitFor();
  expect(await member.getByText(/Deadline|Not started|Work in a file/).count()).toBe(0);
  expect(await findFaultsInEveryLook(member)).toEqual([]);
  await member.context().close();
  // What a release waits for leads to where it is done.
  await page.getByRole('link', { name: '1 score that was begun is not confirmed' }).click();
  await page
    .getByRole('row', { name: /Energy Transition/ })
    .getByText('Shared with the member')
    .waitFor();
  expect(await page.getByText('does not know part of the address').count()).toBe(0);
  const [release] = (await secretariat.get<ReleaseView[]>(`/api/cycles/${CYCLE}/releases`)).body;
  const [kept] = (await secretariat.get<CorrectionView[]>(`/api/cycles/${CYCLE}/corrections`)).body;
  expect([kept?.release, kept?.scores[0]?.state]).toEqual([release?.number, 'SHARED']);
  await page.context().close();
});
