import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { ActionsView, SearchesView } from '@signatory/contract';
import { sha256 } from '@signatory/persistence';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { findBarriers, LOOKS, measureOverflow } from '../support/browser.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { countedPlan } from '../support/judged-actions.js';
import { WorldStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const OWN = '/report/c-2025/IT/actions';
const DESK = '/scoring/c-2025/IT/c1';
const DONE = 'A specialised unit began to take cases.';
const WHY = 'The decree is in force, and the unit took cases in May.';
const ORDER = '%PDF-1.7\nThe order\n%%EOF\n';
const NONE = { barriers: [], overflow: 0 };

const stage = new WorldStage({ plan: countedPlan(), cycle: { state: 'CLOSED' } });
let people: Record<'italy' | 'first' | 'second' | 'adjudicator', string>;

beforeAll(async () => {
  people = {
    italy: await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'], nationality: 'IT' }),
    first: await stage.world.signIn({ role: 'reviewer', members: ['IT'], nationality: 'CA' }),
    second: await stage.world.signIn({ role: 'reviewer', members: ['IT'] }),
    adjudicator: await stage.world.signIn({ role: 'adjudicator' }),
  };
}, 180_000);

async function asOwner(statements: string): Promise<void> {
  const owner = new pg.Client({ connectionString: stage.world.test.ownerUrl });
  await owner.connect();
  await owner.query(statements);
  await owner.end();
}

const open = async (
  path: string,
  who: keyof typeof people,
  look = LOOKS[0] as (typeof LOOKS)[number],
): Promise<Page> => {
  const page = await stage.open(path, { look, cookie: people[who] });
  await page.locator('h1').waitFor();
  return page;
};
const faultsOf = async (page: Page): Promise<unknown> => ({
  barriers: await findBarriers(page),
  overflow: await measureOverflow(page),
});
const give = async (
  who: keyof typeof people,
  given: string,
  { act = 'Give this class', language = 'English' } = {},
): Promise<void> => {
  const page = await open(DESK, who);
  await page.getByRole('radio', { name: new RegExp(`^${given}`) }).check();
  await page.getByLabel('Why, by the codebook').fill(WHY);
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: act }) });
  await form.getByLabel('Language of these words').selectOption({ label: language });
  await page.getByRole('button', { name: act }).click();
  await page.getByRole('button', { name: act }).waitFor({ state: 'detached' });
  await page.context().close();
};

