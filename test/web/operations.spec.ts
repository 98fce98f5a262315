import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import type { LettersView } from '@signatory/contract';
import { findBarriers, findFaultsInEveryLook, LOOKS } from '../support/browser.js';
import { Desk } from '../integration/features/desk.js';
import { Client } from '../support/client.js';
import { nameFocused } from '../support/keyboard.js';
import { WorldStage } from '../support/stage.js';
import { until } from '../support/until.js';
import { startReceiver, type Receiver } from '../support/webhook-receiver.js';
import { expectSoon } from '../support/expect-soon.js';
import { tellOfEndedImport } from './operations/ended-import.js';

jest.setTimeout(180_000);

let receiver: Receiver;
const stage = new WorldStage(async (begun) => {
  receiver = await begun.begin(startReceiver(), (started) => started.close());
  return { workers: 0, links: [`127.0.0.1:${receiver.port}`] };
});

beforeAll(async () => {
  await stage.world.asSystem((tx) =>
    tx.query(
      `insert into outbox (name, payload, member_code, sent_at, sends, failed)
       select 'report.compare', jsonb_build_object('cycleId', id, 'memberCode', 'IT'), 'IT', now(), 4, 'sent 5 times and never done'
       from cycle`,
    ),
  );
}, 180_000);

it('an entry that is marked complete while nobody checks says so, and is saved', async () => {
  const desk = await Desk.over(stage.world);
  await desk.save('i1_staff', 0, { value: '2000' });
  await desk.work();
  const cookie = await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] });
  const page = await stage.open('/report/c-2025/IT/entry/i1_staff', { cookie });
  await page
    .getByText(/is very large/)
    .first()
    .waitFor();
  await page.getByLabel('Total').fill('20');
  await page.getByRole('button', { name: 'Mark complete' }).click();
  await page.getByText(/^No worker has finished anything in the last minute\. /).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  const { entries } = await desk.report();
  expect(entries.find(({ indicator }) => indicator === 'i1_staff')).toMatchObject({ value: '20', version: 2 });
  await page.context().close();
});

it('a job that was given up stands there in words and is sent again; that no worker is at work stands above', async () => {
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  const page = await stage.open('/admin/jobs', { cookie });
  await page.getByRole('alert').getByText('No work is being done').waitFor();
  const row = page.getByRole('row', { name: /^Comparison between members’ reports/ });
  await row.getByText('vanished 5 times').waitFor();
  await row.getByText('Italy').first().waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Comparison between members’ reports' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Handed to the queue' }).getByText('(5 times)').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('Sent again: Comparison between members’ reports.').waitFor();
  await page.getByRole('button', { name: 'Cancel the job' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the job' }).click();
  await page.getByText('A person cancelled it.').waitFor();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByText('A person cancelled it.').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'All jobs' }).click();
  await page.getByRole('navigation', { name: 'Jobs to show' }).getByRole('link', { name: 'Given up' }).click();
  await page.getByText('Nothing has been given up.').waitFor();
  await stage.product.startWorker();
  await page.getByText('No work is being done').waitFor({ state: 'detached', timeout: 90_000 });
  await page.context().close();
});

tellOfEndedImport(stage);

it('the section that is open is in sight on a phone, where the bar is pushed sideways', async () => {
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  const page = await stage.open('/admin/jobs', { cookie, look: LOOKS[2] });
  const section = page.getByRole('navigation').getByRole('link', { name: 'Administration' });
  await section.waitFor();
  const place = await section.boundingBox();
  expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(LOOKS[2].width);
  await page.context().close();
});

it('a queue is paused and goes on, and says so; the counting is stopped', async () => {
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  const page = await stage.open('/admin/jobs', { cookie });
  const row = page.getByRole('row', { name: /^Checks of reports/ });
  await row.getByRole('button', { name: /^Pause ?: Checks of reports$/ }).click();
  await row.getByText('Paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Stop updating' }).click();
  await page.getByRole('button', { name: 'Resume updating' }).waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await row.getByRole('button', { name: /^Resume ?: Checks of reports$/ }).click();
  await row.getByText('Paused', { exact: true }).waitFor({ state: 'detached' });
  const told = page.getByRole('row', { name: /^Letters, dates and tidying/ });
  expect(await told.getByRole('button').count()).toBe(0);
  await page.context().close();
});

