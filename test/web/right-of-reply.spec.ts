import { jest } from '@jest/globals';
import type { ReleaseView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import type { Page } from 'playwright-core';
import { findBarriers, findFaultsInEveryLook, LOOKS, measureOverflow } from '../support/browser.js';
import { Client } from '../support/client.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { expectSoon } from '../support/expect-soon.js';
import { tellAnsweredInTurn, tellContested, tellWhatIsRepliedTo } from './one-reply/told.js';

jest.setTimeout(180_000);

const SCORE = '/scoring/c-2025/CA/c1';
const DISPUTE = 'The unit has operated since March, and its decree is in force.';
const FIRST_WORDS = 'The unit works.';
const ANSWER = 'The decree is in force, as its publication shows.';
const FURTHER = 'Its annex names the unit, too.';

const stage = new WorldStage();
let people: Record<'canada' | 'adjudicator' | 'secretariat' | 'signatory', string>;

beforeAll(async () => {
  await stage.world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, proposal, opinions, agreement, rationale, shared_at, reply_due_at)
       select id, 'CA', 'c1', 'SHARED', 'score', 0, 1, 2, 'agreed', $1, now(), now() + interval '15 days' from cycle where code = 'c-2025'`,
      [plainText('Both read the report and its evidence.')],
    ),
  );
  people = {
    canada: await stage.world.signIn({ role: 'lead-focal-point', members: ['CA'] }),
    adjudicator: await stage.world.signIn({ role: 'adjudicator' }),
    secretariat: await stage.world.signIn({ role: 'secretariat' }),
    signatory: await stage.world.signIn({ role: 'secretariat' }),
  };
}, 180_000);

const open = async (path: string, who: keyof typeof people | null, look = LOOKS[0] as (typeof LOOKS)[number]) => {
  const page = await stage.open(path, { look, ...(who && { cookie: people[who] }) });
  await page.locator('h1').waitFor();
  return page;
};
const beginToCite = async (page: Page, title: string, url: string): Promise<void> => {
  const pages = page.getByRole('group', { name: 'Evidence: pages that show it' });
  await pages.getByLabel('Title').fill(title);
  await pages.getByLabel('Address').fill(url);
};
const cite = async (page: Page, title: string, url: string): Promise<void> => {
  await beginToCite(page, title, url);
  await page.getByRole('button', { name: 'Add a page' }).click();
};
const faultsOf = async (page: Page) => ({ barriers: await findBarriers(page), overflow: await measureOverflow(page) });
const NONE = { barriers: [], overflow: 0 };

it.each(LOOKS)('the form holds without barriers and overflow, also with a faulty page: $name', async (look) => {
  const page = await open(SCORE, 'canada', look);
  await page.getByRole('heading', { name: 'Right of reply' }).waitFor();
  await cite(page, 'Decree', 'example');
  await page.getByText('Give the page a title and an address').waitFor();
  expect(await faultsOf(page)).toEqual(NONE);
  await page.context().close();
});

it('a member contests with evidence, the adjudicator answers with evidence, and the member reads it', async () => {
  const page = await open(SCORE, 'canada');
  await tellWhatIsRepliedTo(page);
  await page.getByLabel('Your reply').fill(FIRST_WORDS);
  // Who reads in the report what the score rests on finds the words again.
  await page.getByRole('link', { name: 'Our report' }).first().click();
  await page.waitForURL(/\/report/);
  await page.goBack();
  await page.locator('.linked-answer').getByText('Not answered yet').first().waitFor();
  expect(await page.getByLabel('Your reply').inputValue()).toBe(FIRST_WORDS);
  // What is replied to is read first.
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings.slice(headings.indexOf('Score'))).toEqual(expect.arrayContaining(['Right of reply']));
  await page.getByRole('button', { name: 'Contest the score' }).click();
  // An empty form, and the act that settles the score, would stand where it was sent: it is told there, and they are folded away.
  const form = page.getByRole('region', { name: 'Right of reply' });
  await form.getByText('You contest this score.').waitFor();
  await expectSoon(() => form.getByRole('button', { name: 'Accept the score' }).isVisible()).toBe(false);
  await expectSoon(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Right of reply');
  const again = form.getByText('Change your reply', { exact: true });
  await again.click();
  await expectSoon(() => page.getByLabel('Your reply').inputValue()).toBe('');
  await page.getByLabel('Your reply').fill(DISPUTE);
  await page.getByLabel('Language of these words').selectOption('fr');
  await beginToCite(page, 'Decree 2025-210', 'https://example.org/decree');
  // Sent now, the page would be lost.
  for (const act of ['Contest the score', 'Accept the score']) {
    await page.getByRole('button', { name: act }).click();
    await page.getByText('Add this page, or empty its fields.').waitFor();
  }
  expect(await faultsOf(page)).toEqual(NONE);
  await page.getByRole('button', { name: 'Add a page' }).click();
  await page.getByRole('link', { name: 'Decree 2025-210' }).waitFor();
  await page.getByRole('button', { name: 'Contest the score' }).click();
  await page.getByText('The member contests the score.').waitFor();
  // What was sent stands in the thread, and the form is empty again: another reply is possible until the day it ends.
  await page
    .getByRole('group', { name: 'Evidence: pages that show it' })
    .getByRole('link')
    .waitFor({ state: 'detached' });
  await expectSoon(() => page.getByLabel('Your reply').isVisible()).toBe(false);
  await again.click();
  await expectSoon(() => page.getByLabel('Your reply').inputValue()).toBe('');
  await expectSoon(() => page.getByText(DISPUTE).getAttribute('lang')).toBe('fr');
  await page.getByText('(French)').waitFor();
  // What it replaced is kept, folded away.
  await page.getByText('Earlier replies').click();
  await page.getByText(FIRST_WORDS).waitFor();
  expect(await faultsOf(page)).toEqual(NONE);
  const sent = page.getByRole('link', { name: 'Decree 2025-210' });
  await expectSoon(() => sent.getAttribute('href')).toBe('https://example.org/decree');
  // Another is begun, and answered before it is sent is the one that stands.
  await page.getByLabel('Your reply').fill(FURTHER);
  await cite(page, 'Annex of the decree', 'https://example.org/annex');

  await tellContested(await open('/report/c-2025/CA', 'canada'));
  const desk = await open(SCORE, 'adjudicator');
  await desk.getByText(DISPUTE).waitFor();
  // The score with its rationale is read before the reply, which nothing seems to answer.
  const read = await desk.getByRole('region', { name: 'Reviewers’ scores' }).innerText();
  expect(read.indexOf('Both read the report and its evidence.')).toBeLessThan(read.indexOf(DISPUTE));
  await desk.getByRole('radio').first().check();
  await desk.getByLabel('Rationale').fill(ANSWER);
  await cite(desk, 'Register of acts', 'https://example.org/register');
  await desk.getByRole('button', { name: 'Answer' }).click();
  // The words stand in their field before they are sent: only an answer that is kept takes the form away.
  await desk.getByLabel('Rationale').waitFor({ state: 'detached' });
  await desk.getByText(ANSWER).first().waitFor();
  await desk.context().close();
  const left = page.getByRole('region', { name: 'Right of reply' });
  for (const words of [`“${FURTHER}”`, 'Annex of the decree']) await left.getByText(words).waitFor();
  expect([await page.getByLabel('Your reply').count(), await faultsOf(page)]).toEqual([0, NONE]);
  await left.getByRole('button', { name: 'Discard what is not saved' }).click();
  await left.waitFor({ state: 'detached' });
  await page.context().close();

  await tellAnsweredInTurn(await open(SCORE, 'canada'), ANSWER);
});

it('a reply that is kept on file says so', async () => {
  await stage.world.asSystem((tx) => tx.query(`update score set state = 'SHARED' where member_code = 'CA'`));
  const page = await open(SCORE, 'canada');
  await page.getByLabel('Your reply').fill('This is for the assessors alone.');
  await page.getByRole('checkbox', { name: /Keep my words on file/ }).check();
  await page.getByRole('button', { name: 'Accept the score' }).click();
  await page.getByText('The member accepts the score.').waitFor();
  await page.getByText('Reply on file: the member asked').waitFor();
  const kept = await stage.world.asSystem((tx) => tx.query('select kind, publish from score_reply order by n'));
  expect(kept).toEqual([
    { kind: 'contested', publish: true },
    { kind: 'contested', publish: true },
    { kind: 'accepted', publish: false },
  ]);
  await page.context().close();
});

describe('its release', () => {
  it('shows how far its files are, is stopped and goes on, and is then signed off', async () => {
    const secretariat = new Client(stage.url).with(people.secretariat);
    const embargoUntil = new Date(Date.now() + 1_500).toISOString();
    const { id } = (await secretariat.post<ReleaseView>('/api/cycles/c-2025/releases', { embargoUntil })).body;
    const read = async () => (await secretariat.get<ReleaseView>(`/api/releases/${id}`)).body;
    await until(read, ({ rendering }) => rendering.state === 'RENDERED');
    // As if the queue were long: no worker has their jobs.
    await stage.world.asSystem((tx) =>
      tx.query(`update release_file set state = 'PENDING', sha256 = null, size = null where path like 'pdf/%'`),
    );
    const page = await open('/releases?cycle=c-2025', 'secretariat');
    const bar = page.getByRole('progressbar', { name: 'Files of release 1' });
    await bar.waitFor();
    await expectSoon(() => bar.getAttribute('aria-valuetext')).toMatch(/^\d+ of \d+ files rendered$/);
    expect(await page.getByRole('button', { name: 'Sign off' }).count()).toBe(0);
    // No other is made while it waits.
    await page.getByText('Release 1 is waiting for its sign-off.').waitFor();
    const seen = await page.getByRole('link', { name: 'See release 1' }).getAttribute('href');
    await expectSoon(() =>
      page
        .locator(seen ?? '')
        .getByRole('heading', { name: /^Release 1 / })
        .count(),
    ).toBe(1);
    expect(await page.getByRole('button', { name: 'Request the release' }).count()).toBe(0);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel rendering' }).click();
    await page.getByText(/^Rendering was cancelled; \d+ of \d+ files are ready\.$/).waitFor();
    const library = await open('/library', 'secretariat');
    await library.getByText(/^Rendering was cancelled; /).waitFor();
    await library.getByRole('button', { name: 'Render what is missing' }).click();
    for (const each of [library, page]) await each.getByText(/^All \d+ files are ready\.$/).waitFor();
    await Promise.all([page.context().close(), library.context().close()]);
    const desk = await open('/releases?cycle=c-2025', 'signatory');
    await desk
      .getByRole('button', { name: 'Sign off', description: /^Signing off publishes the release at once, / })
      .click();
    await desk.getByText('Published', { exact: true }).first().waitFor();
    await desk.context().close();
  });

  it.each(LOOKS)('shows replies, answer and change beside the score: $name', async (look) => {
    for (const path of ['/members/CA', '/commitments/c1', '?view=matrix&cell=CA.c1']) {
      const page = await open(`/results/c-2025${path}`, null, look);
      for (const words of [DISPUTE, ANSWER, 'Changed from 0 to +1', 'Reply on file'])
        await page.getByText(words).first().waitFor();
      await page.getByRole('link', { name: 'Register of acts' }).waitFor();
      expect(await faultsOf(page)).toEqual(NONE);
      await page.context().close();
    }
  });

  it('is corrected in a case that names what may move, opened and worked on the screen of releases', async () => {
    const page = await open('/releases?cycle=c-2025', 'secretariat');
    await page.getByText('Open a correction case').click();
    await page.getByLabel('Ground').selectOption('evidence');
    await page
      .getByLabel('What is wrong, and how it was found')
      .fill('The decree entered into force after the window.');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.getByRole('alert').waitFor();
    await expectSoon(() => page.getByRole('alert').innerText()).toBe(
      'Add at least one score or entry that may change.',
    );
    await page.getByLabel('Score or entry').selectOption({ label: 'Score: I.1 Run a unit' });
    await page.getByRole('button', { name: 'Add to the case' }).click();
    await page.getByRole('button', { name: 'Remove Canada, Score: I.1 Run a unit' }).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open the case' }).click();
    const opened = page.getByRole('region', { name: 'Correction of release 1' });
    await opened.getByText('evidence was shown to be false or outside the reporting window').waitFor();
    await opened.getByText('Canada, Score: I.1').waitFor();
    // Nobody is offered a second one beside it, with the words of the first still in it.
    await expectSoon(() => page.getByText('Open a correction case').count()).toBe(0);
    await opened.getByRole('button', { name: 'Reopen what it names' }).click();
    await opened.getByText('Being corrected').waitFor();
    await opened.getByText('Not scored').waitFor();
    // The next release is refused until then, and says so before it is asked for.
    const waits = page.getByRole('region', { name: 'What a release waits for' });
    await waits.getByRole('link', { name: 'The correction of release 1 is not finished: 1 score to confirm' }).click();
    expect(new URL(page.url()).hash).toBe(`#${await opened.getAttribute('id')}`);
    await page.context().close();
  });

  it.each(LOOKS)('and its case hold without barriers and overflow: $name', async (look) => {
    for (const [path, who] of [
      ['/releases?cycle=c-2025', 'secretariat'],
      ['/results/c-2025/corrections', null],
    ] as const) {
      const page = await open(path, who, look);
      await page
        .getByText(/Release 1/)
        .first()
        .waitFor();
      expect(await faultsOf(page)).toEqual(NONE);
      await page.context().close();
    }
  });

  it('lies in the library as a table of documents, is outdated by what took its place, and is compared with it', async () => {
    await stage.world.asSystem((tx) =>
      tx.query(
        `insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, manifest, published_at)
         select cycle_id, 8, state, sha256, requested_by, signed_by, embargo_at, manifest, published_at from release where number = 1`,
      ),
    );
    const page = await open('/library', 'secretariat');
    await page.getByRole('link', { name: 'Outdated: release 8 replaces it.' }).waitFor();
    await page.getByText('Documents of release 1', { exact: true }).first().click();
    const table = page.getByRole('table', { name: /^Documents of release 1: Scorecards of members \(\d\)$/ });
    await page.getByRole('table', { name: 'Documents of release 1: Report' }).waitFor();
    const row = table.getByRole('row', { name: /^Scorecard: Canada/ });
    const link = row.getByRole('link', { name: /^Scorecard: Canada, EN: PDF \d+ kB$/ });
    await expectSoon(() => link.getAttribute('href')).toMatch(/\/files\/pdf\/en\/members\/CA\.pdf$/);
    const sheets = page.getByRole('table', { name: /^Documents of release 1: Commitment sheets/ });
    await sheets.getByRole('row', { name: /^Commitment sheet: I\.1 Run a unit/ }).waitFor();
    await expectSoon(() => table.getByRole('columnheader').allTextContents()).toEqual(['Document', 'EN']);
    await page.getByText('Compare versions').click();
    await page.getByLabel('Later version').selectOption({ label: 'Release 8 · Published' });
    await page.getByLabel('Earlier version').selectOption({ label: 'Release 1 · Published' });
    await page.getByText('Both print the same figures and texts.').waitFor();
    await page.getByText(/^No file differs\. 0 files are the same.* New: 0\. Gone: [1-9]\d*\.$/).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.context().close();
  });
});
