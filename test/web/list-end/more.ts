import { messages } from '@signatory/texts';
import type { Page } from 'playwright-core';
import { findBarriers } from '../../support/browser.js';
import { until } from '../../support/until.js';

const say = messages('en');
const more = (page: Page) => page.getByRole('button', { name: say('audit.older') });
const rows = (page: Page): Promise<number> => page.getByRole('table').getByRole('row').count();

interface Trail {
  /** Shows the audit trail, which goes on beyond its first page. */
  open(): Promise<Page>;
  /** Whether the server fails from now on. */
  fail(fails: boolean): void;
  /** What it says then. */
  readonly detail: string;
}

/** What the end of a list says when it is asked for more. */
export function tellOfMore(trail: Trail): void {
  const openTrail = async (): Promise<{ page: Page; first: number }> => {
    const page = await trail.open();
    await more(page).waitFor();
    return { page, first: await rows(page) };
  };

  it('a list whose next page fails keeps what it has, says so at its end, and goes on', async () => {
    const { page, first } = await openTrail();
    const alert = page.getByRole('alert').getByText(trail.detail);
    trail.fail(true);
    await more(page).click();
    await alert.waitFor();
    expect(await rows(page)).toBe(first);
    trail.fail(false);
    await more(page).click();
    await alert.waitFor({ state: 'detached' });
    await until(
      () => rows(page),
      (count) => count > first,
    );
  });

  it('a list that is asked for more without a connection says that it waits, and goes on by itself', async () => {
    const { page, first } = await openTrail();
    const waits = page.getByRole('main').getByRole('status').getByText(say('state.offline.more'));
    await page.context().setOffline(true);
    await page.getByRole('status').getByText(say('state.away')).waitFor();
    // A fresh look of its own, of a list that is old by then, waits as well; nobody asked for it.
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 60_000;
      window.dispatchEvent(new Event('visibilitychange'));
    });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect([await waits.count(), await more(page).isDisabled()]).toEqual([0, false]);
    await more(page).click();
    await waits.waitFor();
    expect([await rows(page), await more(page).isDisabled()]).toEqual([first, true]);
    expect(await findBarriers(page)).toEqual([]);
    await page.context().setOffline(false);
    await waits.waitFor({ state: 'detached' });
    await until(
      () => rows(page),
      (count) => count > first,
    );
  });
}
