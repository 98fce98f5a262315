import { jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { findBarriers, findFaultsInEveryLook, findPushed, LOOKS, turnTo } from '../support/browser.js';
import { countKeptTexts, openAgain } from '../support/closed-window.js';
import { ExamplesStage } from '../support/stage.js';
import { tellOfDiscarding, tellOfItemsByKeys, tellOfRulesTried } from './plan-draft/items-and-rules.js';
import { tellOfTwoAtOneDraft } from './plan-draft/two-at-once.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const PLAN = '/plans/g7-migrant-smuggling';

const stage = new ExamplesStage();
let page: Page;

beforeAll(async () => {
  page = await stage.openAs('secretariat', `${PLAN}/1`);
}, 180_000);

const lint = (): Locator => page.getByRole('region', { name: 'Checks of the text' });
const outline = (): Locator => page.getByRole('navigation', { name: 'Structure of the plan' });
const focusedLabel = (): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? '');

it('a version in use is copied into the next draft, and opened there', async () => {
  await page.getByRole('button', { name: 'Draft version 2 from this one' }).click();
  await page.getByRole('heading', { level: 1, name: 'Edit the plan’s text' }).waitFor();
  await page.getByText('copied from version 1').waitFor();
  await lint().getByText('No faults.').waitFor();
  const next = lint().getByRole('link', { name: 'What comes next' });
  expect(await next.getAttribute('href')).toBe(`${PLAN}/2`);
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByRole('alert').waitFor();
  await expectSoon(() => page.getByRole('alert').innerText()).toBe('Nothing has been changed.');
});

it('the tree ends where the bar that saves begins, with as much as it has to say', async () => {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 600 });
  await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' }));
  await page.getByText('Nothing has been changed.').waitFor();
  const edges = (): Promise<number> =>
    page.evaluate(() => {
      const [tree, bar] = ['.plan-outline', '.plan-save'].map((part) => document.querySelector(part));
      if (!tree || !bar || tree.scrollHeight <= tree.clientHeight) throw new Error('The tree is longer than its room.');
      return Math.round(bar.getBoundingClientRect().top - tree.getBoundingClientRect().bottom);
    });
  await expectSoon(edges).toBe(0);
  await page.getByRole('textbox').first().fill('Another title');
  await page.getByText('Nothing has been changed.').waitFor({ state: 'detached' });
  await expectSoon(edges).toBe(0);
  await page.getByRole('button', { name: 'Discard what is not saved' }).click();
  await page.getByText('What was not saved is discarded.').waitFor();
  if (size) await page.setViewportSize(size);
});

tellOfDiscarding(() => page);

tellOfItemsByKeys(() => page);

