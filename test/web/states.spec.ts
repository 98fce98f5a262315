import { jest } from '@jest/globals';
import { messages } from '@signatory/texts';
import type { Page, Route } from 'playwright-core';
import { chooseLanguage, findBarriers, LOOKS, visit } from '../support/browser.js';
import { EMPTY_SCREENS, emptyLists } from '../support/empty-screens.js';
import { choose } from '../support/keyboard.js';
import { SCREEN_ROUTES } from '../support/routes.js';
import { ExamplesStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { tellOfMore } from './list-end/more.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(60_000);

/** The frame around every screen, and live events: they are answered all the time. */
const FRAME = /^\/api\/(?:session|live|work|news|notifications|notices)(?:\/|$)/;
/** Each screen once: views of one are told apart by what follows its address. */
const SCREENS = SCREEN_ROUTES.filter(
  ([, path], at) => SCREEN_ROUTES.findIndex(([, other]) => other.split('?')[0] === path.split('?')[0]) === at,
).filter(([, path]) => path !== '/news');
const say = messages('en');
const PROBLEM = {
  type: 'about:blank',
  title: 'It failed here',
  status: 500,
  detail: 'Nothing was changed.',
  instance: '/api',
  code: 'internal',
};

const stage = new ExamplesStage();
let page: Page;
/** `emptied`: those alone whose address it is. */
let answers: 'passed' | 'held' | 'failed' | 'unreadable' | 'cut' | 'down' | { readonly emptied: RegExp } = 'passed';
const held: Route[] = [];

async function answer(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (answers === 'down') return route.fulfill({ status: 500, json: PROBLEM });
  if (answers === 'passed' || FRAME.test(pathname)) return route.continue();
  if (typeof answers === 'object') {
    if (!answers.emptied.test(pathname)) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, json: emptyLists(await response.json()) });
  }
  if (answers === 'cut') return route.abort('internetdisconnected');
  if (answers === 'failed') return route.fulfill({ status: 500, json: PROBLEM });
  if (answers === 'unreadable') return route.fulfill({ status: 502, body: '<h1>Bad Gateway</h1>' });
  held.push(route);
}

async function release(now: typeof answers): Promise<void> {
  answers = now;
  // One that its page has given up cannot be answered.
  await Promise.allSettled(held.splice(0).map(answer));
}

beforeAll(async () => {
  page = await stage.open('/');
  await page.route('**/api/**', answer);
}, 180_000);
afterEach(async () => {
  await release('passed');
  await page.context().setOffline(false);
  // The language that a test chose is not that of the next, whether it came to its end or not.
  await page.evaluate(() => localStorage.clear());
});

const retry = () => page.getByRole('button', { name: say('state.retry') });
const away = () => page.getByRole('status').getByText(say('state.away'));

/** Presses what is offered until nothing that failed stands on the screen, and nothing loads. */
async function goOn(): Promise<void> {
  await until(
    async () => {
      const offered = await retry().count();
      // It may be gone before it is pressed.
      if (offered > 0)
        await retry()
          .first()
          .click({ timeout: 500 })
          .catch(() => undefined);
      // A part that failed before it was shown says so for an instant, and is asked for again.
      const told = await page.getByText(PROBLEM.title, { exact: true }).count();
      return offered + told + (await page.locator('[aria-busy="true"]').count());
    },
    (left) => left === 0,
  );
}

