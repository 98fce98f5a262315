import type { Page } from 'playwright-core';
import { expectSoon } from '../../support/expect-soon.js';

/** What is shown of an item that is opened without a pointer. */
export function tellOfItemsByKeys(open: () => Page): void {
  it('an item that is opened by keys is shown from its heading, also while the page still glides to its link', async () => {
    const page = open();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page
      .getByRole('navigation', { name: 'Structure of the plan' })
      .getByRole('link', { name: /^IV Prevention/ })
      .click();
    const link = page.locator('.plan-sheet').getByRole('link', { name: /^IV\.2 / });
    await link.waitFor();
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('IV.2'));
    const atRest = await page.evaluate(async () => {
      // Three times the same: on a busy machine a glide begins late.
      for (let [before, same] = [NaN, 0]; same < 3; await new Promise((done) => setTimeout(done, 300)))
        [before, same] = [scrollY, before === scrollY ? same + 1 : 0];
      return document.activeElement?.getBoundingClientRect().top ?? NaN;
    });
    expect(atRest).toBeGreaterThanOrEqual(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });
}

/** What is told of a rule that is tried in the draft in which it is written. */
export function tellOfRulesTried(open: () => Page): void {
  it('a rule is tried where it stands', async () => {
    const page = open();
    await page
      .getByRole('navigation', { name: 'Structure of the plan' })
      .getByRole('link', { name: /^I1-R1 / })
      .click();
    // It comes by itself, where a rule is open, and stands there once, however much is written.
    await page.getByRole('button', { name: 'Try the rule' }).waitFor();
    const holds = page.getByLabel('What must hold (CEL)');
    const written = await holds.inputValue();
    for (const words of [`${written} && true`, written]) {
      await holds.fill(words);
      expect(await page.getByRole('button', { name: 'Try the rule' }).count()).toBe(1);
    }
    await page.getByRole('button', { name: 'Try the rule' }).click();
    const counts = await page.getByText(/^On \d+ reports?: /).innerText();
    expect(counts).toMatch(/^On [1-9]\d* reports?: \d+ failed, \d+ passed/);
    // Of a rule that was written otherwise since, it says nothing.
    await holds.fill(`${written} && true`);
    await page.getByText('The rule has changed since it was tried. Try it again.').waitFor();
    expect(await page.getByText(/^On \d+ reports?: /).count()).toBe(0);
    // What an earlier test added is known to the draft, and to no cycle.
    await holds.fill('i1_desk == "open"');
    await page.getByRole('button', { name: 'Try the rule' }).click();
    await page.getByText(/^This cycle uses version 1 of the plan, in which the rule cannot be read/).waitFor();
    expect(await page.getByText(/Correct what is wrong/).count()).toBe(0);
    await holds.fill(written);
  });
}

/** What was written, discarded in one click, and brought back. */
export function tellOfDiscarding(open: () => Page): void {
  it('what was discarded by a slip is brought back', async () => {
    const page = open();
    const title = page.getByRole('textbox').first();
    const before = await title.inputValue();
    const discard = page.getByRole('button', { name: 'Discard what is not saved' });
    await title.fill('An hour of writing');
    await discard.click();
    await page.getByText('What was not saved is discarded.').waitFor();
    await expectSoon(() => title.inputValue()).toBe(before);
    // Whoever works by keys is still at the bar, where it is put back, and not at the beginning of the page.
    await page.waitForFunction(() => document.activeElement?.className === 'plan-save');
    await page.getByRole('button', { name: 'Put it back' }).click();
    await expectSoon(() => title.inputValue()).toBe('An hour of writing');
    // Once it is saved nothing is offered that would undo that.
    await title.fill(before);
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft is saved.').waitFor();
    expect(await page.getByRole('button', { name: 'Put it back' }).count()).toBe(0);
  });
}
