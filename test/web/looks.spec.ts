import { randomUUID } from 'node:crypto';
import type { ContributionView } from '@signatory/contract';
import { parseRoute, renderPage } from '@signatory/pages';
import * as mupdf from 'mupdf';
import type { Page } from 'playwright-core';
import { LOOKS, measureOverflow } from '../support/browser.js';
import { comparePicture, keepPicture } from '../support/pictures.js';
import { readPrint } from '../support/read-print.js';
import { manyMembers } from '../support/published-release.js';
import { threeReleases } from '../support/published-trends.js';
import { RIO } from '../support/routes.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

const MATRIX = `${RIO}?view=matrix`;
const ENTRY = '/report/g7-2025/DE/entry/ii2_seized';
/** Of a member with agencies that can be asked. */
const ASKING = '/report/g7-2025/JP/entry/i1_staff';
const SCORECARD = `${RIO}/files/pdf/en/members/JP.pdf`;
/** A4 landscape in points. */
const SHEET = { width: 842, height: 595 };

const stage = new ExamplesStage();

/** A page as it stands when all that it shows has arrived. */
async function openStill(path: string, account?: string): Promise<Page> {
  const cookie = account && (await stage.signIn(account));
  const page = await stage.open(path, {
    ...(cookie && { cookie }),
    timezoneId: 'UTC',
  });
  await becomesStill(page);
  return page;
}

async function becomesStill(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready);
}

describe('the pictures', () => {
  it('of the matrix and of an entry are those that are kept', async () => {
    for (const [name, path, account] of [
      ['matrix', MATRIX],
      ['entry', ENTRY, 'germany'],
    ] as const) {
      const page = await openStill(path, account);
      expect(keepPicture(name, await page.screenshot())).toEqual([]);
      await page.context().close();
    }
  });

  it('of a scorecard is the one that is kept', async () => {
    const pdf = await fetch(stage.url + SCORECARD);
    const first = mupdf.Document.openDocument(await pdf.arrayBuffer(), 'application/pdf').loadPage(0);
    const picture = first.toPixmap(mupdf.Matrix.scale(1.5, 1.5), mupdf.ColorSpace.DeviceRGB, false).asPNG();
    expect(keepPicture('scorecard', picture)).toEqual([]);
  });

  it('are told from one in which a panel moved', async () => {
    const page = await openStill(MATRIX);
    await page.locator('table[data-matrix]').evaluate((table) => (table.style.marginTop = '16px'));
    expect(comparePicture('matrix', await page.screenshot())).toEqual([expect.stringContaining('differs')]);
    await page.context().close();
  });
});