it.each(SCREENS)(
  'as %s, %s says that it loads, failed, is empty and is cut off, and goes on',
  async (account, path) => {
    answers = 'held';
    await visit(page, stage.url + path, await stage.signIn(account));
    const loading = page.locator('[aria-busy="true"]', { has: page.locator('.skeleton') }).first();
    await loading.waitFor();
    await expectSoon(() => loading.getByRole('status').textContent()).toBe(say('state.loading'));

    await release('failed');
    // What failed has a heading above it, wherever it stands, and a way on.
    await page.getByRole('alert').getByText(PROBLEM.detail).first().waitFor();
    await expectSoon(() => page.getByText(PROBLEM.title, { exact: true }).count()).toBeGreaterThan(0);
    await expectSoon(() => page.locator('h1').count()).toBe(1);
    // What leads on to another screen fails there again.
    await retry().first().waitFor();

    // What is asked for again may have nothing in it.
    const [emptied, says] = EMPTY_SCREENS[path] ?? [];
    answers = emptied ? { emptied } : 'passed';
    await goOn();
    if (says) {
      await page.getByRole('main').getByText(say(says)).first().waitFor();
      await expectSoon(() => page.locator('h1').count()).toBe(1);
      expect(await findBarriers(page)).toEqual([]);
    }

    await page.context().setOffline(true);
    await away().waitFor();
    await page.context().setOffline(false);
    await away().waitFor({ state: 'detached' });
  },
);

/** One screen of each kind: what its blank and itself have in the same place, from its side and as wide. */
const KINDS = [
  ['secretariat', '/admin/jobs', 'main .panel'],
  ['secretariat', '/cycles', 'main .panel'],
  ['secretariat', '/cycles/new', '.design > :nth-child(2)'],
  ['germany', '/report/g7-2025/DE', '.home-top > :first-child'],
  // Led on to the only report.
  ['contributor', '/report', '.home-top > :first-child'],
  ['adjudicator', '/scoring/g7-2025/CA/I.1/why', 'main .panel'],
  ['analyst', '/matrix', 'main .cards > :first-child'],
  ['germany', '/report/g7-2025/DE/entry/ii2_seized', '.entry-main'],
  ['reviewer2', '/review', '.review-panes > :nth-child(2)'],
  ['reviewer2', '/scoring/g7-2025/IT/I.1', '.two-columns > :first-child'],
  ['editor', '/chapters/g7-2025/I.1', '.chapter-desk > :first-child'],
] as const;
const OPENED_BY: Partial<Record<string, string>> = { '/review': 'tbody th a' };

it.each(KINDS)('as %s, %s is laid out before it is here as it will be: %s', async (account, path, part) => {
  const link = OPENED_BY[path];
  const measure = (): Promise<number[]> =>
    page
      .locator(part)
      .first()
      .evaluate((each) => [each.getBoundingClientRect().left, each.getBoundingClientRect().width].map(Math.round));
  if (!link) answers = 'held';
  await visit(page, stage.url + path, await stage.signIn(account));
  if (link) {
    await page.locator(link).first().waitFor();
    answers = 'held';
    await page.locator(link).first().click();
  }
  await page.locator('[aria-busy="true"] .skeleton').first().waitFor();
  const blank = await measure();
  await release('passed');
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  // Whoever is led on has a moment between two screens in which neither is seen, or the one that goes is measured.
  await page.locator(part).first().waitFor();
  await expectSoon(measure).toEqual(blank);
});

it('what is opened without a connection says so, and comes by itself when it is back', async () => {
  await visit(page, `${stage.url}/review/g7-2025/IT/i1_unit`, await stage.signIn('reviewer2'));
  const next = page.getByRole('button', { name: say('review.next') });
  await next.waitFor();
  const before = page.url();
  await page.context().setOffline(true);
  await next.click();
  await page.getByRole('heading', { level: 1, name: say('state.offline.title') }).waitFor();
  await retry().waitFor();
  expect(await page.locator('[aria-busy="true"]').count()).toBe(0);
  await page.context().setOffline(false);
  await page.getByRole('heading', { name: say('review.entry') }).waitFor();
  expect(page.url()).not.toBe(before);
});

/** Acts of each role, without a connection: what is typed, and what is pressed then. */
const ACTS = [
  ['reviewer2', '/scoring/g7-2025/IT/I.1', 'scoring.rationale', 'scoring.give'],
  ['secretariat', '/cycles', 'extensions.reason', 'extensions.grant'],
  ['germany', '/report/g7-2025/DE/entry/ii2_seized', 'review.threads.newText', 'review.threads.begin'],
] as const;

