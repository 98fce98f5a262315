import { jest } from '@jest/globals';
import type { ChapterView, Problem, ReleaseView, ReportView, ScoreView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { openPdf, textOfPages } from '../pdf/checker/open-pdf.js';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { readPrint } from '../support/read-print.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const SCORE = '/scoring/c-2025/CA/c1';
const API = `/api/cycles/c-2025/scores/CA/c1`;
const WORDS = 'The unit works, as its decree and the register show.';
const QUOTE = 'The unit takes up its work on 1 March.';
const DECREE = { title: 'Decree 2025-210', url: 'https://example.org/decree' };

const REGISTER = { title: 'Register of units', publisher: 'Ministry', url: 'https://example.org/register', page: '3' };

const stage = new WorldStage();
beforeAll(async () => {
  const { world, url } = stage;
  const lead = new Client(url, await world.signIn({ role: 'lead-focal-point', members: ['CA'] }));
  const reviewer = new Client(url, await world.signIn({ role: 'reviewer', members: ['CA'] }));
  const report = '/api/cycles/c-2025/reports/CA';
  await lead.save(`${report}/entries/i1_unit`, 0, { value: 'operating', evidence: [REGISTER] });
  await lead.post(`${report}/check`);
  const read = async () => (await lead.get<ReportView>(report)).body;
  const { revision } = await until(read, ({ state }) => state === 'READY');
  await lead.post(`${report}/certify`, { revision, office: 'Ministry', statement: true });
  await reviewer.post('/api/cycles/c-2025/reviews/CA/i1_unit/decision', { decision: 'approve', version: 1 });
}, 180_000);

const TODAY = new Date().toISOString().slice(0, 10);
const TOMORROW_EVERYWHERE = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

const pagesOf = (page: Page) => page.getByRole('group', { name: 'Evidence: pages that show it' });

it('a reviewer cites with page, quote and the day it was read, and a day that has not come is told', async () => {
  const cookie = await stage.world.signIn({ role: 'reviewer', members: ['CA'] });
  const page = await stage.open(SCORE, { cookie });
  const form = pagesOf(page);
  // What stands behind an entry is cited as it is described there; when it was read, its reader says.
  await form.getByText('Cite from the evidence of the entries').click();
  await form.getByLabel('Source').selectOption({ index: 1 });
  await expectSoon(() => form.getByLabel('Title').inputValue()).toBe(REGISTER.title);
  expect(await form.getByLabel('Page or section').inputValue()).toBe('3');
  await form.getByRole('button', { name: 'Add a page' }).click();
  await form.getByText('Ministry, page 3', { exact: true }).waitFor();
  await form.getByLabel('Title').fill(DECREE.title);
  await form.getByLabel('Address').fill(DECREE.url);
  await form.getByLabel('Publisher').fill('Official gazette');
  await form.getByLabel('When it was published').fill('2025-02-28');
  await form.getByLabel('When you accessed it').fill(TOMORROW_EVERYWHERE);
  await form.getByRole('button', { name: 'Add a page' }).click();
  await form.getByText('This day has not come yet.').waitFor();
  await expectSoon(() => form.getByLabel('When you accessed it').evaluate((field) => field.matches(':focus'))).toBe(
    true,
  );
  await form.getByRole('button', { name: 'Accessed today' }).click();
  await expectSoon(() => form.getByLabel('When you accessed it').inputValue()).toBe(TODAY);
  expect(await form.locator('[aria-invalid]').count()).toBe(0);
  await form.getByLabel('Page or section').fill('14');
  await form.getByLabel('The words that show it').fill(QUOTE);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await form.getByRole('button', { name: 'Add a page' }).click();
  await form.getByText(/^Official gazette, published 28 February 2025, page 14, accessed on /).waitFor();
  await form.locator('q', { hasText: QUOTE }).waitFor();
  expect(await form.getByLabel('Title').inputValue()).toBe('');
  await page.getByRole('radio').first().check();
  await page.getByLabel('Rationale').fill(WORDS);
  await page.getByRole('button', { name: 'Give this score' }).click();
  await page.getByLabel('Rationale').waitFor({ state: 'detached' });
  await page.locator('q', { hasText: QUOTE }).waitFor();
  const client = new Client(stage.url, cookie);
  expect((await client.get<ScoreView>(API)).body.own?.evidence).toEqual([
    REGISTER,
    { ...DECREE, publisher: 'Official gazette', published: '2025-02-28', accessed: TODAY, page: '14', quote: QUOTE },
  ]);
  await page.context().close();
});

it('what cannot be is refused with its field and its cure, and nothing is kept', async () => {
  const client = new Client(stage.url, await stage.world.signIn({ role: 'reviewer', members: ['CA'] }));
  const give = async (piece: object) =>
    (
      await client.post<Problem>(`${API}/opinions`, {
        value: 1,
        rationale: WORDS,
        evidence: [DECREE, { ...DECREE, ...piece }],
      })
    ).body.faults?.map(({ pointer, message }) => [pointer, message]);
  expect(await give({ accessed: TOMORROW_EVERYWHERE })).toEqual([
    ['/evidence/1/accessed', expect.stringContaining('The day on which it was read has not come yet')],
  ]);
  expect(await give({ accessed: '2025-02-30' })).toEqual([['/evidence/1/accessed', expect.any(String)]]);
  expect(await give({ quote: 'q'.repeat(2_001) })).toEqual([
    ['/evidence/1/quote', expect.stringContaining('more than 2,000 characters')],
  ]);
  expect((await client.get<ScoreView>(API)).body.row).toMatchObject({ opinions: 1, mine: false });
});

it('the other quotes other words of the page; its member reads both, and so does everybody once it is published', async () => {
  const { world, url } = stage;
  const second = new Client(url, await world.signIn({ role: 'reviewer', members: ['CA'] }));
  const other = { ...DECREE, page: '20', quote: 'Its staff are twelve.' };
  await second.post(`${API}/opinions`, { value: 1, rationale: WORDS, evidence: [DECREE, other] });
  await world.settleScores(1);
  // Editors find it among what they may cite.
  const editor = new Client(url, await world.signIn({ role: 'editor' }));
  const { evidence } = (await editor.get<ChapterView>('/api/cycles/c-2025/chapters/c1')).body;
  expect(evidence).toContainEqual({
    member: 'CA',
    ...DECREE,
    publisher: 'Official gazette',
    published: '2025-02-28',
    accessed: TODAY,
    page: '14',
    quote: QUOTE,
  });
  const page = await stage.open(`${SCORE}/why`, {
    cookie: await world.signIn({ role: 'lead-focal-point', members: ['CA'] }),
  });
  await page.locator('q', { hasText: QUOTE }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();

  const keepers = [await world.signIn({ role: 'secretariat' }), await world.signIn({ role: 'secretariat' })] as const;
  const [asking, signing] = keepers.map((keeper) => new Client(url, keeper)) as [Client, Client];
  const embargoUntil = new Date(Date.now() + 1_000).toISOString();
  const { id } = (await asking.post<ReleaseView>('/api/cycles/c-2025/releases', { embargoUntil })).body;
  const read = async () => (await asking.get<ReleaseView>(`/api/releases/${id}`)).body;
  await until(read, ({ rendering }) => rendering.state === 'RENDERED');
  await signing.post(`/api/releases/${id}/sign-off`);
  await until(read, ({ state }) => state === 'PUBLISHED');
  for (const path of ['/members/CA', '/commitments/c1', '?view=matrix&cell=CA.c1']) {
    const shown = await stage.open(`/results/c-2025${path}`);
    for (const words of [QUOTE, other.quote]) await shown.getByText(words).first().waitFor();
    await shown
      .getByText(/Access Date: /)
      .first()
      .waitFor();
    expect(await findFaultsInEveryLook(shown)).toEqual([]);
    // On paper nothing is folded; of a whole cycle the matrix alone is printed.
    await shown.locator('details').evaluateAll((all) => all.forEach((each) => each.removeAttribute('open')));
    if (path.startsWith('/')) expect(await readPrint(shown)).toContain(QUOTE);
    await shown.context().close();
  }
  for (const file of ['members/CA', 'commitments/I.1', 'report']) {
    const answer = await fetch(`${url}/results/c-2025/files/pdf/en/${file}.pdf`);
    const text = textOfPages(openPdf(Buffer.from(await answer.arrayBuffer()))).replaceAll(/\s+/g, ' ');
    expect(text).toContain('Decree 2025-210, Official gazette 28 February 2025, page 14. Access Date: ');
    // A scorecard is short: its references lead to the words.
    if (file !== 'members/CA') for (const words of [QUOTE, other.quote]) expect(text).toContain(words);
  }
});
