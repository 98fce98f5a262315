import { IdentifyRelease } from '@signatory/features';
import { withClient } from '../../support/place.js';
import { openCorrectionDesk, rescore } from './correction-desk.js';
import { codeOf, Desk } from './desk.js';
import { CYCLE, type ReleaseDesk } from './release-desk.js';

const FR = [{ subject: 'score', member: 'FR', commitment: 'c1' }];
const EARLIER = { full: 3, partial: 0, none: 0 };

let desk: ReleaseDesk;
beforeEach(async () => {
  desk = await openCorrectionDesk();
});
afterEach(() => desk.close());

it('refuses what corrects nothing: another word, later action, names that are none, a release that is not published', async () => {
  const waiting = await desk.waiting();
  expect(await codeOf(desk.openCase(waiting, { scores: FR }))).toBe('command.wrong-state');
  await desk.clock(new Date(Date.now() + 2 * 86_400_000));
  expect(await codeOf(desk.openCase(waiting, { ground: 'later-action', scores: FR }))).toBe('correction.later-action');
  expect(await codeOf(desk.openCase(waiting, { ground: 'regret', scores: FR }))).toBe('correction.ground-unknown');
  await expect(
    desk.openCase(waiting, {
      scores: [{ member: 'EU', commitment: 'c1' }],
      entries: [{ member: 'CA', indicator: 'x' }],
    }),
  ).rejects.toMatchObject({
    code: 'request.invalid',
    facts: {
      faults: [
        { pointer: '/entries/0/member' },
        { pointer: '/entries/0/indicator' },
        { pointer: '/scores/0/member' },
        { pointer: '/scores/0' },
      ],
    },
  });
  expect(await desk.trail()).not.toContain('correction.open');
});

it('puts right what was withdrawn first, and prints it against the figures that were taken back', async () => {
  const id = await desk.published();
  await desk.withdraw(id);
  const needed = { code: 'release.correction-needed', facts: { number: 1 } };
  await expect(desk.request()).rejects.toMatchObject(needed);
  const correction = await desk.openCase(id, { scores: FR });
  // A case that is open says what is wrong; only one that is reopened puts it right.
  await expect(desk.request()).rejects.toMatchObject(needed);
  await desk.reopenCase(correction);
  await rescore(desk, 0);
  const next = await desk.rendered(await desk.request());
  await desk.signOff(next);
  await desk.clock(new Date(Date.now() + 2 * 86_400_000));

  const { erratum } = await desk.document(next);
  expect(erratum).toMatchObject({ corrects: { number: 1, sha256: (await desk.row(id)).sha256 }, ground: 'evidence' });
  expect(erratum?.lines[0]).toMatchObject({ kind: 'score', member: 'FR', before: '+1', now: '0' });
  expect(await desk.states()).toEqual([
    [1, 'WITHDRAWN'],
    [2, 'PUBLISHED'],
  ]);
  expect(await desk.readCase(correction)).toMatchObject({ state: 'CLOSED', correctedBy: 2 });
  // One that another stands instead of is not corrected any more.
  expect(await codeOf(desk.openCase(id, { scores: FR }))).toBe('release.overtaken');
});

it.each([
  ['is requested', 'REQUESTED', (id: string) => desk.rendered(id)],
  ['is signed off', 'EMBARGOED', (id: string) => desk.rendered(id).then((each) => desk.signOff(each))],
])('rejects with a withdrawal what %s and would print the same again', async (_, state, bring) => {
  const id = await desk.published();
  const same = await desk.request();
  await bring(same);
  expect((await desk.states())[1]).toEqual([2, state]);
  await desk.withdraw(id);
  await desk.clock(new Date(Date.now() + 2 * 86_400_000));
  expect(await desk.states()).toEqual([
    [1, 'WITHDRAWN'],
    [2, 'REJECTED'],
  ]);
  expect(await desk.row(same)).toMatchObject({ reason: 'A table is wrong.', signed_by: null, manifest: null });
  expect((await desk.trail()).slice(-2)).toEqual(['release.withdraw', 'release.recall']);
  await desk.redraft(same);
  expect(await codeOf(desk.request())).toBe('release.correction-needed');
});