describe('on paper', () => {
  it('the matrix is one A4 sheet, lying', async () => {
    const page = await openStill(MATRIX);
    const sheets = mupdf.Document.openDocument(await page.pdf({ preferCSSPageSize: true }), 'application/pdf');
    expect(sheets.countPages()).toBe(1);
    const [left, top, right, bottom] = sheets.loadPage(0).getBounds();
    expect({ width: Math.round(right - left), height: Math.round(bottom - top) }).toEqual(SHEET);
    await page.context().close();
  });

  it.each([
    [
      '18 commitments, with gaps and a plan that grew',
      threeReleases(),
      '/results/g7-2026-final?view=matrix&cell=CA.I.1',
    ],
    ['193 members', [manyMembers()], '/results/all?view=matrix'],
  ] as const)('so is that of %s, with the hash of its release', async (_, shown, path) => {
    const page = await openStill(MATRIX);
    const css = await page
      .locator('link[rel=stylesheet]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    const options = { language: 'en', assets: { css, js: [] }, base: stage.url };
    await page.setContent(renderPage(parseRoute(path), shown, options).html, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready);
    const sheets = mupdf.Document.openDocument(await page.pdf({ preferCSSPageSize: true }), 'application/pdf');
    expect(sheets.countPages()).toBe(1);
    expect(sheets.loadPage(0).toStructuredText('').asText()).toContain(shown[0]?.sha256);
    await page.context().close();
  });

  it('a member’s page stands', async () => {
    const page = await openStill(`${RIO}/members/JP`);
    const sheets = mupdf.Document.openDocument(await page.pdf({ preferCSSPageSize: true }), 'application/pdf');
    const [left, top, right, bottom] = sheets.loadPage(0).getBounds();
    expect(bottom - top).toBeGreaterThan(right - left);
    await page.context().close();
  });

  it.each([
    [`${RIO}/members/JP`, undefined],
    [ENTRY, 'germany'],
    ['/scoring/g7-2025/CA/I.1/why', 'adjudicator'],
  ] as const)('%s shows no bar, menu or button', async (path, account) => {
    const page = await openStill(path, account);
    await page.emulateMedia({ media: 'print' });
    const shown = await page
      .locator('.bar-nav, .bar-end, .save-bar, .foot, .rail, button')
      .filter({ visible: true })
      .count();
    expect(shown).toBe(0);
    await page.context().close();
  });
});

describe('of the administration', () => {
  it.each([
    ['/admin/people?plan=g7-migrant-smuggling', 'secretariat', 'Henrike Solmsbach'],
    ['/cycles?cycle=g7-2025', 'secretariat', '5 of 8 members have submitted'],
    ['/cycles/assignments?cycle=g7-2025', 'secretariat', 'Odessa Winterhalt'],
    ['/releases?cycle=g7-2025', 'secretariat', 'No release has been requested'],
    ['/plans', 'secretariat', 'G7 Action Plan'],
    ['/review', 'reviewer2', 'In this state since'],
    ['/admin/webhooks', 'secretariat', 'Webhooks'],
    ['/account', 'editor', 'What you may do'],
  ] as const)(
    '%s is printed with what it tells, as wide as the paper, and asks for nothing',
    async (path, account, told) => {
      const page = await openStill(path, account);
      await page.emulateMedia({ media: 'print' });
      const asked = await page
        .locator('input, textarea')
        .filter({ visible: true })
        .evaluateAll((all) => all.flatMap((each) => ((each as HTMLInputElement).value === '' ? [each.outerHTML] : [])));
      expect(asked).toEqual([]);
      // What an A4 sheet that lies has between its margins.
      await page.setViewportSize({ width: 1032, height: 900 });
      expect(await measureOverflow(page)).toBe(0);
      expect(await readPrint(page)).toContain(told);
      await page.context().close();
    },
  );
});

describe('what is folded on the screen', () => {
  it.each([
    ['/report/g7-2025/DE', '.pillar-tasks .tasks a', 'germany'],
    [ASKING, '.side-panel .parts', 'japan'],
    ['/report/g7-2025/DE/submit', '.publish-pieces li', 'germany'],
    ['/scoring/g7-2025/IT/I.1', '.partial-credit li', 'reviewer2'],
    ['/plans/g7-migrant-smuggling/1', '.plan-item li', 'secretariat'],
  ])('of %s is printed, since on paper nothing can be opened', async (path, parts, account) => {
    const page = await openStill(path, account);
    const hidden = (): Promise<(string | null)[]> =>
      page
        .locator(parts)
        .evaluateAll((all) => all.flatMap((part) => (part.checkVisibility() ? [] : [part.textContent])));
    expect(await hidden()).not.toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await hidden()).toEqual([]);
    await page.context().close();
  });

  it('and has fields to ask by is printed without them', async () => {
    const page = await openStill(ASKING, 'japan');
    const panel = page.locator('details', { hasText: 'Agencies’ parts' });
    await expectSoon(() => panel.getByRole('group', { name: 'Ask an agency', includeHidden: true }).count()).toBe(1);
    const words = await readPrint(page);
    expect(words).toContain('Agencies’ parts Nobody was asked for a part.');
    expect(words).not.toContain('Ask an agency');
    await page.context().close();
  });

  it('and asks why a part goes back is printed without that question', async () => {
    const page = await openStill(ASKING, 'japan');
    const part: ContributionView = {
      indicator: 'i1_staff',
      contributor: { id: randomUUID(), name: 'Somebody' },
      agency: 'Coast guard',
      state: 'CLEARED',
      version: 2,
      note: null,
      until: '2098-01-01T00:00:00.000Z',
      answer: null,
      files: [],
      reason: null,
      changedAt: '2026-01-01T00:00:00.000Z',
      gone: false,
      commands: ['return'],
    };
    await page.route('**/contributions', (route) => route.fulfill({ json: [part] }));
    await page.reload();
    await page.locator('summary', { hasText: 'Agencies’ parts' }).click();
    await page.getByRole('button', { name: 'Return part' }).click();
    await page.getByRole('textbox', { name: 'Why is it returned?' }).waitFor();
    const words = await readPrint(page);
    expect(words).toContain('Coast guard');
    expect(words).not.toContain('Why is it returned?');
    await page.context().close();
  });

  it('the scoring desk is printed without the score that nobody has given yet', async () => {
    const page = await openStill('/scoring/g7-2025/IT/I.1', 'reviewer2');
    await page.getByRole('button', { name: 'Give this score' }).waitFor();
    const words = await readPrint(page);
    expect(words).toContain('Reviewers’ scores');
    expect(words).not.toMatch(/Your score|Rationale|Record an action/);
    await page.context().close();
  });

  it('and fetched once it is opened cannot come in time: the paper says that it is not there', async () => {
    const page = await openStill(ENTRY, 'germany');
    const words = await readPrint(page);
    expect(words).toMatch(/Our report\W+II\. Strengthening international, judicial and police cooperation\W+II\.2\.e/);
    expect(words).toContain('History of this entry Not in this printout: it was not opened.');
    expect(words).not.toContain('Message of a new thread');
    await page.context().close();
  });
});

