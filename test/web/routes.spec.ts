import { readdirSync, readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { findBarriers, findBarriersOf, findPushed, LOOKS, measureOverflow, turnTo, visit } from '../support/browser.js';
import { findForcedFaults } from '../support/forced-colours.js';
import { isRenewing } from '../support/renewing.js';
import { FIRST_OF_LAYOUT, PUBLIC_ROUTES, RIO, SCREEN_ROUTES } from '../support/routes.js';
import { ExamplesStage } from '../support/stage.js';
import { Findings, readStatement, writeStatement } from '../support/statement.js';
import { findUnspoken, Sent, turnBack, turnToPseudo } from '../support/unspoken.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

/** 1280 pixels at 400 % zoom (WCAG 1.4.10). */
const ZOOMED = 320;
/** Leads to another address, and shows nothing. */
const LEADS_ON = '/admin';
/** An address of the app that has no screen. */
const NOWHERE = '/nowhere';
const PUBLIC_DATA = [
  '/api/published',
  '/api/published/rio-2024-interim',
  '/api/published/rio-2024-interim/releases',
  '/api/verify/rio-2024-interim/1',
  '/api/plans/g7-migrant-smuggling/rules',
  '/.well-known/jwks.json',
  '/catalogue',
];

// Asked for French, this product speaks the pseudo-locale.
const stage = new ExamplesStage({ preload: new URL('../support/speak-pseudo.mjs', import.meta.url) });
/** What public pages are made from. */
const published = new Sent();
const findings = new Findings();

beforeAll(async () => {
  for (const address of PUBLIC_DATA) {
    const answer = await fetch(stage.url + address, { headers: { 'accept-language': 'fr' } });
    published.keep(await answer.json());
  }
}, 180_000);

async function isStill(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  // What loads shows a skeleton that says it is busy.
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

/** In the pseudo-locale, at 400 % zoom of a window 1280 pixels wide: its texts, the longest there are, still fit. */
async function inspectPseudo(page: Page, sent: Sent): Promise<string[]> {
  await page.setViewportSize({ width: ZOOMED, height: 640 });
  await isStill(page);
  const unspoken = await findUnspoken(page, sent);
  return [...unspoken, ...findings.count('reflow', await findOverflow(page, 'zoomed'))];
}

async function findOverflow(page: Page, look: string): Promise<string[]> {
  const overflow = await measureOverflow(page);
  return overflow === 0 ? [] : [`${look}: ${overflow} px beyond the window`];
}

/** From one screen of the app to another without a load; of the one before nothing stays that a load would not bring back. */
async function goWithin(page: Page, path: string): Promise<void> {
  await follow(page, NOWHERE);
  await turnBack(page);
  await page.evaluate(() => localStorage.clear());
  await follow(page, path);
}

/** As a link of the app leads: no screen of the one address stands at the other. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('h1')?.setAttribute('data-left', '');
    history.pushState(null, '', to);
    scrollTo(0, 0);
  }, path);
  await page.locator('h1[data-left]').waitFor({ state: 'detached' });
  await page.locator('h1').waitFor();
}

describe('in every look', () => {
  let page: Page;
  /** Whose account the app is open with, and in good order. */
  let inside: string | undefined;
  beforeAll(async () => {
    page = await stage.open('/');
  });
  afterAll(() => page.context().close());

  /** Opens an address as on a first visit: nothing is remembered of the ones before, except the files. */
  const load = async (path: string, account?: string): Promise<void> => {
    await page.evaluate(() => localStorage.clear());
    await visit(page, stage.url + path, account && (await stage.signIn(account)));
  };

  /** Each account's first screen, and the first of each layout, is loaded; the others are gone to within the app, as people do. */
  const open = async (path: string, account?: string): Promise<void> => {
    const isNear = account !== undefined && account === inside && !FIRST_OF_LAYOUT.has(path);
    // Whatever fails on the way, the next one is loaded.
    inside = undefined;
    await turnTo(page, LOOKS[0]);
    await (isNear ? goWithin(page, path) : load(path, account));
    await isStill(page);
    findings.visit(path);
  };

  /** What is wrong in each look: none of it, where the page holds. */
  const inspect = async (path: string, account?: string): Promise<string[]> => {
    await open(path, account);
    const found: string[] = [];
    for (const look of LOOKS) {
      await turnTo(page, look);
      await isStill(page);
      const barriers = await findBarriersOf(look, page);
      found.push(
        ...countBarriers(barriers.map((barrier) => `${look.name}: ${barrier}`)),
        ...findings.count('reflow', await findOverflow(page, look.name)),
        ...(look.name === 'phone' ? await findPushed(page) : []),
      );
    }
    found.push(...(await (account === undefined ? speakPublic : speakApp)(page)));
    // Last, since it moves through the page.
    await turnTo(page, LOOKS[0]);
    const { colours, focus } = await findForcedFaults(page);
    inside = account;
    return [...found, ...colours, ...findings.count('focus', focus)];
  };

  it.each(PUBLIC_ROUTES)('%s has no barrier, and fits its window', async (path) => {
    expect(await inspect(path)).toEqual([]);
  });

  it.each(SCREEN_ROUTES)('as %s, %s has no barrier, and fits its window', async (account, path) => {
    expect(await inspect(path, account)).toEqual([]);
  });
});

