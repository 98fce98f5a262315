import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Locator } from 'playwright-core';
import { findBarriers, findFaultsInEveryLook, openPage } from '../support/browser.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { startProduct } from '../support/processes.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';
import { expectSoon } from '../support/expect-soon.js';

/** What is said of a field where it is heard. */
const readDescription = (field: Locator): Promise<string> =>
  field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );

describe('the link that the first start prints', () => {
  let database: TestDatabase;
  const stage = new Stage(async (begun) => {
    database = await begun.begin(createDatabase(), (made) => made.drop());
    return begun.begin(startProduct({ database, workers: 0 }), (started) => started.stop());
  });
  let invitation: string;

  /** A link of the secretariat by which the account that was made sets another password. */
  const passwordLink = async (): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(
      `insert into password_reset (token_sha256, person_id, made_by, expires_at)
       select $1, id, id::text, now() + interval '1 hour' from person where email = 'first@example.org'`,
      [createHash('sha256').update(token).digest('hex')],
    );
    await superuser.end();
    return `${stage.url}/password/${token}`;
  };

  /** A link by which another account is made. */
  const invitationLink = async (): Promise<string> => {
    const token = randomBytes(32).toString('base64url');
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(
      `insert into invitation (token_sha256, role, expires_at) values ($1, 'secretariat', now() + interval '1 hour')`,
      [createHash('sha256').update(token).digest('hex')],
    );
    await superuser.end();
    return `${stage.url}/invitation/${token}`;
  };

  it('opens a form that makes the account and signs it in', async () => {
    const log = await until(
      () => Promise.resolve(stage.served.apiLog()),
      (text) => text.includes('/invitation/'),
    );
    invitation = /http\S+\/invitation\/[\w-]{43}/.exec(log)?.[0] ?? '';
    const page = await openPage(stage.browser, invitation);
    await page.getByRole('heading', { name: 'Create your account' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel('Name').fill('First Secretariat');
    await page.getByLabel('E-mail address').fill('first@example.org');
    await page.getByLabel(/^Password/).fill('short');
    await page.getByRole('button', { name: 'Create the account' }).click();
    // At its field, and there alone.
    await page.getByText('It has fewer than 12 characters').waitFor();
    expect(await page.getByText('It has fewer than 12 characters').count()).toBe(1);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.title()).toMatch(/^Error/);
    await page.getByLabel(/^Password/).fill('twelve or more characters');
    await page.getByRole('button', { name: 'Create the account' }).click();
    // Whoever keeps no plan yet begins where the first is adopted.
    await page.waitForURL('**/plans');
    await page.locator('summary', { hasText: 'First Secretariat' }).waitFor();
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['sid']);
  });

  it('lets the account change its password, and a link of the secretariat set another', async () => {
    const page = await stage.open('/account');
    const [address, password] = [page.getByLabel('E-mail address'), page.getByLabel('Password')];
    await address.fill('first@example.org');
    await password.fill('twelve or other characters');
    await page.getByRole('button', { name: 'Sign in' }).click();
    // Which of the two is wrong is not told; each says what is wrong with both, and the first has the focus.
    await page.getByRole('alert').getByText('do not match').waitFor();
    for (const field of [address, password]) {
      await expectSoon(() => field.getAttribute('aria-invalid')).toBe('true');
      expect(await readDescription(field)).toContain('The e-mail address and the password do not match.');
    }
    expect(await address.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await password.fill('twelve or more characters');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Current password').fill('not the password');
    await page.getByLabel(/^New password of/).fill('another dozen of characters');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('This is not your password.').waitFor();
    await page.getByLabel('Current password').fill('twelve or more characters');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password has been changed.').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    await page.goto(await passwordLink());
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByLabel(/^Password of/).fill('short');
    await page.getByRole('button', { name: 'Set the password' }).click();
    const short = page.getByLabel(/^Password of/);
    await page.getByText('It has fewer than 12 characters').waitFor();
    expect(await short.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await readDescription(short)).toMatch(/\d/);
    await page.getByLabel(/^Password of/).fill('a third dozen of characters');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByText('The password is set. Sign in with it.').waitFor();
    await page.context().close();
  });

  it('leads nobody on as whoever is signed in on the same browser', async () => {
    const page = await stage.open('/account');
    await page.getByLabel('E-mail address').fill('first@example.org');
    await page.getByLabel('Password').fill('a third dozen of characters');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();

    await page.goto(await invitationLink());
    await page.getByLabel('Name').fill('Second Secretariat');
    await page.getByLabel('E-mail address').fill('second@example.org');
    await page.getByLabel(/^Password/).fill('twelve or more characters');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.waitForURL('**/plans');
    await page.locator('summary', { hasText: 'Second Secretariat' }).waitFor();
    // The link is the first one's: the second is still signed in.
    await page.goto(await passwordLink());
    await page.getByText(/^You are signed in as Second Secretariat\. .* which may be another one\./).waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await page.getByLabel(/^Password of/).fill('a fourth dozen of characters');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });

  it('opens no form once it is used or was never there: who sent it is asked, or whoever helps', async () => {
    const url = await stage.served.startApi({ HELP_CONTACT: 'help@example.org' });
    for (const path of [new URL(invitation).pathname, `/password/${'A'.repeat(43)}`]) {
      const page = await openPage(stage.browser, url + path);
      await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
      expect(await page.getByRole('textbox').count()).toBe(0);
      await page.getByRole('link', { name: 'help@example.org' }).waitFor();
      expect(await findFaultsInEveryLook(page)).toEqual([]);
      await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
      await page.getByLabel('Password').waitFor();
      await expectSoon(() => page.getByRole('link', { name: 'help@example.org' }).getAttribute('href')).toBe(
        'mailto:help@example.org',
      );
      await page.context().close();
    }
  });

  it('says of a link that was cut or changed on the way that it is incomplete, and that one has expired', async () => {
    const whole = await passwordLink();
    for (const cut of [whole.slice(0, -12), `${whole}.`, whole.slice(0, -43), whole.slice(0, -44)]) {
      const page = await openPage(stage.browser, cut);
      await page.getByRole('heading', { name: 'This link is incomplete' }).waitFor();
      expect(await page.getByRole('textbox').count()).toBe(0);
      await page.context().close();
    }
    const page = await openPage(stage.browser, `${stage.url}/invitation/`);
    await page.getByText('Open it again from the message, or copy all of it.').waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    // Nothing was used up by it.
    await page.goto(whole);
    await page.getByRole('heading', { name: 'Choose a password' }).waitFor();
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(`update password_reset set expires_at = now() - interval '1 second'`);
    await superuser.end();
    // The form stood open while its time ran out: it gives way to those words, and the next visit has no form.
    await page.getByLabel(/^Password of/).fill('a fifth dozen of characters');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe(new URL(whole).pathname);
    await page.reload();
    await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    await page.context().close();
  });

  it('says in a second tab that the first has used the link up', async () => {
    for (const [link, heading, button] of [
      [await passwordLink(), 'Choose a password', 'Set the password'],
      [await invitationLink(), 'Create your account', 'Create the account'],
    ] as const) {
      const tabs = [await openPage(stage.browser, link), await openPage(stage.browser, link)] as const;
      for (const [at, tab] of tabs.entries()) {
        await tab.getByRole('heading', { name: heading }).waitFor();
        for (const [label, words] of [
          ['Name', 'Third Secretariat'],
          ['E-mail address', `third-${at}@example.org`],
        ] as const)
          if (button === 'Create the account') await tab.getByLabel(label).fill(words);
        await tab.getByLabel(/^Password/).fill('a sixth dozen of characters');
      }
      await tabs[0].getByRole('button', { name: button }).click();
      await tabs[0].getByRole('heading', { name: heading }).waitFor({ state: 'detached' });
      await tabs[1].getByRole('button', { name: button }).click();
      await tabs[1].getByRole('heading', { name: 'This link no longer works' }).waitFor();
      expect(await tabs[1].getByRole('main').getByRole('textbox').count()).toBe(0);
      for (const tab of tabs) await tab.context().close();
    }
  });

  it('offers the sign-in of an institution where there is one, and says in words when it leads to nothing', async () => {
    const page = await stage.open('/sign-in');
    await page.getByLabel('E-mail address').waitFor();
    const ways = await page.request.get(`${stage.url}/api/session/ways`);
    expect(await ways.json()).toEqual({ provider: null, passkeys: null, help: null });
    expect(await page.getByRole('link', { name: /^Sign in with/ }).count()).toBe(0);

    // Nobody answers there.
    const url = await stage.served.startApi({
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'signatory',
      OIDC_CLIENT_SECRET: 'of this test alone',
      OIDC_LABEL: 'Ministry account',
    });
    await page.goto(`${url}/sign-in?next=/library`);
    const way = page.getByRole('link', { name: 'Sign in with Ministry account' });
    await way.waitFor();
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    await way.click();
    const fault = page.getByRole('alert');
    await fault.getByText('Your institution’s sign-in service is not answering as it should.').waitFor();
    expect(await page.title()).toMatch(/^Error: Sign in/);
    expect(await findFaultsInEveryLook(page)).toEqual([]);
    // Both ways stand open again; a word that no build knows is said as the fault of the provider.
    await way.waitFor();
    await page.getByLabel('Password').waitFor();
    await page.goto(`${url}/sign-in?failed=unknown`);
    await fault.getByText('no account here is linked to you').waitFor();
    await page.goto(`${url}/sign-in?failed=of-a-later-build`);
    await fault.getByText('is not answering as it should').waitFor();
    const { pathname } = new URL(await passwordLink());
    await page.goto(url + pathname);
    const instead = page.getByRole('link', { name: 'Use Ministry account instead of a password' });
    await expectSoon(() => instead.getAttribute('href')).toBe(
      `/api/session/oidc?link=${pathname.replace('/password/', '')}`,
    );
    await page.context().close();
  });
});
