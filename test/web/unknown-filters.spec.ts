import { jest } from '@jest/globals';
import { findFaultsInEveryLook } from '../support/browser.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(120_000);

const stage = new ExamplesStage();

/** Each with what its address asks for that is not there, as it is said. */
const ADDRESSES = [
  ['reviewer2', '/review?cycle=g7-2025&view=all&state=LATE&seen=1', ['state=LATE, seen=1']],
  ['reviewer2', '/review?cycle=g7-1999&view=all&member=XX', ['cycle=g7-1999, member=XX']],
  ['reviewer2', '/scoring?state=LATE&member=XX', ['member=XX', 'state=LATE']],
  ['secretariat', '/cycles?state=LATE', ['state=LATE']],
  ['secretariat', '/admin/jobs?show=LATE', ['show=LATE']],
  ['secretariat', '/admin/letters?state=LATE', ['state=LATE']],
  ['secretariat', '/admin/people?plan=g6', ['plan=g6']],
  ['secretariat', '/admin/audit?from=soon', ['from=soon']],
] as const;

it.each(ADDRESSES)('for %s, %s says what it goes on without', async (account, path, left) => {
  const page = await stage.openAs(account, path);
  const said = page.getByRole('status').filter({ hasText: 'This screen does not know part of the address' });
  await said.nth(left.length - 1).waitFor();
  await expectSoon(() => said.allTextContents()).toEqual(
    left.map(
      (parts) => ` This screen does not know part of the address and left it out: ${parts}. Choose again below.`,
    ),
  );
  // The list is there: the monitor's is walked with the arrow keys.
  await page.getByRole('table').or(page.getByRole('grid')).last().waitFor();
  expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});

it('what is chosen anew takes its place, and nothing is said any more', async () => {
  const page = await stage.openAs('reviewer2', '/review?cycle=g7-2025&view=all&state=LATE');
  const said = page.getByText('This screen does not know part of the address');
  await said.waitFor();
  await page.getByRole('combobox', { name: 'State' }).selectOption('APPROVED');
  await said.waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('state')).toBe('APPROVED');
  await page.getByRole('combobox', { name: 'State' }).selectOption('');
  await page.getByRole('table').last().waitFor();
  expect(await said.count()).toBe(0);
  await page.context().close();
});

it('the log of webhooks goes on without what it does not know', async () => {
  const page = await stage.openAs('secretariat', '/admin/webhooks?state=LATE&more=1');
  const said = page.getByText('This screen does not know part of the address');
  await said.waitFor();
  expect(await said.textContent()).toContain(': state=LATE, more=1.');
  await page.context().close();
});

it.each(['FAILED', 'failed'])('what is shown without being asked may be asked for, as %s', async (state) => {
  const page = await stage.openAs('secretariat', `/admin/jobs?show=${state}`);
  const shown = page.getByRole('navigation', { name: 'Jobs to show' }).getByRole('link', { name: 'Given up' });
  await shown.waitFor();
  expect(await shown.getAttribute('aria-current')).toBe('page');
  expect(await page.getByText('This screen does not know part of the address').count()).toBe(0);
  await page.context().close();
});

it('a filter that the screen knows and that is taken away was not left out', async () => {
  const page = await stage.openAs('reviewer2', '/scoring?cycle=g7-2025&member=FR');
  const member = page.getByRole('combobox', { name: 'Member' });
  await member.selectOption('');
  await page.waitForURL((url) => !url.searchParams.has('member'));
  await page.getByRole('table').last().waitFor();
  expect(await page.getByText('This screen does not know part of the address').count()).toBe(0);
  await page.context().close();
});

it('a pillar that there is none of stands in its filter, and what it leaves is nothing', async () => {
  const page = await stage.openAs('reviewer2', '/scoring?cycle=g7-2025&pillar=Z');
  await page.getByText('No scores match the filters.').waitFor();
  await expectSoon(() => page.getByRole('combobox', { name: 'Pillar' }).inputValue()).toBe('Z');
  await page.context().close();
});
