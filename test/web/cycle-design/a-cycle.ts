import type { Page } from 'playwright-core';
import { findFaultsInEveryLook, openPage } from '../../support/browser.js';
import { nameFocused, press } from '../../support/keyboard.js';
import { hearStep, PLAN, tellOfAKeptDesign, type Desk } from './a-kept-design.js';
import { expectSoon } from '../../support/expect-soon.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 16);

/** Holds back what the page sends to make a cycle, until it is told to let it go. */
const holdBack = async (page: Page): Promise<() => Promise<void>> => {
  let letGo = (): void => undefined;
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/cycles', async (route) => {
    if (route.request().method() === 'POST') await isLetGo;
    await route.continue();
  });
  return async () => {
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    const readAgain = answered.then(() =>
      page.waitForResponse((answer) => answer.url().endsWith('/api/cycles') && answer.request().method() === 'GET'),
    );
    letGo();
    await readAgain;
    await page.unrouteAll({ behavior: 'wait' });
    // What follows on the answer follows at once.
    await page.waitForTimeout(300);
  };
};

/** The same office makes another cycle of that code meanwhile, which no window knows of yet. */
const takeMeanwhile = async ({ url, secretariat }: Desk, code: string): Promise<void> => {
  const answer = await secretariat.context().request.post(`${url}/api/cycles`, {
    data: {
      code,
      plan: PLAN,
      planVersion: 2,
      phase: 'interim',
      series: code,
      title: { en: 'Of another window' },
      // Of the past, so that it stands last among the cycles.
      window: { from: '2019-01-01', to: '2019-12-31' },
      opens: new Date(Date.now() + 10 * DAY_MS).toISOString(),
      deadline: new Date(Date.now() + 40 * DAY_MS).toISOString(),
      cutOff: new Date(Date.now() + 60 * DAY_MS).toISOString(),
    },
  });
  expect(answer.status()).toBe(201);
};

