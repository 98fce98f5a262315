import { jest } from '@jest/globals';
import type { ChapterView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook, LOOKS, openPage, turnTo } from '../support/browser.js';
import { Client } from '../support/client.js';
import { countKeptTexts } from '../support/closed-window.js';
import { nameFocused, press } from '../support/keyboard.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const stage = new WorldStage({ workers: 0 });

beforeAll(async () => {
  await stage.world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, shared_at)
       select id, 'IT', 'c1', 'CONFIRMED', 'score', 1, now() from cycle`,
    ),
  );
}, 180_000);

const look = async (page: Page): Promise<void> => {
  expect(await findFaultsInEveryLook(page)).toEqual([]);
};

it('an editor writes a chapter, is shown what contradicts the tables, mends it and checks it; the secretariat clears it', async () => {
  let page = await stage.open('/chapters', { cookie: await stage.world.signIn({ role: 'editor' }) });
  await page.getByText('Not begun').first().waitFor();
  await look(page);
  await page.getByRole('table').getByRole('link').first().click();
  let background = page.getByRole('textbox', { name: 'Background' });
  await background.fill('The members began late. The average is {{average:overall = -0.50}} today.');
  const found = page.getByText(/The tables say/);
  await found.waitFor();
  await look(page);
  // From beside the sections there is a way to the very figure.
  await press(page, /^Background, character \d+$/);
  await expectSoon(() => nameFocused(page)).toBe('Background');
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('{{average:overall = -0.50}}');
  await background.fill('The members began late. The average is {{average:overall}} today.');
  await found.waitFor({ state: 'detached' });
  // Without a connection, and over a closed window, it stays on this device.
  const context = page.context();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save text' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  const address = page.url();
  await page.close();
  await context.setOffline(false);
  page = await context.newPage();
  await page.goto(address);
  background = page.getByRole('textbox', { name: 'Background' });
  await background.waitFor();
  await expectSoon(() => background.inputValue()).toMatch(/^The members began late\./);
  // What is put in before other words stays together.
  await background.press('Control+Home');
  await page.keyboard.type('Much was promised. ');
  await expectSoon(() => background.inputValue()).toMatch(/^Much was promised\. The members began late\./);
  await page.getByRole('button', { name: 'Save text' }).click();
  await page.getByText(/All changes are stored/).waitFor();
  await press(page, /^Check chapter$/);
  await page.getByText('Checked. The secretariat clears it.').waitFor();
  // The button is gone, and the focus is not with it.
  await page.waitForFunction(() => document.activeElement !== document.body);
  const desk = await openPage(stage.browser, page.url(), { cookie: await stage.world.signIn({ role: 'secretariat' }) });
  await desk.getByRole('button', { name: 'Clear chapter' }).click();
  await desk.getByText('Cleared. Nothing changes until it is reopened.').waitFor();
  await expectSoon(() => desk.getByRole('textbox', { name: 'Background' }).getAttribute('readonly')).toBe('');
  await desk.context().close();
  await page.context().close();
});

it('two editors of one text choose section by section; what one wrote in two windows is kept at rest, and never over the other', async () => {
  const path = '/api/cycles/c-2025/chapters/c1';
  const keeper = new Client(stage.url).with(await stage.world.signIn({ role: 'secretariat' }));
  const { version } = (await keeper.get<ChapterView>(path)).body;
  const cleared = { 'if-match': `"${version}"` };
  expect((await keeper.post(`${path}/reopen`, { reason: 'Two more write.' }, cleared)).status).toBeLessThan(300);
  const open = async (): Promise<Page> =>
    stage.open('/chapters/c-2025/c1', { cookie: await stage.world.signIn({ role: 'editor' }) });
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const save = (page: Page) => page.getByRole('button', { name: 'Save text' }).click();
  const stored = (page: Page) => page.getByText(/All changes are stored/).waitFor();
  const [ann, bob] = [await open(), await open()];
  await field(bob, 'Background').fill('Bob on the background.');
  await field(ann, 'Background').fill('Ann on the background.');
  await field(ann, 'Definitions').fill('Defined by Ann.');
  await save(ann);
  await stored(ann);
  await save(bob);
  const met = bob.getByRole('region', { name: / saved this text on .* Which one do you keep\?$/ });
  // Of what both wrote neither is taken unasked.
  await met.getByRole('button', { name: 'Save what I chose' }).click();
  const both = met.getByRole('group', { name: 'Background' });
  await both.getByRole('alert').getByText('Choose one.').waitFor();
  await both.getByRole('radio', { name: /^You entered/ }).check();
  // What one of them alone wrote is nobody's question.
  await met.getByText(/^Changed only by .+, and taken over: Definitions$/).waitFor();
  await expectSoon(() => met.getByRole('group').count()).toBe(1);
  await met.getByRole('button', { name: 'Save what I chose' }).click();
  await stored(bob);
  await expectSoon(() => field(bob, 'Background').inputValue()).toBe('Bob on the background.');
  await expectSoon(() => field(bob, 'Definitions').inputValue()).toBe('Defined by Ann.');
  await ann.context().close();

  const other = await bob.context().newPage();
  await other.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    const counted = window as unknown as { puts: number };
    counted.puts = 0;
    IDBObjectStore.prototype.put = function (...sent) {
      counted.puts += 1;
      return put.apply(this, sent);
    };
  });
  await other.goto(bob.url());
  await field(other, 'Definitions').fill('');
  await other.keyboard.type('Defined in another window, at some length.');
  // Its field is left.
  await field(other, 'Background').focus();
  await until(
    () => countKeptTexts(other),
    (count) => count === 1,
  );
  expect(await other.evaluate(() => (window as unknown as { puts: number }).puts)).toBeLessThan(20);
  await field(bob, 'Background').fill('Bob in the first window.');
  const beside = bob.getByRole('region', { name: /^You also wrote this text in another window/ });
  await beside.getByText('Changed only in the other window, and taken from there: Definitions').waitFor();
  await beside.getByText('Changed only in this window, and kept: Background').waitFor();
  expect(await beside.getByRole('radio').count()).toBe(0);
  await look(bob);
  await beside.getByRole('button', { name: 'Save both' }).click();
  await stored(bob);
  await expectSoon(() => field(bob, 'Background').inputValue()).toBe('Bob in the first window.');
  await expectSoon(() => field(bob, 'Definitions').inputValue()).toBe('Defined in another window, at some length.');
  await bob.context().close();
});

it.each([
  ['reviewer', '/scoring'],
  ['reviewer', '/review'],
  ['analyst', '/adjudication'],
  ['analyst', '/chapters'],
] as const)('a desk tells a %s to whom nothing of it is assigned who assigns it: %s', async (role, path) => {
  const page = await stage.open(path, { cookie: await stage.world.signIn({ role }) });
  await page.getByRole('heading', { name: 'Nothing is assigned to you in this cycle' }).waitFor();
  expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
  await look(page);
  await page.getByRole('link', { name: 'See your roles' }).click();
  await page.getByRole('cell', { name: role === 'reviewer' ? 'None assigned' : 'All' }).waitFor();
  await page.context().close();
});

it('a release that waits for scores leads to them; an adjudicator who opens one stands in a section', async () => {
  await stage.world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state) select id, 'FR', 'c1', 'DISPUTED' from cycle`,
    ),
  );
  const desk = await stage.open('/releases', {
    cookie: await stage.world.signIn({ role: 'secretariat' }),
  });
  // It is told before it is asked for, and where.
  const open = desk.getByRole('region', { name: 'What a release waits for' });
  await open.getByRole('link', { name: '1 score that was begun is not confirmed' }).waitFor();
  const disputed = open.getByRole('link', { name: '1 of them waits for the adjudicator' });
  await expectSoon(() => disputed.getAttribute('href')).toMatch(/^\/scoring\?.*state=DISPUTED$/);
  await expectSoon(() =>
    open
      .getByRole('link', { name: /chapter/ })
      .first()
      .getAttribute('href'),
  ).toMatch(/^\/chapters\?cycle=/);
  await look(desk);
  await desk.getByRole('button', { name: 'Request the release' }).click();
  await desk.getByText(/^1 score is not settled/).waitFor();
  await desk.getByRole('link', { name: 'See these scores' }).click();
  await desk.getByRole('row', { name: /Disputed/ }).waitFor();
  await expectSoon(() => desk.getByRole('row').count()).toBe(2);
  const section = (page: Page) => page.getByRole('navigation', { name: 'Main' }).locator('[aria-current="page"]');
  await expectSoon(() => section(desk).innerText()).toBe('Cycles');
  await desk.context().close();
  const page = await stage.open('/adjudication', {
    cookie: await stage.world.signIn({ role: 'adjudicator' }),
  });
  await page
    .getByRole('row', { name: /Disputed/ })
    .getByRole('link')
    .click();
  await page.waitForURL(/\/scoring\//);
  await expectSoon(() => section(page).innerText()).toBe('Adjudication');
  await page.context().close();
});

