import { jest } from '@jest/globals';
import type {
  AssignmentProposalView,
  CycleView,
  JobsView,
  OverviewRow,
  QueuePage,
  RecusalView,
  ReleaseView,
} from '@signatory/contract';
import { plainText } from '@signatory/domain';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';
import { answerOtherwise } from '../support/answer-otherwise.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

/** A page on which what an address answers with is made larger than in the examples. */
const openWith = async <Answer>(
  who: string,
  {
    address,
    grow,
    path,
  }: { readonly address: string; readonly grow: (answer: Answer) => unknown; readonly path: string },
): Promise<Page> => {
  const page = await stage.openAs(who, '/news');
  await answerOtherwise(page, address, grow);
  await page.goto(stage.url + path);
  return page;
};

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

it('the queue monitor is one Tab stop for its queues and one for its jobs, walked by the arrow keys', async () => {
  const page = await openWith<JobsView>('secretariat', {
    address: '**/api/operations/jobs?*',
    path: '/admin/jobs?show=DONE',
    grow: ({ jobs: [one], ...more }) => ({
      ...more,
      jobs: Array.from({ length: 60 }, (_, n) => ({
        ...one,
        id: `00000000-0000-4000-8000-0000000000${10 + n}`,
        member: n % 2 === 0 ? 'FR' : 'JP',
        cycle: 'g7-2025',
      })),
    }),
  });
  const queues = page.getByRole('grid', { name: 'Queues' });
  const jobs = page.getByRole('grid', { name: 'Jobs' });
  await expectSoon(() => jobs.locator('tbody tr').count()).toBe(40);
  await queues
    .getByRole('button', { name: /^Pause/ })
    .first()
    .waitFor();
  for (const grid of [queues, jobs])
    await expectSoon(() => grid.locator('[tabindex="0"], :is(a, button):not([tabindex])').count()).toBe(1);
  await page.getByText(/^Move in a table with the arrow keys/).waitFor();
  await queues.getByRole('rowheader').first().focus();
  await page.keyboard.press('End');
  expect(await focused(page)).toMatch(/^Pause/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await queues.getByText('Paused', { exact: true }).waitFor();
  // What it was pressed in stands where it stood.
  await expectSoon(() => focused(page)).toMatch(/^Resume/);
  await page.keyboard.press('Enter');
  await queues.getByText('Paused', { exact: true }).waitFor({ state: 'detached' });
  await page.getByLabel('Find a job').fill('japan');
  await page.getByRole('status').getByText('30 of 60 jobs').waitFor();
  await expectSoon(() => jobs.locator('tbody tr').count()).toBe(30);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/admin\/jobs\/00000000-0000-4000-8000-000000000013$/);
  await page.context().close();
});

it('of more jobs than are listed one is found among all of them', async () => {
  const asked: string[] = [];
  const page = await openWith<JobsView>('secretariat', {
    address: '**/api/operations/jobs?*',
    path: '/admin/jobs?show=DONE',
    grow: ({ jobs, ...more }) => ({
      ...more,
      jobs: Array.from({ length: asked.at(-1) ? 1 : 200 }, (_, n) => ({
        ...jobs[0],
        id: `00000000-0000-4000-8000-000000000${100 + n}`,
      })),
    }),
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/api/operations/jobs') asked.push(url.searchParams.get('search') ?? '');
  });
  const jobs = page.getByRole('grid', { name: 'Jobs' });
  await page.getByText('The first 200 are shown.').waitFor();
  await page.getByRole('textbox', { name: 'Find a job' }).fill('italy g7-2025');
  await page.waitForURL(/show=DONE&search=italy/);
  await page.getByRole('status').getByText('1 job found').waitFor();
  await expectSoon(() => jobs.locator('tbody tr').count()).toBe(1);
  expect(asked).toContain('italy g7-2025');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // It is looked for in another state, too.
  await page.getByRole('navigation', { name: 'Jobs to show' }).getByRole('link', { name: 'Waiting' }).click();
  await page.waitForURL(/show=WAITING&search=italy/);
  await page.unrouteAll({ behavior: 'wait' });
  await page.context().close();
});

