import { jest } from '@jest/globals';
import type { ReviewThreadView, ReviewView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { hearHeading, nameFocused } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

it('a focal point begins a thread on an entry that is reviewed, and its reviewer reads it', async () => {
  // Whoever asks of one entry begins the review of all.
  const reviewer = await stage.signIn('reviewer2');
  const asks = new Client(stage.url).with(reviewer);
  const asked = await asks.post('/api/cycles/g7-2025/reviews/IT/i1_unit/threads', { text: 'Which decree is it?' });
  expect(asked.status).toBe(201);

  const italy = await stage.openAs('italy', '/report/g7-2025/IT/entry/i1_staff');
  const threads = italy.getByRole('region', { name: 'Threads' });
  await threads.getByText('Nobody has written about this entry.').waitFor();
  await threads.getByLabel('Message').fill('The unit moved to another ministry in May.');
  // Who looks something up first finds the message again.
  await italy.locator('.crumbs').getByRole('link').click();
  await italy.waitForURL(/\/report\/g7-2025\/IT$/);
  await italy.goBack();
  await expectSoon(() => threads.getByLabel('Message').inputValue()).toBe('The unit moved to another ministry in May.');
  // Two clicks at once, as a slow device brings them.
  await threads.getByRole('button', { name: 'Begin a thread' }).evaluate((button) => {
    for (let clicks = 0; clicks < 2; clicks += 1) (button as HTMLElement).click();
  });
  await threads.locator('.said-words').getByText('The unit moved to another ministry in May.').waitFor();
  await expectSoon(() => threads.getByLabel('Message').first().inputValue()).toBe('');
  expect(await threads.locator('.said-words').count()).toBe(1);
  expect(await threads.getByRole('button', { name: 'Mark as resolved' }).count()).toBe(0);
  expect(await findFaultsInEveryLook(italy)).toEqual([]);
  await italy.context().close();

  const page = await stage.open('/review/g7-2025/IT/i1_staff', { cookie: reviewer });
  const read = page.getByRole('region', { name: 'Threads' });
  await read.getByText('The unit moved to another ministry in May.').waitFor();
  await read.getByRole('button', { name: 'Mark as resolved' }).click();
  await read.getByText(/^Resolved: Reviewer/).waitFor();
  await page.context().close();
});

it('words that are written from right to left begin and end at their own side, in the field and as they are read', async () => {
  const page = await stage.openAs('italy', '/report/g7-2025/IT/entry/i1_staff');
  const threads = page.getByRole('region', { name: 'Threads' });
  const words = 'نُقلت الوحدة إلى وزارة أخرى.';
  await threads.getByLabel('Message').fill(words);
  expect(await threads.getByLabel('Message').evaluate((field) => getComputedStyle(field).unicodeBidi)).toBe(
    'plaintext',
  );
  // No language of the product's own: found among the others, by its name in the reader's.
  await threads.getByLabel('Language of these words').selectOption({ label: 'Arabic' });
  await threads
    .getByRole('button', { name: /thread|Send/ })
    .first()
    .click();
  const said = threads.locator('.said-words span').filter({ hasText: words }).first();
  await said.waitFor();
  expect(await said.getAttribute('lang')).toBe('ar');
  const [first, stop] = await said.evaluate((span) => {
    const text = span.firstChild as Text;
    return [0, text.length - 1].map((at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().x;
    });
  });
  expect(stop).toBeLessThan(first ?? 0);
  await page.context().close();
});

it('keys lead a reviewer to the threads and to the evidence; a language that is changed takes no word that is not sent', async () => {
  const page = await stage.openAs('reviewer2', '/review/g7-2025/IT/iii3_arrangement');
  await hearHeading(page, /^Italy: /);
  await page.getByRole('checkbox', { name: 'One-key shortcuts' }).check();
  await page.keyboard.press('c');
  await expectSoon(() => nameFocused(page)).toMatch(/^Threads/);
  await page.keyboard.press('e');
  await expectSoon(() => nameFocused(page)).toMatch(/^Evidence/);
  await page.keyboard.press('2');
  const words = page.getByLabel('What should the member do?');
  await words.fill('Name the annex, c and e.');
  // In a field they are letters.
  await words.press('c');
  await expectSoon(() => words.inputValue()).toBe('Name the annex, c and e.c');
  await page.getByRole('combobox', { name: 'Reason for the return' }).selectOption('Evidence is missing');
  await page.getByText(/^Left empty: 14 days .* Review ends on \d+ \w+ \d{4}, .*; choose no later day\.$/).waitFor();
  await page.getByLabel('Correct by').fill('2020-01-01');
  await page.getByRole('button', { name: 'Return the entry' }).click();
  await page
    .locator('.with-error', { has: page.getByLabel('Correct by') })
    .getByText('The end date has')
    .waitFor();
  await page.getByLabel('Correct by').fill('');
  await page.getByLabel('Message of a new thread').fill('Is it the same unit?');
  await page.getByText('Language: EN').click();
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'de');
  await page.getByLabel('Was soll das Mitglied tun?').waitFor();
  expect(
    await page.locator('textarea').evaluateAll((all) => all.map((field) => (field as HTMLTextAreaElement).value)),
  ).toEqual(expect.arrayContaining(['Name the annex, c and e.c', 'Is it the same unit?']));
  expect(
    await page.locator('select').evaluateAll((all) => all.map((field) => (field as HTMLSelectElement).value)),
  ).toContain('missing-evidence');
  await page.context().close();
});

