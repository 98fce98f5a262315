import type { EntryView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findBarriers, goOffline } from '../../support/browser.js';
import { until } from '../../support/until.js';
import { expectSoon } from '../../support/expect-soon.js';

const ENTRY = '/report/g7-2025/FR/entry/i1_staff';

/** Stories of what stands in an entry's form and has not reached the server. */
export function tellOfWhatIsNotSaved({
  open,
  reopen,
  enterWithoutConnection,
  readEntry,
}: {
  readonly open: (name: string, path: string) => Promise<Page>;
  readonly reopen: (page: Page, path: string) => Promise<Page>;
  readonly enterWithoutConnection: (page: Page, value: string) => Promise<void>;
  readonly readEntry: (name: string, member: string, indicator: string) => Promise<EntryView>;
}): void {
  const read = (): Promise<EntryView> => readEntry('france', 'FR', 'i1_staff');
  it('is kept without a connection, over a closed tab, and sent wherever in the app its person is when it is back', async () => {
    const page = await open('france', ENTRY);
    await enterWithoutConnection(page, '91');
    const account = await reopen(page, '/account');
    await until(read, ({ value }) => value === '91');
    await account.getByRole('link', { name: 'Our report' }).first().click();
    await account.getByRole('heading', { level: 1, name: 'Report: France' }).waitFor();
    await account.getByText(/on this device/).waitFor({ state: 'detached' });
    await account.goto(page.url());
    await account.getByLabel('Total').waitFor();
    expect(await account.getByLabel('Total').inputValue()).toBe('91');
  });

  it('waits for its person, whom the report and its last look tell of it, where it lacks something', async () => {
    const page = await open('france', ENTRY);
    await page.getByRole('radio', { name: 'No data' }).check();
    await page.getByText('Not saved yet. Fill in “Reason”.').waitFor();
    const report = await reopen(page, '/report/g7-2025/FR');
    const left = report.getByRole('region', { name: '1 answer on this device is not stored yet' });
    await left.waitFor();
    expect(await findBarriers(report)).toEqual([]);
    // Nor is a report certified by somebody who has forgotten it.
    await report.getByRole('link', { name: 'Check and submit' }).first().click();
    await report.getByRole('heading', { level: 1, name: 'Check and submit' }).waitFor();
    await left.waitFor();
    expect(await findBarriers(report)).toEqual([]);
    await left.getByRole('link').click();
    await report.getByText('Not saved yet. Fill in “Reason”.').waitFor();
    await report.getByRole('radio', { name: 'We have an answer' }).check();
    await report.getByText(/^Saved \d\d:\d\d/).waitFor();
    await report.getByRole('link', { name: 'Our report' }).first().click();
    await report.getByRole('heading', { level: 1, name: 'Report: France' }).waitFor();
    await left.waitFor({ state: 'detached' });
  });

  it('is sent when the connection is back, also where its person has gone on to the next one', async () => {
    const page = await open('france', ENTRY);
    await enterWithoutConnection(page, '92');
    await page.locator('.rail').getByRole('link', { name: 'I.1.f' }).click();
    await page.getByRole('heading', { level: 1, name: /^How many persons did the unit refer/ }).waitFor();
    expect((await read()).value).not.toBe('92');
    await page.context().setOffline(false);
    await until(read, ({ value }) => value === '92');
    await page.getByRole('link', { name: 'Our report' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Report: France' }).waitFor();
    expect(await page.getByText(/on this device/).count()).toBe(0);
  });

  it('is no fault while the reason is not written why there is no answer, and keeps the figure of who said so by a slip', async () => {
    const page = await open('france', ENTRY);
    const total = page.getByLabel('Total');
    const before = await total.inputValue();
    const { version } = await read();
    await page.getByRole('radio', { name: 'No data' }).check();
    await page.getByText('Not saved yet. Fill in “Reason”.').waitFor();
    await page.getByRole('button', { name: 'Mark complete' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'reason');
    expect(await page.locator('.banner-err').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('radio', { name: 'We have an answer' }).check();
    await expectSoon(() => total.inputValue()).toBe(before);
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    expect(await read()).toMatchObject({ status: 'answered', value: before });
    await page.getByRole('radio', { name: 'No data' }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The unit does not count its staff.');
    await until(read, ({ status }) => status === 'no-data');
    await page.getByRole('radio', { name: 'We have an answer' }).check();
    await until(read, ({ status, value }) => status === 'answered' && value === before);
    expect((await read()).version).toBeGreaterThan(version);
  });

  it('is found again where one figure of it was said to be missing by a slip', async () => {
    const page = await open('france', ENTRY);
    const cell = page.getByLabel('Function, Analysts');
    const before = await cell.inputValue();
    const status = page.getByLabel('Analysts: Data status');
    await status.selectOption('missing');
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    await expectSoon(() => cell.inputValue()).toBe('');
    await status.selectOption('normal');
    await expectSoon(() => cell.inputValue()).toBe(before);
    expect(before).not.toBe('');
    await until(read, ({ cells }) => cells['function.analysis']?.status === 'normal');
  });

  it('is led back to where a figure could not be read, and not taken for complete', async () => {
    const page = await open('france', ENTRY);
    const cell = page.getByLabel('Function, Analysts');
    await cell.fill('about 20');
    await page.getByRole('button', { name: 'Mark complete' }).click();
    await page.getByText('“about 20” is not a figure.').waitFor();
    await page.getByText('A figure that cannot be read is not saved.').waitFor();
    expect(await page.getByText(/^Saved/).count()).toBe(0);
    await page.getByRole('button', { name: 'Mark complete' }).click();
    expect(await cell.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(page.url()).toContain(ENTRY);
  });

  it('is asked about by the one reading that is allowed, and told at its field why a figure was not taken', async () => {
    const page = await open('france', ENTRY);
    const total = page.getByLabel('Total');
    await total.fill('1,234');
    await total.blur();
    await page.getByText(/^“1,234” can also be read with three decimals, .* Do you mean the whole number\?/).waitFor();
    expect(await page.locator('.decimal-fault').getByRole('button').allInnerTexts()).toEqual(['1,234']);
    await total.fill('-5');
    await total.blur();
    await page.getByText('Could not save.').waitFor();
    await expectSoon(() => total.getAttribute('aria-describedby')).toMatch(/ refused-total$/);
    expect(await page.locator('#refused-total').innerText()).toMatch(/is below 0, the least allowed\. Correct/);
    expect(await total.getAttribute('aria-invalid')).toBe('true');
    // What stands there by now is asked about, not what was refused before.
    await total.fill('1,234');
    await total.blur();
    await page.getByText(/^“1,234” can also be read/).waitFor();
    expect(await page.locator('#refused-total').count()).toBe(0);
    await total.fill('120');
    await page.getByLabel('Function, Analysts').fill('-1');
    await page.getByLabel('Function, Investigators').focus();
    await page.locator('td .field-message', { hasText: 'is below 0, the least allowed' }).waitFor();
    expect(await page.locator('#refused-total').count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('is told at the field of the currency that there is none of this name', async () => {
    const page = await open('france', '/report/g7-2025/FR/entry/i6_frozen');
    const currency = page.getByLabel('Currency');
    await currency.fill('QQQ');
    await currency.blur();
    await page.locator('.field-message', { hasText: /QQQ.+ is not a currency/ }).waitFor();
    expect(await currency.getAttribute('aria-invalid')).toBe('true');
    await currency.fill('EUR');
    await page.locator('.field-message').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('has the words that justify a finding again after another screen or language, until they are cancelled', async () => {
    const page = await open('united-states', '/report/g7-2025/US/entry/i2_suspects');
    const words = page.getByLabel('Why the value is right');
    await page.getByRole('button', { name: 'Justify' }).click();
    await words.fill('The court counts otherwise.');
    await page.locator('.rail').getByRole('link', { name: 'I.2.e' }).click();
    await page.waitForURL(/i2_investigations$/);
    await page.goBack();
    await expectSoon(() => words.inputValue()).toBe('The court counts otherwise.');
    await page.getByText('Language: EN').click();
    await page.getByRole('button', { name: 'Français' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'fr');
    await expectSoon(() => page.locator('.justify textarea').inputValue()).toBe('The court counts otherwise.');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Justifier' }).click();
    await expectSoon(() => page.locator('.justify textarea').inputValue()).toBe('');
  });

  it('has a figure that was typed last, also where its page is left by keys before its field is', async () => {
    const page = await open('france', ENTRY);
    const total = page.getByLabel('Total');
    await total.fill('117');
    await page.keyboard.press('Alt+ArrowDown');
    await page.waitForURL((url) => !url.pathname.endsWith(ENTRY));
    await until(read, ({ value }) => value === '117');
  });

  it('has a figure that was typed last, also where its window was gone before the field was left and nothing could be sent', async () => {
    const page = await open('france', ENTRY);
    await page.getByLabel('Total').waitFor();
    await goOffline(page);
    await page.getByLabel('Total').fill('116');
    await page.goto('about:blank');
    await page.context().setOffline(false);
    const again = await reopen(page, ENTRY);
    await again.getByLabel('Total').waitFor();
    expect(await again.getByLabel('Total').inputValue()).toBe('116');
    await until(read, ({ value }) => value === '116');
    // Of what is stored nothing is kept any more.
    await expectSoon(() => again.evaluate(() => localStorage.getItem('signatory-leaving signatory'))).toBeNull();
  });

  it('is offered the sum of its parts where they have no total, which the checks ask for', async () => {
    const page = await open('france', '/report/g7-2025/FR/entry/i2_prosecuted');
    const total = page.getByLabel('Total');
    const before = await total.inputValue();
    await total.fill('');
    await total.blur();
    await page.getByText('I.2.g: its parts are given, and no total.').first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: /^Enter the sum of the parts: \S+$/ }).press('Enter');
    expect(await total.inputValue()).toBe(before);
    expect(await total.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByText('I.2.g: its parts are given').first().waitFor({ state: 'detached' });
  });

  it('shows in its rail where one is, however far down that stands', async () => {
    const page = await open('germany', '/report/g7-2025/DE/entry/ii2_seized');
    const here = page.locator('.rail [aria-current]');
    await here.waitFor();
    const isSeen = await here.evaluate((link) => {
      const [own, rail] = [link.getBoundingClientRect(), link.closest('.rail')?.getBoundingClientRect()];
      return rail !== undefined && own.top >= rail.top && own.bottom <= Math.min(rail.bottom, innerHeight);
    });
    expect(isSeen).toBe(true);
  });
}
