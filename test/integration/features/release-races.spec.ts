import { jest } from '@jest/globals';
import { Random } from '../../support/random.js';
import { trials } from '../../support/trials.js';
import { codeOf } from './desk.js';
import { ReleaseDesk } from './release-desk.js';

const { races, seed } = trials();
// A thousand of them take minutes on a busy machine.
jest.setTimeout(180_000 + races * 2_000);
const random = new Random(seed);
const DAY = 86_400_000;

let desk: ReleaseDesk;
beforeEach(async () => {
  desk = await ReleaseDesk.open();
  await desk.settle(1);
});
afterEach(() => desk.close());

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

/** What the trail gained. */
async function trailOf(act: () => Promise<void>): Promise<string[]> {
  const before = (await desk.trail()).length;
  await act();
  return (await desk.trail()).slice(before);
}

const won = (codes: readonly string[]): number => codes.filter((code) => code === 'accepted').length;

it(`of two sign-offs one wins (${races} races, seed ${seed})`, async () => {
  for (let n = 0; n < races; n += 1) {
    const id = await desk.rendered(await desk.request());
    const trail = await trailOf(async () => {
      const codes = await race(
        () => desk.signOff(id, desk.signatory),
        () => desk.signOff(id, desk.rival),
      );
      expect([won(codes), codes.filter((code) => code !== 'accepted')]).toEqual([1, ['command.wrong-state']]);
    });
    expect(trail).toEqual(['release.sign-off', 'release.embargo']);
    const { state, signedBy } = await desk.read(id);
    expect([state, [desk.signatory.id, desk.rival.id].includes(signedBy ?? '')]).toEqual(['EMBARGOED', true]);
    await desk.moveEmbargo(id, new Date(Date.now() + DAY));
    await desk.rendered(id);
    await desk.reject(id);
  }
});

it(`of a sign-off and a rejection one wins (${races} races, seed ${seed})`, async () => {
  for (let n = 0; n < races; n += 1) {
    const id = await desk.rendered(await desk.request());
    const trail = await trailOf(async () => {
      const codes = await race(
        () => desk.signOff(id, desk.signatory),
        () => desk.reject(id, desk.rival),
      );
      expect(won(codes)).toBe(1);
    });
    const { state } = await desk.read(id);
    expect([state, trail]).toEqual(
      trail[0] === 'release.reject'
        ? ['REJECTED', ['release.reject']]
        : ['EMBARGOED', ['release.sign-off', 'release.embargo']],
    );
    if (state === 'REJECTED') continue;
    await desk.moveEmbargo(id, new Date(Date.now() + DAY));
    await desk.rendered(id);
    await desk.reject(id);
  }
});

it(`of publishing and withdrawing, of two clocks, and of moving the instant, each is told of once (${races} races, seed ${seed})`, async () => {
  const later = new Date(Date.now() + 2 * DAY);
  for (let n = 0; n < races; n += 1) {
    const id = await desk.waiting();
    const trail = await trailOf(async () => {
      const [first, second, withdrawn, moved] = await race(
        () => desk.clock(later),
        () => desk.clock(later),
        () => desk.withdraw(id),
        () => desk.moveEmbargo(id, new Date(Date.now() + 3 * DAY)),
      );
      expect([first, second]).toEqual(['accepted', 'accepted']);
      expect(won([withdrawn ?? '', moved ?? ''])).toBeLessThan(2);
    });
    const { state } = await desk.read(id);
    expect([state, trail]).toEqual(
      {
        PUBLISHED: ['PUBLISHED', ['release.publish']],
        WITHDRAWN: ['WITHDRAWN', ['release.publish', 'release.withdraw']],
        REQUESTED: ['REQUESTED', ['release.move-embargo']],
      }[state as 'PUBLISHED'],
    );
    if (state === 'PUBLISHED') await desk.withdraw(id);
    if (state !== 'REQUESTED') continue;
    await desk.rendered(id);
    await desk.reject(id);
  }
});

it(`two requests are two releases, and only one of them waits signed (${races} races, seed ${seed})`, async () => {
  for (let n = 0; n < races; n += 1) {
    const before = (await desk.states()).length;
    const ids: string[] = [];
    const request = async (): Promise<void> => void ids.push(await desk.request());
    expect(await race(request, request)).toEqual(['accepted', 'accepted']);
    const numbers = (await desk.states()).map(([number]) => number);
    expect(numbers).toEqual(Array.from({ length: before + 2 }, (_, at) => at + 1));
    for (const id of ids) await desk.rendered(id);
    const codes = await race(...ids.map((id) => () => desk.signOff(id)));
    expect(codes.toSorted()).toEqual(['accepted', 'release.overtaken']);
    for (const [at, id] of ids.entries()) {
      if (codes[at] === 'accepted') {
        await desk.moveEmbargo(id, new Date(Date.now() + DAY));
        await desk.rendered(id);
      }
      await desk.reject(id);
    }
  }
});

it(`of two correction cases one is opened, and of abandoning and reopening it one wins (${races} races, seed ${seed})`, async () => {
  const id = await desk.published();
  const scores = [{ member: 'FR', commitment: 'c1' }];
  for (let n = 0; n < races; n += 1) {
    const opened: string[] = [];
    const open = async (): Promise<void> => void opened.push(await desk.openCase(id, { scores }));
    expect((await race(open, open)).toSorted()).toEqual(['accepted', 'correction.open']);
    const [correction = ''] = opened;
    const codes = await race(
      () => desk.abandonCase(correction, 1),
      () => (n === races - 1 ? desk.reopenCase(correction) : desk.abandonCase(correction, 1)),
    );
    expect(won(codes)).toBe(1);
    const { state } = await desk.readCase(correction);
    if (state === 'REOPENED') break;
  }
});