it('of a thread that is resolved in sight no word is asked, also where the entry is read anew later than its threads', async () => {
  const cookie = await stage.signIn('reviewer2');
  const path = '/reviews/IT/iii3_arrangement';
  const asks = new Client(stage.url).with(cookie);
  const asked = await asks.post(`/api/cycles/g7-2025${path}/threads`, { text: 'Is it in force?' });
  expect(asked.status).toBe(201);
  const page = await stage.open('/review/g7-2025/IT/iii3_arrangement', { cookie });
  const threads = page.getByRole('region', { name: 'Threads' });
  await threads.getByText('Is it in force?').waitFor();
  await page.getByRole('radio', { name: 'Approve' }).check();
  const why = page.getByLabel('Why do you approve while a thread is open?');
  await why.waitFor();
  let letGo = (): void => undefined;
  const held = new Promise<void>((release) => {
    letGo = release;
  });
  await page.route(`**${path}`, (route) => held.then(() => route.continue()));
  await threads.getByRole('button', { name: 'Mark as resolved' }).click();
  await threads.getByText(/^Resolved: Reviewer/).waitFor();
  await why.waitFor({ state: 'detached' });
  letGo();
  await page.context().close();
});

it('words of a decision that somebody else took meanwhile are shown until their writer lets them go', async () => {
  const entry = 'g7-2025/IT/iii3_arrangement';
  const page = await stage.openAs('reviewer2', `/review/${entry}`);
  await page.getByRole('radio', { name: 'Return for correction' }).check();
  await page.getByLabel('What should the member do?').fill('Name the annex.');
  const other = new Client(stage.url).with(await stage.signIn('reviewer3'));
  const [cycle, member, indicator] = entry.split('/');
  const path = `/api/cycles/${cycle}/reviews/${member}/${indicator}`;
  const { body } = await other.get<ReviewView>(path);
  const decided = await other.post(`${path}/decision`, { decision: 'approve', version: body.entry.version });
  expect(decided.status).toBe(204);
  await page.getByText(/No decision is open to you on this entry\./).waitFor();
  await page.getByText('“Name the annex.”').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Discard what is not saved' }).click();
  await page.getByText('“Name the annex.”').waitFor({ state: 'detached' });
  await page.context().close();
});

it('words for a thread that was resolved meanwhile are shown to their writer', async () => {
  const reviewer = new Client(stage.url).with(await stage.signIn('reviewer2'));
  const path = '/api/cycles/g7-2025/reviews/IT/i1_unit';
  const page = await stage.openAs('italy', '/report/g7-2025/IT/entry/i1_unit');
  const threads = page.getByRole('region', { name: 'Threads' });
  await threads.getByText('Which decree is it?').waitFor();
  await threads.getByLabel('Message', { exact: true }).fill('It is the decree of March.');
  await threads.getByLabel('Message of a new thread').fill('The unit has moved.');
  const { body: begun } = await reviewer.get<readonly ReviewThreadView[]>(`${path}/threads`);
  const settled = await reviewer.post(`${path}/threads/${begun[0]?.id}/resolve`);
  expect(settled.status).toBe(204);
  await threads.getByText(/^Resolved: Reviewer/).waitFor();
  const left = threads.getByRole('region', { name: 'Message', exact: true });
  await left.getByText('“It is the decree of March.”').waitFor();
  // Another thread may still be begun: its words stand in their form.
  expect(await threads.getByRole('region', { name: 'Message of a new thread' }).count()).toBe(0);
  await threads.getByLabel('Message of a new thread').fill('');
  await left.getByRole('button', { name: 'Discard what is not saved' }).click();
  await left.waitFor({ state: 'detached' });
  await page.reload();
  await threads.getByText(/^Resolved: Reviewer/).waitFor();
  expect(await threads.getByText('It is the decree of March.').count()).toBe(0);
  await page.context().close();
});

