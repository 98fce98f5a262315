import type { ReportView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { answerOtherwise } from '../support/answer-otherwise.js';
import { measurePush, type Look } from '../support/browser.js';
import { nameFocused, press } from '../support/keyboard.js';
import { RIO } from '../support/routes.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';
import { readPrint } from '../support/read-print.js';

/** A laptop's window, in which most of the work is done. */
const LAPTOP: Look = { name: 'light', width: 1280, colorScheme: 'light' };

const stage = new ExamplesStage();

async function openAs(account: string | null, path: string, locale = 'en-GB'): Promise<Page> {
  const page = await stage.openAs(account, path, { look: LAPTOP, locale });
  await page.locator('h1').waitFor();
  return page;
}

it('whoever is signed in is led from the public pages to the work, and after signing out to the sign-in', async () => {
  const page = await openAs('signatory', '/plans');
  await page.getByRole('link', { name: 'Signatory', exact: false }).first().click();
  const way = page.locator('.bar-end a.bar-link');
  await page.getByRole('link', { name: 'Your work' }).waitFor();
  await way.click();
  await page.waitForURL(/\/cycles/);
  await page.locator('.bar-person').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in/);
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await page.goto(`${stage.url}/results`);
  await expectSoon(() => way.innerText()).toBe('Sign in');
  await page.context().close();
});

it('a link to a part of the cycle’s overview takes the focus there', async () => {
  const page = await openAs('secretariat', '/cycles');
  const parts = page.getByRole('navigation', { name: 'On this page' });
  await parts.getByRole('link', { name: 'Extensions' }).waitFor();
  await press(page, 'Extensions');
  await expectSoon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  expect(await nameFocused(page)).toBe('Extensions');
  await page.context().close();
});

it('checks of which none is open offer no filter for them', async () => {
  const page = await openAs('germany', '/report/g7-2025/DE/submit');
  await answerOtherwise<ReportView>(page, '**/api/cycles/g7-2025/reports/DE', ({ findings, ...report }) => ({
    ...report,
    findings: findings.filter(({ justification }) => justification !== null),
  }));
  await page.reload();
  await page.getByRole('heading', { name: 'Checks', exact: true }).waitFor();
  await page.getByLabel('Pillar').waitFor();
  expect(await page.getByRole('checkbox', { name: /^Only open/ }).count()).toBe(0);
});

it('whoever has submitted is told of no deadline that has passed, only of what is asked of them by when', async () => {
  const accepted = await openAs('canada', '/report');
  const card = accepted.getByRole('region', { name: 'Deadline' });
  await expectSoon(() => card.innerText()).toBe('Accepted');
  // Some optional entries of it were left, and can no longer be given.
  await answerOtherwise<ReportView>(accepted, '**/api/cycles/g7-2025/reports/CA', ({ entries, ...report }) => ({
    ...report,
    entries: entries.map((entry, n) => (n < 3 ? { ...entry, status: 'unanswered', value: null } : entry)),
  }));
  await accepted.reload();
  await accepted.getByText(/^\d+ of 112 indicators complete/).waitFor();
  expect(await accepted.getByRole('checkbox', { name: /^Only open/ }).count()).toBe(0);
  await accepted.goto(`${stage.url}/report/g7-2025/CA/receipt/1`);
  await accepted.getByText('Draft scores are shared with you').waitFor();
  expect(await accepted.getByText('reviewers read each entry').count()).toBe(0);
  // Whose receipt it is stands there in words, and the way back before it.
  expect(await accepted.locator('.heading').innerText()).toContain('Canada, First year, 2024–2025');
  const crumbs = accepted.getByRole('navigation', { name: 'You are here' });
  expect(await crumbs.innerText()).toMatch(/Our report\s*Receipt of version 1/);
  // On paper it asks for nothing that only a screen can do.
  const print = await readPrint(accepted);
  expect(print).toContain('SHA-256');
  expect(print).not.toMatch(/To keep|Back to the report/);
  await accepted.context().close();
  const asked = await openAs('italy', '/report');
  await asked.getByText(/^Answer the reviewers’ questions by /).waitFor();
  expect(await asked.getByText('The deadline has passed').count()).toBe(0);
  await asked.context().close();
});