it('the trail tells who sent it again, is narrowed by what is asked, and is taken along as a file', async () => {
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  const page = await stage.open('/admin/audit', { cookie });
  const cancelled = page.getByRole('row', { name: /job\.cancel/ });
  await cancelled.waitFor();
  const all = await page.getByRole('row').count();
  await page.getByLabel('About').selectOption('job');
  await page.getByRole('button', { name: 'Show the events' }).click();
  await page.waitForURL(/act=job/);
  await page.getByText('3 events are shown, newest first.').waitFor();
  expect(all).toBeGreaterThan(4);
  await page.getByRole('button', { name: 'Check the whole trail' }).click();
  await page.getByText(/^The trail is intact\. \d+ events agree/).waitFor();
  const told = await cancelled.innerText();
  expect(told).toContain('Background job cancelled');
  expect(told).not.toContain('The system');
  expect(told).toMatch(/Browser\s+Chrome, Linux\s+127\.0\.0\.0\/24/);
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  const download = page.getByRole('button', { name: 'Download as CSV' });
  const [saved] = await Promise.all([page.waitForEvent('download'), download.click()]);
  expect(saved.suggestedFilename()).toBe('audit.csv');
  const file = new TextDecoder().decode(await readFile(await saved.path()));
  expect(file.split('\r\n')[0]).toBe('id,at,by,actor,act,subject,facts,channel,address,agent,token');
  expect(file.trimEnd().split('\r\n')).toHaveLength(4);
  // A refusal is told here, where the trail is narrowed, and the button keeps the focus.
  const detail = 'A file holds up to 20,000 events.';
  const problem = {
    type: 'about:blank',
    title: 'Too many events',
    status: 422,
    detail,
    instance: '',
    code: 'audit.too-wide',
  };
  await page.route('**/api/audit/events.csv*', (route) => route.fulfill({ status: 422, json: problem }));
  await download.press('Enter');
  await page.getByRole('alert').getByText(detail).waitFor();
  expect(await download.evaluate((button) => button === document.activeElement)).toBe(true);
  const people = page.locator('datalist option');
  await people.first().waitFor({ state: 'attached' });
  await page.getByLabel('Name of the person').fill('nobody of this name');
  await people.first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Show the events' }).click();
  await page.getByText('No events match.').waitFor();
  await page.context().close();
});

const writeLetter = (email: string, end: { sent?: boolean; failed?: string; given?: string }) =>
  stage.world.asSystem(async (tx) => {
    const [person] = await tx.query<{ id: string }[]>(
      'insert into person (email, name) values ($1, initcap(split_part($1, $2, 1))) returning id',
      [email, '@'],
    );
    const [cycle] = await tx.query<{ id: string }[]>('select id from cycle');
    const facts = {
      cycle: cycle?.id,
      members: ['IT'],
      at: '2025-11-30T18:00:00.000Z',
      digest: false,
    };
    const [mail] = await tx.query<{ id: string }[]>(
      `insert into mail (id, person_id, kind, facts, occasion, claimed_at, sent_at, failed)
       values (gen_random_uuid(), $1, 'deadline', $2, $3, $4, $4, $5) returning id`,
      [person?.id, JSON.stringify(facts), email, end.sent ? new Date() : null, end.failed ?? null],
    );
    if (end.given !== undefined)
      await tx.query(
        `insert into outbox (name, payload, sent_at, failed) values ('mail.send', jsonb_build_object('mailId', $1::text), now(), $2)`,
        [mail?.id, end.given],
      );
    return mail?.id ?? '';
  });

