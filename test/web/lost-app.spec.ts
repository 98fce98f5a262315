import { jest } from '@jest/globals';
import { Authenticator } from '../support/authenticator.js';
import { findFaultsInEveryLook, openPage } from '../support/browser.js';
import { PASSWORD } from '../support/build-world.js';
import { nameFocused } from '../support/keyboard.js';
import { WorldStage } from '../support/stage.js';
import { giveDevice } from '../support/virtual-device.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const stage = new WorldStage({ workers: 0, named: true });

it('beside a passkey, a lost app gets new recovery codes and is removed without a code of it', async () => {
  const email = 'lost@example.org';
  await stage.world.makeLead(email, 'FR');
  const page = await openPage(stage.browser, `${stage.url.replace('127.0.0.1', 'localhost')}/account`);
  await giveDevice(page);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const [app, passkeys] = ['Second factor', 'Passkeys'].map((name) => page.getByRole('region', { name }));
  if (!app || !passkeys) throw new Error('There are two.');
  await passkeys.getByLabel('Name of the passkey').fill('Laptop');
  await passkeys.getByLabel('Your password').fill(PASSWORD);
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
  await passkeys.getByText('The passkey “Laptop” is added.', { exact: false }).waitFor();
  await passkeys.getByRole('button', { name: 'I have kept them' }).click();
  await app.getByLabel('Your password').fill(PASSWORD);
  await app.getByRole('button', { name: 'Set up an app with codes' }).click();
  const address = await app.getByRole('link', { name: 'Open in an app on this device' }).getAttribute('href');
  await app.getByLabel('Code from your app').fill(new Authenticator(address ?? '').code());
  await app.getByRole('button', { name: 'Confirm' }).click();
  await app.getByText('The app is set up. Your recovery codes stay as they are.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Second factor');
  await app.getByText(/10 recovery codes are left/).waitFor();

  const age = () =>
    stage.world.asSystem((tx) => tx.query(`update session set verified_at = now() - interval '1 hour'`));
  const stepUp = async (): Promise<void> => {
    const again = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await again.getByRole('button', { name: 'Use a passkey' }).click();
    await again.waitFor({ state: 'detached' });
  };
  await age();
  await app.getByRole('button', { name: 'New recovery codes' }).click();
  const renew = page.getByRole('dialog', { name: 'Make new recovery codes?' });
  await renew.getByText('The ones you have stop working.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await renew.getByRole('button', { name: 'Cancel' }).click();
  await expectSoon(() => nameFocused(page)).toBe('New recovery codes');
  await app.getByRole('button', { name: 'New recovery codes' }).click();
  await renew.getByRole('button', { name: 'New recovery codes' }).click();
  await stepUp();
  await app.getByRole('heading', { name: 'Recovery codes', exact: true }).waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Recovery codes');
  await expectSoon(() => app.getByRole('listitem').count()).toBe(10);
  // What was said of the earlier ones is over.
  expect(await app.getByText('Your recovery codes stay as they are.').count()).toBe(0);
  await app.getByRole('button', { name: 'I have kept them' }).click();

  await age();
  await app.getByRole('button', { name: 'Remove the app' }).click();
  const remove = page.getByRole('dialog', { name: 'Remove the app?' });
  await remove.getByText('Your passkeys and recovery codes stay.', { exact: false }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await remove.getByRole('button', { name: 'Remove the app' }).click();
  await stepUp();
  await app.getByText('The app is removed. You are signed out everywhere else.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Second factor');
  await app.getByRole('button', { name: 'Set up an app with codes' }).waitFor();
  await passkeys.getByText('Laptop', { exact: true }).waitFor();
  await passkeys.getByText('10 recovery codes are left.').waitFor();

  // Of who has no password it is the institution that opens the account without it.
  await stage.world.asSystem((tx) => tx.query('update person set password_hash = null where email = $1', [email]));
  await page.reload();
  await passkeys.getByRole('button', { name: 'Remove' }).click();
  await page
    .getByRole('dialog', { name: 'Remove the passkey “Laptop”?' })
    .getByText('Without it, a sign-in through your institution alone opens your account.', { exact: false })
    .waitFor();
  await page.context().close();
});

it('of who has passkeys alone and none at hand, a recovery code lets in and makes new ones', async () => {
  const email = 'no-device@example.org';
  await stage.world.makeLead(email, 'DE');
  const site = stage.url.replace('127.0.0.1', 'localhost');
  const page = await openPage(stage.browser, `${site}/account`);
  await giveDevice(page);
  const enter = async (): Promise<void> => {
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await enter();
  const panel = page.getByRole('region', { name: 'Passkeys' });
  await panel.getByLabel('Name of the passkey').fill('Laptop');
  await panel.getByLabel('Your password').fill(PASSWORD);
  await panel.getByRole('button', { name: 'Add a passkey' }).click();
  await panel.getByRole('heading', { name: 'Recovery codes', exact: true }).waitFor();
  const codes = await panel.getByRole('listitem').allInnerTexts();
  await panel.getByRole('button', { name: 'I have kept them' }).click();

  await page.context().clearCookies();
  await page.goto(`${site}/sign-in`);
  await enter();
  await page.getByRole('heading', { level: 1, name: 'Your passkey' }).waitFor();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  const code = page.getByLabel('Recovery code');
  await code.waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Recovery code');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await code.fill('ABCD-ABCD-ABCD-ABCD');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.locator('[aria-invalid="true"]').waitFor();
  // There is no app whose digits it could ask for.
  await page.getByText('This is none of your recovery codes.', { exact: false }).first().waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Recovery code');
  await code.fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');

  await page.goto(`${site}/account`);
  await panel.getByText('9 recovery codes are left.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await stage.world.asSystem((tx) => tx.query(`update session set verified_at = now() - interval '1 hour'`));
  await panel.getByRole('button', { name: 'New recovery codes' }).click();
  const ask = page.getByRole('dialog', { name: 'Make new recovery codes?' });
  await ask.getByRole('button', { name: 'New recovery codes' }).click();
  const again = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await again.getByRole('button', { name: 'Use a recovery code' }).click();
  await again.getByLabel('Recovery code').fill(codes[1] ?? '');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await again.getByRole('button', { name: 'Go on' }).click();
  await panel.getByRole('heading', { name: 'Recovery codes', exact: true }).waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Recovery codes');
  await panel.getByRole('button', { name: 'I have kept them' }).click();
  await panel.getByText('10 recovery codes are left.').waitFor();
  await page.context().close();
});