it('leaves what corrects a release on its way when that is withdrawn, and what stands instead of it', async () => {
  const id = await desk.published();
  await desk.reopenCase(await desk.openCase(id, { scores: FR }));
  await rescore(desk, 0);
  const next = await desk.rendered(await desk.request());
  await desk.signOff(next);
  await desk.withdraw(id);
  expect((await desk.states())[1]).toEqual([2, 'EMBARGOED']);
  await desk.clock(new Date(Date.now() + 2 * 86_400_000));
  expect((await desk.states())[1]).toEqual([2, 'PUBLISHED']);
  // One stands: another may follow without a case, as nothing moved.
  expect(await codeOf(desk.request())).toBe('accepted');
});

it('has the named score scored again, blind, and prints old, new, cause and date of each figure that moved', async () => {
  const id = await desk.published();
  const old = await desk.document(id);
  const correction = await desk.openCase(id, { scores: FR });
  expect(await codeOf(desk.opine('FR', 0, desk.person('reviewer', ['FR'])))).toBe('score.already-given');
  await desk.reopenCase(correction);
  await expect(desk.request()).rejects.toMatchObject({
    code: 'correction.unsettled',
    facts: { open: [{ subject: 'score', member: 'FR', commitment: 'c1', state: 'NOT_SCORED' }] },
  });
  expect(await codeOf(desk.opine('CA', 0, desk.person('reviewer', ['CA'])))).not.toBe('accepted');
  await rescore(desk, 0);

  const next = await desk.rendered(await desk.request());
  await desk.signOff(next);
  const { erratum, tables, ledger, number } = await desk.document(next);
  expect([number, tables.overall.distribution, old.tables.overall.distribution]).toEqual([
    2,
    { full: 2, partial: 1, none: 0 },
    EARLIER,
  ]);
  expect(erratum).toMatchObject({
    corrects: { number: 1, sha256: (await desk.row(id)).sha256 },
    ground: 'evidence',
    text: 'The law was not in force in the window.',
  });
  expect(erratum?.lines.map(({ kind, member, before, now, cause }) => [kind, member, before, now, cause])).toEqual([
    ['score', 'FR', '+1', '0', 'named'],
    ['member-rank', 'CA', '1 (1–3)', '1 (1–2)', 'follows'],
    [
      'member-average',
      'FR',
      '+1.00 (100%; +1: 1, 0: 0, −1: 0, of 1)',
      '0.00 (50%; +1: 0, 0: 1, −1: 0, of 1)',
      'follows',
    ],
    ['member-rank', 'FR', '1 (1–3)', '3 (1–3)', 'follows'],
    ['member-rank', 'IT', '1 (1–3)', '1 (1–2)', 'follows'],
    [
      'commitment-average',
      null,
      '+1.00 (100%; +1: 3, 0: 0, −1: 0, of 3)',
      '+0.67 (83%; +1: 2, 0: 1, −1: 0, of 3)',
      'follows',
    ],
    [
      'pillar-average',
      null,
      '+1.00 (100%; +1: 3, 0: 0, −1: 0, of 3)',
      '+0.67 (83%; +1: 2, 0: 1, −1: 0, of 3)',
      'follows',
    ],
    [
      'overall-average',
      null,
      '+1.00 (100%; +1: 3, 0: 0, −1: 0, of 3)',
      '+0.67 (83%; +1: 2, 0: 1, −1: 0, of 3)',
      'follows',
    ],
  ]);
  expect(ledger).toMatchObject([{ member: 'FR', before: { value: 1 }, now: { value: 0 }, role: 'reviewers' }]);
  expect(erratum?.lines.every(({ at }) => at >= (ledger?.[0]?.at ?? 'z'))).toBe(true);

  expect(await desk.states()).toEqual([
    [1, 'PUBLISHED'],
    [2, 'EMBARGOED'],
  ]);
  await desk.clock(new Date(Date.now() + 2 * 86_400_000));
  expect(await desk.states()).toEqual([
    [1, 'CORRECTED'],
    [2, 'PUBLISHED'],
  ]);
  expect(await desk.readCase(correction)).toMatchObject({ state: 'CLOSED', correctedBy: 2, commands: [] });
  const [verified] = (await new IdentifyRelease(desk.world.database).execute(`${CYCLE}/1`)) ?? [];
  expect(verified).toMatchObject({
    state: 'CORRECTED',
    newer: 2,
    correction: { number: 2, sha256: (await desk.row(next)).sha256, ground: 'evidence' },
  });
  expect(await desk.trail()).toEqual([
    'release.request',
    'release.sign-off',
    'release.embargo',
    'release.publish',
    'correction.open',
    'correction.reopen',
    'release.request',
    'release.sign-off',
    'release.embargo',
    'release.publish',
    'release.correct',
    'correction.close',
  ]);
});