it('whoever has errors left is not told to run the checks first', async () => {
  const page = await openAs('japan', '/report/g7-2025/JP/submit');
  await page.getByText(/^The report can be certified when its checks have passed/).waitFor();
  expect(await page.getByText('Run the checks of the whole report first').count()).toBe(0);
  // Counts and findings are called the same, and each finding says what is asked where it leads to.
  await page.getByText('19 blockers, 1 error', { exact: true }).waitFor();
  const finding = page.locator('.check', { has: page.getByRole('link', { name: 'Go to III.3.a' }) });
  await finding.getByText(/^III\.3\.a What is the state, at the end of the window, of agreements/).waitFor();
  await page.goto(`${stage.url}/report/g7-2025/JP`);
  await expectSoon(() => page.locator('.counts').innerText()).toMatch(/^19 blockers\s*1 error/);
  await page.context().close();
});

it('what is wrong with a cell is read below its row, as wide as the table, and is tied to its field', async () => {
  const page = await openAs('germany', '/report/g7-2025/DE/entry/ii2_seized', 'de-DE');
  const table = page.locator('.cells').first();
  const field = table.getByRole('textbox').first();
  const widthOf = (name: string): Promise<number> =>
    table.locator(name).evaluate((it) => it.getBoundingClientRect().width);
  const isRead = async (name: string, text: string): Promise<void> => {
    await table.getByText(text).waitFor();
    expect(await widthOf(name)).toBeGreaterThan((await table.evaluate((it) => it.clientWidth)) * 0.9);
    const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const said = await page.locator(ids.map((id) => `[id="${id}"]`).join(', ')).allInnerTexts();
    expect(said.join(' ')).toContain(text);
  };
  await field.fill('abc');
  await field.press('Tab');
  await isRead('[role="alert"]', '„abc“ ist keine Zahl');
  await field.fill('9999');
  await field.press('Tab');
  await isRead('.field-findings', 'Der Teil „Gegenstand, Boote und Rümpfe“ ist 9.999');
  expect(await table.locator('th .field-findings, [role="alert"]').count()).toBe(0);
  await page.context().close();
});

it('an entry that came back says when', async () => {
  const page = await openAs('germany', '/report/g7-2025/DE/entry/iii2_support', 'fr-FR');
  const banner = page.locator('.banner', { has: page.locator('#returned-heading') });
  await expectSoon(() => banner.innerText()).toMatch(/ · renvoyée le \d.+ 2\d{3}.+ · à corriger au plus tard le \d/);
  await page.context().close();
});

it('a contributor is told of what was found in their own part, and of no act that is not theirs', async () => {
  const page = await openAs('contributor', '/report');
  await page.locator('.counts', { hasText: /^6 blockers/ }).waitFor();
  await page.getByRole('link', { name: 'Checks' }).click();
  await page.getByRole('heading', { level: 1, name: 'Checks' }).waitFor();
  await page.getByRole('link', { name: 'Go to III.3.a' }).waitFor();
  expect(await page.getByText('the gravest, and some for every rule').count()).toBe(0);
  await page.context().close();
});

it.each(['en-GB', 'de-DE', 'fr-FR'])('what certifies a report stands within its column: %s', async (locale) => {
  const page = await openAs('france', '/report/g7-2025/FR/submit', locale);
  const act = page.locator('.two-columns form button[type=submit]');
  await act.waitFor();
  const [inner, outer] = await Promise.all(
    [act, page.locator('.two-columns')].map((each) => each.evaluate((it) => it.getBoundingClientRect().right)),
  );
  expect(inner).toBeLessThan(outer ?? 0);
  await page.context().close();
});

it('whoever opens the sign-in while signed in is led on to where they were going, or to their work', async () => {
  const page = await openAs('secretariat', '/sign-in');
  await page.waitForURL((url) => url.pathname.startsWith('/cycles'));
  const come = (search: Record<string, string>) =>
    page.goto(`${stage.url}/sign-in?${new URLSearchParams(search).toString()}`);
  await come({ next: '/library?cycle=g7-2025' });
  await page.waitForURL((url) => url.pathname === '/library' && url.searchParams.get('cycle') === 'g7-2025');
  // Nothing of another site, nor what a browser takes for such, nor in a circle.
  for (const next of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/sign-in?next=/sign-in',
  ]) {
    await come({ next });
    await page.waitForURL((url) => url.origin === stage.url && url.pathname.startsWith('/cycles'));
  }
  // What went wrong with an institution's way is read first.
  await come({ failed: 'taken' });
  await page.getByRole('alert').waitFor();
  await expectSoon(() => page.getByLabel('Password').count()).toBe(1);
  await page.context().close();
});