it('a letter that did not go out is found by its reader, and sent again; of another plan none is seen', async () => {
  const failed = await writeLetter('fumiko@example.org', { given: '550 no such mailbox' });
  await writeLetter('gustav@example.org', { failed: 'it may have been sent' });
  await writeLetter('helena@example.org', { sent: true });
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  const page = await stage.open('/admin/letters', { cookie });
  await page
    .getByRole('row', { name: /Gustav/ })
    .getByText('it may have arrived')
    .waitFor();
  await page
    .getByRole('row', { name: /Helena/ })
    .getByText(/^Sent \d/)
    .waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Not sent' }).click();
  await page.getByRole('row', { name: /Gustav/ }).waitFor({ state: 'detached' });
  await page.getByLabel('Name or address of the reader').fill('FUMIKO@');
  await page.getByRole('button', { name: 'Show the letters' }).click();
  const row = page.getByRole('row', { name: /Fumiko/ });
  await row.getByText('550 no such mailbox').waitFor();
  await row.getByRole('link', { name: /^Its job/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Sending of a letter' }).waitFor();
  await page.goBack();
  await row.getByRole('button', { name: /^Send again/ }).click();
  await page.getByText('The letter to Fumiko is sent again.').waitFor();
  await page.getByText('No letters match.').waitFor();
  const sentAt = () =>
    stage.world.asSystem(
      async (tx) => (await tx.query('select sent_at from mail where id = $1', [failed]))[0]?.sent_at,
    );
  await until(sentAt, (at) => at !== null);
  await page.getByRole('link', { name: 'Sent', exact: true }).click();
  await row.getByText(/^Sent \d/).waitFor();
  // Of one of which nobody knows, a person decides that two are better than none.
  await page.goto(`${stage.url}/admin/letters?state=UNCERTAIN`);
  await page
    .getByRole('row', { name: /Gustav/ })
    .getByRole('button', { name: /^Send again/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
  await page.getByText('The letter to Gustav is sent again.').waitFor();
  await page.context().close();

  const stranger = new Client(stage.url);
  const other = stranger.with(await stage.world.signIn({ role: 'secretariat', plan: 'another' }));
  expect((await other.get<LettersView>('/api/operations/letters')).body).toEqual({ letters: [], next: null });
  expect((await other.post(`/api/operations/letters/${failed}/send-again`)).status).toBe(404);
  const again = stranger.with(cookie).post(`/api/operations/letters/${failed}/send-again`);
  expect(await again).toMatchObject({ status: 409, body: { code: 'command.wrong-state' } });
  const lead = stranger.with(await stage.world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
  expect((await lead.get('/api/operations/letters')).status).toBe(403);
  expect(await lead.get(`/api/audit?act=letter`)).toMatchObject({ status: 403 });
});

it('an address of another system is told of events; its secret is shown once, and what it was sent stands in the log', async () => {
  const cookie = await stage.world.signIn({ role: 'secretariat' });
  const page = await stage.open('/admin/webhooks', { cookie });
  await page.getByText('No other system is told of events yet.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  const form = page.getByRole('region', { name: 'Add an address' });
  await form.getByLabel('Name').fill('The ministry');
  await form.getByLabel('Address').fill('https://10.0.0.7/hook');
  await form.getByRole('button', { name: 'Add' }).click();
  const inside = form.getByText('It leads into a private network. Give one that can be reached from the public');
  await inside.first().waitFor();
  // At the field, and among all that is wrong.
  await expectSoon(() => inside.count()).toBe(2);
  await expectSoon(() => nameFocused(page)).toMatch(/^Address/);
  await form.getByLabel('Address').fill(receiver.address);
  await form.getByLabel('A deadline was extended').check();
  await form.getByRole('button', { name: 'Add' }).click();
  const secret = await form.getByLabel('Secret', { exact: true }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole('link', { name: 'The ministry' }).waitFor();
  await page.getByText('Nothing has been sent yet.').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.reload();
  await page.getByRole('link', { name: 'The ministry' }).click();
  await page.getByRole('heading', { level: 1, name: 'The ministry' }).waitFor();
  expect(await page.content()).not.toContain(secret);
  receiver.answer = () => ({ status: 418, body: 'I am a teapot.' });
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await page.getByText('A test event is on its way').waitFor();
  const row = page.getByRole('row', { name: /^Test event/ });
  await row.getByText('It answered 418.').waitFor();
  await row.getByText('What was sent and answered').last().click();
  await row.getByText('I am a teapot.').waitFor();
  const answer = receiver.hold({ status: 200 });
  await row.getByRole('button', { name: /^Send again/ }).click();
  await expectSoon(() => nameFocused(page)).toBe('Deliveries');
  answer();
  await row.getByText('Delivered').waitFor();
  expect(await findFaultsInEveryLook(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Event' }).selectOption('cycle.closed');
  await page.getByText('No deliveries match.').waitFor();
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  const fresh = page.getByRole('region', { name: 'Secret' }).getByLabel('Secret', { exact: true });
  expect(await fresh.inputValue()).not.toBe(secret);
  await page.getByText(/also signs until/).waitFor();
  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('It is off').waitFor();
  await expectSoon(() => nameFocused(page)).toBe('The ministry');
  await page.getByRole('button', { name: 'Remove' }).click();
  const remove = page.getByRole('dialog').getByRole('button', { name: 'Remove' });
  await remove.click();
  await page.getByLabel('To confirm, type the name: The ministry').fill('The ministry');
  await remove.click();
  await page.getByText('No other system is told of events yet.').waitFor();
  await page.context().close();
  // Whoever keeps one cycle alone adds what is told of that one.
  const one = await stage.open('/admin/webhooks', {
    cookie: await stage.world.signIn({ role: 'secretariat', cycle: 'c-2025' }),
  });
  const cycle = one.getByRole('region', { name: 'Add an address' }).getByRole('combobox', { name: 'Cycle' });
  await one.waitForFunction(() => document.querySelectorAll('form option').length > 1);
  expect(await cycle.locator('option').allTextContents()).not.toContain('Every cycle');
  await expectSoon(() => cycle.inputValue()).toBe('c-2025');
  await one.context().close();
});
