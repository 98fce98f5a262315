import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findFaultsInEveryLook, openPage } from '../support/browser.js';
import { PASSWORD } from '../support/build-world.js';
import { nameFocused } from '../support/keyboard.js';
import { WorldStage } from '../support/stage.js';
import { giveDevice } from '../support/virtual-device.js';
import { tellOfAField } from './passkey-field/chosen.js';
import { expectSoon } from '../support/expect-soon.js';
import { answerOtherwise } from '../support/answer-otherwise.js';

jest.setTimeout(180_000);

const stage = new WorldStage({ workers: 0, named: true });
/** The address by its name, to which passkeys belong. */
const site = (): string => stage.url.replace('127.0.0.1', 'localhost');

async function enterByPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const panelOf = (page: Page) => page.getByRole('region', { name: 'Passkeys' });

async function add(page: Page, name: string): Promise<void> {
  const panel = panelOf(page);
  await panel.getByLabel('Name of the passkey').fill(name);
  await panel.getByLabel('Your password').fill(PASSWORD);
  await panel.getByRole('button', { name: 'Add a passkey' }).click();
}

/** The first second factor of an account, which comes with its recovery codes. */
async function addFirst(page: Page, name: string): Promise<void> {
  await add(page, name);
  await panelOf(page).getByText(`The passkey “${name}” is added.`, { exact: false }).waitFor();
  await panelOf(page).getByRole('button', { name: 'I have kept them' }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${site()}/sign-in`);
}

it('is added in the account, signs in without a password, confirms a grave act and is removed', async () => {
  const email = 'keyed@example.org';
  await stage.world.makeLead(email, 'FR');
  const page = await openPage(stage.browser, `${site()}/account`);
  const { cdp, authenticatorId } = await giveDevice(page);
  await enterByPassword(page, email);
  const panel = panelOf(page);
  await panel.getByText('You have no passkey yet.').waitFor();
  await panel.getByRole('button', { name: 'Add a passkey' }).click();
  await expectSoon(() => nameFocused(page)).toBe('Name of the passkey');
  await panel.getByLabel('Name of the passkey').fill('Work laptop');
  await panel.getByLabel('Your password').fill('not the password');
  await panel.getByRole('button', { name: 'Add a passkey' }).click();
  await panel.getByRole('alert').getByText('This is not your password.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await add(page, 'Work laptop');
  await panel.getByText('The passkey “Work laptop” is added. You are signed out everywhere else.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Recovery codes');
  await expectSoon(() => panel.getByRole('listitem').count()).toBe(10);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await panel.getByRole('button', { name: 'I have kept them' }).click();
  await expectSoon(() => nameFocused(page)).toBe('Passkeys');
  await panel.getByText('10 recovery codes are left.').waitFor();
  await panel.getByText('Not used yet').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  // The device has one for this account, and is asked for no other.
  await add(page, 'Again');
  await panel.getByText('This device already has a passkey for your account.', { exact: false }).waitFor();

  await signOut(page);
  const enter = page.getByRole('button', { name: 'Sign in with a passkey' });
  await enter.waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await enter.click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.goto(`${site()}/account`);
  await panel.getByText(/Last used/).waitFor();

  await panel.getByRole('button', { name: 'Rename' }).click();
  await expectSoon(() => nameFocused(page)).toBe('Name of the passkey');
  await panel.getByLabel('Name of the passkey').first().fill('Office');
  await panel.getByRole('button', { name: 'Save the name' }).click();
  await panel.getByText('The passkey is now called “Office”.').waitFor();

  await stage.world.asSystem((tx) => tx.query(`update session set verified_at = now() - interval '1 hour'`));
  await panel.getByRole('button', { name: 'Remove' }).click();
  const ask = page.getByRole('dialog', { name: 'Remove the passkey “Office”?' });
  await ask.getByText('It is your only second factor.', { exact: false }).waitFor();
  await ask.getByText('Your recovery codes end with it.').waitFor();
  await ask.getByRole('button', { name: 'Remove the passkey' }).click();
  const again = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await again.getByRole('button', { name: 'Use a passkey' }).waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Use a passkey');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await again.getByRole('button', { name: 'Use a passkey' }).click();
  await panel.getByText('The passkey “Office” is removed. You are signed out everywhere else.').waitFor();
  await panel.getByText('You have no passkey yet.').waitFor();

  // The device has it still; the site knows it no more.
  expect((await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials).toHaveLength(1);
  await signOut(page);
  await enter.click();
  await page.getByText('This passkey belongs to no account here.', { exact: false }).waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  await enterByPassword(page, email);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.context().close();
});

it('is asked for where the password alone lets nobody in, also over a page whose session has ended', async () => {
  const email = 'asked@example.org';
  await stage.world.makeLead(email, 'DE');
  const page = await openPage(stage.browser, `${site()}/account`);
  await giveDevice(page);
  await enterByPassword(page, email);
  await addFirst(page, 'Laptop');

  await signOut(page);
  await enterByPassword(page, email);
  await page.getByRole('heading', { level: 1, name: 'Your passkey' }).waitFor();
  await page.getByText(`The password alone does not open the account of ${email}.`, { exact: false }).waitFor();
  expect(await page.getByLabel(/Code from your app/).count()).toBe(0);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');

  await page.goto(`${site()}/account`);
  const panel = panelOf(page);
  await panel.getByText(/Last used/).waitFor();
  await panel.getByRole('button', { name: 'Rename' }).click();
  await stage.world.asSystem((tx) =>
    tx.query('delete from session where person_id = (select id from person where email = $1)', [email]),
  );
  // Another request of the page may hear of it first: then the dialog stands over the button.
  await panel.getByRole('button', { name: 'Save the name' }).dispatchEvent('click');
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await dialog.waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: 'Save the name' }).click();
  await panel.getByText('The passkey is now called “Laptop”.').waitFor();
  await page.context().close();
});

tellOfAField({
  world: () => stage.world,
  open: () => openPage(stage.browser, `${site()}/account`),
  enter: enterByPassword,
  signOut,
  add: addFirst,
});

it('has a way on where what it needs cannot be read, and prints no form', async () => {
  const email = 'failing@example.org';
  await stage.world.makeLead(email, 'CA');
  const page = await openPage(stage.browser, `${site()}/account`);
  await giveDevice(page);
  await enterByPassword(page, email);
  await addFirst(page, 'Laptop');
  const panel = panelOf(page);
  await page.emulateMedia({ media: 'print' });
  expect(await panel.getByRole('textbox').filter({ visible: true }).count()).toBe(0);
  await page.emulateMedia({ media: 'screen' });

  await stage.world.asSystem((tx) => tx.query(`update session set verified_at = now() - interval '1 hour'`));
  const told = { type: 'about:blank', title: 'It failed', detail: 'Nothing was changed.', instance: '/api' };
  const failing = { status: 500, json: { ...told, status: 500, code: 'internal' } };
  await page.route('**/api/me/second-factor', (route) => route.fulfill(failing));
  await page.reload();
  await panel.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the passkey' }).click();
  const again = page.getByRole('dialog', { name: /^Confirm/ });
  await again.getByRole('alert').getByText('It failed').waitFor();
  await expectSoon(() => page.locator('h1').count()).toBe(1);
  await again.getByRole('button', { name: 'Cancel' }).click();
  await again.waitFor({ state: 'detached' });
  await page.unroute('**/api/me/second-factor');

  await page.context().clearCookies();
  await page.route('**/api/session/ways', (route) => route.fulfill(failing));
  await page.goto(`${site()}/sign-in`);
  await enterByPassword(page, email);
  await page.getByRole('heading', { level: 1, name: 'Your passkey' }).waitFor();
  await page.getByRole('alert').getByText('It failed').waitFor();
  await expectSoon(() => page.locator('h1').count()).toBe(1);
  await page.unroute('**/api/session/ways');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  await page.context().close();
});

it('says why nothing came of it: declined, too late, without a connection, in a browser or at an address without any', async () => {
  const email = 'declined@example.org';
  await stage.world.makeLead(email, 'IT');
  const page = await openPage(stage.browser, `${site()}/account`);
  const { cdp, authenticatorId } = await giveDevice(page);
  await enterByPassword(page, email);
  await addFirst(page, 'Laptop');
  await signOut(page);
  const enter = page.getByRole('button', { name: 'Sign in with a passkey' });

  // The device does not know the person.
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await enter.click();
  await page.getByText('The request was cancelled, or no passkey was chosen.', { exact: false }).waitFor();
  expect(await page.title()).toMatch(/^Error: /);
  expect(await findFaultsInEveryLook(page)).toEqual([]);

  // Nobody touches it.
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false });
  await answerOtherwise<object>(page, '**/api/session/passkey/options', (options) => ({ ...options, timeout: 10_000 }));
  await enter.click();
  await page.getByRole('button', { name: 'Waiting for your device' }).waitFor();
  await page.getByText('Your device did not answer within three minutes.', { exact: false }).waitFor();
  await page.unroute('**/api/session/passkey/options');
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true });

  await page.context().setOffline(true);
  await enter.click();
  await page.getByText('The server cannot be reached').waitFor();
  await page.context().setOffline(false);
  await enter.click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');

  const numbered = await stage.open('/sign-in');
  await numbered.getByText('Passkeys work only at this address:').waitFor();
  await expectSoon(() => numbered.getByRole('link', { name: site() }).getAttribute('href')).toBe(`${site()}/sign-in`);
  expect(await findFaultsInEveryLook(numbered)).toEqual([]);
  await numbered.context().close();

  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
  await page.goto(`${site()}/account`);
  await panelOf(page).getByText('This browser does not support passkeys.', { exact: false }).waitFor();
  expect(await panelOf(page).getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
  await page.context().close();
});
