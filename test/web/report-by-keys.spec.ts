import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hearHeading, nameFocused, press, tabTo, typeInto } from '../support/keyboard.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(120_000);

const REPORT = '/report/g7-2025/US';

const stage = new ExamplesStage();

afterEach(() => Promise.all(stage.browser.contexts().map((context) => context.close())));

async function openEntry(indicator: string, heading: RegExp): Promise<Page> {
  const page = await stage.openAs('united-states', `${REPORT}/entry/${indicator}`);
  await hearHeading(page, heading);
  return page;
}

/** Whether the focus is where the bar at the foot does not cover it. */
function isInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const bar = document.querySelector('.save-bar')?.getBoundingClientRect().top ?? innerHeight;
    const focused = document.activeElement?.getBoundingClientRect();
    return focused !== undefined && focused.top >= 0 && focused.bottom <= bar;
  });
}

describe('whoever reports by keys alone', () => {
  it('goes down a column of figures and up again, a key for each', async () => {
    const page = await openEntry('ii1_sent', /^How many requests/);
    await typeInto(page, 'Other member, Canada', '3');
    await page.keyboard.press('Enter');
    expect(await nameFocused(page)).toBe('Other member, France');
    await page.keyboard.type('4');
    await page.keyboard.press('ArrowDown');
    expect(await nameFocused(page)).toBe('Other member, Germany');
    await page.keyboard.press('Shift+Enter');
    expect(await nameFocused(page)).toBe('Other member, France');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await nameFocused(page)).toBe('Other member, Canada');
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
    expect(await page.getByLabel('Other member, France').inputValue()).toBe('4');
  });

  it('stays at the figure about which it was asked, once it said what was meant', async () => {
    const page = await openEntry('i1_staff', /^How many staff/);
    for (const field of ['Total', 'Function, Investigators']) {
      await typeInto(page, field, '1,234');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: '1,234', exact: true }).waitFor();
      // A table asks below the row, and so after its last field.
      await page.keyboard.press(field === 'Total' ? 'Shift+Tab' : 'Tab');
      expect(await nameFocused(page)).toBe('1,234');
      await page.keyboard.press('Enter');
      await page.getByText(/^Saved \d\d:\d\d/).waitFor();
      expect(await nameFocused(page)).toBe(field);
      expect(await page.getByLabel(field, { exact: true }).inputValue()).toBe('1,234');
    }
  });

  it('goes on in the item that was added, and in the next where one was removed', async () => {
    const page = await openEntry('ii1_tools', /^Which listed tools/);
    const items = page.locator('.item');
    await items.first().waitFor();
    const count = await items.count();
    const focused = page.locator('.item', { has: page.locator('select:focus') });
    await press(page, 'Remove item 2');
    await expectSoon(() => items.count()).toBe(count - 1);
    await focused.filter({ hasText: 'Remove item 2' }).waitFor();
    await press(page, 'Add an item');
    await focused.filter({ hasText: `Remove item ${count}` }).waitFor();
    // The page scrolls there smoothly.
    await expectSoon(() => isInSight(page)).toBe(true);
    for (let left = count; left > 0; left -= 1) {
      await page.getByRole('button', { name: 'Remove item 1' }).focus();
      await page.keyboard.press('Enter');
      await expectSoon(() => items.count()).toBe(left - 1);
    }
    expect(await nameFocused(page)).toBe('Add an item');
  });

  it('adds a link by Enter in any of its lines, and is told there what it lacks', async () => {
    const page = await openEntry('i1_staff', /^How many staff/);
    await press(page, 'Add a link');
    await expectSoon(() => nameFocused(page)).toBe('Address of the page');
    await page.keyboard.type('https://example.org/staffing');
    await page.keyboard.press('Enter');
    await expectSoon(() => nameFocused(page)).toBe('Title');
    await page.keyboard.type('Staffing table');
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Staffing table' }).waitFor();
    await expectSoon(() => nameFocused(page)).toBe('Evidence');
  });

  it('writes at once why a value is right, and is back at the finding where it stays unsaid', async () => {
    const page = await stage.openAs('united-states', `${REPORT}/submit`);
    await hearHeading(page, 'Check and submit');
    await press(page, 'Justify');
    await expectSoon(() => nameFocused(page)).toBe('Why the value is right');
    await press(page, 'Cancel');
    await expectSoon(() => nameFocused(page)).toBe('Justify');
    await press(page, 'Justify');
    await expectSoon(() => nameFocused(page)).toBe('Why the value is right');
    await page.keyboard.type('The courts count so.');
    await press(page, 'Send the justification');
    // The next finding is the next stop.
    await page.locator('.check:focus', { hasText: 'The courts count so.' }).waitFor();
  });

  it('is led to the reviewer’s words where nothing changed since', async () => {
    const page = await stage.openAs('germany', '/report/g7-2025/DE/entry/iii2_support');
    await page.getByText(/^Correct the returned entries by /).waitFor();
    await tabTo(page, 'Mark complete');
    await page.keyboard.press('Enter');
    await expectSoon(() => nameFocused(page)).toBe('Returned by the reviewer');
  });
});