it('words of a thread that a member began before the reviewer asked are shown to it, and the question is what it can answer', async () => {
  const page = await stage.openAs('italy', '/report/g7-2025/IT/entry/iii1_officials');
  const threads = page.getByRole('region', { name: 'Threads' });
  await threads.getByLabel('Message of a new thread').fill('The figure is of June.');
  const reviewer = new Client(stage.url).with(await stage.signIn('reviewer2'));
  const path = '/api/cycles/g7-2025/reviews/IT/iii1_officials';
  const { body } = await reviewer.get<ReviewView>(path);
  const question = { decision: 'ask', version: body.entry.version, text: 'Of which month is it?' };
  expect((await reviewer.post(`${path}/decision`, question)).status).toBe(204);
  await page.getByText('The reviewer asks for clarification').waitFor();
  const left = threads.getByRole('region', { name: 'Message of a new thread' });
  await left.getByText('“The figure is of June.”').waitFor();
  expect(await threads.getByRole('button', { name: 'Begin a thread' }).count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // They are there after another screen, too; answered, the question keeps nobody from a thread.
  await page.locator('.crumbs').getByRole('link').click();
  await page.waitForURL(/\/report\/g7-2025\/IT$/);
  await page.goBack();
  await left.getByText('“The figure is of June.”').waitFor();
  await page.getByLabel('Your answer').fill('It is of December.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await expectSoon(() => threads.getByRole('textbox', { name: 'Message of a new thread' }).inputValue()).toBe(
    'The figure is of June.',
  );
  expect(await left.count()).toBe(0);
  await page.context().close();
});

it('words typed meanwhile for an entry that the member withdraws are shown until their writer lets them go', async () => {
  const page = await stage.openAs('reviewer4', '/review/g7-2025/EU/i1_unit');
  await page.getByRole('radio', { name: 'Return for correction' }).check();
  await page.getByLabel('What should the member do?').fill('Name the mandate.');
  await page.getByLabel('Message of a new thread').fill('Who holds the mandate?');
  const union = new Client(stage.url).with(await stage.signIn('european-union'));
  const withdrawn = await union.post('/api/cycles/g7-2025/reports/EU/withdraw', { reason: 'The mandate is too wide.' });
  expect(withdrawn.status).toBe(204);
  await page.getByText(/^This entry is not in review with you/).waitFor();
  const decision = page.getByRole('region', { name: 'Decision', exact: true });
  const message = page.getByRole('region', { name: 'Message of a new thread' });
  await decision.getByText('“Name the mandate.”').waitFor();
  await message.getByText('“Who holds the mandate?”').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  for (const left of [decision, message]) {
    await left.getByRole('button', { name: 'Discard what is not saved' }).click();
    await left.waitFor({ state: 'detached' });
  }
  await page.context().close();
});

it('a report that is with the reviewers leads to its receipt from where it was checked and submitted', async () => {
  const page = await stage.openAs('italy', '/report/g7-2025/IT');
  const toReceipt = page.getByRole('link', { name: 'Receipt of version 1' });
  await toReceipt.first().waitFor();
  expect(await page.getByRole('link', { name: 'Check and submit' }).count()).toBe(0);
  await page.goto(`${stage.url}/report/g7-2025/IT/entry/i1_staff`);
  await page.locator('.side-link a').waitFor();
  expect(await page.getByRole('link', { name: 'Check and submit' }).count()).toBe(0);
  await toReceipt.click();
  await page.getByRole('heading', { level: 1, name: 'Report submitted' }).waitFor();
  // What was found on it is read from there, by whoever reads the receipt.
  const toChecks = page.getByRole('link', { name: 'Checks' });
  await toChecks.click();
  await page.getByRole('heading', { level: 1, name: 'Checks' }).waitFor();
  await page.context().close();
  const reviewer = await stage.openAs('reviewer2', '/report/g7-2025/IT/receipt/1');
  await reviewer.getByRole('link', { name: 'Checks' }).click();
  await reviewer.getByRole('heading', { level: 1, name: 'Checks' }).waitFor();
  await reviewer.context().close();
});

it('a receipt leads to no checks once they are of the next version', async () => {
  const page = await stage.openAs('germany', '/report/g7-2025/DE/receipt/1');
  const read = page.waitForResponse((answer) => answer.url().endsWith('/reports/DE'));
  await page.reload();
  await (await read).finished();
  await page.evaluate(() => new Promise((shown) => setTimeout(shown, 200)));
  await page.getByRole('heading', { name: 'Findings answered in writing' }).waitFor();
  expect(await page.getByRole('link', { name: 'Checks' }).count()).toBe(0);
  await page.context().close();
});
