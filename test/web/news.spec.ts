import { jest } from '@jest/globals';
import type { AuditEventView } from '@signatory/contract';
import { notifyChanged } from '@signatory/queue';
import type { Page } from 'playwright-core';
import { Authenticator } from '../support/authenticator.js';
import { findBarriers, findFaultsInEveryLook } from '../support/browser.js';
import { PASSWORD } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { nameFocused } from '../support/keyboard.js';
import { WorldStage } from '../support/stage.js';
import { expectSoon } from '../support/expect-soon.js';

jest.setTimeout(180_000);

const stage = new WorldStage({ workers: 0 });

const tell = (kind: string, facts: object, notify = false): Promise<unknown> =>
  stage.world.asSystem(async (tx) => {
    const [person] = await tx.query<{ id: string }[]>(
      `select person_id as id from role_grant where role = 'lead-focal-point' limit 1`,
    );
    await tx.query(
      `insert into mail (id, person_id, kind, occasion, facts)
       select gen_random_uuid(), $1, $2, $2, $3::jsonb || jsonb_build_object('cycle', id, 'members', array['IT'], 'digest', false, 'at', now()) from cycle`,
      [person?.id, kind, JSON.stringify(facts)],
    );
    if (notify) await notifyChanged(tx, { member: null, cycle: null, keys: ['news'], reader: person?.id ?? '' });
  });

