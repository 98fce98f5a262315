import { jest } from '@jest/globals';
import type { EntryView } from '@signatory/contract';
import { findFaultsInEveryLook, goOffline, LOOKS } from '../support/browser.js';
import { PDF } from '../support/evidence-document.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const INDICATOR = 'i1_guard';
const SCREEN = `/report/g7-2025/FR/entry/${INDICATOR}`;
const ENTRY = `/api/cycles/g7-2025/reports/FR/entries/${INDICATOR}`;
const PHONE = LOOKS[2];

const stage = new ExamplesStage();

afterEach(() => Promise.all(stage.browser.contexts().map((context) => context.close())));

const stored = async (): Promise<EntryView['evidence']> => {
  const cookie = await stage.signIn('france');
  return ((await (await fetch(`${stage.url}${ENTRY}`, { headers: { cookie } })).json()) as EntryView).evidence;
};

it('a piece of evidence is given its date later, with its file as it was sent, and stays at its place', async () => {
  const page = await stage.openAs('france', SCREEN, { look: PHONE, hasTouch: true });
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await evidence
    .getByLabel('Add a file')
    .setInputFiles({ name: 'order.pdf', mimeType: 'application/pdf', buffer: PDF });
  await evidence.getByRole('button', { name: 'Add', exact: true }).tap();
  await evidence
    .getByText(/“order” does not fit \(date: none\).+ Correct its date, or choose other evidence\./)
    .waitFor();
  const before = await stored();
  expect(before.map(({ title }) => title)).toContain('order');

  // What the check asks for is done where it asks: nothing has to be sent again.
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/evidence-files')) sent.push(request.url());
  });
  await evidence.getByRole('button', { name: 'Change order' }).tap();
  const form = evidence.getByRole('group', { name: 'Change evidence' });
  await form.getByText('order.pdf').waitFor();
  await expectSoon(() => form.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('order');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await form.getByLabel('When it happened').fill('2025-03-03');
  await form.getByRole('button', { name: 'Save the change' }).click();
  await evidence.getByText(/“order” does not fit/).waitFor({ state: 'detached' });
  const after = await stored();
  expect(after.map(({ title, file }) => [title, file])).toEqual(before.map(({ title, file }) => [title, file]));
  expect(after.find(({ title }) => title === 'order')).toMatchObject({ happened: '2025-03-03', tier: 'reviewers' });
  expect(sent).toEqual([]);

  // The same under another name is said to be the same, before it is added once more.
  await evidence
    .getByLabel('Add a file')
    .setInputFiles({ name: 'order-again.pdf', mimeType: 'application/pdf', buffer: PDF });
  await evidence.getByText('order-again.pdf has arrived.').waitFor();
  await evidence.getByText('The same file was sent before, as order.pdf.').waitFor();
  await evidence.getByRole('button', { name: 'Cancel' }).tap();

  // A link is changed as well, and what was begun is taken back.
  const [link] = after;
  await evidence.getByRole('button', { name: `Change ${link?.title}` }).click();
  await expectSoon(() => form.getByLabel('Address of the page').inputValue()).toBe(link?.url);
  await form.getByRole('textbox', { name: 'Title' }).fill('Another');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await evidence.getByRole('button', { name: `Change ${link?.title}` }).waitFor();
  expect(await stored()).toEqual(after);

  // One that was taken away by a slip is put back.
  await evidence.getByRole('button', { name: `Remove ${link?.title}` }).tap();
  await evidence
    .getByRole('status')
    .filter({ hasText: `Removed: ${link?.title}.` })
    .waitFor();
  await expectSoon(async () => (await stored()).some(({ title }) => title === link?.title)).toBe(false);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await evidence.getByRole('button', { name: `Put it back ${link?.title}` }).tap();
  await expectSoon(async () => (await stored()).some(({ title }) => title === link?.title)).toBe(true);
  await evidence.getByText(/^Removed: /).waitFor({ state: 'detached' });
  // Nobody drags a file to a phone.
  expect(await evidence.getByText('or drop a file here.').isVisible()).toBe(false);
});

it('what is wrong with a file, and the way on, come into sight on a phone above the bar', async () => {
  const page = await stage.openAs('france', SCREEN, { look: PHONE, hasTouch: true });
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await evidence.getByRole('heading', { name: 'Evidence' }).evaluate((it) => {
    document.documentElement.style.scrollBehavior = 'auto';
    it.scrollIntoView({ block: 'center' });
  });
  await goOffline(page);
  await evidence
    .getByLabel('Add a file')
    .setInputFiles({ name: 'order.pdf', mimeType: 'application/pdf', buffer: PDF });
  const again = evidence.getByRole('button', { name: 'Try again' });
  await expectSoon(() =>
    again.evaluate((it) => {
      const { left, bottom, top } = it.getBoundingClientRect();
      return it.contains(document.elementFromPoint(left + 8, (top + bottom) / 2));
    }),
  ).toBe(true);
  await page.context().setOffline(false);
  await again.tap();
  await evidence.getByText('order.pdf has arrived.').waitFor();
});
