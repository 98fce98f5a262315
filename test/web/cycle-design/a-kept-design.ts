import type { Browser, Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../../support/browser.js';
import { countKeptTexts } from '../../support/closed-window.js';
import { press } from '../../support/keyboard.js';
import { until } from '../../support/until.js';
import { expectSoon } from '../../support/expect-soon.js';

export const PLAN = 'g7-migrant-smuggling';

/** Where the secretariat works. */
export interface Desk {
  readonly url: string;
  readonly browser: Browser;
  readonly secretariat: Page;
  readonly open: (name: string, path: string) => Promise<Page>;
}

/** Another step is shown, and heard: its heading has the focus. */
export const hearStep = async (page: Page, name: string): Promise<void> => {
  await page.waitForFunction((words) => document.activeElement?.textContent === words, name);
};

/** Takes a link from outside the product: whatever is unsaved asks first, and stays on the device. */
const comeTo = async (page: Page, address: string): Promise<void> => {
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto(address);
  await page.getByRole('heading', { name: /^Step \d of 5: / }).waitFor();
};

/** What any window told of last that it kept a design. */
const lastWriting = (page: Page): Promise<string | undefined> =>
  page.evaluate(
    () => Object.entries(localStorage).find(([name]) => name.startsWith('signatory-writing cycle-design'))?.[1],
  );

/** What is typed of a design stays on its device until it is saved or discarded. */
export function tellOfAKeptDesign(desk: () => Desk): void {
  describe('a design that is kept', () => {
    const fromVersion = (n: number): string => `${desk().url}/cycles/new?plan=${PLAN}&version=${n}`;
    const version = (): Promise<string> =>
      desk().secretariat.getByRole('combobox', { name: 'Plan version' }).inputValue();
    const begin = async (series: string): Promise<void> => {
      const { secretariat } = desk();
      await secretariat.getByRole('textbox', { name: 'Series' }).fill(series);
      await secretariat.getByText(/^Kept on this device/).waitFor();
    };
    /** Nothing is left, also for who comes again, and the focus is not lost with the button. */
    const discard = async (): Promise<void> => {
      const { secretariat } = desk();
      await press(secretariat, /^Discard the design$/);
      await hearStep(secretariat, 'Step 1 of 5: Plan version');
      await secretariat.getByText(/^Kept on this device/).waitFor({ state: 'detached' });
      await secretariat.reload();
      const series = secretariat.getByRole('textbox', { name: 'Series' });
      await series.waitFor();
      await expectSoon(() => series.inputValue()).toBe('');
    };

    it('goes on upon the version that a link led to, by whichever way its next step is opened', async () => {
      const { secretariat } = desk();
      const steps = secretariat.getByRole('navigation', { name: 'Steps of the design' });
      await secretariat.goto(fromVersion(1));
      await begin('first-thoughts');
      await comeTo(secretariat, fromVersion(2));
      expect(await version()).toBe(`${PLAN}/2`);
      await steps.getByRole('link', { name: /^Dates/ }).click();
      await hearStep(secretariat, 'Step 2 of 5: Dates');
      const current = steps.locator('[aria-current]');
      expect(await current.evaluateAll((all) => all.map((link) => link.getAttribute('aria-current')))).toEqual([
        'step',
      ]);
      await expectSoon(() => current.innerText()).toMatch(/^Dates/);
      await comeTo(secretariat, secretariat.url());
      await steps.getByRole('link', { name: /^Plan version/ }).click();
      await hearStep(secretariat, 'Step 1 of 5: Plan version');
      expect(await version()).toBe(`${PLAN}/2`);
      await expectSoon(() => secretariat.getByRole('textbox', { name: 'Series' }).inputValue()).toBe('first-thoughts');
    });

    it('is discarded for good: on its first step, on another, and where a link had led to it', async () => {
      const { secretariat } = desk();
      await discard();
      await begin('second-thoughts');
      await secretariat.getByRole('button', { name: 'Next: Dates' }).click();
      await hearStep(secretariat, 'Step 2 of 5: Dates');
      await discard();
      await begin('third-thoughts');
      await comeTo(secretariat, fromVersion(1));
      await discard();
    });

    it('is not taken for another window’s where the store lost what was typed last', async () => {
      const { secretariat } = desk();
      await begin('in-the-store');
      await secretariat.getByRole('textbox', { name: 'Series' }).blur();
      await until(
        () => countKeptTexts(secretariat),
        (count) => count === 1,
      );
      // A writing was told of, and the store was full by then.
      await secretariat.evaluate(() => {
        for (const name of Object.keys(localStorage))
          if (name.startsWith('signatory-writing cycle-design')) localStorage.setItem(name, 'never stored');
      });
      await comeTo(secretariat, secretariat.url());
      const series = secretariat.getByRole('textbox', { name: 'Series' });
      await series.fill('typed-after');
      await series.blur();
      await until(
        () => lastWriting(secretariat),
        (writing) => writing !== 'never stored',
      );
      expect(await secretariat.getByRole('alert').count()).toBe(0);
      await discard();
    });

    it('is written over in no window by another: both are shown, and one is chosen', async () => {
      const { secretariat } = desk();
      const second = await secretariat.context().newPage();
      await second.goto(secretariat.url());
      const typed = (page: Page) => page.getByRole('textbox', { name: 'Series' });
      await typed(second).waitFor();
      await begin('in-the-first');
      await typed(secretariat).blur();
      await until(
        () => countKeptTexts(secretariat),
        (count) => count === 1,
      );
      await typed(second).fill('in-the-second');
      await typed(second).blur();
      const asked = second.getByRole('alert').filter({ hasText: /^You are also designing a cycle in another window/ });
      await asked.getByRole('row', { name: 'Series in-the-second in-the-first' }).waitFor();
      expect(await findFaultsInEveryLook(second)).toEqual([]);
      await asked.getByRole('button', { name: 'Go on with the other window’s' }).click();
      await asked.waitFor({ state: 'detached' });
      await expectSoon(() => typed(second).inputValue()).toBe('in-the-first');
      await press(second, /^Discard the design$/);
      await second.getByText(/^Kept on this device/).waitFor({ state: 'detached' });
      // The store of a busy machine takes a moment, and what is still there would be asked about.
      await until(
        () => countKeptTexts(second),
        (count) => count === 0,
      );
      // The same in both is nothing to be asked about.
      await typed(secretariat).fill('in-both');
      await typed(secretariat).blur();
      await until(
        () => countKeptTexts(secretariat),
        (count) => count === 1,
      );
      const first = await lastWriting(secretariat);
      await typed(second).fill('in-both');
      await typed(second).blur();
      await until(
        () => lastWriting(second),
        (writing) => writing !== first,
      );
      expect(await second.getByRole('alert').count()).toBe(0);
      await press(second, /^Discard the design$/);
      await second.getByText(/^Kept on this device/).waitFor({ state: 'detached' });
      await second.close();
      await discard();
    });
  });
}
