import { jest } from '@jest/globals';
import type { EntryView, ReportView, RunView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const METHOD = 'iii3_method';
const UNION = '/api/cycles/g7-2025/reports/EU';

const stage = new ExamplesStage();

const wordsOf = ({ value }: Pick<EntryView, 'value'>): string => (typeof value === 'string' ? value : '');

const clientOf = async (name: string): Promise<Client> => new Client(stage.url).with(await stage.signIn(name));

it('an answer in words that is cut at its most characters says so at the field, and is kept as far as it goes', async () => {
  const japan = await clientOf('japan');
  const kept = async (): Promise<EntryView> =>
    (await japan.get<EntryView>(`/api/cycles/g7-2025/reports/JP/entries/${METHOD}`)).body;
  const page = await stage.openAs('japan', `/report/g7-2025/JP/entry/${METHOD}`);
  for (const [label, most, told] of [
    ['Text', 20_000, '20,000'],
    ['What explains this answer?', 2_000, '2,000'],
  ] as const) {
    const field = page.getByLabel(label, { exact: true });
    const full = page
      .getByRole('alert')
      .getByText(`The field takes at most ${told} characters. Anything beyond that is left out:`);
    await field.fill('w'.repeat(most - 1));
    expect(await full.count()).toBe(0);
    // A browser cuts what goes beyond, and says nothing.
    await field.press('End');
    await page.keyboard.insertText('xyz');
    await full.waitFor();
    expect([(await field.inputValue()).length, (await field.inputValue()).at(-1)]).toEqual([most, 'x']);
    const says = await full.evaluate((it) => it.closest('[id]')?.id ?? '');
    expect((await field.getAttribute('aria-describedby'))?.split(' ')).toContain(says);
    // It is no fault: all that is there is saved.
    expect(await field.getAttribute('aria-invalid')).toBeNull();
  }
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  const { narrative, ...answer } = await until(kept, (entry) => entry.narrative?.texts['en']?.text.length === 2_000);
  expect([wordsOf(answer).length, narrative?.texts['en']?.text.at(-1)]).toEqual([20_000, 'x']);
  for (const label of ['Text', 'What explains this answer?'])
    await page.getByLabel(label, { exact: true }).fill('From the register.');
  await expectSoon(() => page.getByText(/^The field takes at most/).count()).toBe(0);
  await until(kept, (entry) => entry.value === 'From the register.');
  await page.context().close();
});

it('a member says in which language its words and their translation are, whatever the screen speaks', async () => {
  const japan = await clientOf('japan');
  const path = '/api/cycles/g7-2025/reports/JP/entries/i1_staff';
  const kept = async (): Promise<EntryView> => (await japan.get<EntryView>(path)).body;
  const page = await stage.openAs('japan', '/report/g7-2025/JP/entry/i1_staff');
  const words = page.getByLabel('What explains this answer?');
  const source = page.getByLabel('Language of these words', { exact: true });
  await words.fill('定員であり、実員ではありません。');
  await expectSoon(() => source.inputValue()).toBe('en');
  await source.selectOption('ja');
  expect(await words.getAttribute('lang')).toBe('ja');
  await page.locator('summary', { hasText: 'Translation' }).click();
  const target = page.getByLabel('Translation: Language of these words');
  expect(await target.inputValue()).toBe('en');
  // No word is a translation into its own language.
  expect(await target.locator('option[value=ja]').count()).toBe(0);
  await target.selectOption('ko');
  const other = page.getByLabel('The same words in another language');
  await other.fill('정원이며 현원이 아닙니다.');
  await page.getByLabel('Somebody who speaks both languages has checked it').check();
  const { narrative, translation } = await until(kept, (entry) => entry.translation === 'CHECKED');
  expect([narrative?.original, Object.keys(narrative?.texts ?? {}).toSorted()]).toEqual(['ja', ['ja', 'ko']]);
  expect(translation).toBe('CHECKED');
  expect(await findFaultsInEveryLook(page)).toEqual([]);

  // The wrong way round, each was taken for the other; what was checked was something else.
  await source.selectOption('ko');
  expect([await source.inputValue(), await target.inputValue()]).toEqual(['ko', 'ja']);
  const turned = await until(kept, (entry) => entry.translation === 'DRAFT');
  expect([turned.narrative?.original, Object.keys(turned.narrative?.texts ?? {}).toSorted()]).toEqual([
    'ko',
    ['ja', 'ko'],
  ]);
  expect(turned.narrative?.texts['ja']?.text).toBe('정원이며 현원이 아닙니다.');
  await page.reload();
  await expectSoon(() => source.inputValue()).toBe('ko');
  await page.context().close();
});

it('a reviewer sees word by word what changed in an answer in words, beside the answer as it was', async () => {
  const union = await clientOf('european-union');
  const read = async (): Promise<ReportView> => (await union.get<ReportView>(UNION)).body;
  expect((await union.post(`${UNION}/withdraw`, { reason: 'A word of the method is wrong.' })).status).toBe(204);
  const { version, ...before } = (await union.get<EntryView>(`${UNION}/entries/${METHOD}`)).body;
  const now = wordsOf(before).replace('that its agency coordinated', 'that its agency led');
  const saved = await union.save(`${UNION}/entries/${METHOD}`, version, { value: now, evidence: [] });
  expect([saved.status, saved.text]).toEqual([200, expect.anything()]);
  const { revision } = await read();
  expect((await union.post<RunView>(`${UNION}/check`, { revision })).status).toBe(202);
  await until(read, ({ state }) => state === 'READY');
  const certified = await union.post(`${UNION}/certify`, { revision, office: 'Head of unit', statement: true });
  expect([certified.status, certified.text]).toEqual([201, expect.anything()]);
  const page = await stage.openAs('reviewer2', `/review/g7-2025/EU/${METHOD}`);
  const answer = page.getByRole('region', { name: 'Answer', exact: true }).getByRole('row', { name: /^Answer/ });
  await expectSoon(() => answer.locator('del').allTextContents()).toEqual(['was: coordinated']);
  await expectSoon(() => answer.locator('ins').allTextContents()).toEqual(['now: led']);
  // As it was it stands beside, whole and unmarked; what is declared of its language is nothing, since nobody told it.
  const [was, is] = [answer.getByRole('cell').first(), answer.locator('.difference')];
  expect([await was.innerText(), await was.locator('ins, del').count()]).toEqual([wordsOf(before), 0]);
  expect(await is.getAttribute('lang')).toBe('');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});
