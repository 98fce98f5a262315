import { jest } from '@jest/globals';
import type { PlanDocumentView, PlanVersionDetail } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(180_000);

const VERSIONS = '/api/plans/test-plan/versions';
const stage = new WorldStage();
let cookie: string;
let desk: Client;

beforeAll(async () => {
  cookie = await stage.world.signIn({ role: 'secretariat' });
  desk = new Client(stage.url).with(cookie);
  for (const [from, version] of [
    [1, 2],
    [1, 3],
  ])
    if ((await desk.post(`${VERSIONS}/${from}/copies`, { version })).status !== 201) throw new Error('No draft.');
});

const revisions = async (): Promise<number[]> =>
  Promise.all([2, 3].map(async (n) => (await desk.get<PlanVersionDetail>(`${VERSIONS}/${n}`)).body.revision));

it('a file takes the place of the draft on whose page it is brought, and of no other', async () => {
  const page = await stage.open('/plans/test-plan/2', { cookie });
  await page.locator('summary', { hasText: 'Another text for this draft' }).click();
  const bring = page.getByRole('button', { name: 'Replace the draft’s text' });
  await bring.press('Enter');
  await page.getByText('Choose a plan file first.').waitFor();
  const choose = (name: string, text: string): Promise<void> =>
    page.getByLabel('Choose a plan file').setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await choose('nothing.yaml', ' \n');
  await page.getByText('There is nothing in the file.').waitFor();
  const { document } = (await desk.get<PlanDocumentView>(`${VERSIONS}/3/document`)).body;
  const title = { en: 'A plan of version 3' };
  await choose('third.json', JSON.stringify({ ...document, title }));
  await bring.click();
  await page.getByText('It is 3, but the version is 2').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // Both were saved as often: the fence of the one would have let the other through.
  expect(await revisions()).toEqual([1, 1]);
  await choose('second.json', JSON.stringify({ ...document, title, version: 2 }));
  await bring.click();
  await page.getByText('The draft is kept:').waitFor();
  expect(await revisions()).toEqual([2, 1]);
  await page.context().close();
});

describe('a consultation', () => {
  let page: Page;
  let member: Page;

  it('begins at an instant ahead, which is said at its field; whoever would end it early reads so', async () => {
    page = await stage.open('/plans/test-plan/3', { cookie });
    const until = page.getByLabel('Comments are taken until');
    await until.fill('2024-01-01T12:00');
    await page.getByRole('button', { name: 'Put to consultation' }).click();
    await expectSoon(() => until.getAttribute('aria-invalid')).toBe('true');
    await until.fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
    await page.getByRole('button', { name: 'Put to consultation' }).click();
    await page.locator('summary', { hasText: 'Record the adoption' }).click();
    await page.getByText('Recording the adoption ends the consultation at once.').waitFor();
  });

  it('that ends while a member writes leaves it its words, and the reason why they were not taken', async () => {
    const speaker = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] });
    member = await stage.open('/plans', { cookie: speaker });
    // News makes the page read the version anew at any time: until the comment is refused it is to know nothing of the end.
    const before = (await new Client(stage.url).with(speaker).get<PlanVersionDetail>(`${VERSIONS}/3`)).body;
    let isRefused = false;
    member.on('response', (answer) => {
      isRefused ||= answer.request().method() === 'POST';
    });
    await member.route(/\/versions\/3$/, async (route) => {
      if (isRefused) await route.continue();
      else await route.fulfill({ json: before });
    });
    await member.goto(`${stage.url}/plans/test-plan/3`);
    const words = 'Italy asks what a unit is.';
    await member.getByLabel('Comment', { exact: true }).fill(words);
    await stage.world.asSystem((tx) =>
      tx.query(`update plan_version set consultation_until = now() - interval '1 minute' where n = 3`),
    );
    await member.getByRole('button', { name: 'Send the comment' }).click();
    await member.getByText('The consultation has ended').waitFor();
    await member.getByText('Not saved. Copy what you still need.').waitFor();
    await member.getByText(words).waitFor();
    await member.getByText(/comments were taken until/).waitFor();
    expect(await findFaultsInEveryLook(member)).toEqual([]);
    await member.getByRole('button', { name: 'Discard what is not saved' }).click();
    await member.getByText(words).waitFor({ state: 'detached' });
    await member.unrouteAll({ behavior: 'wait' });
    await page.reload();
    await page.getByText(/The members’ time to comment has ended/).waitFor();
    for (const each of [page, member]) await each.context().close();
  });
});

it('a focal point of a plan without a cycle reads that it has none yet, and is led to the plan', async () => {
  const early = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'], plan: 'another' });
  const page = await stage.open('/report', { cookie: early });
  await page.getByText('Your plan has no reporting cycle yet.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('main').getByRole('link', { name: 'Plans' }).click();
  await page.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
  await page.context().close();
});