describe('the walk', () => {
  it('goes to every address of the app', () => {
    const app = new URL('../../apps/web/src/app/', import.meta.url);
    const router = readdirSync(app)
      .filter((file) => file.includes('route'))
      .map((file) => readFileSync(new URL(file, app), 'utf8'))
      .join('\n');
    const walked = [...PUBLIC_ROUTES, ...SCREEN_ROUTES.map(([, path]) => path)].map((path) => path.split('?')[0] ?? '');
    const left = [...router.matchAll(/ path: '([^']+)'/g)]
      .map(([, path = '']) => path)
      .filter((path) => path !== LEADS_ON)
      // A part of an address that may be left out is there where it is walked.
      .map((path) => path.replace(/\{-(\$\w+)\}/g, '$1'))
      .filter((path) => !walked.some((each) => new RegExp(`^${path.replace(/\$\w+/g, '[^/]+')}$`).test(each)));
    expect(left).toEqual([]);
  });

  it('hears words that somebody wired in, and sees a focus that nobody could', async () => {
    const page = await stage.open('/sign-in');
    await isStill(page);
    await turnToPseudo(page);
    await page.locator('h1').evaluate((heading) => {
      heading.insertAdjacentHTML('afterend', '<button class="planted" title="Keep it">Save</button>');
      // The style sheet of the page: an inline one is forbidden.
      document.styleSheets[0]?.insertRule('.planted:focus { outline: none !important }');
    });
    expect(await findUnspoken(page, new Sent())).toEqual(['button.planted: Save', 'button.planted[title]: Keep it']);
    expect((await findForcedFaults(page)).focus).toEqual(['no line around button.planted']);
    await page.context().close();
  });

  it('hears of what screen readers miss, and of colours that fail in the dark or on a phone alone', async () => {
    const page = await stage.open('/sign-in');
    await isStill(page);
    await page.locator('h1').evaluate((heading) => {
      heading.insertAdjacentHTML('afterend', '<p class="planted">Keep it</p><p class="small">Keep it</p><input>');
      for (const rule of [
        '@media (prefers-color-scheme: dark) { .planted { color: #777; background: #888 } }',
        '@media (max-width: 400px) { .small { color: #777; background: #888 } }',
      ])
        document.styleSheets[0]?.insertRule(rule);
    });
    expect(await findBarriers(page)).toEqual(['label: <input>']);
    await turnTo(page, LOOKS[1]);
    expect(await findBarriersOf(LOOKS[1], page)).toEqual([
      expect.stringMatching(/^color-contrast: <p class="planted">/),
    ]);
    await turnTo(page, LOOKS[2]);
    expect(await findBarriersOf(LOOKS[2], page)).toEqual([
      expect.stringMatching(/^color-contrast: <p class="small">/),
      'label: <input>',
    ]);
    await page.context().close();
  });

  it('is what the accessibility statement says', () => {
    const { date, ...found } = findings.statement(ZOOMED);
    if (isRenewing()) writeStatement({ date, ...found });
    // SIGNATORY_TEST_RENEW=1 npm test -- test/web/routes.spec.ts writes it anew.
    expect(readStatement()).toEqual({ ...found, date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string });
  });
});

function countBarriers(barriers: readonly string[]): readonly string[] {
  const isOfTarget = (barrier: string): boolean => barrier.includes(': target-size: ');
  findings.count('target', barriers.filter(isOfTarget));
  findings.count(
    'rules',
    barriers.filter((barrier) => !isOfTarget(barrier)),
  );
  return barriers;
}

async function speakApp(page: Page): Promise<string[]> {
  const sent = new Sent();
  const leave = sent.follow(page);
  const end = await turnToPseudo(page);
  const found = await inspectPseudo(page, sent);
  leave();
  await end();
  return found;
}

async function speakPublic(page: Page): Promise<string[]> {
  const address = new URL(page.url());
  address.searchParams.set('lang', 'fr');
  await page.goto(address.href);
  // The sign-in is a screen of the app, which no link turns to another language.
  if (await page.locator('#root').count()) return speakApp(page);
  return inspectPseudo(page, published);
}

describe('a public page', () => {
  it('works without script: the filter, the list and a cell’s detail are plain addresses', async () => {
    const page = await stage.open(RIO, { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'List', exact: true }).click();
    expect(page.url()).toContain('view=list');
    await page.getByRole('checkbox', { name: '−1' }).check();
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(page.url()).toContain('show=none');
    await expectOne(page.getByText('The filters show 35 of 273 cells'));
    await page.getByRole('link', { name: 'Matrix', exact: true }).click();
    await page.locator('[data-cell="JP.2024-25"]').click();
    await expectOne(page.getByRole('heading', { level: 2, name: 'Japan' }));
    await page.context().close();
  });

  it('tells of a member what stands apart, and of a commitment every score in a strip that leads to its reason', async () => {
    const page = await stage.open(`${RIO}/members/IT`, { javaScriptEnabled: false });
    const strengths = page.getByRole('region', { name: 'Fully complied with' }).getByRole('listitem');
    const averages = (await strengths.allTextContents()).map((text) => {
      expect(text).toMatch(/^\+1/);
      return Number(/all members ([+−\d.]+)$/.exec(text)?.[1]?.replace('−', '-'));
    });
    expect(averages).toHaveLength(5);
    expect(averages).toEqual([...averages].sort((a, b) => a - b));
    await page.getByRole('region', { name: 'Not complied with' }).getByRole('link').first().click();
    const strip = page.getByRole('list', { name: 'Scores of all members' });
    // The address changes before the new page is read to its end.
    await strip.waitFor();
    await expectSoon(() => strip.getByRole('listitem').count()).toBe(21);
    await strip.getByRole('link', { name: /^Italy: minus 1/ }).click();
    expect(page.url()).toMatch(/#member-IT$/);
    await page.context().close();
  });

  it('sets no cookie', async () => {
    const page = await stage.open(RIO);
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });
});

/** Waits for it: the address changes before the new page is read to its end. */
async function expectOne(locator: Locator): Promise<void> {
  await locator.first().waitFor();
  await expectSoon(() => locator.count()).toBe(1);
}
