import { jest } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import {
  findBarriers,
  findFaultsInEveryLook,
  LOOKS,
  measureOverflow,
  measurePush,
  turnTo,
} from '../support/browser.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const REASON = 'I advised its ministry last year.';

const stage = new ExamplesStage();

const open = async (account: string, path: string, look: (typeof LOOKS)[number] = LOOKS[0]): Promise<Page> =>
  stage.openAs(account, path, { look });

const panelOf = (page: Page) => page.getByRole('region', { name: 'Conflicts and recusals', exact: true });

async function fillDeclaration(page: Page, member = 'Italy'): Promise<void> {
  const panel = panelOf(page);
  await panel.getByText('Declare a conflict or a recusal').click();
  await panel.getByRole('button', { name: 'Declare', exact: true }).click();
  await panel.getByText('Select at least one.').waitFor();
  await panel.getByText('Write at least 3 characters.').waitFor();
  await panel.getByRole('checkbox', { name: member }).check();
  await panel.getByLabel('Reason').fill(REASON);
}

describe('whoever steps back from judging', () => {
  it('says so below the own queue, and decides there no more until the secretariat takes it back', async () => {
    const page = await open('reviewer2', '/review?cycle=g7-2025');
    await page.getByText('Nothing is declared in this cycle.').waitFor();
    const first = page.locator('tbody tr', { hasText: 'Italy' }).getByRole('link').first();
    const entry = stage.url + ((await first.getAttribute('href')) ?? '');
    const declare = page.getByRole('button', { name: 'Declare', exact: true });
    await fillDeclaration(page);
    await declare.click();
    const own = page.getByRole('region', { name: 'Declared conflicts and recusals' });
    await own.getByRole('row', { name: new RegExp(`Recusal.*Italy.*all.*${REASON}`) }).waitFor();
    expect(await own.getByRole('button', { name: 'Take back' }).count()).toBe(0);
    await page.getByText(/entries are of members that are not yours to judge/).waitFor();
    expect(await page.getByRole('row', { name: /Italy.*Waiting/ }).count()).toBe(0);
    await page.getByRole('link', { name: /^All \d+$/ }).click();
    await page
      .getByRole('row', { name: /Italy.*Not yours to judge/ })
      .first()
      .waitFor();
    await page.goto(entry);
    await page.getByText('No decision is open to you on this entry.').waitFor();

    const desk = await open('secretariat', '/cycles?cycle=g7-2025');
    const all = desk.getByRole('region', { name: 'Declared conflicts and recusals' });
    // On a phone what is declared, and where each member stands, are blocks: no act is out of sight.
    await all.getByRole('button', { name: 'Take back' }).waitFor();
    const overview = desk.getByRole('grid', { name: 'Members by pillar' });
    await overview.getByRole('link', { name: 'Italy' }).first().waitFor();
    await turnTo(desk, LOOKS[2]);
    expect(await measurePush(overview)).toBe(0);
    expect(await measurePush(all.getByRole('table'))).toBe(0);
    await turnTo(desk, LOOKS[0]);
    await all.getByRole('button', { name: 'Take back' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await dialog.getByText('Write at least 3 characters.').waitFor();
    await dialog.getByLabel('Reason for taking it back').fill('It was another ministry.');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await all.getByText(/Taken back by .*It was another ministry\./).waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'Decision' }).waitFor();
    await page.context().close();
    await desk.context().close();
  });

  it('may declare a conflict with the whole member only', async () => {
    const page = await open('adjudicator', '/adjudication?cycle=g7-2025');
    await fillDeclaration(page);
    await panelOf(page).getByRole('checkbox', { name: /^I / }).check();
    await page.getByRole('radio', { name: /^A conflict with a member/ }).check();
    expect(await page.getByRole('group', { name: /^Pillars/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Declare', exact: true }).click();
    const own = page.getByRole('region', { name: 'Declared conflicts and recusals' });
    await own.getByRole('row', { name: new RegExp(`Conflict of interest.*Italy.*all.*${REASON}`) }).waitFor();
    await page.context().close();
  });

  it.each(LOOKS)('meets no barrier and no overflow: $name', async (look) => {
    for (const [account, path] of [
      ['reviewer2', '/review?cycle=g7-2025'],
      ['adjudicator', '/adjudication?cycle=g7-2025'],
      ['secretariat', '/cycles?cycle=g7-2025'],
    ] as const) {
      const page = await open(account, path, look);
      // A list that comes between the press and its end moves what is pressed away.
      await panelOf(page).waitFor();
      await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
      await panelOf(page).getByText('Declare a conflict or a recusal').click();
      await panelOf(page).getByLabel('Reason').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      expect(await measureOverflow(page)).toBe(0);
      await page.context().close();
    }
  });
});

it('a reviewer who switched single keys on chooses, looks, goes on and takes back by them; before that they do nothing', async () => {
  const page = await open('reviewer2', '/review?cycle=g7-2025');
  await page.locator('tbody tr', { hasText: 'Italy' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Decision' }).waitFor();
  const first = page.url();
  const isChosen = (name: string): Promise<boolean> => page.getByRole('radio', { name }).isChecked();
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  await page.keyboard.press('2');
  expect(await isChosen('Return')).toBe(false);

  await page.getByRole('checkbox', { name: 'One-key shortcuts' }).check();
  for (const [key, name] of [
    ['2', 'Return'],
    ['3', 'Ask for clarification'],
    ['1', 'Approve'],
  ] as const) {
    await page.keyboard.press(key);
    expect([key, await isChosen(name)]).toEqual([key, true]);
  }
  for (const [key, id] of [
    ['c', 'threads'],
    ['e', 'evidence'],
  ] as const) {
    await page.keyboard.press(key);
    expect([key, await focused()]).toEqual([key, id]);
  }
  await page.keyboard.press('n');
  await page.waitForURL((url) => url.href !== first);
  await page.getByRole('heading', { name: 'Decision' }).waitFor();
  await page.keyboard.press('p');
  await page.waitForURL(first);

  await page.getByRole('heading', { name: 'Decision' }).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take back' }).waitFor();
  await page.keyboard.press('u');
  await page.getByText('Taken back. The entry is waiting for a decision again.').waitFor();
  await page.context().close();
});

it('of a decision nothing is chosen beforehand, and the button alone decides nothing; what is chosen then leads to the next entry', async () => {
  const page = await open('reviewer2', '/review?cycle=g7-2025&member=IT');
  await page.locator('tbody a').first().click();
  const choices = page.getByRole('group', { name: 'Decision' });
  await choices.waitFor();
  expect(await choices.locator(':checked').count()).toBe(0);
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await choices.getByRole('alert').getByText('Choose one.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('decision-approve');
  expect(await choices.locator(':checked').count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  const first = page.url();
  await choices.getByRole('radio', { name: 'Approve' }).check();
  await page.getByRole('button', { name: 'Approve the entry' }).click();
  await page.waitForURL((url) => url.href !== first);
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  expect(new URL(page.url()).pathname).toMatch(/^\/review\/g7-2025\/IT\//);
  await page.context().close();
});

it('on a phone the queue has one labelled choice of its order in place of headings without a table', async () => {
  const page = await open('reviewer2', '/review?cycle=g7-2025&view=all&member=IT', LOOKS[2]);
  const codes = (): Promise<string[]> => page.locator('tbody th .matrix-code').allInnerTexts();
  await page.locator('tbody tr').first().waitFor();
  const planned = await codes();
  expect(await page.locator('.queue thead button').filter({ visible: true }).count()).toBe(0);
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Indicator');
  await page.waitForURL(/sort=indicator/);
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('Descending');
  await page.waitForURL(/order=descending/);
  await until(codes, ([first]) => first !== undefined && first !== planned[0]);
  expect([await findBarriers(page), await measureOverflow(page)]).toEqual([[], 0]);
  await turnTo(page, LOOKS[0]);
  await page.locator('th[aria-sort="descending"]').waitFor();
  expect(await page.getByRole('combobox', { name: 'Direction' }).count()).toBe(0);
  await page.context().close();
});

it.each([
  ['in its list', '/review/g7-2025/IT/i1_unit?view=all&member=IT', ['review-panes']],
  ['in no list that it could be opened from', '/review/g7-2025/IT/i1_unit?view=mine', ['two-columns']],
])('an entry %s is drawn as it stays, also where the list comes last', async (_, path, drawn) => {
  const opened = await open('reviewer2', '/account');
  await opened.addInitScript(() => {
    const seen: string[] = [];
    (window as unknown as { seen: string[] }).seen = seen;
    new MutationObserver(() => {
      for (const name of ['review-panes', 'two-columns'])
        if (!seen.includes(name) && document.querySelector(`.${name}`)) seen.push(name);
    }).observe(document, { childList: true, subtree: true });
  });
  const queue: Route[] = [];
  const hold = (route: Route): void => void queue.push(route);
  await opened.route(/\/reviews\/queue/, hold);
  await opened.goto(stage.url + path);
  await until(
    () => Promise.resolve(queue.length),
    (asked) => asked > 0,
  );
  // All else is here, and a blank stands where it will be drawn.
  await opened.locator('.skeleton-heading').waitFor();
  await opened.unroute(/\/reviews\/queue/, hold);
  await Promise.allSettled(queue.map((route) => route.continue()));
  await opened.getByRole('heading', { name: 'Entry' }).waitFor();
  expect(await opened.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(drawn);
  await opened.context().close();
});

it('what a reviewer wrote of a score and stepped back from is shown until it is let go', async () => {
  const page = await open('reviewer2', '/scoring/g7-2025/IT/I.1');
  await page.getByRole('radio', { name: /Partial compliance/ }).check();
  await page.getByLabel('Rationale').fill('The unit works, and I advised it.');
  const home = page.url();
  await page.getByRole('link', { name: 'Review', exact: true }).first().click();
  await fillDeclaration(page);
  await page.getByRole('button', { name: 'Declare', exact: true }).click();
  await page.getByRole('region', { name: 'Declared conflicts and recusals' }).getByText(REASON).last().waitFor();
  await page.goBack();
  await page.waitForURL(home);
  const left = page.getByRole('region', { name: 'Your score' });
  await left.getByText('“The unit works, and I advised it.”').waitFor();
  await left.getByText('Partial compliance').waitFor();
  expect(await page.getByLabel('Rationale').count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await left.getByRole('button', { name: 'Discard what is not saved' }).click();
  await left.waitFor({ state: 'detached' });
  await page.context().close();
});

it('an adjudicator who steps back is told so at a score, not a state that it does not have, and the secretariat that nobody settles it', async () => {
  const page = await open('adjudicator', '/scoring/g7-2025/GB/I.4');
  const state = page.locator('.heading-line .tag');
  await expectSoon(() => state.innerText()).toBe('Disputed');
  await page.goto(`${stage.url}/adjudication?cycle=g7-2025`);
  await fillDeclaration(page, 'United Kingdom');
  await page.getByRole('button', { name: 'Declare', exact: true }).click();
  await page
    .getByRole('row', { name: /Canada.*Disputed/ })
    .first()
    .waitFor();
  await expectSoon(() => page.getByRole('row', { name: /United Kingdom.*Disputed/ }).count()).toBe(0);
  await page.goto(`${stage.url}/scoring/g7-2025/GB/I.4`);
  await page
    .getByText('A conflict or a recusal keeps you from judging this score: you do not see where it stands.')
    .waitFor();
  expect(await state.innerText()).toBe('Not yours to judge');
  expect(await page.getByText(/of 2 scores given/).count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  const desk = await open('secretariat', '/cycles?cycle=g7-2025');
  await desk.getByText(/scores are waiting for the adjudicator\./).waitFor();
  await desk.getByRole('link', { name: 'No adjudicator may judge: United Kingdom.' }).click();
  await desk.waitForURL(/\/cycles\/assignments\?cycle=g7-2025/);
  await page.context().close();
  await desk.context().close();
});

it('a member reads of a score that is not shared with it when it will see it, and nothing of the way there', async () => {
  const page = await open('canada', '/scoring/g7-2025/CA/II.5');
  await page.getByText(/^The reviewers score it once its entries are approved\. You see the score/).waitFor();
  expect(await page.locator('.heading-line .tag').count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Score', exact: true }).count()).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await page.context().close();
});