it('what the top bar has no room for stands below its section, or behind its last item, and is marked there', async () => {
  const page = await stage.open('/library', {
    cookie: await stage.world.signIn({ role: 'secretariat', also: ['adjudicator', 'reviewer'] }),
  });
  const bar = page.getByRole('navigation', { name: 'Main' });
  await bar.getByRole('link').first().waitFor();
  await expectSoon(() => bar.getByRole('link').allInnerTexts()).toEqual([
    'Review',
    'Scoring',
    'Adjudication',
    'Cycles',
    'Plans',
  ]);
  await expectSoon(() => bar.locator('summary').innerText()).toBe('More: Releases');
  const rail = page.getByRole('navigation', { name: 'Releases' });
  await expectSoon(() => rail.locator('[aria-current="page"]').innerText()).toBe('Scorecards');
  await look(page);
  await rail.getByRole('link', { name: 'Matrix' }).click();
  await page.getByRole('heading', { level: 1, name: 'Matrix' }).waitFor();
  await bar.locator('summary').focus();
  await page.keyboard.press('Enter');
  await turnTo(page, LOOKS[2]);
  const chapters = bar.getByRole('link', { name: 'Chapters' });
  // Whole in sight on a phone, where the line of the sections is pushed sideways.
  expect(
    await chapters.evaluate((link) => document.elementFromPoint(300, link.getBoundingClientRect().y + 20) === link),
  ).toBe(true);
  await chapters.click();
  await page.getByRole('heading', { level: 1, name: 'Chapter desk' }).waitFor();
  expect(await chapters.isVisible()).toBe(false);
  await expectSoon(() => bar.locator('summary').innerText()).toBe('More: Chapters');
  // At 400 % zoom the line may end between two of them: nothing would say that there are more.
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await bar.locator('.bar-nav').evaluate((line) => line.scrollWidth - line.clientWidth)).toBe(0);
  await page.context().close();
});

it('an address where nothing is leads back, and a first plan version says that nothing came before it', async () => {
  const page = await stage.open('/plans/test-plan/1/migration', {
    cookie: await stage.world.signIn({ role: 'secretariat' }),
  });
  await page.getByText(/^This is the plan’s first version/).waitFor();
  await look(page);
  await page.getByRole('link', { name: 'Go to the plan version' }).click();
  await page.waitForURL(/\/plans\/test-plan\/1$/);
  await page.goto(`${stage.url}/plans/test-plan/7`);
  await page.getByRole('main').getByRole('link', { name: 'Go to “Plans”' }).click();
  await page.getByRole('heading', { level: 1, name: 'Plans' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/plans');
  await page.context().close();
});
