import type { ReleaseView } from '@signatory/contract';
import { ExamplesStage } from '../support/stage.js';

const stage = new ExamplesStage({ workers: 0 });

it('folds away the documents of every release that does not stand, also where none stands in its place', async () => {
  const page = await stage.openAs('analyst', '/account');
  // As it is once a release was corrected, and its correction withdrawn.
  await page.route('**/api/cycles/rio-2024-interim/releases', async (route) => {
    const answer = await route.fetch();
    const [release] = (await answer.json()) as ReleaseView[];
    if (!release) throw new Error('Nothing was released.');
    const corrected = { ...release, state: 'CORRECTED', correctedBy: 2 };
    const withdrawn = {
      ...release,
      id: `${release.id.slice(0, -4)}0000`,
      number: 2,
      state: 'WITHDRAWN',
      reason: 'Wrong.',
    };
    await route.fulfill({ response: answer, json: [withdrawn, corrected] });
  });
  await page.goto(`${stage.url}/library?cycle=rio-2024-interim`);
  for (const number of [1, 2]) {
    const summary = page.locator('summary', { hasText: `Documents of release ${number}` });
    await summary.waitFor();
    const folded = page.locator('details', { has: summary });
    expect(await folded.evaluate((details: HTMLDetailsElement) => details.open)).toBe(false);
  }
  await page.context().close();
});