it('whose row it is stays in sight where the overview is pushed sideways', async () => {
  const page = await openWith<OverviewRow[]>('secretariat', {
    address: '**/api/cycles/*/overview',
    path: '/cycles?cycle=g7-2025',
    grow: (rows) => rows,
  });
  await page.setViewportSize({ width: 800, height: 900 });
  const overview = page.getByRole('grid', { name: 'Members by pillar' });
  const name = overview.getByRole('link', { name: 'France', exact: true });
  await name.waitFor();
  const place = overview.locator('xpath=..');
  await place.evaluate((it) => it.scrollTo({ left: it.scrollWidth }));
  expect(await place.evaluate((it) => it.scrollLeft)).toBeGreaterThan(100);
  const [left, edge] = [await name.boundingBox(), await place.boundingBox()].map((box) => box?.x ?? NaN);
  expect(left).toBeGreaterThanOrEqual(edge ?? NaN);
  // Nothing lies over it, or beside it at the panel's own edge.
  for (const before of [null, 2])
    expect(
      await name.evaluate((it, offset) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        const from = it.closest('.scroll')?.getBoundingClientRect().x ?? NaN;
        return document.elementFromPoint(offset === null ? x + width / 2 : from + offset, y + height / 2)?.textContent;
      }, before),
    ).toBe('France');
  // Who walks back by the keys finds no cell below the name.
  await overview.getByRole('link', { name: /^France, Pillar V:/ }).focus();
  for (const pillar of ['IV', 'III', 'II', 'I']) {
    await page.keyboard.press('ArrowLeft');
    const cell = overview.getByRole('link', { name: new RegExp(`^France, Pillar ${pillar}:`) });
    await expectSoon(() => cell.evaluate((it) => it === document.activeElement)).toBe(true);
    const [at, head] = [
      await cell.boundingBox(),
      await overview.getByRole('rowheader', { name: 'France' }).boundingBox(),
    ];
    expect(at?.x).toBeGreaterThanOrEqual((head?.x ?? NaN) + (head?.width ?? NaN) - 1);
  }
  await page.context().close();
});

it('counts of thousands are grouped in the views of the review queue', async () => {
  const page = await openWith<QueuePage>('reviewer1', {
    address: '**/api/cycles/*/reviews/queue?*',
    path: '/review?cycle=g7-2025',
    grow: (found) => ({ ...found, counts: { ...found.counts, all: 48_250 } }),
  });
  const view = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^All / });
  await expectSoon(() => view.innerText()).toBe('All 48,250');
  await page.context().close();
});

it('of many declared recusals one is found by its person or its member', async () => {
  const page = await openWith<RecusalView[]>('secretariat', {
    address: '**/api/cycles/*/recusals',
    path: '/cycles?cycle=g7-2025',
    grow: () =>
      Array.from({ length: 60 }, (_, n) => ({
        id: `00000000-0000-4000-8000-0000000000${10 + n}`,
        person: { id: `p${n}`, name: `Judge ${n}` },
        kind: 'recusal',
        members: [n === 7 ? 'JP' : 'FR'],
        pillars: [],
        reason: 'My sister leads its delegation.',
        declared: '2026-03-01T08:00:00.000Z',
        withdrawn: null,
      })),
  });
  const rows = page.getByRole('region', { name: 'Declared conflicts and recusals' }).locator('tbody tr');
  await expectSoon(() => rows.count()).toBe(40);
  await page.getByLabel('Find a person or a member').fill('japan');
  await page.getByRole('status').getByText('1 of 60 declarations').waitFor();
  await expectSoon(() => rows.allInnerTexts()).toEqual([expect.stringContaining('Judge 7')]);
  await page.context().close();
});

