import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LOOKS, visit } from '../support/browser.js';
import { tellPages } from '../support/seen-pages.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(120_000);

/** Above it a page is held to move too much: the sum of what its parts moved by, as browsers count the cumulative layout shift. */
const MOST_MOVED = 0.1;
/** What comes after the first drawing: a report's data, and code of what stands beside it. */
const LATE = /\/api\/cycles|\/assets\/(?:beside-entry|threads|decision-box)/;
const LATER_MS = 60;
/** By them a page knows whether its cycle is an example: they come last. */
const CYCLES = /\/api\/cycles$/;
const CYCLES_MS = 1_000;

const stage = new ExamplesStage();

/** Each answer comes later than the one before. */
async function answerLate(page: Page): Promise<void> {
  let asked = 0;
  await page.route(LATE, async (route) => {
    asked += 1;
    const wait = CYCLES.test(route.request().url()) ? CYCLES_MS : LATER_MS * asked;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await route.continue();
  });
}

/** Counts what moves without anybody's act from the next address on: the sum, then where from and where to. */
async function countShifts(page: Page): Promise<() => Promise<{ moved: number; what: string[] }>> {
  await page.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      readonly value: number;
      readonly sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
    }
    const counted = { moved: 0, what: [] as string[] };
    Object.assign(window, { counted });
    const nameOf = (node: Node | null): string =>
      node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.textContent);
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        counted.moved += value;
        const moves = sources.map(({ node, previousRect: from, currentRect: to }) =>
          [nameOf(node), from.x, from.y, '→', to.x, to.y].join(' '),
        );
        counted.what.push(`${value.toFixed(4)} ${moves.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { counted: { moved: number; what: string[] } }).counted);
}

/** All that the page asked for is here and drawn. */
async function becomesStill(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  // What is asked again and again, as after a stream that broke off, would keep it from ever being idle.
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
}

const [WIDE, , PHONE] = LOOKS;

it.each([
  [WIDE, 'japan', '/report/g7-2025/JP/entry/i1_staff'],
  [PHONE, 'japan', '/report/g7-2025/JP/entry/i1_staff'],
  [PHONE, 'germany', '/report/g7-2025/DE/entry/ii2_seized'],
  [WIDE, 'reviewer2', '/review/g7-2025/IT/i1_unit'],
  [WIDE, 'adjudicator', '/scoring/g7-2025/IT/I.1'],
] as const)('in the look %j, as %s, %s holds still while what is late arrives', async (look, account, path) => {
  // The faces are kept from the first page, as they are from anybody's: in what stands in for them lines may break elsewhere.
  const page = await stage.open('/sign-in', { look });
  await page.evaluate(() => document.fonts.ready);
  const readShifts = await countShifts(page);
  await answerLate(page);
  await visit(page, stage.url + path, await stage.signIn(account));
  await becomesStill(page);
  const { moved, what } = await readShifts();
  expect(moved < MOST_MOVED ? [] : what).toEqual([]);
  await page.context().close();
});

it('what a page shows stands in the message of a test that fails, once', async () => {
  const page = await stage.open('/trends');
  await page.setContent('<p>Above</p><main><h1 tabindex="-1">Shown</h1><p>A row</p></main><p role="alert">Refused</p>');
  await page.locator('h1').focus();
  expect(await tellPages(stage.browser)).toBe(`Seen at ${stage.url}/trends\nFocus: H1 Shown\nRefused\nShown\nA row`);
  expect(await tellPages(stage.browser)).toBe('');
  await page.context().close();
});