describe('the fonts', () => {
  /** A page that is still, and the Japanese faces that it has asked for by now. */
  const watchFonts = async (path: string, locale: string, account?: string) => {
    const context = await stage.browser.newContext({ locale });
    const [, value] = account ? (await stage.signIn(account)).split('=') : [];
    if (value) await context.addCookies([{ name: 'sid', value, url: stage.url }]);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => void (request.resourceType() === 'font' && asked.push(request.url())));
    await page.goto(stage.url + path);
    // Not until the network is idle: live events never are, and a starved machine is not for half a minute.
    await becomesStill(page);
    return { page, readAsked: () => Promise.resolve(asked.filter((url) => url.includes('noto-'))) };
  };
  const askedFonts = async (path: string, locale: string, account?: string): Promise<string[]> => {
    const { page, readAsked } = await watchFonts(path, locale, account);
    await page.context().close();
    return readAsked();
  };

  it.each([MATRIX, '/sign-in'])('of Japanese come with %s in Japanese, by ranges, and with no other', async (path) => {
    for (const locale of ['en-GB', 'de-DE', 'fr-FR']) expect(await askedFonts(path, locale)).toEqual([]);
    const japanese = await askedFonts(path, 'ja-JP');
    expect(japanese.length).toBeGreaterThan(0);
    // Of the 240 files of the two faces.
    expect(japanese.length).toBeLessThan(60);
  });

  it('of Japanese come where an English page names somebody in Japanese', async () => {
    expect(await askedFonts('/report', 'en-GB', 'germany')).toEqual([]);
    const { page, readAsked } = await watchFonts('/review', 'en-GB', 'reviewer2');
    // The heading is there before the rows, and a face is asked for once a word of it is laid out.
    await expectSoon(async () => (await readAsked()).length).toBeGreaterThan(0);
    await page.context().close();
  });
});

it('the matrix shows the link of the view to be copied by hand where the browser gives no clipboard', async () => {
  const page = await openStill(MATRIX);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy link to this view' }).click();
  const field = page.getByRole('textbox', { name: 'Copy this link' });
  await field.waitFor();
  await expectSoon(() => field.inputValue()).toBe(page.url());
  expect(await field.evaluate((input: HTMLInputElement) => input.selectionEnd)).toBe(page.url().length);
  await page.context().close();
});

it.each(['de-DE', 'fr-FR', 'it-IT', 'ja-JP'])('on a phone an entry’s bar stands on one line: %s', async (locale) => {
  const cookie = await stage.signIn('germany');
  const page = await stage.open(ENTRY, { look: LOOKS[2], cookie, locale });
  const buttons = page.locator('.save-bar-row .acts > *');
  await buttons.first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const heights = await buttons.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  expect(heights).toEqual([40, 40, 40, 40]);
  await page.context().close();
});

it('nothing moves by itself, and nothing glides for who asked for less motion', async () => {
  const page = await openStill(ENTRY, 'germany');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const glides = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
  await page.locator('a').first().focus();
  expect(await glides()).toBe('auto');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await glides()).toBe('smooth');
  await page.context().close();
});
