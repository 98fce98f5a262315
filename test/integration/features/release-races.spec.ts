import { jest } from '@jest/globals';
import pg from 'pg';
import { Held } from '../../support/held.js';
import { Random } from '../../support/random.js';
import { trials } from '../../support/trials.js';
import { codeOf } from './desk.js';
import { ReleaseDesk } from './release-desk.js';

const { races, seed } = trials();
// A thousand of them take minutes on a busy machine.
jest.setTimeout(180_000 + races * 2_000);
const random = new Random(seed);
const DAY = 86_400_000;
/** What the commands write. */
const TABLES = ['release', 'release_file', 'correction_case', 'score', 'score_change'];

let desk: ReleaseDesk;
let superuser: pg.Client;
beforeEach(async () => {
  desk = await ReleaseDesk.open();
  superuser = new pg.Client({ connectionString: desk.world.test.superuserUrl });
  await superuser.connect();
  await desk.settle(1);
});
afterEach(async () => {
  await superuser.end();
  await desk.close();
});

/** All at once, in an order that the seed draws; answers what became of each, in the order given. */
async function race(...acts: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const order = acts.map((_, at) => ({ at, turn: random.below(1_000) })).sort((a, b) => a.turn - b.turn);
  const codes: string[] = [];
  await Promise.all(
    order.map(async ({ at }) => {
      const act = acts[at];
      if (act) codes[at] = await codeOf(act());
    }),
  );
  return codes;
}

/** What the acts are given on, as it stands now: each race begins with it again, and with a trail in which nothing is. */
async function keep(): Promise<() => Promise<void>> {
  await superuser.query(TABLES.map((table) => `create table kept_${table} as table ${table}`).join(';'));
  const restore = [
    'begin',
    // Nothing that was published may change: here the same is begun anew.
    'set local session_replication_role = replica',
    ...['audit_event', 'outbox', ...TABLES].map((table) => `delete from ${table}`),
    ...TABLES.map((table) => `insert into ${table} table kept_${table}`),
    'commit',
  ].join(';');
  return async () => void (await superuser.query(restore));
}

const won = (codes: readonly string[]): number => codes.filter((code) => code === 'accepted').length;

it(`of two sign-offs one wins (${races} races, seed ${seed})`, async () => {
  const id = await desk.rendered(await desk.request());
  const restore = await keep();
  for (let n = 0; n < races; n += 1) {
    await restore();
    const codes = await race(
      () => desk.signOff(id, desk.signatory),
      () => desk.signOff(id, desk.rival),
    );
    expect([won(codes), codes.filter((code) => code !== 'accepted')]).toEqual([1, ['command.wrong-state']]);
    expect(await desk.trail()).toEqual(['release.sign-off', 'release.embargo']);
    const { state, signedBy } = await desk.read(id);
    expect([state, signedBy]).toEqual(['EMBARGOED', codes[0] === 'accepted' ? desk.signatory.id : desk.rival.id]);
  }
});

it(`of a sign-off and a rejection one wins (${races} races, seed ${seed})`, async () => {
  const id = await desk.rendered(await desk.request());
  const restore = await keep();
  for (let n = 0; n < races; n += 1) {
    await restore();
    const codes = await race(
      () => desk.signOff(id, desk.signatory),
      () => desk.reject(id, desk.rival),
    );
    expect(won(codes)).toBe(1);
    expect([(await desk.row(id)).state, await desk.trail()]).toEqual(
      codes[1] === 'accepted'
        ? ['REJECTED', ['release.reject']]
        : ['EMBARGOED', ['release.sign-off', 'release.embargo']],
    );
  }
});

it(`of a sign-off and of taking the request back one wins (${races} races, seed ${seed})`, async () => {
  const id = await desk.rendered(await desk.request());
  const restore = await keep();
  for (let n = 0; n < races; n += 1) {
    await restore();
    const codes = await race(
      () => desk.signOff(id, desk.signatory),
      () => desk.redraft(id),
    );
    expect(won(codes)).toBe(1);
    const { state, signedBy } = await desk.read(id);
    expect([state, signedBy, await desk.trail()]).toEqual(
      codes[1] === 'accepted'
        ? ['DRAFT', null, ['release.redraft']]
        : ['EMBARGOED', desk.signatory.id, ['release.sign-off', 'release.embargo']],
    );
  }
});

