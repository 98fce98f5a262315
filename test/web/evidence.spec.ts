import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type { EntryView } from '@signatory/contract';
import type { Page, Response } from 'playwright-core';
import { findBarriers, goOffline, LOOKS, measureOverflow } from '../support/browser.js';
import { EICAR, FakeClamd } from '../support/fake-clamd.js';
import { inkOf, PDF, PNG, printDocument } from '../support/evidence-document.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const INDICATOR = 'i1_guard';
const SCREEN = `/report/g7-2025/FR/entry/${INDICATOR}`;
const ENTRY = `/api/cycles/g7-2025/reports/FR/entries/${INDICATOR}`;

let port: number;
let clamd: FakeClamd;
const stage = new ExamplesStage(async (begun) => {
  const site = createServer((request, response) => response.writeHead(request.url === '/gone' ? 404 : 200).end());
  const listening = new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  await begun.begin(listening, () => new Promise((done) => site.close(done)));
  ({ port } = site.address() as AddressInfo);
  clamd = await begun.begin(new FakeClamd().start(), (started) => started.stop());
  return { links: [`127.0.0.1:${port}`], scanner: clamd.address };
});
let cookie: string;
let page: Page;

beforeAll(async () => {
  cookie = await stage.signIn('france');
  page = await stage.open(SCREEN, { cookie });
}, 180_000);

const evidence = () => page.getByRole('region', { name: 'Evidence' });
const choose = (name: string, buffer: Buffer, mimeType = 'application/pdf') =>
  evidence().getByLabel('Add a file').setInputFiles({ name, mimeType, buffer });
const bring = async (...file: Parameters<typeof choose>): Promise<void> => {
  await choose(...file);
  const form = evidence().getByRole('group', { name: 'Add a file' });
  await form.getByLabel('When it happened').fill('2025-03-03');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
};
const piece = (name: string) => evidence().getByRole('listitem').filter({ hasText: name });
const stored = async (): Promise<EntryView['evidence']> =>
  ((await (await fetch(`${stage.url}${ENTRY}`, { headers: { cookie } })).json()) as EntryView).evidence;

