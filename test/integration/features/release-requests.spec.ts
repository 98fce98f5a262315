import { codeOf } from './desk.js';
import { ReleaseDesk } from './release-desk.js';

const HOUR = 3_600_000;

let desk: ReleaseDesk;
beforeEach(async () => {
  desk = await ReleaseDesk.open();
  await desk.settle(1);
});
afterEach(() => desk.close());

it('a request is taken back by whoever made it, and by nobody else; the next has its number and another instant', async () => {
  const id = await desk.rendered(await desk.request());
  expect((await desk.read(id)).commands).toEqual(['redraft']);
  expect((await desk.read(id, desk.rival)).commands).toEqual(['sign-off', 'reject']);
  await expect(desk.redraft(id, desk.rival)).rejects.toMatchObject({
    code: 'command.forbidden',
    facts: { command: 'redraft', needs: 'who-requested' },
  });
  expect(await codeOf(desk.redraft(id, desk.lead))).toBe('not-found');
  await desk.redraft(id);
  expect(await desk.states()).toEqual([[1, 'DRAFT']]);
  expect(await codeOf(desk.signOff(id))).toBe('command.wrong-state');
  const later = new Date(Date.now() + 48 * HOUR);
  // Whoever requests it again is its requester: the one before may then sign.
  expect(await desk.request(desk.rival, later)).toBe(id);
  expect((await desk.read(id)).embargoUntil).toBe(later.toISOString());
  expect(await codeOf(desk.redraft(id))).toBe('command.forbidden');
  await desk.signOff(await desk.rendered(id), desk.requester);
  expect(await desk.states()).toEqual([[1, 'EMBARGOED']]);
  expect(await codeOf(desk.redraft(id, desk.rival))).toBe('command.wrong-state');
});

it('an embargo that is moved or lifted keeps everything back until it is signed again, also past the instant before', async () => {
  const id = await desk.waiting(new Date(Date.now() + HOUR));
  await desk.moveEmbargo(id, new Date(Date.now() + 60_000), desk.signatory);
  await desk.clock(new Date(Date.now() + 2 * HOUR));
  expect(await desk.states()).toEqual([[1, 'REQUESTED']]);
  await desk.rendered(id);
  expect(await codeOf(desk.signOff(id, desk.signatory))).toBe('same-person');
  await desk.signOff(id, desk.requester);
  await desk.clock(new Date(Date.now() + 2 * 60_000));
  expect(await desk.states()).toEqual([[1, 'PUBLISHED']]);
});

it('is signed by nobody who found what a score rests on', async () => {
  const id = await desk.rendered(await desk.request());
  await desk.world.asSystem((tx) =>
    tx.query(
      `insert into assessor_finding (cycle_id, member_code, indicator_id, n, value, rationale, actor, at)
       select id, 'FR', 'i1_found', 1, true, 'As seen in the registry.', $1, now() from cycle where code = 'c-2025'`,
      [desk.rival.id],
    ),
  );
  await expect(desk.signOff(id, desk.rival)).rejects.toMatchObject({
    code: 'same-person',
    facts: { first: 'giveScore', second: 'signRelease' },
  });
  await desk.signOff(id, desk.signatory);
});

it('what is signed after its instant was published when it was signed, and at its instant otherwise', async () => {
  const instant = new Date(Date.now() + HOUR);
  const late = await desk.rendered(await desk.request(desk.requester, instant));
  const signed = new Date(instant.getTime() + 5 * HOUR);
  await desk.signOff(late, desk.signatory, signed);
  const { state, publishedAt, embargoUntil } = await desk.read(late);
  expect([state, publishedAt, embargoUntil]).toEqual(['PUBLISHED', signed.toISOString(), instant.toISOString()]);

  const next = await desk.waiting(instant);
  await desk.clock(signed);
  expect((await desk.read(next)).publishedAt).toBe(instant.toISOString());
});
