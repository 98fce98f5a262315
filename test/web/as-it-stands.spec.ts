import { jest } from '@jest/globals';
import { WorldStage } from '../support/stage.js';

jest.setTimeout(120_000);

const REPORT = '/report/c-2025/CA';

// Nobody runs the jobs: what waits for one stays as it is.
const stage = new WorldStage({ workers: 0 });
let canada: string;
beforeAll(async () => {
  canada = await stage.world.signIn({ role: 'lead-focal-point', members: ['CA'] });
});

it('of a report that nobody has checked nothing is said to be without fault', async () => {
  const page = await stage.open(REPORT, { cookie: canada });
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByText('Not checked yet').waitFor();
  expect(await progress.getByText(/^No (errors|warnings)$/).count()).toBe(0);
  await page.goto(`${stage.url}${REPORT}/submit`);
  const checks = page.getByRole('region', { name: 'Checks' });
  await checks.getByText('The checks have not run yet.').waitFor();
  expect(await checks.locator('.check-ok').count()).toBe(0);
  await page.context().close();
});
