import { jest } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { findBarriers, LOOKS, measureOverflow, openBrowser, openPage } from '../support/browser.js';
import { startExamples, type Examples } from '../support/build-examples.js';

jest.setTimeout(180_000);

const RIO = '/results/rio-2024-interim';

const PUBLIC = [
  '/',
  RIO,
  `${RIO}?view=matrix&cell=IT.2024-25`,
  `${RIO}?view=list&show=none`,
  `${RIO}?view=ranking`,
  `${RIO}/members/JP`,
  `${RIO}/commitments/2024-25`,
  '/trends',
  '/method',
  '/verify',
  '/verify?hash=rio-2024-interim/1',
  '/verify?hash=unknown/1',
  '/sign-in',
];

/** Every screen of the app, by an account that finds work there. */
const SIGNED_IN = [
  ['germany', '/report'],
  ['germany', '/report/g7-2025/DE/entry/ii2_seized'],
  ['france', '/report/g7-2025/FR/entry/i1_staff'],
  ['france', '/report/g7-2025/FR/entry/i1_unit'],
  ['france', '/report/g7-2025/FR/actions'],
  ['united-states', '/report/g7-2025/US/submit'],
  ['canada', '/report/g7-2025/CA/receipt/1'],
  ['contributor', '/report'],
  ['reviewer2', '/review'],
  ['reviewer2', '/review/g7-2025/IT/i1_unit'],
  ['reviewer2', '/scoring'],
  ['reviewer2', '/scoring/g7-2025/IT/I.1'],
  ['adjudicator', '/adjudication'],
  ['adjudicator', '/scoring/g7-2025/CA/I.1/why'],
  ['secretariat', '/cycles'],
  ['secretariat', '/outside-figures'],
  ['secretariat', '/cycles/assignments?cycle=g7-2025'],
  ['secretariat', '/cycles/new'],
  ['secretariat', '/plans'],
  ['secretariat', '/plans/g7-migrant-smuggling/1'],
  ['france', '/plans'],
  ['france', '/plans/g7-migrant-smuggling/1'],
  ['secretariat', '/admin/people?plan=g7-migrant-smuggling'],
  ['secretariat', '/admin/jobs'],
  ['secretariat', '/admin/audit?act=submission'],
  ['secretariat', '/releases'],
  ['analyst', '/matrix'],
  ['analyst', '/library'],
  ['editor', '/chapters'],
  ['editor', '/chapters/g7-2025/I.1'],
  ['editor', '/account'],
  ['editor', '/news'],
] as const;

let examples: Examples;
let browser: Browser;

beforeAll(async () => {
  [examples, browser] = await Promise.all([startExamples(), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await examples.stop();
});

/** Looks of one width share a page: the other colours need no other page. */
const WIDTHS = [...new Set(LOOKS.map(({ width }) => width))].map((width) => ({
  width,
  looks: LOOKS.filter((look) => look.width === width),
}));

describe.each(WIDTHS)('at a width of $width', ({ looks }) => {
  /** What is wrong in each look: none of it, where the page holds. */
  const inspect = async (path: string, cookie?: string): Promise<string[]> => {
    const page = await openPage(browser, examples.url + path, {
      ...(looks[0] && { look: looks[0] }),
      ...(cookie && { cookie }),
    });
    await page.locator('h1').waitFor();
    // What loads shows a skeleton that says it is busy.
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    const found: string[] = [];
    for (const { name, colorScheme } of looks) {
      await page.emulateMedia({ colorScheme });
      const overflow = await measureOverflow(page);
      found.push(...(await findBarriers(page)).map((barrier) => `${name}: ${barrier}`));
      if (overflow !== 0) found.push(`${name}: ${overflow} px beyond the window`);
    }
    await page.context().close();
    return found;
  };

  it.each(PUBLIC)('%s has no barrier, and fits its window', async (path) => {
    expect(await inspect(path)).toEqual([]);
  });

  it.each(SIGNED_IN)('as %s, %s has no barrier, and fits its window', async (account, path) => {
    expect(await inspect(path, await examples.signIn(account))).toEqual([]);
  });
});

describe('a public page', () => {
  it('works without script: the filter, the list and a cell’s detail are plain addresses', async () => {
    const page = await openPage(browser, examples.url + RIO, { javaScriptEnabled: false });
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
    const page = await openPage(browser, `${examples.url}${RIO}/members/IT`, { javaScriptEnabled: false });
    const strengths = page.getByRole('region', { name: 'Fully complied with' }).getByRole('listitem');
    const averages = (await strengths.allTextContents()).map((text) => {
      expect(text).toMatch(/^\+1/);
      return Number(/all members ([+−\d.]+)$/.exec(text)?.[1]?.replace('−', '-'));
    });
    expect(averages).toHaveLength(5);
    expect(averages).toEqual([...averages].sort((a, b) => a - b));
    await page.getByRole('region', { name: 'Not complied with' }).getByRole('link').first().click();
    const strip = page.getByRole('list', { name: 'Scores of all members' });
    expect(await strip.getByRole('listitem').count()).toBe(21);
    await strip.getByRole('link', { name: /^Italy: minus 1/ }).click();
    expect(page.url()).toMatch(/#member-IT$/);
    await page.context().close();
  });

  it('sets no cookie', async () => {
    const page = await openPage(browser, examples.url + RIO);
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });
});

/** Waits for it: the address changes before the new page is read to its end. */
async function expectOne(locator: Locator): Promise<void> {
  await locator.first().waitFor();
  expect(await locator.count()).toBe(1);
}