it('an indicator with options is added, what is wrong with it is told at its place, and mended by its link', async () => {
  await outline()
    .getByRole('link', { name: /^I Strengthening the operational/ })
    .click();
  await outline()
    .getByRole('link', { name: /^I\.1 / })
    .click();
  await page.getByRole('button', { name: 'Add an indicator' }).click();
  await page.getByRole('heading', { level: 2, name: 'New: Indicator' }).waitFor();
  await page.getByRole('textbox', { name: 'Question, English' }).fill('Is the desk open?');
  await page.getByLabel('Type of answer').selectOption('Choice');
  for (const [place, code] of [
    [1, 'shut'],
    [2, 'open'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a code' }).click();
    await page.getByRole('textbox', { name: `Code ${place}` }).fill(code);
    await page.getByRole('textbox', { name: `Code ${place}` }).blur();
    await page.getByRole('textbox', { name: `Label of ${code}, English` }).fill(`It is ${code}`);
  }
  await page.getByRole('button', { name: 'Move open up' }).click();
  await page.getByRole('button', { name: 'Move open up', disabled: true }).waitFor();
  await expectSoon(() => page.getByRole('textbox', { name: 'Code 1' }).inputValue()).toBe('open');
  const own = outline().getByRole('link', { name: /^Is the desk open\?/ });
  const [place = ''] = /\d+(?=$)/.exec(decodeURIComponent(page.url())) ?? [];
  await own.press('Alt+ArrowUp');
  await page.waitForURL((url) => url.href.endsWith(encodeURIComponent(`/indicators/${Number(place) - 1}`)));
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Is the desk open?') === true);
  await page.keyboard.press('Alt+ArrowDown');
  await page.waitForURL((url) => url.href.endsWith(encodeURIComponent(`/indicators/${place}`)));
  // What is not there yet is not wrong: it is listed apart, and its field is not red.
  const missing = lint().getByRole('link', { name: '"Code" is still to be filled in.' });
  await missing.waitFor();
  await lint().getByText('1 field is still to be filled in before the draft can be put to the members.').waitFor();
  await outline()
    .getByRole('link', { name: /Is the desk open\?.*1 field is still to be filled in/ })
    .waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await missing.click();
  await page.waitForURL(/indicators%2F\d+%2Fcode/);
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  expect(await focusedLabel()).toBe('Code');
  expect(await page.locator(':focus').getAttribute('aria-invalid')).toBeNull();
  await page.keyboard.type('i1 desk');
  await outline()
    .getByRole('link', { name: /Is the desk open\?.*1 fault/ })
    .waitFor();
  await expectSoon(() => page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
  await page.locator(':focus').fill('i1_desk');
  await lint().getByText('No faults.').waitFor();
});

it('an indicator is calculated from others, and what it cannot read is told where it is written', async () => {
  await outline()
    .getByRole('link', { name: /^I\.1 / })
    .click();
  await page.getByRole('button', { name: 'Add an indicator' }).click();
  await page.getByRole('textbox', { name: 'Code', exact: true }).fill('i1_per_staff');
  await page.getByRole('textbox', { name: 'Question, English' }).fill('How many were referred for each of the staff?');
  await page.getByLabel('Type of answer').selectOption('Number');
  const formula = page.getByRole('textbox', { name: 'Calculated as (CEL)' });
  await formula.fill('i1_referred / i1_staf');
  const fault = lint().getByRole('link', { name: /No indicator is called "i1_staf"/ });
  await fault.waitFor();
  await fault.click();
  await page.waitForFunction(() =>
    (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent?.startsWith('Calculated as'),
  );
  await expectSoon(() => page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await formula.fill('i1_per_staff + i1_staff');
  await lint()
    .getByRole('link', { name: 'i1_per_staff is calculated from itself: i1_per_staff → i1_per_staff.' })
    .waitFor();
  await formula.fill('i1_referred / i1_staff');
  await lint().getByText('No faults.').waitFor();
});

tellOfRulesTried(() => page);

it('members, conflict groups, sources, mirrors, method and codebook have forms of their own', async () => {
  const open = (name: string) => outline().getByRole('link', { name, exact: true }).click();
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await open('Members');
  await page.getByRole('button', { name: 'Add a member' }).click();
  await field('Code').fill('CH');
  await field('Name, English').fill('Switzerland');
  await page.getByLabel('Kind of member').selectOption('Country');
  await open('Conflict groups');
  await page.getByRole('button', { name: 'Add a conflict group' }).click();
  await field('Code').fill('EFTA');
  await page.getByRole('checkbox', { name: 'CH Switzerland' }).check();
  const few = lint().getByRole('link', { name: '"Members of the group" is too short.' });
  await few.waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await few.waitFor({ state: 'detached' });
  await open('Sources');
  await page.getByRole('button', { name: 'Add a source' }).click();
  await field('Code').fill('note');
  await field('Title').fill('Explanatory note');
  await field('Publisher').fill('Presidency');
  await open('Mirrors');
  await page.getByRole('button', { name: 'Add a mirror' }).click();
  await page.getByRole('combobox', { name: 'Figure of what was sent' }).waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await open('Method settings');
  await page.getByLabel('Scored by two reviewers').selectOption('A sample');
  await field('Share of the sample').fill('0.25');
  await lint().getByRole('link', { name: '"Seed of the sample" is still to be filled in.' }).waitFor();
  await field('Seed of the sample').fill('lake');
  await open('Codebook of actions');
  await page.getByRole('button', { name: 'Add an example' }).first().click();
  const wordless = lint().getByRole('link', { name: 'Item 4 of "Examples of strong actions" has no words in en.' });
  await wordless.waitFor();
  await field('Examples of strong actions, 4, English').fill('A unit is opened.');
  await wordless.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove Examples of strong actions, 4' }).click();
  await lint().getByText('No faults.').waitFor();
  expect(await findBarriers(page)).toEqual([]);
});

it('a pillar is taken away with all that is in it, and put back', async () => {
  await outline()
    .getByRole('link', { name: /^V Knowledge/ })
    .click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('button', { name: /^Remove it with the \d+ items? in it$/ }).click();
  await outline()
    .getByRole('link', { name: /^V Knowledge/ })
    .waitFor({ state: 'detached' });
  await page.getByText('was removed.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await outline()
    .getByRole('link', { name: /^V Knowledge/ })
    .waitFor();
  await lint().getByText('No faults.').waitFor();
  expect(await page.getByRole('button', { name: 'Put it back' }).count()).toBe(0);
});

it('the tree is an indented table too, whose rows are moved by buttons and lead to their forms', async () => {
  await page.getByRole('button', { name: 'Show it as a table' }).click();
  const table = page.getByRole('region', { name: 'Structure of the plan' });
  const second = table.getByRole('row', { name: /^Level 1 II / });
  await second.getByRole('button', { name: 'Move II up' }).click();
  await table
    .getByRole('row', { name: /^Level 1 II / })
    .getByRole('button', { name: 'Move II up', disabled: true })
    .waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await turnTo(page, LOOKS[2]);
  expect(await findPushed(page)).toEqual([]);
  await turnTo(page, LOOKS[0]);
  await table.getByRole('button', { name: 'Move II down' }).click();
  await table.getByRole('link', { name: /^I\.1 / }).click();
  await page.getByRole('heading', { level: 2, name: /^I\.1 / }).waitFor();
});

it('what was changed outlasts its window, is saved, and stands in the version', async () => {
  const name = (): Locator => page.getByRole('textbox', { name: 'Short name, English' });
  const shown = async (): Promise<unknown[]> => {
    await name().waitFor();
    const unsaved = await page.getByText('Not saved yet', { exact: true }).count();
    return [await name().inputValue(), { unsaved, kept: await countKeptTexts(page) }];
  };
  await name().fill('Typed');
  page = await openAgain(page);
  expect(await shown()).toEqual(['Typed', { unsaved: 1, kept: 1 }]);
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('The draft is saved.').waitFor();
  expect(await shown()).toEqual(['Typed', { unsaved: 0, kept: 0 }]);
  // What arrived, though the window was closed before it heard so, is saved.
  const arrived = new Promise<void>((resolve) => {
    void page.route('**/versions/2/document', (route) => void route.fetch().then(() => resolve()));
  });
  await name().fill('Sent');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await arrived;
  page = await openAgain(page);
  expect(await shown()).toEqual(['Sent', { unsaved: 0, kept: 0 }]);
  await page.goto(`${stage.url}${PLAN}/2`);
  const added = page.locator('.plan-item li').filter({ hasText: 'Is the desk open?' });
  await added.waitFor({ state: 'attached' });
  await expectSoon(() => added.textContent()).toBe('I.1.g Is the desk open?');
});

tellOfTwoAtOneDraft(() => ({ page, stage, address: `${PLAN}/2/text?at=/commitments/0` }));

it('who may not change it reads it without controls', async () => {
  const reader = await stage.openAs('france', `${PLAN}/1/text?at=/commitments/0/indicators/0`);
  await reader.getByRole('heading', { level: 2, name: /^i1_unit / }).waitFor();
  expect(await reader.locator('main').locator('input, textarea, select').count()).toBe(0);
  await expectSoon(() => reader.locator('main').getByRole('button').allInnerTexts()).toEqual(['Show it as a table']);
  await reader.context().close();
});

it('a plan is begun from nothing, saved while faulty, and kept from the members', async () => {
  await page.goto(`${stage.url}/plans`);
  await page.getByRole('textbox', { name: 'Title' }).fill('Harbour accord');
  await page.getByRole('textbox', { name: 'Short name' }).fill('g20-rio');
  await page.getByRole('button', { name: 'Begin a plan' }).click();
  await page.getByText('Another plan has this name. Choose another one.').waitFor();
  await page.getByRole('textbox', { name: 'Short name' }).fill('harbours');
  await page.getByRole('button', { name: 'Begin a plan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Edit the plan’s text' }).waitFor();
  await lint()
    .getByText(/fields are still to be filled in before the draft can be put to the members/)
    .waitFor();
  await page.getByRole('textbox', { name: 'Adopted on' }).fill('2026-05-01');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('The draft is saved.').waitFor();
  await page.goto(`${stage.url}/plans/harbours/1`);
  await page.getByRole('link', { name: 'See what is wrong' }).click();
  const adopted = page.getByRole('textbox', { name: 'Adopted on' });
  await adopted.waitFor();
  await expectSoon(() => adopted.inputValue()).toBe('2026-05-01');
  const file = { name: 'accord.yaml', mimeType: 'application/yaml', buffer: Buffer.from('title: { en: Brought }\n') };
  await page.getByLabel('Import a file into the draft').setInputFiles(file);
  await page.getByText('accord.yaml is in the draft. It is not saved yet.').waitFor();
  await expectSoon(() => page.getByRole('textbox', { name: 'Title, English', exact: true }).inputValue()).toBe(
    'Brought',
  );
  const latin = { ...file, buffer: Buffer.from('title: { fr: Évian }\n', 'latin1') };
  await page.getByLabel('Import a file into the draft').setInputFiles(latin);
  await page.getByText('The file is neither UTF-8 nor a workbook.').waitFor();
  // A workbook, by whatever name, stands for the text that it means, or is told by the cell why it stands for none.
  const workbook = await page.request.get(`${stage.url}/api${PLAN}/versions/1/document.xlsx`);
  const sheets = { name: 'accord.yml', mimeType: '', buffer: await workbook.body() };
  await page.getByLabel('Import a file into the draft').setInputFiles(sheets);
  await page.getByText('accord.yml is in the draft. It is not saved yet.').waitFor();
  await outline()
    .getByRole('link', { name: /^I Strengthening the operational/ })
    .waitFor();
  await page
    .getByLabel('Import a file into the draft')
    .setInputFiles({ ...sheets, buffer: sheets.buffer.subarray(0, 5_000) });
  await page.getByText('The workbook is damaged: its end is missing').waitFor();
  await page.getByRole('button', { name: 'Discard what is not saved' }).click();
  await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Harbour accord');
});
