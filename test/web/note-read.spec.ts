import { jest } from '@jest/globals';
import { findFaultsInEveryLook } from '../support/browser.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(180_000);

const stage = new ExamplesStage();

it('a note that the queue counts is read at the entry', async () => {
  const page = await stage.openAs('reviewer3', '/review/g7-2025/IT/v1_identified');
  const note = page.locator('.check-info');
  await note.getByText('Note', { exact: true }).waitFor();
  await note.getByText(/^Fewer than one in four of the dead were identified/).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.context().close();
});
