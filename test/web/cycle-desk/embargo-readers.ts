import type { Problem, ReleaseView } from '@signatory/contract';
import type { Page } from 'playwright-core';
import { answerOtherwise } from '../../support/answer-otherwise.js';
import { findBarriers } from '../../support/browser.js';

/** Who reads a release before its instant, as the secretariat names them. */
export function tellOfEmbargoReaders(url: () => string, open: (name: string, path: string) => Promise<Page>): void {
  it('what a reader took is a list of copies, folded once there are many', async () => {
    const page = await open('secretariat', '/news');
    const copies = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ n: n + 1, path: `pdf/en/${n}.pdf`, at: '2026-03-01T08:00:00.000Z' }));
    const reader = (name: string, count: number) => ({
      id: name,
      name,
      email: `${name}@example.org`,
      namedAt: '2026-03-01T07:00:00.000Z',
      revokedAt: null,
      copies: copies(count),
    });
    await answerOtherwise<ReleaseView[]>(page, '**/api/cycles/rio-2024-interim/releases', ([one]) => [
      { ...one, state: 'EMBARGOED', publishedAt: null, readers: [reader('ann', 0), reader('bo', 2), reader('cy', 4)] },
    ]);
    await page.goto(`${url()}/releases?cycle=rio-2024-interim`);
    const readers = page.getByRole('region', { name: 'Embargo readers' });
    await readers.getByText(/cy@example\.org/).waitFor();
    const listed = readers
      .locator(':scope > ul > li')
      .evaluateAll((all) => all.map((it) => (it as HTMLElement).innerText));
    expect((await listed).map((each) => each.split(/\s*\n\s*/))).toEqual([
      ['ann (ann@example.org), No copy taken Revoke'],
      ['bo (bo@example.org), 2 copies taken Revoke', expect.stringMatching(/^1 pdf/), expect.stringMatching(/^2 pdf/)],
      ['cy (cy@example.org) Revoke', '4 copies taken'],
    ]);
    const message = 'Nobody with an account and a role on this plan has the address nobody@example.org';
    const refusal: Problem = {
      type: '/problems/request-invalid',
      title: 'The request is not valid',
      status: 422,
      detail: 'One part of it is wrong.',
      instance: '/',
      code: 'request.invalid',
      faults: [{ pointer: '/email', message, cure: 'Check the address.' }],
    };
    await page.route('**/api/releases/*/readers', (route) => route.fulfill({ status: 422, json: refusal }));
    const email = readers.getByLabel('E-mail of the account');
    await email.fill('nobody@example.org');
    await email.press('Enter');
    // What is wrong is told at the field, to which it leads.
    await readers.locator('[aria-invalid="true"]:focus').waitFor();
    const told = (it: Element) => document.getElementById(it.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(await email.evaluate(told)).toContain(`${message}. Check the address.`);
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });
}