describe('evidence of an entry', () => {
  it('that is a file is refused before it is sent where it cannot be evidence', async () => {
    await choose('law.html', Buffer.from('<html>'), 'text/html');
    await evidence().getByText('law.html is not a type of file that can be evidence.').waitFor();
    await choose('large.pdf', Buffer.alloc(25 * 1_048_576 + 1, 32));
    await evidence().getByText('large.pdf is 25.1 MB; a file may be up to 25 MB.').waitFor();
    await choose('empty.pdf', Buffer.alloc(0));
    await evidence().getByText('empty.pdf is empty.').waitFor();
    expect((await stored()).filter(({ file }) => file !== undefined)).toEqual([]);
  });

  it('that is a file is refused by what is in it, in the server’s words', async () => {
    await choose('law.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'));
    await evidence().getByText('law.pdf was not added.').waitFor();
    await evidence().getByRole('alert').getByText('media-type.unsupported').waitFor();
    expect(await evidence().getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  it('is sent again after the connection was lost', async () => {
    await goOffline(page);
    await choose('order.pdf', PDF);
    await evidence().getByText('order.pdf was not added.').waitFor();
    await page.context().setOffline(false);
    await evidence().getByRole('button', { name: 'Try again' }).click();
    await evidence().getByText('order.pdf has arrived.').waitFor();
    expect(await evidence().getByText('order.pdf was not added.').count()).toBe(0);
  });

  it('goes on in the form, says who may see it, and is stored with its hash', async () => {
    const form = evidence().getByRole('group', { name: 'Add a file' });
    await form.getByRole('textbox', { name: 'Title' }).waitFor();
    await expectSoon(() => form.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('order');
    expect(
      await form.getByRole('textbox', { name: 'Title' }).evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await expectSoon(() => form.getByLabel('Reviewers and the secretariat').isChecked()).toBe(true);
    await form.getByRole('textbox', { name: 'Title' }).fill('Order of 3 March');
    await form.getByLabel('Kind of publisher').selectOption('Official');
    await form.getByLabel('When it happened').fill('2025-03-03');
    await form.getByText('Dates, page and quote').click();
    await form.getByLabel('When it was published').fill('2025-03-05');
    await form.getByLabel('When you accessed it').fill('2025-10-01');
    await form.getByLabel('Page or section').fill('14');
    await form.getByLabel('The words that show it').fill('A unit is set up.');
    await form.getByRole('radio', { name: /The secretariat only/ }).check();
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await evidence().getByText('Download order.pdf').waitFor();
    const order = (await stored()).find(({ title }) => title === 'Order of 3 March');
    expect(order).toMatchObject({
      publisherClass: 'official',
      happened: '2025-03-03',
      published: '2025-03-05',
      accessed: '2025-10-01',
      page: '14',
      quote: 'A unit is set up.',
      tier: 'secretariat',
      stored: { name: 'order.pdf', size: PDF.length },
    });
    await evidence()
      .getByText(order?.file ?? 'no hash')
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      evidence().getByRole('link', { name: 'Download order.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('order.pdf');
  });

  it('of one item of a list says by its name of which, and so does the choice', async () => {
    const routes = await stage.open('/report/g7-2025/FR/entry/i2_routes', { cookie });
    const cited = routes.getByRole('region', { name: 'Evidence' });
    await cited.getByText(/happened 30 June 2025, Western Balkans$/).waitFor();
    await cited.getByRole('button', { name: 'Add a link' }).click();
    expect(await cited.getByLabel('Which').selectOption('Western Balkans')).toEqual(['western_balkans']);
    await routes.context().close();
  });

  it('can be dropped', async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['a;b\n1;2\n'], 'table.csv', { type: 'text/csv' }));
      return transfer;
    });
    await evidence().locator('.file-drop').dispatchEvent('drop', { dataTransfer: data });
    await evidence().getByText('table.csv has arrived.').waitFor();
    await evidence().getByRole('button', { name: 'Cancel' }).click();
    await expectSoon(() => evidence().getByLabel('Add a file').count()).toBe(1);
  });

  it('is looked at where it is cited, a table and an image, fetched only then', async () => {
    for (const [name, mimeType, content] of [
      ['table.csv', 'text/csv', Buffer.from('year;units\n2025;2\n')],
      ['map.png', 'image/png', PNG],
    ] as const) {
      await bring(name, content, mimeType);
      await evidence().getByText(`Download ${name}`).waitFor();
    }
    await piece('table.csv').getByText('Look at it here').click();
    await piece('table.csv').getByRole('region', { name: 'table' }).getByText('2025;2').waitFor();
    expect(await piece('map.png').getByRole('img').count()).toBe(0);
    await piece('map.png').getByText('Look at it here').click();
    const map = piece('map.png').getByRole('img', { name: 'map', exact: true });
    await map.waitFor();
    await page.waitForFunction((image) => (image as HTMLImageElement).naturalWidth === 1, await map.elementHandle());
    expect(await findBarriers(page)).toEqual([]);
  });

  it('that is a document opens at its page, with the quoted words marked, and is read without leaving', async () => {
    await choose('order-2025.pdf', await printDocument());
    const form = evidence().getByRole('group', { name: 'Add a file' });
    await form.getByLabel('When it happened').fill('2025-03-03');
    await form.getByText('Dates, page and quote').click();
    await form.getByLabel('Page or section').fill('p. 2');
    await form.getByLabel('The words that show it').fill('A unit of forty officers […] reports to the "ministry"');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await evidence().getByText('Download order-2025.pdf').waitFor();
    const scripts: Response[] = [];
    page.on('response', (response) => response.url().endsWith('js') && scripts.push(response));
    await piece('order-2025').getByText('Look at it here').click();
    const view = piece('order-2025').getByRole('region', { name: 'order-2025' });
    const number = view.getByRole('textbox', { name: /^Page/ });
    // Cited on the second page, quoted from the third: what can be shown is shown.
    await view.getByText('The quoted words are on page 3.').waitFor();
    await view.locator('[data-page="3"]').waitFor();
    await expectSoon(() => number.inputValue()).toBe('3');
    await expectSoon(() => view.locator('.pdf-marked').allTextContents()).toEqual([
      'A unit of forty offi-',
      'cers is set up. It reports to the “ministry”.',
    ]);
    expect(await inkOf(view.locator('canvas'))).toBeGreaterThan(500);
    const decoding = scripts.filter((each) => each.headers()['content-security-policy']?.includes('wasm-unsafe-eval'));
    expect(scripts.length).toBeGreaterThan(1);
    expect(decoding.map((each) => each.url())).toEqual([expect.stringContaining('/assets/pdf.worker.')]);
    await view.getByRole('button', { name: 'Previous page' }).click();
    await view.locator('[data-page="2"]').getByText('Page two.').waitFor();
    expect(await view.locator('.pdf-marked').count()).toBe(0);
    await view.getByRole('button', { name: 'Show them' }).click();
    await view.locator('[data-page="3"]').waitFor();
    await number.fill('9');
    await number.press('Enter');
    await view.getByText('There is no page 9. The document has pages 1 to 4.').waitFor();
    await expectSoon(() => number.inputValue()).toBe('3');
    await number.fill('4');
    await number.press('Enter');
    await view.locator('[data-page="4"]').waitFor();
    await expectSoon(() => view.getByRole('button', { name: 'Next page' }).isDisabled()).toBe(true);
    // The scanned page is packed as a fax packs one.
    expect(await inkOf(view.locator('canvas'))).toBeGreaterThan(500);
    expect(await findBarriers(page)).toEqual([]);
    expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
  });

  it('that is a document says when it is locked, and when it is none', async () => {
    for (const [name, buffer] of [
      ['locked.pdf', await printDocument({ userPassword: 'no' })],
      ['torn.pdf', (await printDocument()).subarray(0, 900)],
    ] as const) {
      await bring(name, buffer);
      await evidence().getByText(`Download ${name}`).waitFor();
    }
    await piece('locked.pdf').getByText('Look at it here').click();
    await piece('locked.pdf').getByText('The file is locked with a password').waitFor();
    await piece('torn.pdf').getByText('Look at it here').click();
    await piece('torn.pdf').getByText('It cannot be shown here. Download it instead.').waitFor();
    for (const name of ['locked.pdf', 'torn.pdf']) expect(await piece(name).locator('canvas').count()).toBe(0);
  });

  it('that is a link says what its page came to, without anybody asking', async () => {
    for (const [path, title] of [
      ['/law', 'The law'],
      ['/gone', 'The decree'],
    ] as const) {
      await evidence().getByRole('button', { name: 'Add a link' }).click();
      const form = evidence().getByRole('group', { name: 'Add a link' });
      await form.getByRole('button', { name: 'Add', exact: true }).click();
      await form.getByText('Enter a full address, starting with https://.').waitFor();
      await form.locator(':focus').fill(`http://127.0.0.1:${port}${path}`);
      await page.getByRole('button', { name: 'Mark complete' }).click();
      await form.getByRole('button', { name: 'Add', exact: true }).and(form.locator(':focus')).waitFor();
      await form.getByRole('textbox', { name: 'Title' }).fill(title);
      await form.getByLabel('When it happened').fill('2025-03-03');
      await form.getByRole('button', { name: 'Add', exact: true }).click();
    }
    await piece('The law')
      .getByText(/^Reachable on /)
      .waitFor();
    await piece('The decree')
      .getByText(/This page did not exist on .* \(404\)\. Check the address, or add the file\./)
      .waitFor();
    await evidence()
      .getByText(/the page of “The decree” does not exist \(404\)/)
      .waitFor();
    const dead = (await stored()).filter(({ link }) => link?.state === 'gone');
    expect(dead.map(({ title }) => title)).toEqual(['The decree']);
  });

  it('that is infected is not to be had, says what was found in it, and waits as long as the scanner is away', async () => {
    await clamd.stop();
    await bring('bad.pdf', Buffer.from(`%PDF-1.7\n${EICAR}`));
    await evidence().getByText('bad.pdf is being checked for viruses.').waitFor();
    expect(await evidence().getByRole('link', { name: 'Download bad.pdf' }).count()).toBe(0);
    await clamd.start();
    await evidence().getByText('Eicar-Signature was found in bad.pdf, and the file was removed.').waitFor();
    await evidence().getByText('Remove this source, or add another file').waitFor();
    expect(await evidence().getByRole('link', { name: 'Download bad.pdf' }).count()).toBe(0);
  });

  it.each(LOOKS)('is seen as well in $name', async (look) => {
    const seen = await stage.open(SCREEN, { cookie, look });
    await seen.getByText('Download order.pdf').waitFor();
    expect(await findBarriers(seen)).toEqual([]);
    expect(await measureOverflow(seen)).toBe(0);
    await seen.getByRole('button', { name: 'Add a link' }).click();
    expect(await findBarriers(seen)).toEqual([]);
    await seen.context().close();
  });

  it('is only read once the report is submitted', async () => {
    const other = await stage.openAs('canada', `/report/g7-2025/CA/entry/${INDICATOR}`);
    const region = other.getByRole('region', { name: 'Evidence' });
    await region.getByRole('listitem').first().waitFor();
    expect(await region.getByRole('button').count()).toBe(0);
    expect(await region.getByLabel('Add a file').count()).toBe(0);
    await region.getByText('its name is kept for examples.').first().waitFor();
    await other.context().close();
  });

  it('is shown with who may see it before the report is certified, and that is chosen there for one and for many', async () => {
    const last = await stage.open('/report/g7-2025/FR/submit', { cookie });
    const published = last.getByRole('region', { name: 'What is published' });
    const counts = published.getByRole('status');
    const before = await counts.innerText();
    expect(before).toMatch(/, 1 for the secretariat only\. 7 texts/);
    await published.getByRole('heading', { name: /^I\. / }).click();
    await published.getByLabel('Who may see it: Order of 3 March').selectOption('Reviewers and the secretariat');
    await published.getByRole('heading', { name: /^V\. / }).click();
    await published.getByLabel('Who may see all this evidence').last().selectOption('The secretariat only');
    await published.getByText(/^\d+ choices are not saved\./).waitFor();
    expect(await findBarriers(last)).toEqual([]);
    const chosen = await counts.innerText();
    await published.getByRole('button', { name: 'Discard the choices' }).click();
    await expectSoon(() => counts.innerText()).toBe(before);
    await published.getByLabel('Who may see it: Order of 3 March').selectOption('Reviewers and the secretariat');
    await published.getByLabel('Who may see all this evidence').last().selectOption('The secretariat only');
    await published.getByRole('button', { name: 'Save and check again' }).click();
    await published.getByText(/not saved/).waitFor({ state: 'detached' });
    await last.reload();
    await expectSoon(() => counts.innerText()).toBe(chosen);
    expect((await stored()).find(({ title }) => title === 'Order of 3 March')?.tier).toBe('reviewers');
    await last.context().close();
  });
});