it('reopens the named report after the conclusion, and of it the named entries alone', async () => {
  const id = await desk.published();
  await desk.world.asSystem((tx) => tx.query(`update cycle set state = 'CONCLUDED'`));
  const reports = await Desk.over(desk.world);
  const reason = 'In a correction case.';
  const reopen = (member: string): Promise<string> =>
    codeOf(reports.returnReport.reopen({ cycle: CYCLE, member, actor: desk.requester, at: new Date(), reason }));
  const save = (member: string, indicator: string, value: string, version: number): Promise<string> =>
    codeOf(reports.saveAs(member, CYCLE, indicator, { value }, version));
  expect(await reopen('FR')).toBe('correction.needed');

  const correction = await desk.openCase(id, { entries: [{ member: 'FR', indicator: 'i1_unit' }] });
  expect(await reopen('FR')).toBe('correction.needed');
  await desk.reopenCase(correction);
  expect(await reopen('CA')).not.toBe('accepted');
  expect(await save('FR', 'i1_unit', 'none', 1)).toBe('entry.not-open');
  expect(await reopen('FR')).toBe('accepted');
  expect(await save('FR', 'i1_note', 'Another word.', 0)).toBe('entry.not-open');
  expect(await save('FR', 'i1_unit', 'none', 1)).toBe('accepted');
  expect(await save('FR', 'i1_note', 'Another word.', 0)).toBe('entry.not-open');
  expect(await save('CA', 'i1_unit', 'none', 0)).toBe('cycle.not-open');
  await expect(desk.request()).rejects.toMatchObject({
    code: 'correction.unsettled',
    facts: { open: [{ subject: 'submission', member: 'FR', commitment: null, state: 'DRAFT' }] },
  });
});

it('stops a release in which a figure moved that no case names', async () => {
  const id = await desk.published();
  await desk
    .openCase(id, { scores: [{ member: 'CA', commitment: 'c1' }], members: ['CA', 'FR'] })
    .then((each) => desk.reopenCase(each));
  await desk.world.asSystem(async (tx) => {
    await tx.query(`update score set state = 'CONFIRMED', value = 0 where member_code = 'CA'`);
    // As no command does it: the published score of another member is another one.
    await tx.query(`update score set state = 'SUPERSEDED' where member_code = 'FR'`);
    await tx.query(`update score set state = 'CONFIRMED', value = -1 where member_code = 'FR'`);
  });
  await expect(desk.request()).rejects.toMatchObject({
    code: 'release.figures-moved',
    facts: { moved: 'score FR I.1: +1 → −1' },
  });
});

it('prints a score that the release had left blank, once a case names it', async () => {
  await leaveBlank(desk);
  const id = await desk.published();
  await rescore(desk, 0);
  await expect(desk.request()).rejects.toMatchObject({ code: 'release.figures-moved' });
  const correction = await desk.openCase(id, { scores: FR });
  await desk.reopenCase(correction);
  const next = await desk.rendered(await desk.request());
  const { erratum } = await desk.document(next);
  expect(erratum?.lines[0]).toMatchObject({ kind: 'score', member: 'FR', before: '–', now: '0', cause: 'named' });
  await desk.signOff(next);
  await desk.clock(new Date(Date.now() + 2 * 86_400_000));
  expect((await desk.readCase(correction)).state).toBe('CLOSED');
});

it('leaves blank what was blank when the cycle was concluded', async () => {
  await leaveBlank(desk);
  const id = await desk.published();
  await desk.world.asSystem((tx) => tx.query(`update cycle set state = 'CONCLUDED'`));
  const correction = await desk.openCase(id, { scores: FR });
  expect(await codeOf(desk.reopenCase(correction))).toBe('command.wrong-state');
});

it('lets a release without a case follow where nothing moved, and none be signed beside an open case', async () => {
  const id = await desk.published();
  const same = await desk.rendered(await desk.request());
  expect((await desk.document(same)).erratum).toBeUndefined();
  const correction = await desk.openCase(id, { scores: FR });
  expect(await codeOf(desk.signOff(same))).toBe('correction.open');
  await desk.abandonCase(correction);
  await desk.signOff(same);
  expect(await codeOf(desk.abandonCase(correction))).toBe('command.wrong-state');
});

function leaveBlank({ world }: ReleaseDesk): Promise<unknown> {
  return withClient(world.test.superuserUrl, (client) => client.query(`delete from score where member_code = 'FR'`));
}