it('the public pages work by keys also in a browser that keeps nothing of a site', async () => {
  const page = await openAs(null, `${RIO}?view=matrix`);
  await page.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('Blocked.', 'SecurityError');
      },
    }),
  );
  await page.reload();
  await page.getByRole('grid').waitFor();
  await page.getByText('Move with the arrow keys', { exact: false }).waitFor();
  await expectSoon(() => page.locator('.bar-end a.bar-link').innerText()).toBe('Sign in');
  await page.context().close();
});

it('a score that a link opens stands in sight beside its panel, and so does one that is opened there', async () => {
  const page = await openAs(null, `${RIO}?view=matrix&cell=US.2024-25`);
  const isInSight = (): Promise<boolean> =>
    page.evaluate(() => {
      const cell = document.querySelector('a[data-cell][aria-current]')?.getBoundingClientRect();
      const box = document.querySelector('.matrix-scroll')?.getBoundingClientRect();
      const heads = document.querySelector('.matrix-commitment')?.getBoundingClientRect();
      return !!cell && !!box && !!heads && cell.left >= heads.right && cell.right <= box.right;
    });
  expect(await isInSight()).toBe(true);
  await page.locator('a[data-cell="AR.2024-25"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'European Union' }).waitFor();
  expect(await isInSight()).toBe(true);
  await page.context().close();
});

it('on a laptop the averages of 21 members stand in sight', async () => {
  const page = await openAs(null, `${RIO}?view=matrix`);
  await page.evaluate(() => document.fonts.ready);
  expect(await measurePush(page.locator('table[data-matrix]'))).toBe(0);
  await page.context().close();
});

it.each(['de-DE', 'ja-JP', 'fr-FR', 'it-IT', 'en-GB'])('so does the last column of a cycle, in %s', async (locale) => {
  const page = await openAs('secretariat', '/cycles?cycle=g7-2025', locale);
  const grid = page.locator('table.overview');
  await grid.getByRole('button').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  expect(await measurePush(grid)).toBe(0);
  await page.context().close();
});

it('the library has first what can be fetched, and the scorecards before the data', async () => {
  const page = await openAs('analyst', '/library');
  await page.locator('summary', { hasText: 'Scorecards of members (21)' }).waitFor();
  const headings = await page.locator('h2, h4').allInnerTexts();
  expect(headings.slice(0, 3)).toEqual([
    'Rio de Janeiro 2024, interim results',
    'Report',
    'Scorecards of members (21)',
  ]);
  await page.context().close();
});

it('a chapter tells a score that is not shared yet from one that cannot be given', async () => {
  const page = await openAs('editor', '/chapters/g7-2025/I.4');
  await page.getByRole('heading', { name: 'Canada: not shared yet' }).waitFor();
  await expectSoon(() => page.getByRole('heading', { name: 'European Union: N/A' }).count()).toBe(1);
  expect(await page.getByRole('heading', { name: /no data/ }).count()).toBe(0);
  await page.context().close();
});

it('from an entry that came back a link leads to where its reviewer is written to', async () => {
  const page = await openAs('germany', '/report/g7-2025/DE/entry/ii2_seized');
  await page.getByRole('heading', { name: 'Threads' }).waitFor();
  await page.getByRole('link', { name: 'Write to the reviewer' }).press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('#threads')?.tagName)).toBe('SECTION');
  await page.context().close();
});

it('who settles a score has read both scores and the proposal when the form comes', async () => {
  const page = await openAs('adjudicator', '/scoring/g7-2025/CA/II.5');
  await page.getByRole('heading', { name: 'What the guideline proposes' }).waitFor();
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  const read = headings.filter((each) =>
    /^(Reviewers’ scores|What the guideline proposes|Settle the score)$/.test(each),
  );
  expect(read).toEqual(['Reviewers’ scores', 'What the guideline proposes', 'Settle the score']);
  await page.context().close();
});

it('the scoring desk says which scores can be given', async () => {
  const page = await openAs('reviewer2', '/scoring');
  const row = page.getByRole('row').filter({ hasText: 'Italy' }).first();
  await row.waitFor();
  await expectSoon(() => row.innerText()).toContain('0 of 2 scores given, yours still to give');
  await page.context().close();
});
