import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expectSoon } from '../../support/expect-soon.js';

const STATUS = 429;

/** Stories of files that are not taken: for what they are, or since too many came before them. */
export function tellOfRefusedFiles(opened: () => Page): void {
  it('that is no report is refused in words, and the next can be chosen', async () => {
    const page = opened();
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'holiday.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7\n'),
    });
    await page.getByRole('alert').waitFor();
    await expectSoon(() => page.getByRole('alert').textContent()).toContain('This kind of content is not taken');
    await expectSoon(() => page.getByLabel('Choose a file').isEnabled()).toBe(true);
    // For what it is it will not be taken at any other time.
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
  });

  it('that comes after too many within a minute waits, and is sent again as it is', async () => {
    const page = opened();
    const retry = page.getByRole('button', { name: 'Try again' });
    const sent: string[] = [];
    await page.route('**/imports', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      sent.push(/filename="([^"]+)"/.exec(route.request().postData() ?? '')?.[1] ?? '');
      const said = { type: '/problems/rate.limited', title: 'Too many requests', detail: 'Try again in 7 seconds.' };
      return route.fulfill({ status: STATUS, json: { ...said, status: STATUS, instance: '/', code: 'rate.limited' } });
    });
    const file = { name: 'again.csv', mimeType: 'text/csv', buffer: Buffer.from('indicator,field,value\n') };
    await page.getByLabel('Choose a file').setInputFiles(file);
    await expectSoon(() => page.getByRole('alert').textContent()).toContain('Try again in 7 seconds.');
    await retry.click();
    await expectSoon(() => Promise.resolve(sent)).toEqual(['again.csv', 'again.csv']);
    await page.unroute('**/imports');
  });
}