it('a member brings an action; two reviewers class it unseen; the member contests and an adjudicator answers', async () => {
  const page = await open(OWN, 'italy');
  await page.locator('summary', { hasText: 'I.1' }).click();
  const panel = page.locator('details.panel', { hasText: 'I.1' });
  await panel.locator('summary', { hasText: 'Record an action' }).click();
  await panel.getByLabel('When it happened').fill('2025-11-01');
  await panel.getByLabel('What was done').fill(DONE);
  await panel.getByRole('button', { name: 'Add a link' }).click();
  // Nobody answers or certifies an action.
  await panel.getByText('It goes with the action once you add it.').waitFor();
  expect(await panel.getByText(/part of the answer|after you certify/).count()).toBe(0);
  await panel.getByLabel('Address of the page').fill('https://example.org/decree');
  await panel.getByLabel('Title', { exact: true }).fill('The decree');
  const bring = panel.getByRole('button', { name: 'Record an action' });
  // A source that is being described is not left out, and none of it is gone while another screen is looked at.
  await bring.click();
  await panel.getByText('Add this source, or cancel it.').waitFor();
  await page.getByRole('link', { name: 'Our report' }).first().click();
  await page.getByRole('heading', { level: 1, name: /^Report/ }).waitFor();
  await page.goBack();
  await page.locator('summary', { hasText: 'I.1' }).click();
  expect(await panel.getByLabel('What was done').inputValue()).toBe(DONE);
  expect(await panel.getByLabel('Title', { exact: true }).inputValue()).toBe('The decree');
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await panel
    .getByLabel('Add a file')
    .setInputFiles({ name: 'order.pdf', mimeType: 'application/pdf', buffer: Buffer.from(ORDER) });
  await panel.getByText('order.pdf has arrived').waitFor();
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await bring.click();
  // It is said at the day, which names the window and takes the focus; what was written is kept.
  await panel.getByText('Choose a day in the reporting window, 1 November 2024 to 31 October 2025.').waitFor();
  await expectSoon(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('date');
  await expectSoon(() => panel.getByLabel('What was done').inputValue()).toBe(DONE);
  await panel.getByLabel('When it happened').fill('2025-03-01');
  await bring.click();
  await panel.getByText('To be classed').waitFor();
  // What was sent is what is fetched.
  const [fetched] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('link', { name: 'Download order.pdf' }).click(),
  ]);
  expect(await readFile(await fetched.path(), 'utf8')).toBe(ORDER);
  await panel.getByText(sha256(ORDER)).waitFor();
  await page.context().close();

  await give('first', 'Strong');
  const waiting = await open(DESK, 'first');
  await waiting.getByText('The other class is hidden until both are given.').waitFor();
  await waiting.context().close();
  await give('second', 'Strong', { language: 'Français' });
  const both = await open(DESK, 'first');
  // Read aloud as what it is, and said to be it.
  await both.locator('li', { hasText: WHY }).filter({ hasText: '(French)' }).locator('[lang="fr"]').waitFor();
  await both.context().close();

  const contesting = await open(OWN, 'italy');
  await contesting.locator('summary', { hasText: 'Contest the class' }).click();
  await contesting.getByLabel('Why the class is wrong').fill('It is more than that, as the register shows.');
  await contesting.getByRole('button', { name: 'Contest the class' }).click();
  await contesting.getByText('The member contests the class').waitFor();
  await contesting.context().close();

  await give('adjudicator', 'Strong', { act: 'Answer the member' });
  const answered = await open(OWN, 'italy');
  await answered.getByText('Contest answered').waitFor();
  await answered.getByText(WHY).waitFor();
  await answered.context().close();
});

it('entries that were never submitted are named as such, and not asked for', async () => {
  const page = await open('/scoring/c-2025/IT/c2', 'first');
  const missed: string[] = [];
  page.on('response', (response) => response.status() === 404 && missed.push(response.url()));
  await page.goto(stage.url + DESK);
  await page.locator('.linked-answer').getByText('Not submitted', { exact: true }).first().waitFor();
  expect(missed).toEqual([]);
  await page.context().close();
});

it('where a member is silent a reviewer logs its searches, and is told what is missing', async () => {
  const page = await open('/scoring/c-2025/IT/c2', 'first');
  await page.getByText('Still to search: The gazette; The ministry').waitFor();
  for (const left of ['Still to search: The ministry', 'You have searched every source.']) {
    await page.getByLabel('What was searched for').fill('unit smuggling 2025');
    await page.getByRole('button', { name: 'Log the search' }).click();
    await page.getByText(left, { exact: true }).waitFor();
  }
  await page.getByText('One reviewer has searched every source.').waitFor();
  await expectSoon(() => page.getByRole('listitem').filter({ hasText: 'Nothing found' }).count()).toBe(2);
  await page.context().close();
});

