import type { Locator, Page } from 'playwright-core';
import { findBarriers } from '../../support/browser.js';
import { countKeptTexts } from '../../support/closed-window.js';
import type { ExamplesStage } from '../../support/stage.js';
import { until } from '../../support/until.js';
import { expectSoon } from '../../support/expect-soon.js';

interface Desk {
  /** The secretariat's, at the draft. */
  readonly page: Page;
  readonly stage: ExamplesStage;
  readonly address: string;
}

const name = (of: Page): Locator => of.getByRole('textbox', { name: 'Short name, English' });

/** Two people of the secretariat change one draft, and one of them in two windows. */
export function tellOfTwoAtOneDraft(desk: () => Desk): void {
  it('a lost race shows both texts, and one is picked', async () => {
    const { page, stage, address } = desk();
    const other = await stage.openAs('signatory', address);
    await page.goto(stage.url + address);
    await name(page).fill('Units, in my words');
    await name(other).fill('Units, in other words');
    await other.getByRole('button', { name: 'Save the draft' }).click();
    await other.getByText('The draft is saved.').waitFor();
    await other.context().close();
    await page.getByText(/^(?!You).+ saved this draft on .+, after you opened it$/).waitFor();
    await expectSoon(() => page.getByRole('button', { name: 'Save the draft' }).isDisabled()).toBe(true);
    const row = page.getByRole('row', { name: /I\.1 .* · Short name, English/ });
    await expectSoon(() => row.innerText()).toMatch(/changed by both[^]*in my words[^]*in other words/);
    const goOn = page.getByRole('button', { name: 'Continue with these choices' });
    await expectSoon(() => goOn.isDisabled()).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await row.getByRole('radio', { name: /: Yours$/ }).check();
    await goOn.click();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft is saved.').waitFor();
    await expectSoon(() => name(page).inputValue()).toBe('Units, in my words');
  });

  it('a draft in two windows of one person is written over in neither: both texts are shown, and one is picked', async () => {
    const { page } = desk();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await name(second).waitFor();
    const asSaved = await name(second).inputValue();
    await name(page).fill('Held in the first window');
    await name(page).blur();
    await until(
      () => countKeptTexts(page),
      (count) => count === 1,
    );
    // A window that is told to ask for everything anew takes nothing over from the other.
    const asked = second.waitForResponse(/\/versions\/2\/document$/);
    await page.evaluate(() => new BroadcastChannel('signatory-live').postMessage({ keys: [] }));
    await asked;
    expect(await name(second).inputValue()).toBe(asSaved);
    await name(second).fill('Typed in the second window');
    await name(second).blur();
    await second.getByText('You changed this draft in another window, too, and did not save it there').waitFor();
    await expectSoon(() => second.getByRole('button', { name: 'Save the draft' }).isDisabled()).toBe(true);
    const row = second.getByRole('row', { name: /I\.1 .* · Short name, English/ });
    await expectSoon(() => row.innerText()).toMatch(/changed by both[^]*in the second window[^]*in the first window/);
    expect(await findBarriers(second)).toEqual([]);
    await row.getByRole('radio', { name: /: In the other window$/ }).check();
    await second.getByRole('button', { name: 'Continue with these choices' }).click();
    await second.getByRole('button', { name: 'Save the draft' }).click();
    await second.getByText('The draft is saved.').waitFor();
    await expectSoon(() => name(second).inputValue()).toBe('Held in the first window');
    await second.close();
    // What the first window held is what was saved: nobody has to choose there.
    await page.getByText('Not saved yet', { exact: true }).waitFor({ state: 'detached' });
  });

  it('two windows that hold the same text ask nothing', async () => {
    const { page } = desk();
    const second = await page.context().newPage();
    await second.goto(page.url());
    await name(second).waitFor();
    const kept = (): Promise<string | undefined> => second.evaluate(writing);
    for (const window of [page, second]) {
      const before = await kept();
      await name(window).fill('The same words in both windows');
      await name(window).blur();
      // Kept anew: had it been asked about, the first window's would stand.
      await until(kept, (now) => now !== undefined && now !== before);
    }
    expect(await second.getByText('You changed this draft in another window, too').count()).toBe(0);
    await second.getByRole('button', { name: 'Save the draft' }).click();
    await second.getByText('The draft is saved.').waitFor();
    await second.close();
    await page.getByText('Not saved yet', { exact: true }).waitFor({ state: 'detached' });
  });
}

/** In a browser: which writing of a plan's draft was kept last. */
function writing(): string | undefined {
  const name = Object.keys(localStorage).find((key) => key.startsWith('signatory-writing plan-draft '));
  return name && (localStorage.getItem(name) ?? undefined);
}