it.each(ACTS)('as %s, %s refuses an act without a connection in words, and keeps what was typed', async (...act) => {
  const [account, path, field, button] = act;
  await visit(page, stage.url + path, await stage.signIn(account));
  if (field === 'extensions.reason') await page.locator('summary', { hasText: say(button) }).click();
  const words = page.getByRole('textbox', { name: say(field), exact: true });
  await words.fill('Typed before the connection was lost.');
  const form = page.locator('form').filter({ has: words });
  for (const each of await form.locator('input[type="datetime-local"]').all()) await each.fill('2030-01-01T12:00');
  if ((await form.getByRole('radio').count()) > 0) await choose(form.getByRole('radio').first());
  await page.context().setOffline(true);
  await form.getByRole('button', { name: say(button) }).click();
  await form.getByRole('alert').getByText(say('state.offline')).waitFor();
  await expectSoon(() => words.inputValue()).toBe('Typed before the connection was lost.');
  await page.context().setOffline(false);
});

it('where the server answers nothing any more, whoever was signed in stays with what they typed', async () => {
  await visit(page, `${stage.url}/cycles`, await stage.signIn('secretariat'));
  const reason = page.getByRole('textbox', { name: say('cycleDesk.reason') });
  await reason.fill('All are in.');
  answers = 'down';
  // Another language has everything asked for anew; the second is chosen on what is left of the screen by then.
  for (const [language, name] of [
    ['de', 'Deutsch'],
    ['fr', 'Français'],
  ] as const) {
    const asked = page.waitForResponse(/\/api\/session$/);
    await chooseLanguage(page, name);
    await asked;
    const spoken = page.getByRole('textbox', { name: messages(language)('cycleDesk.reason') });
    await expectSoon(() => spoken.inputValue()).toBe('All are in.');
  }
});

tellOfMore({
  open: async () => {
    await visit(page, `${stage.url}/admin/audit`, await stage.signIn('secretariat'));
    return page;
  },
  fail: (fails) => {
    answers = fails ? 'failed' : 'passed';
  },
  detail: PROBLEM.detail,
});

it('a screen that is cut off says so, and one that a proxy answers says it in the reader’s language', async () => {
  const cookie = await stage.signIn('germany');
  answers = 'cut';
  await visit(page, `${stage.url}/report`, cookie);
  await page.getByRole('heading', { level: 1, name: 'The server cannot be reached' }).waitFor();
  // Nothing was entered here that could be said to be kept.
  await page.getByRole('alert').getByText('Check the connection and try again.').waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  answers = 'passed';
  await goOn();
  await page.getByRole('heading', { level: 1, name: /Germany/ }).waitFor();

  answers = 'unreadable';
  await page.evaluate(() => localStorage.setItem('signatory-language', 'de'));
  await visit(page, `${stage.url}/report`, cookie);
  await page.getByRole('alert').getByText('Er hat mit 502 geantwortet').waitFor();
});

it('the library holds still on a phone while its answers come one after the other', async () => {
  const phone = await stage.open('/', { look: LOOKS[2] });
  await phone.addInitScript(() => {
    const counted = window as unknown as { shifted: number };
    counted.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) counted.shifted += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // Each later than the one before: what is answered last finds the most on the screen.
  let asked = 0;
  await phone.route(/\/api\/cycles/, async (route) => {
    asked += 1;
    await new Promise((resolve) => setTimeout(resolve, 200 + 200 * asked));
    await route.continue();
  });
  await visit(phone, `${stage.url}/library`, await stage.signIn('analyst'));
  await phone.getByRole('heading', { level: 4, name: 'Report' }).waitFor();
  await phone.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  // What is drawn last is counted with the frame after it.
  await phone.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  // A tenth of the window is what is held to be good.
  expect(await phone.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.1);
  await phone.context().close();
});
