import { jest } from '@jest/globals';
import type { ChapterRow, CycleView, OverviewRow, ScorePage } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook, LOOKS, turnTo } from '../support/browser.js';
import { readPrint } from '../support/read-print.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';
import { answerOtherwise } from '../support/answer-otherwise.js';

jest.setTimeout(180_000);

const PATH = '/cycles/assignments?cycle=g7-2025';

const stage = new ExamplesStage();

const open = async (name: string, path: string): Promise<Page> => stage.openAs(name, path);

const grid = (page: Page) => page.getByRole('region', { name: 'Members by pillars' }).getByRole('table');

describe('a cycle of many members', () => {
  /** The example's cycles with sixty members more, and what its overview tells of them. */
  const openMany = async (path: string): Promise<Page> => {
    const page = await open('secretariat', '/news');
    const more = Array.from({ length: 60 }, (_, n) => ({ code: `M${n}`, name: plainText(`Côte ${n}`) }));
    await answerOtherwise<CycleView[]>(page, '**/api/cycles', (cycles) =>
      cycles.map((cycle) => ({
        ...cycle,
        members: [...cycle.members, ...more.map((own) => ({ ...cycle.members[0], ...own }))],
      })),
    );
    await answerOtherwise<OverviewRow[]>(page, '**/api/cycles/*/overview', (rows) => [
      ...rows,
      ...more.map(({ code }) => ({ ...rows[0], member: code })),
    ]);
    await page.goto(stage.url + path);
    return page;
  };

  it('has an overview that is one Tab stop, walked by keys as the matrix is, also where it is folded', async () => {
    const page = await openMany('/cycles?cycle=g7-2025');
    const overview = page.getByRole('grid', { name: 'Members by pillar' });
    await overview.getByRole('link', { name: 'Côte 31', exact: true }).waitFor();
    await expectSoon(() => overview.locator('[tabindex="0"]').count()).toBe(1);
    await expectSoon(() => overview.locator('tbody tr').count()).toBe(40);
    expect(await overview.locator(':is(a, button):not([tabindex]):visible').count()).toBe(0);
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    await overview.getByRole('link', { name: 'France' }).first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^France, Pillar I: /);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    expect(await focused()).toBe('Côte 31');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('Côte 31');
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show all 68 members' }).click();
    await overview.getByRole('link', { name: 'Côte 31', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('Côte 32');
    await page.keyboard.press('Control+Home');
    expect(await focused()).toBe('Member');
    // On a phone the head is not in sight, and nobody is led to it.
    await page.keyboard.press('ArrowDown');
    await turnTo(page, LOOKS[2]);
    for (const key of ['ArrowUp', 'Control+Home']) {
      await page.keyboard.press(key);
      expect([key, await focused()]).toEqual([key, 'Canada']);
    }
    await turnTo(page, LOOKS[0]);
    await page.keyboard.press('Control+Home');
    expect(await focused()).toBe('Member');
    await page.unrouteAll({ behavior: 'wait' });
    // Italy's report is under review; of Canada's, which was accepted, nothing stands in the queue.
    for (const key of [...Array<string>(4).fill('ArrowDown'), 'ArrowRight', 'ArrowRight', 'Enter'])
      await page.keyboard.press(key);
    await page.waitForURL(/\/review\?.*member=IT&.*pillar=I&/);
    await page.context().close();
  });

  it('has links to the parts below its overview, of which less is in sight, and no field that nobody opened', async () => {
    const page = await openMany('/cycles?cycle=g7-2025');
    const parts = page.getByRole('navigation', { name: 'On this page' });
    await parts.getByRole('link', { name: 'Extensions', exact: true }).waitFor();
    await parts.getByRole('link', { name: 'Send a reminder' }).waitFor();
    const headings = await page.locator('main section.panel h2, .page > section.panel h2').allTextContents();
    expect(await parts.getByRole('link').allTextContents()).toEqual([...new Set(headings)]);
    // What comes later would push the last part on.
    await expectSoon(() => page.locator('main [aria-busy="true"]').count()).toBe(0);
    await parts.getByRole('link', { name: 'Conflicts and recusals' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Conflicts and recusals' }).waitFor();
    const top = () => page.locator('#recusals-heading').evaluate((at) => at.getBoundingClientRect().top);
    await expectSoon(top).toBeLessThan(900);
    // The next Tab stop is in the part, whose form is made as it is opened and keeps what is written.
    await page.keyboard.press('Tab');
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Declare', exact: true }) });
    expect([await page.evaluate(() => document.activeElement?.tagName), await form.count()]).toEqual(['SUMMARY', 0]);
    await page.keyboard.press('Enter');
    await form.getByRole('checkbox', { name: 'Canada' }).check();
    const fold = page.getByText('Declare a conflict or a recusal');
    await fold.click();
    await form.waitFor({ state: 'detached' });
    await fold.click();
    expect(await form.getByRole('checkbox', { name: 'Canada' }).isChecked()).toBe(true);
    // So it is with an extension, of which each member is a choice.
    const extensions = page.getByRole('region', { name: 'Extensions', exact: true });
    const member = extensions.getByRole('combobox', { name: 'Member', exact: true });
    expect(await member.count()).toBe(0);
    await page.locator('summary', { hasText: 'Grant extension' }).click();
    await member.click();
    await expectSoon(() => extensions.getByRole('option').count()).toBe(68);
    await page.context().close();
  });

  it('has forty of them, all on paper, and finds those that are looked for', async () => {
    const page = await openMany(PATH);
    const rows = () => grid(page).locator('tbody tr').count();
    const find = page.getByRole('region', { name: 'Who judges what' }).getByLabel('Find a member');
    await find.waitFor();
    expect(await rows()).toBe(40);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await find.fill('cote 5');
    await page.getByRole('status').getByText('11 of 68 members').waitFor();
    expect(await rows()).toBe(11);
    await find.fill('atlantis');
    await page.getByText('No member has this in its name or code.').waitFor();
    await find.fill('');
    expect(await readPrint(page)).toContain('Côte 59');
    expect(await rows()).toBe(40);
    await page.getByRole('button', { name: 'Show all 68 members' }).click();
    expect(await rows()).toBe(68);
    await page.context().close();
  });

  it('has forty of them to choose from, those that are looked for, and those that are chosen', async () => {
    const page = await openMany(PATH);
    await page.getByText('Declare a conflict or a recusal').click();
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Declare', exact: true }) });
    const boxes = form.getByRole('group', { name: 'Members' }).getByRole('checkbox');
    await form.getByRole('checkbox', { name: 'Canada' }).check();
    await expectSoon(() => boxes.count()).toBe(40);
    await form.getByLabel('Find a member').fill('cote 5');
    // Enter looks, and sends nothing.
    await page.keyboard.press('Enter');
    await form.getByRole('checkbox', { name: 'Côte 59' }).check();
    await expectSoon(() => boxes.count()).toBe(12);
    expect(await form.getByRole('alert').count()).toBe(0);
    await form.getByLabel('Find a member').fill('');
    expect([await boxes.count(), await form.getByRole('checkbox', { name: 'Côte 59' }).isChecked()]).toEqual([
      41,
      true,
    ]);
    await form.getByRole('button', { name: 'Show all 68 members' }).click();
    await expectSoon(() => boxes.count()).toBe(68);
    await page.context().close();
  });
});

it('has beside an entry the links of its own pillar, and those of another once that is opened', async () => {
  const page = await open('germany', '/report/g7-2025/DE/entry/ii2_seized');
  const rail = page.getByRole('navigation', { name: 'Indicators' });
  await rail.locator('details[open] a[aria-current]').waitFor();
  await expectSoon(() => rail.locator('details:not([open])').count()).toBeGreaterThan(2);
  expect(await rail.locator('details:not([open]) a').count()).toBe(0);
  await rail.locator('details:not([open]) summary').first().click();
  await rail.locator('details').first().locator('a').first().click();
  await page.waitForURL(/entry\/i1_/);
  await expectSoon(() => rail.locator('details[open]').count()).toBe(1);
  await page.context().close();
});

it('has forty of many chapters, and finds those of a commitment that is looked for', async () => {
  const page = await open('editor', '/news');
  await answerOtherwise<ChapterRow[]>(page, '**/api/cycles/*/chapters', (rows) => [
    ...rows,
    ...Array.from({ length: 60 }, (_, n) => ({ ...rows[0], commitment: `X.${n}` })),
  ]);
  await page.goto(`${stage.url}/chapters?cycle=g7-2025`);
  const table = page.getByRole('region', { name: 'Chapters by commitment' });
  await table.getByRole('link', { name: /^I\.1 / }).waitFor();
  await expectSoon(() => table.locator('tbody tr').count()).toBe(40);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByLabel('Find a commitment').fill('x.5');
  await page.getByRole('status').getByText('11 of 78 commitments').waitFor();
  await expectSoon(() => table.locator('tbody tr').count()).toBe(11);
  await page.getByLabel('Find a commitment').fill('');
  await page.getByRole('button', { name: 'Show all 78 commitments' }).click();
  await expectSoon(() => table.locator('tbody tr').count()).toBe(78);
  await page.context().close();
});

it('has a hundred of many scores, says how many there are, and fetches more when they are asked for', async () => {
  const page = await open('reviewer2', '/news');
  const asked: string[] = [];
  await answerOtherwise<ScorePage>(page, '**/api/cycles/*/scores/desk?*', ({ rows }, request) => {
    const cursor = new URL(request.url()).searchParams.get('cursor');
    asked.push(cursor ?? '');
    const from = cursor === null ? 0 : 100;
    const more = Array.from({ length: 100 }, (_, n) => ({ ...rows[0], commitment: `X.${from + n}` }));
    return { rows: more, total: 200, next: cursor === null ? '0-99' : null };
  });
  await page.goto(`${stage.url}/scoring?cycle=g7-2025`);
  await page.getByText('200 scores').waitFor();
  const rows = page.getByRole('region', { name: 'Commitments to score' }).locator('tbody tr');
  await expectSoon(() => rows.count()).toBe(100);
  await page.getByRole('button', { name: 'Show more: 100 of 200 are shown' }).click();
  await page.getByRole('link', { name: /X\.199/ }).waitFor();
  expect([await rows.count(), asked.includes('0-99')]).toEqual([200, true]);
  const narrowed = page.waitForRequest(/scores\/desk\?.*pillar=II(&|$)/);
  await page.getByLabel('Pillar').selectOption('II');
  await Promise.all([narrowed, page.waitForURL(/\/scoring\?.*pillar=II(&|$)/)]);
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await page.getByRole('option', { name: /^II\. / }).waitFor({ state: 'attached' });
  await expectSoon(() => page.getByLabel('Pillar').inputValue()).toBe('II');
  await page.context().close();
});