it('of many cells that lack a reviewer some are made, and all of them are applied', async () => {
  const page = await openWith<AssignmentProposalView>('secretariat', {
    address: '**/api/cycles/*/assignments/proposal',
    path: '/cycles/assignments?cycle=g7-2025',
    grow: ({ loads }) => ({
      loads,
      cells: Array.from({ length: 60 }, (_, n) => ({
        member: n === 7 ? 'JP' : 'FR',
        pillar: `P${n}`,
        kept: [],
        added: [loads[0]?.person ?? ''],
        missing: 0,
        obstacles: {},
      })),
    }),
  });
  await page.getByRole('button', { name: 'Propose assignments' }).click();
  const rows = page.getByRole('region', { name: 'Places to be filled' }).locator('tbody tr');
  await expectSoon(() => rows.count()).toBe(40);
  const panel = page.getByRole('region', { name: 'Proposal' });
  await panel.getByLabel('Find a member').fill('japan');
  await panel.getByText('1 of 60 cells').waitFor();
  await expectSoon(() => rows.count()).toBe(1);
  await panel.getByRole('button', { name: /\b60\b/ }).waitFor();
  await page.context().close();
});

it('of many files and many commitment sheets of a release those that are looked for are found', async () => {
  const page = await openWith<ReleaseView[]>('analyst', {
    address: '**/api/cycles/rio-2024-interim/releases',
    path: '/library',
    grow: ([release]) => {
      const file = release?.files.find(({ product }) => product === 'commitment-sheet');
      const more = Array.from({ length: 60 }, (_, n) => ({
        ...file,
        item: `X.${n}`,
        path: `pdf/en/commitments/X.${n}.pdf`,
      }));
      return [{ ...release, files: [...(release?.files ?? []), ...more] }];
    },
  });
  await page
    .getByText(/^Commitment sheets \(\d+\)$/)
    .first()
    .click();
  const sheets = page.getByRole('table', { name: /: Commitment sheets/ }).first();
  await expectSoon(() => sheets.locator('tbody tr').count()).toBe(40);
  await page.getByLabel('Find a commitment').fill('x.5');
  await expectSoon(() => sheets.locator('tbody tr').count()).toBe(11);
  await page.getByText('Every file, with its hash').first().click();
  await page.getByLabel('Find a file').fill('x.59');
  await page
    .getByRole('status')
    .getByText(/^1 of \d+ files$/)
    .waitFor();
  await page.context().close();
});

it('the trail is narrowed to one member as soon as its cycle is chosen', async () => {
  const page = await stage.openAs('secretariat', '/admin/audit');
  const member = page.getByRole('combobox', { name: 'Member', exact: true });
  await page.locator('option[value=g7-2025]').waitFor({ state: 'attached' });
  expect(await member.count()).toBe(0);
  await page.locator('select[name=cycle]').selectOption('g7-2025');
  await member.selectOption({ label: 'Japan' });
  await page.getByRole('button', { name: 'Show the events' }).click();
  await page.waitForURL(/cycle=g7-2025&member=JP/);
  await expectSoon(() => member.inputValue()).toBe('JP');
  await page.context().close();
});

it('the members of a cycle that is designed are found by their names', async () => {
  const page = await openWith<{ members: string[]; memberNames: CycleView['members'] }>('secretariat', {
    address: '**/api/plans/g7-migrant-smuggling/versions/1',
    path: '/cycles/new?plan=g7-migrant-smuggling&version=1&step=members',
    grow: (version) => {
      const more = Array.from({ length: 60 }, (_, n) => ({ code: `M${n}`, name: plainText(`Côte ${n}`) }));
      return {
        ...version,
        members: [...version.members, ...more.map(({ code }) => code)],
        memberNames: [...version.memberNames, ...more],
      };
    },
  });
  const rows = page.getByRole('region', { name: 'Members' }).locator('tbody tr');
  await expectSoon(() => rows.count()).toBe(40);
  await page.getByLabel('Find a member').fill('cote 59');
  await expectSoon(() => rows.count()).toBe(1);
  await page.context().close();
});
