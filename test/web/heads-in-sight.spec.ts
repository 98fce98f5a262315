import { jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { findFaultsInEveryLook, LOOKS, turnTo } from '../support/browser.js';
import { tabTo } from '../support/keyboard.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

/** Whether nothing lies over a place of the page: it is what a press there meets. */
const isInSight = (place: Locator): Promise<boolean> =>
  place.evaluate((it) => {
    const { x, y, height } = it.getBoundingClientRect();
    return it.contains(document.elementFromPoint(x + 4, y + height / 2)?.closest('a, button, th, td') ?? null);
  });

const topOf = (place: Locator): Promise<number> => place.evaluate((it) => it.getBoundingClientRect().top);

const bottomOf = (place: Locator): Promise<number> => place.evaluate((it) => it.getBoundingClientRect().bottom);

const pushDown = (page: Page, row: Locator): Promise<void> =>
  row.evaluate((it) => it.scrollIntoView({ block: 'center', behavior: 'instant' }));

const coloursOf = (head: Locator): Promise<string> => head.evaluate((it) => getComputedStyle(it).backgroundColor);

it('the heads of a long table stay at the top of the page, opaque in every look', async () => {
  const page = await stage.openAs('secretariat', '/admin/audit');
  const table = page.getByRole('region', { name: 'Audit trail' }).getByRole('table');
  const head = table.getByRole('columnheader').first();
  await expectSoon(() => table.locator('tbody tr').count()).toBeGreaterThan(30);
  for (const look of LOOKS.slice(0, 2)) {
    await turnTo(page, look);
    await pushDown(page, table.locator('tbody tr').nth(25));
    await expectSoon(() => topOf(head)).toBe(0);
    expect(await isInSight(head)).toBe(true);
    expect(await coloursOf(table.locator('thead'))).toMatch(/^rgb\(/);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await coloursOf(table.locator('thead'))).toMatch(/^rgb\(/);
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  expect(await table.locator('thead').evaluate((it) => getComputedStyle(it).position)).toBe('static');
  await page.emulateMedia({ media: 'screen' });
  // At 400 % zoom the rows need the room.
  await page.setViewportSize({ width: 1280, height: 256 });
  await pushDown(page, table.locator('tbody tr').nth(25));
  expect(await topOf(head)).toBeLessThan(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it.each([
  ['secretariat', '/admin/audit', 'Audit trail', 'Show the events'],
  [null, '/results/rio-2024-interim?view=ranking', 'Members by average', 'Ranking'],
] as const)('keys come to a table as %s at %s at its top, however long it is', async (account, path, name, before) => {
  const page = await stage.openAs(account, path);
  await page.setViewportSize({ width: 320, height: 256 });
  const table = page.getByRole('region', { name });
  await expectSoon(() => table.locator('tbody tr').count()).toBeGreaterThan(20);
  await tabTo(page, before);
  await tabTo(page, name);
  await expectSoon(async () => Math.abs(await topOf(table))).toBeLessThan(250);
  // A press is no such coming: it moves nothing.
  const row = table.locator('tbody tr').nth(12);
  await pushDown(page, row);
  const stood = await topOf(row);
  await page.mouse.click(300, 128);
  expect(await topOf(row)).toBe(stood);
  await page.context().close();
});

it('the heads of the review queue stay below what is done with its selection, and over no row that has the focus', async () => {
  const page = await stage.openAs('reviewer2', '/review?cycle=g7-2025&view=all');
  const table = page.getByRole('region', { name: 'Entries to review' }).getByRole('table');
  const rows = table.locator('tbody tr');
  await expectSoon(() => rows.count()).toBeGreaterThan(20);
  const head = table.getByRole('columnheader').nth(1);
  const bar = page.locator('.bulk');
  await pushDown(page, rows.nth(18));
  await expectSoon(() => topOf(bar)).toBe(0);
  expect(await topOf(head)).toBeCloseTo(await bottomOf(bar), 0);
  expect(await isInSight(head)).toBe(true);
  await rows.nth(18).getByRole('link').first().focus();
  for (let stop = 0; stop < 24; stop += 1) {
    await page.keyboard.press('Shift+Tab');
    const focused = page.locator(':focus');
    if ((await focused.evaluate((it) => it.closest('tbody'))) === null) break;
    await expectSoon(async () => (await topOf(focused)) >= (await bottomOf(head)) - 1).toBe(true);
  }
  await page.context().close();
});

it.each([1280, 390])('what was approved far down the queue is taken back there, at %s px', async (width) => {
  const page = await stage.openAs('reviewer2', '/review?cycle=g7-2025&member=IT');
  await page.setViewportSize({ width, height: 844 });
  const table = page.getByRole('region', { name: 'Entries to review' }).getByRole('table');
  const row = table.locator('tbody tr').filter({ has: page.getByRole('checkbox', { disabled: false }) });
  await expectSoon(() => row.count()).toBeGreaterThan(30);
  await row.nth(30).getByRole('checkbox').check();
  await pushDown(page, row.nth(30));
  await page.getByRole('button', { name: 'Approve the selected entries' }).click();
  await page.getByText('1 entry was approved.').waitFor();
  const takeBack = page.getByRole('button', { name: 'Take back' });
  expect([await isInSight(takeBack), await page.evaluate(() => scrollY > 1_000)]).toEqual([true, true]);
  expect(await isInSight(page.getByRole('button', { name: 'Approve the selected entries' }))).toBe(true);
  await takeBack.click();
  await page.getByText('Taken back. The entry is waiting for a decision again.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('the heads of a member’s scores stay at the top of its page', async () => {
  const page = await stage.openAs(null, '/results/rio-2024-interim/members/CA');
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Commitment' }) });
  const head = table.getByRole('columnheader').first();
  await pushDown(page, table.locator('tbody tr').last());
  await expectSoon(() => topOf(head)).toBe(0);
  expect(await isInSight(head)).toBe(true);
  await page.context().close();
});

it('in the list of scores the heading of a commitment stays above its rows, also where blocks are laid out late', async () => {
  const page = await stage.openAs(null, '/results/rio-2024-interim?view=list');
  const blocks = page.locator('.list-block');
  for (const many of [false, true]) {
    // As of forty members.
    if (many) await blocks.first().evaluate((it) => it.parentElement?.classList.add('list-view-folded'));
    const block = blocks.nth(many ? 2 : 0);
    expect(await block.evaluate((it) => getComputedStyle(it).contentVisibility)).toBe(many ? 'auto' : 'visible');
    const head = block.getByRole('heading');
    const last = block.locator('tbody tr').last();
    await last.evaluate((it) => it.scrollIntoView({ block: 'end', behavior: 'instant' }));
    await page.evaluate(() => window.scrollBy({ top: 460, behavior: 'instant' }));
    await expectSoon(() => topOf(head)).toBe(0);
    expect(await isInSight(head.getByRole('link'))).toBe(true);
    expect(await coloursOf(head)).toMatch(/^rgb\(/);
    await last.getByRole('link').last().focus();
    await page.keyboard.press('Shift+Tab');
    const focused = page.locator(':focus');
    await expectSoon(async () => (await topOf(focused)) >= (await bottomOf(head))).toBe(true);
  }
  // A heading with a link has a row half below it wherever the page stands, but at its top.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('a table that is pushed sideways keeps its heads in sight in its own frame', async () => {
  const page = await stage.openAs('secretariat', '/cycles?cycle=g7-2025');
  await page.setViewportSize({ width: 800, height: 500 });
  const overview = page.getByRole('grid', { name: 'Members by pillar' });
  await overview.getByRole('link', { name: 'France', exact: true }).waitFor();
  const frame = overview.locator('xpath=..');
  await expectSoon(() => frame.evaluate((it) => it.scrollHeight > it.clientHeight)).toBe(true);
  expect(await frame.evaluate((it) => it.scrollWidth > it.clientWidth)).toBe(true);
  await frame.evaluate((it) => {
    it.scrollIntoView({ block: 'center', behavior: 'instant' });
    it.scrollTo({ left: it.scrollWidth, top: it.scrollHeight, behavior: 'instant' });
  });
  const corner = overview.getByRole('columnheader', { name: 'Member', exact: true });
  // The line below the heads is drawn by the last of them, and begins at the corner.
  const underlined = await corner.evaluate((it) => {
    const { left, bottom } = it.getBoundingClientRect();
    return document.elementFromPoint(left + 8, bottom - 0.5) === it.parentElement?.lastElementChild;
  });
  expect(underlined).toBe(true);
  for (const head of [corner, overview.getByRole('columnheader').last()]) {
    expect((await topOf(head)) - (await topOf(frame))).toBeLessThan(2);
    expect(await isInSight(head)).toBe(true);
  }
  // Who walks back up by the keys finds no cell below the heads.
  await overview.getByRole('rowheader').last().getByRole('link').focus();
  for (let step = (await overview.locator('tbody tr').count()) - 1; step > 0; step -= 1) {
    await page.keyboard.press('ArrowUp');
    const focused = page.locator(':focus');
    await expectSoon(async () => (await topOf(focused)) >= (await bottomOf(corner)) - 1).toBe(true);
  }
  await turnTo(page, LOOKS[0]);
  await expectSoon(() => frame.evaluate((it) => getComputedStyle(it).overflowY)).toBe('visible');
  await page.context().close();
});
