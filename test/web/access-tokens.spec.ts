import { jest } from '@jest/globals';
import type { AccessTokensView } from '@signatory/contract';
import { findFaultsInEveryLook } from '../support/browser.js';
import { Client } from '../support/client.js';
import { expectSoon } from '../support/expect-soon.js';
import { nameFocused } from '../support/keyboard.js';
import { ExamplesStage } from '../support/stage.js';

jest.setTimeout(120_000);

const stage = new ExamplesStage();

it('makes a token that is shown once, and ends it: its program is refused', async () => {
  const page = await stage.openAs('analyst', '/account');
  const panel = page.getByRole('region', { name: 'Access tokens' });
  await panel.getByText('You have no access token.').waitFor();
  await panel.getByRole('button', { name: 'Make an access token' }).click();
  await expectSoon(() => nameFocused(page)).toBe('Name');
  await panel.getByLabel('Name').fill('Dashboard');
  await panel.getByLabel('Your password').fill('not the password');
  await panel.getByRole('button', { name: 'Make an access token' }).click();
  await panel.getByText('This is not your password.').first().waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await panel.getByLabel('Your password').fill('signatory-example');
  await panel.getByRole('button', { name: 'Make an access token' }).click();
  await panel.getByText('The access token “Dashboard” is made.').waitFor();
  const token = await panel.getByLabel('Access token', { exact: true }).inputValue();
  await panel.getByText(/^Analyst · Read only · Expires .* · Not used yet$/).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);

  const program = new Client(stage.url);
  const asked = () => program.get('/api/cycles', { headers: { authorization: `Bearer ${token}` } });
  expect((await asked()).status).toBe(200);
  await page.reload();
  await panel.getByText(/ · Last used /).waitFor();
  expect(await panel.getByLabel('Access token', { exact: true }).count()).toBe(0);
  await panel.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the access token' }).click();
  await panel.getByText('The access token “Dashboard” has ended.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Access tokens');
  expect((await asked()).status).toBe(401);
  const own = await page.evaluate(
    async () => (await (await fetch('/api/me/access-tokens')).json()) as AccessTokensView,
  );
  expect(own.tokens).toEqual([]);
});

it('tells where one is signed in, and ends what one does not know', async () => {
  const page = await stage.openAs('italy', '/account');
  const elsewhere = await new Client(stage.url).send('POST', '/api/session', {
    body: { email: 'italy@example.org', password: 'signatory-example' },
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
  });
  const other = new Client(stage.url, elsewhere.headers.get('set-cookie')?.split(';')[0] ?? '');
  await page.reload();
  const panel = page.getByRole('region', { name: 'Where you are signed in' });
  await panel.getByText('This one').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  const own = panel.getByRole('group', { name: /^Firefox, Linux/ });
  await own.getByRole('button', { name: 'End' }).click();
  await panel.getByText('The session has ended.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Where you are signed in');
  expect(await own.count()).toBe(0);
  expect((await other.get('/api/session')).status).toBe(401);
});

it('says that it cannot be read, and tries again', async () => {
  const page = await stage.openAs('france', '/cycles');
  await page.route('**/api/me/access-tokens', (route) => route.abort());
  await page.goto(`${stage.url}/account`);
  const panel = page.getByRole('region', { name: 'Access tokens' });
  const again = panel.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.unroute('**/api/me/access-tokens');
  await again.click();
  await panel.getByText('You have no access token.').waitFor();
  expect(await again.count()).toBe(0);
});
