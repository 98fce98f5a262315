import type { Page } from 'playwright-core';
import type { World } from '../../support/build-world.js';
import { giveDevice } from '../../support/virtual-device.js';
import { expectSoon } from '../../support/expect-soon.js';

interface Stage {
  world(): World;
  /** The account, at the address to which passkeys belong. */
  open(): Promise<Page>;
  enter(page: Page, email: string): Promise<void>;
  signOut(page: Page): Promise<void>;
  add(page: Page, name: string): Promise<void>;
}

/** What a passkey does that the browser offers in the address field of the sign-in. */
export function tellOfAField({ world, open, enter, signOut, add }: Stage): void {
  it('is offered in the address field of the sign-in, and chosen there signs in', async () => {
    const email = 'filled@example.org';
    await world().makeLead(email, 'JP');
    const page = await open();
    const { cdp, authenticatorId } = await giveDevice(page, { autofill: true });
    const touch = (enabled: boolean) =>
      cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    const isIn = (): Promise<void> => page.waitForURL((url) => url.pathname !== '/sign-in');
    // Known once the device has it.
    await page.addInitScript(() => {
      const { credentials } = navigator;
      const get = credentials.get.bind(credentials);
      credentials.get = (asked) => {
        if (asked?.mediation) setTimeout(() => (document.documentElement.dataset['offered'] = 'yes'), 250);
        return get(asked);
      };
    });
    /** Shows the sign-in, where nobody chooses what is offered; what is asked from then on is answered. */
    const leaveOffered = async (): Promise<void> => {
      await touch(false);
      await signOut(page);
      await page.getByLabel('E-mail address').focus();
      await page.locator('[data-offered]').waitFor();
      await touch(true);
    };
    await enter(page, email);
    await add(page, 'Phone');
    await signOut(page);
    // Nobody is asked before somebody is in the field: elsewhere no browser shows what it offers.
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await page.getByLabel('Password').focus();
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    expect(asked).not.toContain('/api/session/passkey/options');
    await page.getByLabel('E-mail address').focus();
    await isIn();

    // A device has one request at a time: what is offered gives way to what is pressed, here and on the next screen.
    await leaveOffered();
    await expectSoon(() => page.getByLabel('E-mail address').getAttribute('autocomplete')).toBe('username webauthn');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await isIn();
    await leaveOffered();
    await enter(page, email);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await isIn();

    // What was chosen and is refused is told, and passkeys are offered again.
    await world().asSystem((tx) => tx.query(`delete from passkey where name = 'Phone'`));
    await page.route('**/api/session/passkey', async (route) => {
      await touch(false);
      await route.continue();
    });
    const again = page.waitForResponse(/session\/passkey$/).then(() => page.waitForRequest(/passkey\/options$/));
    await signOut(page);
    await page.getByLabel('E-mail address').focus();
    await page.getByText('This passkey belongs to no account here.', { exact: false }).waitFor();
    await again;
    await page.context().close();
  });

  it('is asked for by nobody where the browser offers none in a field', async () => {
    const page = await open();
    await giveDevice(page);
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
    await signOut(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    expect(asked).toContain('/api/session/ways');
    expect(asked).not.toContain('/api/session/passkey/options');
    await page.context().close();
  });
}