it('news stand at the top of every screen, lead to the exact entry, arrive while one looks on and are marked as read', async () => {
  const cookie = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  await tell('entries-returned', { parts: [{ member: 'IT', indicator: 'id-i1_staff' }] });
  const page = await stage.open('/account', { cookie });
  // The only report would open by itself: whoever goes elsewhere while it is looked up is not called back.
  const news = page.waitForRequest(/\/news-screen/);
  const cycles = page.waitForResponse(/\/api\/cycles$/);
  await page.route(/\/api\/cycles$/, (route) => news.then(() => route.continue()));
  await page.route(/\/news-screen/, async (route) => {
    await cycles;
    await page.waitForTimeout(500);
    await route.continue();
  });
  await page.goto(`${stage.url}/report`);
  await page.getByRole('link', { name: 'Notifications, 1 new notification' }).click();
  await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();
  await page
    .getByRole('heading', { name: /reviewers returned or asked about an entry, and wait for your change or answer$/ })
    .waitFor();
  // Another kind of news comes while the list is on the screen.
  await tell('reply-answered', { scores: [{ member: 'IT', commitment: 'c1' }] }, true);
  await page.getByRole('heading', { name: /your reply was answered/ }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByRole('link', { name: 'Notifications, no new notifications' }).waitFor();
  await page
    .getByRole('link', { name: /^Italy, / })
    .last()
    .click();
  await page.waitForURL(/\/report\/c-2025\/IT\/entry\/i1_staff$/);
  await page.context().close();
});

describe('a second factor', () => {
  const focusOf = (page: Page): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.textContent);

  it('is set up in the account, asked for at the sign-in, and again before a grave act', async () => {
    const email = 'keeper@example.org';
    await stage.world.makeSecretariat(email);
    await stage.world.makeLead('lead@example.org', 'FR');
    const page = await stage.open('/account');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const panel = page.getByRole('region', { name: 'Second factor' });
    await panel.getByLabel('Your password').fill(PASSWORD);
    await panel.getByRole('button', { name: 'Set up a second factor' }).click();
    await panel.getByRole('img', { name: 'QR code that holds the key' }).waitFor();
    // Each step takes the place of the one before, and the focus with it.
    expect(await focusOf(page)).toBe('Connect your app');
    expect(await findBarriers(page)).toEqual([]);
    const app = new Authenticator((await panel.getByRole('link').getAttribute('href')) ?? '');
    await panel.getByLabel('Code from your app').fill(app.code(-1));
    await panel.getByRole('button', { name: 'Confirm' }).click();
    await panel.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    expect(await focusOf(page)).toBe('Recovery codes');
    const codes = await panel.getByRole('listitem').allTextContents();
    expect(codes).toHaveLength(10);
    expect(await findBarriers(page)).toEqual([]);
    await panel.getByRole('button', { name: 'I have kept them' }).click();
    await panel.getByText(/10 recovery codes are left/).waitFor();
    expect(await focusOf(page)).toBe('Second factor');
    await panel.getByRole('button', { name: 'Remove the second factor' }).click();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByRole('button', { name: 'New recovery codes' }).waitFor();
    expect(await focusOf(page)).toBe('Remove the second factor');
    await page.context().close();

    const again = await stage.open('/admin/people?plan=test-plan');
    await again.getByLabel('E-mail address').fill(email);
    await again.getByLabel('Password').fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await again.getByRole('heading', { level: 1, name: 'Your code' }).waitFor();
    const field = again.getByLabel('Code from your app, or a recovery code');
    await expectSoon(() => field.getAttribute('autocomplete')).toBe('one-time-code');
    const wrong = app.code() === '000000' ? '000001' : '000000';
    await field.fill(wrong);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    // Said at the field, which has the focus, as its description.
    await again.getByText(/^This code is not right\./).waitFor();
    await expectSoon(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await again.title()).toMatch(/^Error: /);
    expect(await findFaultsInEveryLook(again)).toEqual([]);
    await field.fill(app.code());
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await again.getByRole('heading', { level: 1, name: 'People' }).waitFor();

    await stage.world.asSystem((tx) => tx.query(`update session set verified_at = now() - interval '1 hour'`));
    await again
      .getByRole('row', { name: /lead@example\.org/ })
      .getByRole('button')
      .last()
      .click();
    await again.getByRole('button', { name: 'Make a link' }).click();
    const dialog = again.getByRole('dialog', { name: 'Confirm with a code' });
    const code = dialog.getByLabel('Code from your app, or a recovery code');
    await code.fill(wrong);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.getByText(/^This code is not right\./).waitFor();
    expect(await findBarriers(again)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await again.getByText('step-up.needed').waitFor();
    await again.getByRole('button', { name: 'Make a link' }).click();
    await code.fill(codes[0] ?? '');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await again.getByLabel('One-time link').waitFor();
    expect(await dialog.count()).toBe(0);

    await stage.world.asSystem((tx) =>
      tx.query(`insert into second_factor (person_id, secret, confirmed_at)
        select id, 'lost', now() from person where email = 'lead@example.org'`),
    );
    await again.reload();
    await again
      .getByRole('row', { name: /lead@example\.org/ })
      .getByRole('button')
      .last()
      .click();
    const reset = again.getByRole('form', { name: 'Second factor' });
    await reset.getByLabel('Reason').fill('The telephone is lost.');
    await reset.getByRole('button').click();
    await reset.getByText(/^Type “.+” exactly as shown here\.$/).waitFor();
    expect(await again.title()).toMatch(/^Error: People/);
    expect(await findFaultsInEveryLook(again)).toEqual([]);
    const asked = await reset.getByText(/^To confirm, type the name: /).innerText();
    await reset.getByLabel(asked).fill(asked.replace(/^.*: /, ''));
    expect(await again.title()).toMatch(/^People/);
    await reset.getByRole('button').click();
    await reset.getByText('The second factor is reset.').waitFor();
    await again.context().close();
  });
});

it('an institution is unlinked by the person for the password, and by the secretariat with a reason', async () => {
  await stage.world.makeLead('linked@example.org', 'FR');
  await stage.world.makeLead('mistaken@example.org', 'IT');
  await stage.world.asSystem((tx) =>
    tx.query(
      `insert into linked_identity (issuer, subject, person_id)
       select 'https://login.example.org', id::text, id from person where email in ('linked@example.org', 'mistaken@example.org')`,
    ),
  );
  const page = await stage.open('/account');
  await page.getByLabel('E-mail address').fill('linked@example.org');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const own = page.getByRole('region', { name: 'Sign-in through your institution' });
  await own.getByLabel('Current password').fill('not the password');
  await own.getByRole('button', { name: 'Unlink' }).click();
  await own.getByText('This is not your password.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Current password');
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await own.getByLabel('Current password').fill(PASSWORD);
  await own.getByRole('button', { name: 'Unlink' }).click();
  await own.getByText('Your institution no longer signs you in.').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('Sign-in through your institution');
  await page.context().close();

  const desk = await stage.open('/admin/people?plan=test-plan', {
    cookie: await stage.world.signIn({ role: 'secretariat' }),
  });
  const row = desk.getByRole('row', { name: /mistaken@example\.org/ });
  await row.getByText('Signs in through the institution').waitFor();
  await row.getByRole('button').last().click();
  const form = desk.getByRole('form', { name: 'Unlink the institution' });
  await form.getByLabel('Reason for unlinking').fill('Linked by mistake.');
  expect(await findFaultsInEveryLook(desk)).toEqual([]);
  await form.getByRole('button', { name: 'Unlink the institution' }).click();
  await form.getByText(/^Type “.+” exactly as shown here\.$/).waitFor();
  const asked = await form.getByText(/^To confirm, type the name: /).innerText();
  await form.getByLabel(asked).fill(asked.replace(/^.*: /, ''));
  await form.getByRole('button', { name: 'Unlink the institution' }).click();
  await form.getByText('The institution no longer signs this person in.').waitFor();
  await desk.context().close();
});

it('a notice stands at the sign-in, on every screen and on public pages for its time, and is set by who keeps every plan', async () => {
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  const [page, signIn] = [await stage.open('/admin/jobs', { cookie }), await stage.open('/sign-in')];
  const panel = page.getByRole('region', { name: 'Notice to everybody' });
  await panel.getByText('None is set.').waitFor();
  // What comes in the panels above moves this one down.
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await panel.getByText('Set the notice').first().click();
  const set = panel.getByRole('button', { name: 'Set the notice' });
  await set.click();
  await panel.getByText('Write the notice in at least one language.').waitFor();
  await panel.getByText('Choose a day and a time.').waitFor();
  expect(await panel.getByLabel('English').evaluate((field) => field === document.activeElement)).toBe(true);
  await panel.getByLabel('English').fill('Closed on Sunday from 18:00.');
  await panel.getByLabel('Français').fill('Fermé dimanche dès 18 h.');
  await panel.getByLabel('Until').fill('2020-01-01T18:00');
  await panel.getByLabel('Work should be saved by').fill('2030-01-06T17:30');
  await panel.getByLabel('On the public pages too').check();
  await set.click();
  await panel
    .getByText(/It ends before it begins|end must be/i)
    .first()
    .waitFor();
  await panel.getByLabel('Until').fill('2030-01-06T22:00');
  await set.click();
  const told = (where: Page) => where.getByRole('status').filter({ hasText: 'Closed on Sunday from 18:00.' });
  await told(page)
    .getByText(/^Save your work by 6 January 2030/)
    .waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await signIn.reload();
  await told(signIn).waitFor();
  expect(await findBarriers(signIn)).toEqual([]);
  const results = async (language: string) => (await fetch(`${stage.url}/results?lang=${language}`)).text();
  expect(await results('fr')).toContain('<p lang="fr"><svg');
  expect(await results('fr')).toContain('Fermé dimanche dès 18 h.');
  expect(await results('ja')).toContain('Closed on Sunday from 18:00.');
  // Ahead of its time, and once that is over, it is shown to nobody.
  const at = async (from: string, until: string): Promise<void> => {
    await stage.world.asSystem((tx) => tx.query(`update notice set from_at = ${from}, until_at = ${until}`));
  };
  for (const [from, until] of [
    [`now() + interval '1 day'`, `now() + interval '2 days'`],
    [`now() - interval '2 days'`, `now() - interval '1 day'`],
  ] as const) {
    await at(from, until);
    expect(await results('fr')).not.toContain('Fermé dimanche');
    await signIn.reload();
    await signIn.getByRole('heading', { level: 1 }).waitFor();
    expect(await told(signIn).count()).toBe(0);
  }
  await at('now()', `now() + interval '1 day'`);
  await page.reload();
  await panel.getByRole('button', { name: 'Remove the notice' }).click();
  await panel.getByText('The notice is removed.').waitFor();
  await told(page).waitFor({ state: 'detached' });
  const keeper = new Client(stage.url).with(cookie);
  const { body: trail } = await keeper.get<AuditEventView[]>('/api/audit?act=notice');
  expect(trail.map(({ act, subject }) => [act, subject])).toEqual([
    ['notice.clear', 'installation/notice'],
    ['notice.set', 'installation/notice'],
  ]);
  const lead = keeper.with(await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
  const notice = { texts: { en: 'x' }, until: '2030-01-01T00:00:00Z' };
  expect(await lead.put('/api/notice', notice)).toMatchObject({ status: 403 });
  await stage.world.signIn({ role: 'secretariat', plan: 'another' });
  expect(await keeper.put('/api/notice', notice)).toMatchObject({
    status: 403,
    body: { code: 'notice.other-plans' },
  });
  await page.context().close();
  await signIn.context().close();
});
