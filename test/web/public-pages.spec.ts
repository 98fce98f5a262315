import { jest } from '@jest/globals';
import { LANGUAGES } from '@signatory/texts';
import { findBarriers, findOutOfPanels, measureOverflow, visit } from '../support/browser.js';
import { parseRoute, renderPage } from '@signatory/pages';
import { alignedRelease } from '../support/aligned-release.js';
import { publishedRelease } from '../support/published-release.js';
import { PUBLIC_ROUTES, RIO } from '../support/routes.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

it.each(LANGUAGES)(
  'no public page is wider than the window of a phone, nor anything than its panel, in the language %s',
  async (locale) => {
    const page = await stage.open('/', { locale });
    const wide: string[] = [];
    const measure = async (path: string): Promise<void> => {
      await page.locator('h1').waitFor();
      await expectSoon(() => page.locator('html').getAttribute('lang')).toBe(locale);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await measureOverflow(page);
        const bar = await page
          .locator('nav.bar-nav')
          .evaluateAll((all) => all.map((it) => it.scrollWidth - it.clientWidth));
        if (overflow > 0 || bar.some((over) => over > 0))
          wide.push(`${path} at ${width}: ${overflow} px, bar ${bar.join()}`);
        wide.push(...(await findOutOfPanels(page)).map((out) => `${path} at ${width}: ${out}`));
      }
    };
    for (const path of PUBLIC_ROUTES) {
      await visit(page, stage.url + path);
      await measure(path);
    }
    // Whoever has worked on this device has another link in the bar.
    await visit(page, `${stage.url}/report`, await stage.signIn('germany'));
    await page.locator('main h1').waitFor();
    await page.goto(`${stage.url}/method`);
    await expectSoon(() => page.locator('a[data-work]').getAttribute('href')).toBe('/report');
    await measure('/method, signed in');
    expect(wide).toEqual([]);
    await page.context().close();
  },
);

it.each(LANGUAGES)('the sections stand on one line of a phone in the language %s', async (locale) => {
  const page = await stage.open('/method', { locale });
  await expectSoon(() => page.locator('html').getAttribute('lang')).toBe(locale);
  await page.setViewportSize({ width: 390, height: 900 });
  const tops = await page
    .locator('nav.bar-nav a')
    .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().top));
  expect([tops.length, new Set(tops).size]).toEqual([5, 1]);
  await page.context().close();
});

it('a rule is looked for by the code of its commitment, and by no other that ends so', async () => {
  const page = await stage.open('/rules/g7-migrant-smuggling?q=II.1');
  const fields = await page.locator('tbody tr').allInnerTexts();
  expect(fields.length).toBeGreaterThan(10);
  expect(fields.filter((text) => !/(^|[^A-Za-z])II\.1/.test(text))).toEqual([]);
  await page.context().close();
});

it('the severity of a rule is one line of Japanese, and on a phone the fields stand apart', async () => {
  const page = await stage.open('/rules/g7-migrant-smuggling', { locale: 'ja' });
  const cell = page.getByRole('cell', { name: '重大エラー' }).first();
  const lines = await cell.evaluate((it) => {
    const words = document.createRange();
    words.selectNodeContents(it);
    return words.getClientRects().length;
  });
  expect(lines).toBe(1);
  await page.setViewportSize({ width: 390, height: 900 });
  const search = await page.getByRole('searchbox').boundingBox();
  const severity = await page.getByRole('combobox').boundingBox();
  expect((severity?.x ?? 0) - (search?.x ?? 0) - (search?.width ?? 0)).toBeGreaterThanOrEqual(12);
  await page.context().close();
});

it.each(['light', 'dark'] as const)(
  'what answers to other frameworks has no barrier and fits each window, %s',
  async (colorScheme) => {
    const page = await stage.open(`${RIO}/alignments`, { colorScheme });
    const css = await page
      .locator('link[rel=stylesheet]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    const options = { language: 'en', assets: { css, js: [] }, base: stage.url };
    // The examples publish no plan that names another framework.
    const { html } = renderPage(parseRoute('/results/g7-2025/alignments'), [alignedRelease()], options);
    await page.setContent(html, { waitUntil: 'load' });
    for (const width of [1280, 760, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await measureOverflow(page), await findBarriers(page)]).toEqual([width, 0, []]);
    }
    // As blocks each figure says what it is.
    const label = await page
      .getByRole('cell', { name: '+0.33 (67%)' })
      .evaluate((cell) => getComputedStyle(cell, '::before').content);
    expect(label).toMatch(/^"Average/);
    await page.context().close();
  },
);

it.each(['en', 'ja'])(
  'a matrix of many members with gaps is printed with every word of them, and each average with its count: %s',
  async (language) => {
    const page = await stage.open(RIO);
    const css = await page
      .locator('link[rel=stylesheet]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    const members = Array.from({ length: 21 }, (_, at) => [`M${at}`, `Member ${at}`, `MB${at}`] as const);
    const cells = members.map((_, at) => '+0-.n'[at % 5]).join('');
    const commitments = [['A.1', null, 'Keep ports clean', cells] as const];
    const release = publishedRelease({ title: 'Ports', plan: 'Ports', members, commitments }, 'ports');
    const options = { language, assets: { css, js: [] }, base: stage.url };
    const { html } = renderPage(parseRoute('/results/ports?view=matrix'), [release], options);
    await page.setContent(html, { waitUntil: 'load' });
    await page.emulateMedia({ media: 'print' });
    // What an A4 sheet that lies has between its margins.
    await page.setViewportSize({ width: 1032, height: 900 });
    const cut = await page
      .locator('.matrix td :is(.chip-noData, .chip-notAsked), .matrix .matrix-mean-figure')
      .evaluateAll((all) =>
        all.flatMap((it) =>
          it.scrollHeight > it.clientHeight || it.scrollWidth > it.clientWidth ? [it.textContent ?? ''] : [],
        ),
      );
    expect(cut).toEqual([]);
    expect(await page.locator('.matrix td .chip-noData').count()).toBe(4);
    await page.context().close();
  },
);

it('downloads begin with what is read: report and scorecards, then tables, then what is for statistics and verification', async () => {
  const page = await stage.open(RIO);
  const downloads = page.getByRole('region', { name: 'Downloads' });
  const parts = await downloads
    .locator('h3, summary, a[download]')
    .evaluateAll((all) =>
      all
        .filter((each) => each.matches('h3, summary') || !each.closest('details'))
        .map((each) => each.textContent?.replace(/ \(.*/, '') ?? ''),
    );
  const at = (start: string): number => parts.findIndex((part) => part.startsWith(start));
  const order = [
    'Report and scorecards',
    'Full report',
    '21 scorecards of members',
    'Tables',
    'Workbook',
    'For statistical systems and verification',
    'SDMX',
    'Manifest',
  ];
  expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b));
  expect(order.filter((start) => at(start) < 0)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  await page.context().close();
});
