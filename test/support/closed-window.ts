import type { Page } from 'playwright-core';

/** Closes a window, though the browser asks, and opens another at the same place. */
export async function openAgain(page: Page): Promise<Page> {
  const [context, address] = [page.context(), page.url()];
  await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
  const next = await context.newPage();
  await next.goto(address);
  return next;
}

/** How many texts the device keeps. */
export function countKeptTexts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opened = indexedDB.open('signatory-texts');
        // Where nothing was ever kept there is no store, and none is made.
        opened.onupgradeneeded = () => opened.transaction?.abort();
        opened.onerror = () => resolve(0);
        opened.onsuccess = () => {
          const count = opened.result.transaction('texts').objectStore('texts').count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
}