/** The secretariat designs a cycle, is refused its opening, and opens it. */
export function tellOfACycle(desk: () => Desk): void {
  tellOfAKeptDesign(desk);

  describe('a cycle, from its design to its opening', () => {
    it('is designed step by step: each says what it lacks, and the last what would be asked, of whom and by when', async () => {
      const { url, secretariat } = desk();
      const steps = secretariat.getByRole('navigation', { name: 'Steps of the design' });
      const states = async (): Promise<string[]> =>
        (await steps.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/\s*\n\s*/g, ': '));
      await secretariat.goto(`${url}/cycles/new?plan=${PLAN}&version=2`);
      await secretariat.getByRole('heading', { name: 'Step 1 of 5: Plan version' }).waitFor();
      expect(await states()).toEqual([
        'Plan version: 1 field to complete',
        'Dates: 5 fields to complete',
        'Members: Complete',
        'Texts: 2 fields to complete',
        'Review: 8 fields to complete',
      ]);
      await press(secretariat, /^Review 8 fields to complete$/);
      await hearStep(secretariat, 'Step 5 of 5: Review');
      await secretariat
        .getByRole('heading', { name: '8 fields must be completed before the cycle can be saved' })
        .waitFor();
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
      // Saved too early it leads to the first field that lacks, which says so.
      await press(secretariat, /^Save the design$/);
      await secretariat.getByRole('heading', { name: 'Step 1 of 5: Plan version' }).waitFor();
      await secretariat.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      await expectSoon(() => nameFocused(secretariat)).toBe('Series');
      expect(await secretariat.title()).toMatch(/^Error: /);
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
    });

    it('shows what it follows; what was typed outlives the window', async () => {
      const { secretariat } = desk();
      await secretariat.getByRole('textbox', { name: 'Series' }).fill('second-year');
      await secretariat.getByText('Begins a series').waitFor();
      await secretariat.getByLabel('Final').check();
      await secretariat.getByText('nothing is carried over').waitFor();
      await secretariat.getByLabel('Interim').check();
      await secretariat.getByRole('button', { name: 'Next: Dates' }).click();
      await hearStep(secretariat, 'Step 2 of 5: Dates');
      await secretariat.getByLabel('First day').fill('2025-11-01');
      await secretariat.getByLabel('Last day').fill('2026-10-31');
      await secretariat.getByLabel('Opens', { exact: true }).fill(inDays(10));
      await secretariat.getByLabel('Deadline', { exact: true }).fill(inDays(40));
      await secretariat.getByLabel('Cut-off').fill(inDays(30));
      // What is in the wrong order is told at once, and keeps its step open.
      await secretariat.getByText('This date is before “Deadline”.').waitFor();
      await secretariat.getByRole('link', { name: 'Dates 1 field to complete' }).waitFor();
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
      // Between dates in the wrong order lie no days.
      await secretariat.getByRole('link', { name: /^Review/ }).click();
      const asides = secretariat.getByRole('definition').filter({ hasText: / days\)$/ });
      await expectSoon(() => asides.count()).toBe(2);
      await secretariat.getByRole('link', { name: /^Dates/ }).click();
      await secretariat.getByLabel('Cut-off').fill(inDays(60));
      await secretariat.getByRole('link', { name: 'Dates Complete' }).waitFor();
      await secretariat.getByLabel('Days before the deadline').fill('soon');
      await secretariat.getByText('Write whole days from 1 to 365').waitFor();
      await secretariat.getByLabel('Days before the deadline').fill('20, 5, 1');
      await secretariat.getByText(/^Kept on this device/).waitFor();
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
      secretariat.once('dialog', (dialog) => void dialog.accept());
      await secretariat.reload();
      await secretariat.getByRole('heading', { name: 'Step 2 of 5: Dates' }).waitFor();
      await expectSoon(() => secretariat.getByLabel('Days before the deadline').inputValue()).toBe('20, 5, 1');
      await secretariat.getByRole('button', { name: 'Next: Members' }).click();
      await hearStep(secretariat, 'Step 3 of 5: Members');
      await secretariat.getByRole('row', { name: /^Japan \d+/ }).waitFor();
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
    });

    it('says whom it will write to before it is saved, and leads to the code that the server refuses', async () => {
      const { secretariat } = desk();
      await secretariat.getByRole('button', { name: 'Next: Texts' }).click();
      await secretariat.getByRole('textbox', { name: 'Code' }).fill('g7 2026');
      await secretariat.getByText('Use only the letters A to Z').waitFor();
      await secretariat.getByRole('textbox', { name: 'Code' }).fill('g7-2025');
      await secretariat.getByText('Another cycle has this code.').waitFor();
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
      await secretariat.getByRole('textbox', { name: 'Code' }).fill('meanwhile-1');
      await secretariat.getByLabel('Title, English').fill('Second year, 2025–2026');
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
      await secretariat.getByRole('button', { name: 'Next: Review' }).click();
      await secretariat
        .getByText(/^8 reports are asked, one of each member: \d+ answers on \d+ commitments in all\./)
        .waitFor();
      await secretariat.getByText(/ \(30 days\)$/).waitFor();
      const letters = secretariat.getByRole('region', { name: 'Letters by day' });
      await expectSoon(() => letters.getByRole('row').count()).toBe(1 + 5);
      await secretariat.getByText('Preview a letter').click();
      await secretariat.getByLabel('Language of letters').selectOption('fr');
      await secretariat
        .getByText(/les rapports|rapport/)
        .first()
        .waitFor();
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
      await takeMeanwhile(desk(), 'meanwhile-1');
      await secretariat.getByRole('button', { name: 'Save the design' }).click();
      await secretariat.getByRole('heading', { name: 'Step 4 of 5: Texts' }).waitFor();
      await secretariat.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      await expectSoon(() => nameFocused(secretariat)).toBe('Code');
      await secretariat.getByText('There is already a cycle meanwhile-1.').first().waitFor();
    });

    it('fetches nobody back whom its refusal finds elsewhere, or where it would lead already', async () => {
      const { secretariat } = desk();
      const step = (name: RegExp) => secretariat.getByRole('link', { name });
      const save = secretariat.getByRole('button', { name: 'Save the design' });
      const code = secretariat.getByRole('textbox', { name: 'Code' });
      await code.fill('meanwhile-2');
      await step(/^Review/).click();
      let letGo = await holdBack(secretariat);
      await save.click();
      await takeMeanwhile(desk(), 'meanwhile-2');
      await secretariat.getByRole('link', { name: 'Cycles' }).first().click();
      await secretariat.getByRole('heading', { level: 1, name: 'First year, 2024–2025' }).waitFor();
      await letGo();
      expect(new URL(secretariat.url()).pathname).toBe('/cycles');
      // Who comes back is told what became of it.
      await secretariat.goBack();
      await secretariat.getByRole('heading', { name: 'Step 5 of 5: Review' }).waitFor();
      await secretariat.getByText('this was refused while you were elsewhere').waitFor();
      await secretariat.getByRole('alert').filter({ hasText: 'meanwhile-2' }).waitFor();
      await secretariat.getByRole('button', { name: 'Go to the step: Texts' }).waitFor();
      // It is told once: whoever has read it and comes again finds it where it is mended.
      await secretariat.getByRole('link', { name: 'Cycles' }).first().click();
      await secretariat.getByRole('heading', { level: 1, name: 'First year, 2024–2025' }).waitFor();
      await secretariat.goBack();
      await secretariat.getByRole('alert').filter({ hasText: 'meanwhile-2' }).waitFor();
      expect(await secretariat.getByText('this was refused while you were elsewhere').count()).toBe(0);
      await step(/^Texts/).click();
      await code.fill('meanwhile-3');
      await step(/^Review/).click();
      letGo = await holdBack(secretariat);
      await save.click();
      await takeMeanwhile(desk(), 'meanwhile-3');
      await step(/^Dates/).click();
      await secretariat.getByLabel('Cut-off').fill('');
      await step(/^Texts/).click();
      await hearStep(secretariat, 'Step 4 of 5: Texts');
      await letGo();
      await secretariat.getByRole('alert').first().waitFor();
      // A step that is opened by hand afterwards is heard by its heading, whatever is wrong in it.
      await step(/^Dates/).click();
      await hearStep(secretariat, 'Step 2 of 5: Dates');
      await secretariat.getByLabel('Cut-off').fill(inDays(60));
      await step(/^Texts/).click();
    });

    it('is saved once that is put right, and is not kept any more', async () => {
      const { secretariat } = desk();
      await secretariat.getByRole('textbox', { name: 'Code' }).fill('g7-2026');
      await secretariat.getByRole('link', { name: /^Review/ }).click();
      await secretariat.getByRole('button', { name: 'Save the design' }).click();
      await secretariat.getByRole('heading', { level: 1, name: 'Second year, 2025–2026' }).waitFor();
      await secretariat.goto(`${desk().url}/cycles/new`);
      await secretariat.getByText(/^Kept on this device/).waitFor({ state: 'detached' });
      await expectSoon(() => secretariat.getByRole('textbox', { name: 'Series' }).inputValue()).toBe('');
      // There is nothing yet of which a release could be made.
      await secretariat.goto(`${desk().url}/releases?cycle=g7-2026`);
      await secretariat.getByText('The cycle has not opened').waitFor();
      expect(await secretariat.getByRole('button', { name: 'Request the release' }).count()).toBe(0);
      await secretariat.goto(`${desk().url}/cycles?cycle=g7-2026`);
    });

    it('is seen by a focal point with the day it opens, and takes no answer before', async () => {
      const { open } = desk();
      const canada = await open('canada', '/report/g7-2026/CA/entry/i1_staff');
      await canada.getByText(/^Opens \d+ \w+ \d{4}/).waitFor();
      await expectSoon(() => canada.getByLabel('Total').isDisabled()).toBe(true);
      await canada.context().close();
    });

    it('is refused its opening in words, with the way to the cure', async () => {
      const { secretariat } = desk();
      await secretariat.getByRole('button', { name: 'Open the cycle' }).click();
      await secretariat.getByText('Each member needs two reviewers and an adjudicator').waitFor();
      await secretariat.getByRole('link', { name: 'Give reviewers and adjudicators their roles' }).click();
      await secretariat.getByRole('heading', { level: 1, name: 'People' }).waitFor();
      expect(new URL(secretariat.url()).searchParams.get('plan')).toBe(PLAN);
    });

    it('opens once an adjudicator is invited, who chooses a password by the link', async () => {
      const { url, browser, secretariat } = desk();
      const form = secretariat.getByRole('region', { name: 'Invite a person' });
      await form.getByLabel('Name', { exact: true }).fill('Solveig Brattland');
      await form.getByLabel('E-mail address').fill('solveig@example.org');
      await form.getByRole('combobox', { name: 'Role' }).selectOption('adjudicator');
      await form.getByRole('button', { name: 'Create the account and its link' }).click();
      const link = await form.getByLabel('One-time link').inputValue();
      await secretariat.getByRole('row', { name: /^Solveig Brattland.*Invited/ }).waitFor();
      expect(await findFaultsInEveryLook(secretariat)).toEqual([]);
      const person = await openPage(browser, url + new URL(link).pathname);
      await person.locator('input[type="password"]').first().fill('a password of one’s own');
      await person.locator('button[type="submit"]').click();
      await person.getByRole('heading', { level: 1 }).waitFor();
      await person.context().close();
      await secretariat.goto(`${url}/cycles?cycle=g7-2026`);
      await secretariat.getByRole('button', { name: 'Open the cycle' }).click();
      await secretariat.getByRole('button', { name: 'Close the cycle' }).waitFor();
    });
  });
}
