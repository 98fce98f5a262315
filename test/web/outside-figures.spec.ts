import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findBarriers, findPushed, LOOKS, measureOverflow } from '../support/browser.js';
import { ExamplesStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const HEAD = 'member,indicator,cell,value,reference,source,url,accessed';

const stage = new ExamplesStage();

const open = async (name: string, path: string, look: (typeof LOOKS)[number] = LOOKS[0]): Promise<Page> => {
  const page = await stage.open('/sign-in', { look });
  await page.getByLabel('E-mail address').fill(`${name}@example.org`);
  await page.getByLabel('Password').fill('signatory-example');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(stage.url + path);
  await page.locator('h1').waitFor();
  return page;
};
const send = (page: Page, text: string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

it('the secretariat brings outside figures, and the member contests one', async () => {
  const page = await open('secretariat', '/outside-figures?cycle=g7-2025&member=DE');
  await page.getByText('No outside figures for this member yet.').waitFor();
  await send(page, `${HEAD}\nDE,i1_staff,,many,2025,UNODC,,2025-11-01\nXX,i1_staff,,12,2025,UNODC,,2025-11-01\n`);
  await page.getByText('Row 2 value:').waitFor();
  await page.getByText('Row 3 member:').waitFor();
  await send(page, `${HEAD}\nDE,i1_staff,,12,2025,UNODC,https://example.org/data,2025-11-01\n`);
  await page.getByText('1 figure kept, 0 already known.').waitFor();
  const row = page.getByRole('region', { name: 'Outside figures' }).getByRole('row', { name: /i1_staff/ });
  await expectSoon(() => row.textContent()).toMatch(/12.*2025.*UNODC.*accessed 1 November 2025.*not answered/);
  await page.context().close();

  const own = await open('germany', '/report/g7-2025/DE/entry/i1_staff');
  const panel = own.getByRole('region', { name: 'What outside sources say' });
  await panel.getByText('UNODC').waitFor();
  await panel.getByRole('button', { name: 'Contest' }).click();
  await panel.getByLabel('Why do you contest it?').fill('It counts contractors.');
  await panel.getByRole('button', { name: 'Contest' }).last().click();
  await panel.getByText('It counts contractors.').waitFor();
  await own.context().close();
});

it.each(LOOKS)('holds without barriers and overflow: $name', async (look) => {
  const page = await open('secretariat', '/outside-figures?cycle=g7-2025&member=DE', look);
  await page.getByText('UNODC').waitFor();
  await send(page, `${HEAD}\nDE,i1_stuff,,12,2025,UNODC,,2025-11-01\n`);
  await page.getByText('Row 2 indicator:').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  expect(await measureOverflow(page)).toBe(0);
  expect(await findPushed(page)).toEqual([]);
  await page.context().close();
});

it('leads whoever has an address that is not theirs to their own first screen, and offers no second try', async () => {
  const page = await open('germany', '/report/g7-2025/FR/entry/i1_unit');
  await page.getByText('There is nothing at this address that you may see.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Not found');
  expect(await page.title()).toMatch(/^Not found/);
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Go to “Our report”' }).click();
  await page.getByRole('heading', { level: 1, name: 'Report: Germany' }).waitFor();
  await page.context().close();
});
