import { jest } from '@jest/globals';
import type { ReportView, RunView } from '@signatory/contract';
import type { Locator, Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { ExamplesStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const ITALY = '/review?cycle=g7-2025&member=IT&view=not-begun&search=iii3';
const UNION = '/api/cycles/g7-2025/reports/EU';

const stage = new ExamplesStage();

const open = (name: string, path: string): Promise<Page> => stage.openAs(name, path);
const switchKeysOn = (page: Page): Promise<void> => page.getByRole('checkbox', { name: 'One-key shortcuts' }).check();
const firstRow = (page: Page): Locator => page.locator('tbody tr').first();
const rowOf = (page: Page, code: string): Locator => page.getByRole('row', { name: `Select Italy, ${code} ` });
describe('two reviewers of one member', () => {
  let hikaru: Page;
  let corwin: Page;
  let entry: string;
  beforeAll(async () => {
    [hikaru, corwin] = [await open('reviewer2', ITALY), await open('reviewer3', ITALY.replace('not-begun', 'waiting'))];
    for (const page of [hikaru, corwin]) await firstRow(page).waitFor();
    entry = await firstRow(hikaru).locator('.matrix-code').innerText();
  });
  afterAll(() => Promise.all([hikaru.context().close(), corwin.context().close()]));

  it('see who is at an entry as soon as one takes it by a key', async () => {
    await switchKeysOn(hikaru);
    for (const key of ['j', 'a']) await hikaru.keyboard.press(key);
    await hikaru.getByText('1 entry is yours now.').waitFor();
    // It has left the view of what nobody began, and the focus went to the row in its place.
    await rowOf(hikaru, entry).waitFor({ state: 'detached' });
    await hikaru.waitForFunction(() => document.activeElement?.closest('tbody tr') !== null);
    await rowOf(corwin, entry).getByText('瀬尾ひかる is working on it').waitFor();
    expect(await findFaultsInEveryLook(corwin)).toEqual([]);
  });

  it('do not take it from each other: it is left, and its reviewer is named', async () => {
    await rowOf(corwin, entry)
      .getByRole('checkbox', { name: /^Select / })
      .check();
    await corwin.getByRole('button', { name: 'Take into review' }).click();
    const left = corwin.getByRole('status').filter({ hasText: 'These were left as they are:' });
    await left.getByText('In review · 瀬尾ひかる').waitFor();
    await rowOf(corwin, entry).getByRole('link').click();
    await corwin.getByText(/^瀬尾ひかる has had this entry in review since .*You may still decide on it\.$/).waitFor();
    await corwin.getByRole('button', { name: 'Record the decision' }).waitFor();
    expect(await findFaultsInEveryLook(corwin)).toEqual([]);
  });

  it('give it back by a key within ten seconds', async () => {
    await hikaru.getByRole('link', { name: /^Mine/ }).click();
    await rowOf(hikaru, entry).getByText('You', { exact: true }).waitFor();
    await hikaru.goto(`${stage.url}${ITALY}`);
    await firstRow(hikaru).waitFor();
    const next = await firstRow(hikaru).locator('.matrix-code').innerText();
    for (const key of ['j', 'a']) await hikaru.keyboard.press(key);
    await hikaru.getByText('1 entry is yours now.').waitFor();
    await hikaru.keyboard.press('u');
    await hikaru.getByText('Taken back. The entry is waiting for a decision again.').waitFor();
    await rowOf(hikaru, next).waitFor();
    expect(await rowOf(hikaru, entry).count()).toBe(0);
    // It is no news of the screen that comes next.
    await firstRow(hikaru).getByRole('link').click();
    await hikaru.getByText(/^Entry 1 of \d+$/).waitFor();
    expect(await hikaru.getByText(/^Taken back\./).count()).toBe(0);
  });
});

it('an entry is decided by keys; with going on switched off its own heading has the focus; it is taken back within ten seconds, and not after', async () => {
  const page = await open('reviewer3', '/review?cycle=g7-2025&member=IT&view=not-begun&search=II.1');
  await firstRow(page).waitFor();
  await switchKeysOn(page);
  for (const key of ['j', 'Enter']) await page.keyboard.press(key);
  await page.getByText(/^Entry 1 of \d+$/).waitFor();
  await page.getByRole('checkbox', { name: 'Open the next entry after a decision' }).uncheck();
  const heading = await page.locator('h1').innerText();
  await page.keyboard.press('2');
  await page.getByRole('button', { name: 'Return the entry' }).waitFor();
  // What is said again and again is a sentence to press, by the reason; said after what stands there.
  const words = page.getByLabel('What should the member do?');
  // Pressed too early, it says what is missing where it is missing, and leads there.
  await page.getByRole('button', { name: 'Return the entry' }).click();
  await page.getByText('Write at least 3 characters.').waitFor();
  expect(await words.evaluate((field) => field === document.activeElement)).toBe(true);
  await words.fill('See annex 2.');
  await page.getByRole('button', { name: 'The total differs from the sum of its parts.' }).click();
  await expectSoon(() => words.inputValue()).toMatch(/^See annex 2\. The total differs .* or the parts\.$/);
  await page.getByRole('combobox', { name: 'Reason for the return' }).selectOption('Evidence is missing');
  await page.getByRole('button', { name: 'Add a public source that shows this.' }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // Who looks at another entry first finds the words again.
  const written = await words.inputValue();
  await page.locator('#decision-return').focus();
  await page.keyboard.press('n');
  await page.getByText(/^Entry 2 of \d+$/).waitFor();
  await page.keyboard.press('p');
  await page.getByText(/^Entry 1 of \d+$/).waitFor();
  await page.keyboard.press('2');
  expect(await words.inputValue()).toBe(written);
  expect(await page.getByRole('combobox', { name: 'Reason for the return' }).inputValue()).toBe('missing-evidence');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByRole('row', { name: '2 Return for correction' }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await page.keyboard.press('3');
  await page.getByRole('button', { name: 'Send the question' }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Approve the entry' }).click();
  await page.getByText(/^Approved · Corwin Eastlake-Mbeki · .*No decision is open to you/).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  await expectSoon(() => page.locator('h1').innerText()).toBe(heading);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('u');
  await page.getByText('Taken back. The entry is waiting for a decision again.').waitFor();
  await page.getByRole('radio', { name: 'Return for correction' }).check();
  expect(await words.inputValue()).toBe(written);
  const decide = async (): Promise<void> => {
    // What was taken back is decided anew.
    await page.getByRole('radio', { name: 'Approve' }).check();
    await page.getByRole('button', { name: 'Approve the entry' }).click();
    await page.getByText(/^Approved · /).waitFor();
  };
  const takeBack = page.getByRole('button', { name: 'Take back' });
  await decide();
  await page.getByText(/^II\.1\.\w+, Italy: Approved\. Saved\. It can be taken back for 10 seconds\.$/).waitFor();
  await takeBack.click();
  await page.getByRole('button', { name: 'Record the decision' }).waitFor();
  // The news that the entry waits again may be here before the answer.
  await takeBack.waitFor({ state: 'detached' });
  // Of this page alone ten seconds pass: a decision that was not taken back in them stands.
  await page.clock.install();
  await decide();
  await takeBack.waitFor();
  await page.clock.pauseAt(Date.now() + 1_000);
  await page.clock.fastForward(10_000);
  await takeBack.waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await page.getByText(/^Approved · /).waitFor();
  expect(await page.getByText(/(Saved|Taken back)\./).count()).toBe(0);
  await page.context().close();
});

it('the queue is narrowed to a pillar, which an address from elsewhere may name', async () => {
  const page = await open('reviewer3', '/review?cycle=g7-2025&member=IT&view=all&pillar=IV');
  const pillar = page.getByRole('combobox', { name: 'Pillar' });
  const codes = (): Promise<string[]> => page.locator('tbody .matrix-code').allInnerTexts();
  await firstRow(page).waitFor();
  await expectSoon(() => pillar.inputValue()).toBe('IV');
  expect((await codes()).filter((code) => !code.startsWith('IV.'))).toEqual([]);
  await pillar.selectOption('V. Knowledge and monitoring of the phenomenon');
  await page.waitForURL(/pillar=V(&|$)/);
  await rowOf(page, 'V.1.a').waitFor();
  expect((await codes()).filter((code) => !code.startsWith('V.'))).toEqual([]);
  await page.context().close();
});

describe('a report that is withdrawn and submitted again while reviewers look at it', () => {
  const row = (): Locator => page.getByRole('row', { name: 'Select European Union, I.1.a ' });
  let page: Page;
  let kept: Page;
  let union: Client;
  const read = async (): Promise<ReportView> => (await union.get<ReportView>(UNION)).body;
  beforeAll(async () => {
    union = new Client(stage.url).with(await stage.signIn('european-union'));
    page = await open('reviewer2', '/review?cycle=g7-2025&view=all&search=i1_unit');
    kept = await open('reviewer2', '/review/g7-2025/EU/i1_unit');
  });
  afterAll(() => Promise.all([page.context().close(), kept.context().close()]));

  it('leaves the desk, also where it is open, and an empty queue says why it is', async () => {
    await row()
      .getByRole('checkbox', { name: /^Select / })
      .check();
    await page.getByText('1 entry selected').waitFor();
    const opened = await open('reviewer4', '/review/g7-2025/EU/i1_unit');
    for (const each of [opened, kept]) await each.getByRole('button', { name: 'Record the decision' }).waitFor();
    expect((await union.post(`${UNION}/withdraw`, { reason: 'The mandate is described too widely.' })).status).toBe(
      204,
    );
    await row().waitFor({ state: 'detached' });
    await opened.getByText(/^This entry is not in review with you/).waitFor();
    expect(await findFaultsInEveryLook(opened)).toEqual([]);
    await opened.getByRole('main').getByRole('link', { name: 'Review', exact: true }).click();
    await opened.getByText('No report of your members is in review.').waitFor();
    await opened.context().close();
  });

  it('comes back with the row that was selected marked as changed, and selected no more', async () => {
    const before = (await read()).entries.find(({ indicator }) => indicator === 'i1_unit');
    const words = before?.narrative?.texts['en']?.text ?? '';
    expect(words).toContain('takes cases of all member states');
    const { value, version = 0 } = before ?? {};
    const evidence = before?.evidence.map(({ id: _id, stored: _stored, link: _link, copy: _copy, ...piece }) => piece);
    const narrative = { language: 'en', text: words.replace('cases of all member', 'cases of most member') };
    const saved = await union.save(`${UNION}/entries/i1_unit`, version, { value, evidence, narrative });
    expect([saved.status, saved.text]).toEqual([200, expect.anything()]);
    const { revision } = await read();
    const run = await union.post<RunView>(`${UNION}/check`, { revision });
    expect(run.status).toBe(202);
    await until(read, ({ state }) => state === 'READY');
    const certified = await union.post(`${UNION}/certify`, { revision, office: 'Head of unit', statement: true });
    expect([certified.status, certified.text]).toEqual([201, expect.anything()]);
    await row().getByText('It changed since it was opened.').waitFor();
    await page.getByText(/^No entry selected 1 more has changed since you selected it\./).waitFor();
    await expectSoon(() => page.getByRole('button', { name: 'Approve the selected entries' }).isDisabled()).toBe(true);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
  });

  it('stays as it was opened until the new answer is asked for, and cannot be decided on as it was', async () => {
    await kept.getByText(/^European Union saved a new answer on \d+ \w+ \d{4}, \d\d:\d\d [^.]+\. Load it\? /).waitFor();
    const words = kept.locator('.narrative');
    await words.getByText('takes cases of all member states').waitFor();
    expect(await findFaultsInEveryLook(kept)).toEqual([]);
    await kept.getByRole('radio', { name: 'Approve' }).check();
    await kept.getByRole('button', { name: 'Approve the entry' }).click();
    await kept.getByText('Changed since you opened it').waitFor();
    await kept.getByRole('button', { name: 'Load the new answer' }).click();
    await words.locator('ins', { hasText: 'most' }).waitFor();
    for (const gone of ['Load it?', 'Changed since you opened it']) expect(await kept.getByText(gone).count()).toBe(0);
    await kept.getByRole('button', { name: 'Approve the entry' }).waitFor();
  });

  it('shows word by word what changed, seen and heard', async () => {
    await row().getByRole('link').click();
    const words = page.locator('.narrative .difference');
    await words.waitFor();
    await expectSoon(() => words.locator('del').allTextContents()).toEqual(['was: all']);
    await expectSoon(() => words.locator('ins').allTextContents()).toEqual(['now: most']);
    await words.getByText('takes cases of').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
  });
});

describe('a reviewer at the scoring desk', () => {
  it('scores a commitment without seeing a proposal', async () => {
    const cookie = await stage.signIn('reviewer2');
    const page = await stage.open('/scoring/g7-2025/IT/I.1', { cookie });
    await page.getByText('0 of 2 scores given. Yours is awaited.').waitFor();
    // What the member answered stands beside what was asked: nobody has to open each entry to score.
    const unit = page.getByRole('listitem').filter({ hasText: 'of a national unit whose written mandate' });
    await unit.getByText('Working', { exact: true }).waitFor();
    await page.getByText('When is it partial compliance?').click();
    await page.getByText('The guideline of this commitment comes first.').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Give this score' }).click();
    await page.getByRole('alert').getByText('Choose a score.').waitFor();
    await page.getByText('Write at least 20 characters: what the score rests on.').waitFor();
    await page.getByRole('radio', { name: /Partial compliance/ }).check();
    const words = 'The unit works, but its network had no exchange inside the window.';
    // Words that say another score are asked about; they may have reason to.
    await page.getByLabel('Rationale').fill('It would earn +1, but the network had no exchange.');
    await page.getByText('The words say +1, and the score is 0.').waitFor();
    // A browser cuts what is pasted beyond the most; a score is given once, and its words are published.
    await page.getByLabel('Rationale').fill('Long. '.repeat(201));
    await page.getByRole('alert').getByText('The field takes at most 1,200 characters.').waitFor();
    await page.getByLabel('Rationale').fill(words);
    await page.getByText('The words say +1, and the score is 0.').waitFor({ state: 'detached' });
    // What is not given yet stays while the entries are read that it rests on.
    await unit.getByRole('link').click();
    await page.waitForURL(/\/review\//);
    await page.getByRole('link', { name: /^Score: I\.1 / }).click();
    await page.getByText('0 of 2 scores given. Yours is awaited.').waitFor();
    await expectSoon(() => page.getByLabel('Rationale').inputValue()).toBe(words);
    // It is printed as what it is: in the reviewer's language or another.
    await page.getByRole('combobox', { name: 'Language of these words' }).selectOption('Deutsch');
    await page.getByRole('button', { name: 'Give this score' }).click();
    await page.getByText('One of the two scores has been given: yours. The other reviewer’s is awaited.').waitFor();
    await page.locator('.decided [lang="de"]').filter({ hasText: words }).waitFor();
    expect(await page.getByRole('heading', { name: 'What the guideline proposes' }).count()).toBe(0);
    await page.context().close();
  });

  it('finds the scores of one member by the address, and reads in words where each stands', async () => {
    const page = await stage.openAs('reviewer5', '/scoring?cycle=g7-2025&member=CA');
    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    expect(new Set(await rows.locator('.queue-member').allInnerTexts())).toEqual(new Set(['Canada']));
    const stands = { Agreed: 'Both reviewers gave the same score.', Adjudicated: 'The adjudicator has settled it.' };
    for (const [state, words] of Object.entries(stands)) {
      await page.getByRole('combobox', { name: 'State' }).selectOption(state);
      await page.waitForURL(new RegExp(`member=CA&state=${state.toUpperCase()}`));
      await rows.first().getByRole('link').click();
      await page.getByRole('status').filter({ hasText: words }).waitFor();
      await page.goBack();
    }
    await page.getByRole('combobox', { name: 'State' }).selectOption('Superseded');
    await page.getByText('No scores match the filters.').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.context().close();
  });
});