it(`of publishing and withdrawing, of two clocks, and of moving the instant, each is told of once (${races} races, seed ${seed})`, async () => {
  const later = new Date(Date.now() + 2 * DAY);
  const id = await desk.waiting();
  const restore = await keep();
  for (let n = 0; n < races; n += 1) {
    await restore();
    const [first, second, withdrawn, moved] = await race(
      () => desk.clock(later),
      () => desk.clock(later),
      () => desk.withdraw(id),
      () => desk.moveEmbargo(id, new Date(Date.now() + 3 * DAY)),
    );
    expect([first, second]).toEqual(['accepted', 'accepted']);
    expect(won([withdrawn ?? '', moved ?? ''])).toBeLessThan(2);
    const { state } = await desk.row(id);
    expect([state, await desk.trail()]).toEqual(
      {
        PUBLISHED: ['PUBLISHED', ['release.publish']],
        WITHDRAWN: ['WITHDRAWN', ['release.publish', 'release.withdraw']],
        REQUESTED: ['REQUESTED', ['release.move-embargo']],
      }[state as 'PUBLISHED'],
    );
  }
});

it(`of two requests one waits, and the next is taken once that is rejected (${races} races, seed ${seed})`, async () => {
  const restore = await keep();
  for (let n = 0; n < races; n += 1) {
    await restore();
    const ids: string[] = [];
    const request = async (): Promise<void> => void ids.push(await desk.request());
    expect((await race(request, request)).toSorted()).toEqual(['accepted', 'release.waiting']);
    expect(await desk.states()).toEqual([[1, 'REQUESTED']]);
    const [id = ''] = ids;
    // As the next is requested the first is rejected: it is taken where the rejection came first.
    const [rejected, next] = await race(() => desk.reject(id), request);
    expect([rejected, next === 'accepted' || next === 'release.waiting']).toEqual(['accepted', true]);
    expect(await desk.states()).toEqual([[1, 'REJECTED'], ...(next === 'accepted' ? [[2, 'REQUESTED'] as const] : [])]);
  }
});

it('another is requested of a cycle only when the one before is out, and none is signed off beside it', async () => {
  const first = await desk.waiting();
  await expect(desk.request()).rejects.toMatchObject({
    code: 'release.waiting',
    facts: { number: 1, state: 'EMBARGOED' },
  });
  await desk.moveEmbargo(first, new Date(Date.now() + 3 * DAY));
  await expect(desk.request()).rejects.toMatchObject({ code: 'release.waiting', facts: { state: 'REQUESTED' } });
  await desk.reject(first);
  const second = await desk.waiting();
  // Drafted again while the second waits, it is not requested beside it.
  await desk.redraft(first);
  expect(await codeOf(desk.request())).toBe('release.waiting');
  await desk.clock(new Date(Date.now() + 2 * DAY));
  expect((await desk.row(second)).state).toBe('PUBLISHED');
  expect(await desk.request()).toBe(first);
  expect(await codeOf(desk.request())).toBe('release.waiting');
});

it('of two releases that were requested when two could be, one waits signed', async () => {
  const first = await desk.rendered(await desk.request());
  const set = (state: string): Promise<unknown> =>
    desk.world.asSystem((tx) => tx.query('update release set state = $2 where id = $1', [first, state]));
  await set('REJECTED');
  const second = await desk.rendered(await desk.request());
  await set('REQUESTED');
  const codes = await race(...[first, second].map((id) => () => desk.signOff(id)));
  expect(codes.toSorted()).toEqual(['accepted', 'release.overtaken']);
  expect((await desk.states()).map(([, state]) => state).toSorted()).toEqual(['EMBARGOED', 'REQUESTED']);
});

it(`of two correction cases one is opened, and of abandoning and reopening it one wins (${races} races, seed ${seed})`, async () => {
  const id = await desk.published();
  const scores = [{ member: 'FR', commitment: 'c1' }];
  const restore = await keep();
  for (let n = 0; n < races; n += 1) {
    await restore();
    const opened: string[] = [];
    const open = async (): Promise<void> => void opened.push(await desk.openCase(id, { scores }));
    expect((await race(open, open)).toSorted()).toEqual(['accepted', 'correction.open']);
    const [correction = ''] = opened;
    const codes = await race(
      () => desk.abandonCase(correction, 1),
      () => desk.reopenCase(correction),
    );
    expect(won(codes)).toBe(1);
    const { state } = await desk.readCase(correction);
    expect(state).toBe(codes[0] === 'accepted' ? 'ABANDONED' : 'REOPENED');
  }
});

it('what changes while a release is drafted is in all of it', async () => {
  // What is read last waits, until what was read first is otherwise.
  const late = await Held.by(desk.world.test.superuserUrl, 'lock table validation_run in access exclusive mode');
  const requested = desk.request();
  await late.waitedForBy(1);
  const words = `jsonb_build_object('original', 'en', 'texts', jsonb_build_object('en', jsonb_build_object('text', 'As it is now.')))`;
  await superuser.query(`update score set rationale = ${words}`);
  await late.letGo();
  const { scores } = await desk.document(await requested);
  const told = scores.flatMap(({ value, rationale }) => (value === null ? [] : [rationale?.texts['en']?.text]));
  expect(new Set(told)).toEqual(new Set(['As it is now.']));
});
