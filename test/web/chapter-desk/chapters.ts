import type { ChapterView } from '@signatory/contract';
import type { Locator, Page } from 'playwright-core';
import { findFaultsInEveryLook } from '../../support/browser.js';
import { openAgain } from '../../support/closed-window.js';
import { nameFocused, press, typeInto } from '../../support/keyboard.js';
import { until } from '../../support/until.js';
import { expectSoon } from '../../support/expect-soon.js';
import { answerOtherwise } from '../../support/answer-otherwise.js';

/** Takes from the texts that this device keeps what they were made from, as an older version kept them; answers how many there are. */
function dropFrom(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opened = indexedDB.open('signatory-texts');
        opened.onsuccess = () => {
          const writing = opened.result.transaction('texts', 'readwrite');
          let dropped = 0;
          writing.objectStore('texts').openCursor().onsuccess = ({ target }) => {
            const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
            if (!cursor) return;
            const { from, ...kept } = cursor.value as { readonly from?: unknown };
            if (from !== undefined) dropped += 1;
            cursor.update(kept);
            cursor.continue();
          };
          writing.oncomplete = () => {
            opened.result.close();
            resolve(dropped);
          };
        };
      }),
  );
}

/** What editors do at the chapters of the example cycle. */
export function tellOfChapters(url: () => string, open: (name: string, path: string) => Promise<Page>): void {
  it('of a text that was saved in two windows neither loses what was written in it alone, and nothing has to be chosen', async () => {
    const chapter = '/chapters/g7-2025/II.3';
    const [first, second] = [await open('editor', chapter), await open('editor', chapter)];
    const broken: string[] = [];
    second.on('pageerror', ({ message }) => broken.push(message));
    const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
    await field(second, 'Definitions').fill('A route has stations.');
    // A result is chosen by its words, and goes where the caret stands.
    await second
      .getByRole('combobox', { name: 'Result' })
      .selectOption({ label: 'Scores asked, All commitments: 143' });
    await second.getByRole('button', { name: 'Insert result' }).click();
    await typeInto(first, /^Background$/, 'The first window was faster.');
    await press(first, /^Save text$/);
    await first.getByText(/All changes are stored/).waitFor();
    await press(second, /^Save text$/);
    const met = second.getByRole('region', { name: /^You saved this text in another window on / });
    await met.getByText('Changed only in the other window, and taken from there: Background').waitFor();
    await met.getByText('Changed only in this window, and kept: Definitions').waitFor();
    expect(await met.getByRole('radio').count()).toBe(0);
    expect(await findFaultsInEveryLook(second)).toEqual([]);
    await press(second, /^Save both$/);
    await second.getByText(/All changes are stored/).waitFor();
    await expectSoon(() => field(second, 'Background').inputValue()).toBe('The first window was faster.');
    await expectSoon(() => field(second, 'Definitions').inputValue()).toBe(
      'A route has stations.{{count:asked:overall}}',
    );
    expect(broken).toEqual([]);
    await Promise.all([first.context().close(), second.context().close()]);
  });

  it('a text that was kept before drafts said what they were made from is compared with what is saved meanwhile', async () => {
    const chapter = '/chapters/g7-2025/II.5';
    let first = await open('editor', chapter);
    const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true });
    await typeInto(first, /^Definitions$/, 'A team has a lead.');
    await field(first, 'Background').focus();
    await until(
      () => dropFrom(first),
      (dropped) => dropped === 1,
    );
    first = await openAgain(first);
    await first.getByText('Not saved yet').waitFor();
    await expectSoon(() => field(first, 'Definitions').inputValue()).toBe('A team has a lead.');
    const other = await open('editor', chapter);
    await typeInto(other, /^Background$/, 'Teams are new.');
    await press(other, /^Save text$/);
    await other.getByText(/All changes are stored/).waitFor();
    await press(first, /^Save text$/);
    const met = first.getByRole('region', { name: /^You saved this text in another window on / });
    await met.getByText('Changed only in this window, and kept: Definitions').waitFor();
    expect(await met.getByRole('radio').count()).toBe(0);
    await Promise.all([first.context().close(), other.context().close()]);
  });

  it('of many members, a chapter has the sections that are written, and opens the next where the focus goes', async () => {
    const page = await open('editor', '/chapters');
    const more = Array.from({ length: 60 }, (_, at) => `M${10 + at}`);
    await answerOtherwise<ChapterView>(page, '**/api/cycles/g7-2025/chapters/II.4', (chapter) => {
      const [first] = chapter.results.scores;
      const added = more.map((member) => ({ ...first, member, commitment: chapter.commitment }));
      const results = { ...chapter.results, scores: [...chapter.results.scores, ...added] };
      return { ...chapter, results };
    });
    await page.goto(`${url()}/chapters/g7-2025/II.4`);
    await page.getByRole('textbox', { name: 'Background', exact: true }).waitFor();
    await expectSoon(() => page.getByRole('textbox').count()).toBe(2);
    await page.getByRole('combobox', { name: 'Member' }).selectOption({ label: 'M17: not shared yet' });
    await press(page, 'Write about this member');
    await expectSoon(() => nameFocused(page)).toBe('Text on M17');
    await page.keyboard.type('.');
    await page.keyboard.press('Backspace');
    await expectSoon(() => nameFocused(page)).toBe('Text on M17');
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.unrouteAll({ behavior: 'wait' });
    await page.context().close();
  });
}
