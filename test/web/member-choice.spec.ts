import { jest } from '@jest/globals';
import type { CycleView } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../support/browser.js';
import { expectSoon } from '../support/expect-soon.js';
import { ExamplesStage } from '../support/stage.js';
import { answerOtherwise } from '../support/answer-otherwise.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

/** The example's cycles with 185 members more, as the United Nations have them. */
const openMany = async (who: string, path: string): Promise<Page> => {
  const page = await stage.openAs(who, '/news');
  const more = Array.from({ length: 185 }, (_, n) => ({ code: `M${n}`, name: plainText(`Côte ${n}`) }));
  await answerOtherwise<CycleView[]>(page, '**/api/cycles', (cycles) =>
    cycles.map((cycle) => ({
      ...cycle,
      members: [...cycle.members, ...more.map((own) => ({ ...cycle.members[0], ...own }))],
    })),
  );
  await page.goto(stage.url + path);
  return page;
};

it('one of 193 members is found by its name as it is written, without its accents, and chosen by keys', async () => {
  const page = await openMany('secretariat', '/outside-figures?cycle=g7-2025');
  const field = page.getByRole('combobox', { name: 'Member', exact: true });
  await expectSoon(() => field.inputValue()).toBe('Canada');
  await field.focus();
  expect(await field.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('ArrowDown');
  const options = page.getByRole('listbox', { name: 'Member' }).getByRole('option');
  expect([await options.count(), await field.getAttribute('aria-expanded')]).toEqual([193, 'true']);
  await page.keyboard.type('cote 18');
  await expectSoon(() => options.count()).toBe(6);
  await page.getByRole('status').getByText('6 of 193 members').waitFor();
  await page.keyboard.press('ArrowDown');
  const at = options.and(page.locator('[aria-selected=true]'));
  expect(await at.innerText()).toBe('Côte 180');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await at.getAttribute('id'));
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL(/member=M180/);
  await page.getByRole('heading', { name: /Côte 180/ }).waitFor();
  expect([await options.count(), await field.inputValue()]).toEqual([0, 'Côte 180']);
  // Escape leaves everything as it was, and so does whoever goes on with words that nobody is called by.
  await page.keyboard.type('jap');
  await expectSoon(() => options.count()).toBe(1);
  await page.keyboard.press('Escape');
  expect([await options.count(), await field.inputValue()]).toEqual([0, 'Côte 180']);
  await page.keyboard.type('atlantis');
  await page.getByText('No member has this in its name or code.').waitFor();
  await page.keyboard.press('Tab');
  await expectSoon(() => field.inputValue()).toBe('Côte 180');
  // A code that is written whole is meant.
  await field.fill('jp');
  await page.keyboard.press('Tab');
  await page.waitForURL(/member=JP/);
  await page.context().close();
});

it('the scoring desk is narrowed to one of many members, and an emptied field shows all of them again', async () => {
  const page = await openMany('secretariat', '/scoring?cycle=g7-2025');
  const field = page.getByRole('combobox', { name: 'Member', exact: true });
  await expectSoon(() => field.inputValue()).toBe('All members');
  await field.click();
  await page.getByRole('option', { name: 'Italy' }).click();
  await page.waitForURL(/member=IT/);
  expect(await field.inputValue()).toBe('Italy');
  await field.fill('');
  await page.keyboard.press('Tab');
  await page.waitForURL((url) => !url.search.includes('member='));
  await expectSoon(() => field.inputValue()).toBe('All members');
  await page.context().close();
});

it('the list of members opens in sight, also where the field stands at the lower edge of the window', async () => {
  const page = await openMany('secretariat', '/outside-figures?cycle=g7-2025');
  await page.setViewportSize({ width: 390, height: 800 });
  const field = page.getByRole('combobox', { name: 'Member', exact: true });
  await field.evaluate((it) => it.scrollIntoView({ block: 'end', behavior: 'instant' }));
  await field.click();
  const list = page.getByRole('listbox', { name: 'Member' });
  await expectSoon(() =>
    list.evaluate((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return top > 0 && bottom <= innerHeight;
    }),
  ).toBe(true);
  await page.context().close();
});

it('the audit trail is narrowed to one of many members, which another cycle forgets', async () => {
  const page = await openMany('secretariat', '/admin/audit?cycle=g7-2025');
  const form = page.getByRole('form', { name: 'Filter events' });
  const field = form.getByRole('combobox', { name: 'Member', exact: true });
  await expectSoon(() => field.inputValue()).toBe('All members');
  await field.fill('cote 180');
  await page.keyboard.press('Enter');
  await expectSoon(() => field.inputValue()).toBe('Côte 180');
  expect(new URL(page.url()).search).not.toContain('member=');
  await form.getByRole('button', { name: 'Show the events' }).click();
  await page.waitForURL(/member=M180/);
  await expectSoon(() => field.inputValue()).toBe('Côte 180');
  await form.getByRole('combobox', { name: 'Cycle', exact: true }).selectOption('');
  await form.getByRole('button', { name: 'Show the events' }).click();
  await page.waitForURL((url) => !url.search.includes('member='));
  await page.context().close();
});

it('few members are the browser’s own choice', async () => {
  const page = await stage.openAs('secretariat', '/outside-figures?cycle=g7-2025');
  const field = page.getByLabel('Member', { exact: true });
  await expectSoon(() => field.evaluate((it) => it.tagName)).toBe('SELECT');
  await page.context().close();
});