it('over the API each forbidden step is refused with its status and code', async () => {
  const nobody = new Client(stage.url);
  const enter = async (person: Parameters<World['signIn']>[0]): Promise<Client> =>
    nobody.with(await stage.world.signIn(person));
  const [lead, first, second, french] = [
    await enter({ role: 'lead-focal-point', members: ['FR'], nationality: 'FR' }),
    await enter({ role: 'reviewer', members: ['FR'] }),
    await enter({ role: 'reviewer', members: ['FR'] }),
    await enter({ role: 'reviewer', members: ['FR'], nationality: 'EU' }),
  ];
  const actions = '/api/cycles/c-2025/actions/FR';
  const cell = '/api/cycles/c-2025/scores/FR/c2';
  const body = { happened: '2025-03-01', text: DONE, evidence: [{ title: 'The decree' }] };
  const classed = { class: 'strong', rationale: WHY };
  const told = async (answer: Promise<{ status: number; body: unknown }>): Promise<unknown[]> => {
    const { status, body: problem } = await answer;
    return [status, (problem as { code?: string } | null)?.code];
  };

  expect(await told(lead.post(`${actions}/c1`, { ...body, happened: '2023-01-01' }))).toEqual([
    422,
    'action.out-of-window',
  ]);
  expect(await told(french.post(`${actions}/c1`, body))).toEqual([403, 'conflict-of-interest']);
  expect(await told(nobody.get(actions))).toEqual([401, 'sign-in.needed']);
  const { id } = (await lead.post<{ id: string }>(`${actions}/c1`, body)).body;

  expect((await first.post(`${actions}/${id}/class`, classed)).status).toBe(204);
  expect(await told(first.post(`${actions}/${id}/class`, classed))).toEqual([409, 'action.already-classed']);
  expect(await told(french.post(`${actions}/${id}/class`, classed))).toEqual([403, 'conflict-of-interest']);
  expect(await told(lead.post(`${actions}/${id}/class`, classed))).toEqual([403, 'permission.missing']);
  expect(await told(lead.post(`${actions}/${id}/contest`, { text: WHY }))).toEqual([409, 'command.wrong-state']);
  for (const reader of [second, lead])
    expect((await reader.get<ActionsView>(actions)).body.actions).toMatchObject([
      { class: null, own: null, opinions: [] },
    ]);

  expect((await second.post(`${actions}/${id}/class`, classed)).status).toBe(204);
  // As the owner of the tables: to everybody else what was done stays as it was done.
  await asOwner(`
    alter table action_change no force row level security;
    update action_change set at = at - interval '60 days';
    alter table action_change force row level security;
    update cycle set review_deadline_at = now() - interval '1 day'`);
  expect(await told(lead.post(`${actions}/${id}/contest`, { text: WHY }))).toEqual([409, 'action.contest-too-late']);
  await stage.world.asSystem((tx) => tx.query('update cycle set review_deadline_at = null'));

  const score = (value: number) => told(first.post(`${cell}/opinions`, { value, rationale: WHY }));
  expect(await score(-1)).toEqual([409, 'score.search-needed']);
  for (const source of ['gazette', 'ministry'])
    await first.post(`${cell}/searches`, { source, query: 'unit', outcome: 'nothing' });
  expect(await score(-1)).toEqual([409, 'score.search-open']);
  expect(await told(lead.get(`${cell}/searches`))).toEqual([200, undefined]);
  expect((await lead.get<SearchesView>(`${cell}/searches`)).body.log).toEqual([]);
});

it.each(LOOKS)('its screens hold without barriers and overflow: $name', async (look) => {
  for (const [path, who] of [
    [OWN, 'italy'],
    [DESK, 'first'],
    ['/scoring/c-2025/IT/c2', 'second'],
  ] as const) {
    const page = await open(path, who, look);
    await page.locator('summary', { hasText: 'Codebook, version 2' }).first().waitFor();
    await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    expect([path, await faultsOf(page)]).toEqual([path, NONE]);
    await page.context().close();
  }
});

it('what nobody scored stays blank once the cycle is concluded, and the desk says so', async () => {
  await stage.world.asSystem((tx) => tx.query(`update cycle set state = 'CONCLUDED' where code = 'c-2025'`));
  const page = await open('/scoring/c-2025/IT/c2', 'first');
  await page.getByText('The cycle is concluded: what nobody scored stays blank.').waitFor();
  expect(await page.getByRole('form', { name: 'Your score' }).count()).toBe(0);
  await page.context().close();
  const desk = await open('/scoring', 'first');
  await desk.getByRole('row').filter({ hasText: 'I.2' }).first().waitFor();
  expect(await desk.getByText('cannot be scored yet').count()).toBe(0);
  await desk.context().close();
});
