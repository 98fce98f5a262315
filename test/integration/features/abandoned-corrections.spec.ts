import { openCorrectionDesk, rescore } from './correction-desk.js';
import { codeOf, Desk } from './desk.js';
import { CYCLE, type ReleaseDesk } from './release-desk.js';

const FR = [{ member: 'FR', commitment: 'c1' }];
const UNIT = [{ member: 'FR', indicator: 'i1_unit' }];

let desk: ReleaseDesk;
beforeEach(async () => {
  desk = await openCorrectionDesk();
});
afterEach(() => desk.close());

const stateOf = async (table: 'score' | 'submission'): Promise<unknown> => {
  const [row] = await desk.world.asSystem((tx) =>
    tx.query<{ state: string }[]>(`select state from ${table} where member_code = 'FR'`),
  );
  return row?.state;
};

it('a case whose score is given as it was has nothing to correct: it is abandoned, and what is published stands', async () => {
  const id = await desk.published();
  const correction = await desk.openCase(id, { scores: FR });
  await desk.reopenCase(correction);
  expect((await desk.readCase(correction)).commands).toEqual(['widen', 'abandon']);
  await expect(desk.abandonCase(correction)).rejects.toMatchObject({
    code: 'correction.unsettled',
    facts: { open: [{ subject: 'score', member: 'FR', state: 'NOT_SCORED' }] },
  });
  await rescore(desk, 1);
  await expect(desk.request()).rejects.toMatchObject({ code: 'correction.unsettled', facts: { open: [] } });

  await desk.abandonCase(correction);
  expect(await desk.readCase(correction)).toMatchObject({ state: 'ABANDONED', correctedBy: null, commands: [] });
  expect([await stateOf('score'), await desk.states()]).toEqual(['PUBLISHED', [[1, 'PUBLISHED']]]);
  // It can be named again, and a release without a case may follow.
  const another = await desk.openCase(id, { scores: FR });
  await desk.reopenCase(another);
  expect(await stateOf('score')).toBe('NOT_SCORED');
});

it('a case in which a figure moved is not abandoned: a release has to say so', async () => {
  const id = await desk.published();
  const correction = await desk.openCase(id, { scores: FR });
  await desk.reopenCase(correction);
  await rescore(desk, 0);
  await expect(desk.abandonCase(correction)).rejects.toMatchObject({
    code: 'correction.moved',
    facts: { moved: expect.stringContaining('score FR I.1: +1 → 0') as string },
  });
  expect([await stateOf('score'), (await desk.readCase(correction)).state]).toEqual(['CONFIRMED', 'REOPENED']);
  expect(await codeOf(desk.request())).toBe('accepted');
});

it('a report that was reopened and nobody changed stands again as it was accepted; one that was begun is finished first', async () => {
  const id = await desk.published();
  const reports = await Desk.over(desk.world);
  const reopen = (): Promise<string> =>
    codeOf(
      reports.returnReport.reopen({
        cycle: CYCLE,
        member: 'FR',
        actor: desk.requester,
        at: new Date(),
        reason: 'In a correction case.',
      }),
    );
  const first = await desk.openCase(id, { entries: UNIT });
  await desk.reopenCase(first);
  expect(await reopen()).toBe('accepted');
  expect((await desk.readCase(first)).entries).toMatchObject([{ state: 'REOPENED', renewed: false }]);
  await desk.abandonCase(first);
  expect([await stateOf('submission'), (await desk.readCase(first)).state]).toEqual(['ACCEPTED', 'ABANDONED']);

  const second = await desk.openCase(id, { entries: UNIT });
  await desk.reopenCase(second);
  expect(await reopen()).toBe('accepted');
  expect(await codeOf(reports.saveAs('FR', CYCLE, 'i1_unit', { value: 'none' }, 1))).toBe('accepted');
  await expect(desk.abandonCase(second)).rejects.toMatchObject({
    code: 'correction.unsettled',
    facts: { open: [{ subject: 'submission', member: 'FR', state: 'DRAFT' }] },
  });
});

it('opens what the case names, and nothing that a rule compares it with', async () => {
  const id = await desk.published();
  const reports = await Desk.over(desk.world);
  const correction = await desk.openCase(id, { entries: [{ member: 'FR', indicator: 'i1_staff' }] });
  await desk.reopenCase(correction);
  const reason = 'In a correction case.';
  await reports.returnReport.reopen({ cycle: CYCLE, member: 'FR', actor: desk.requester, at: new Date(), reason });
  expect(await codeOf(reports.saveAs('FR', CYCLE, 'i1_part', { value: '3' }, 0))).toBe('entry.not-open');
  expect(await codeOf(reports.saveAs('FR', CYCLE, 'i1_staff', { value: '5' }, 0))).toBe('accepted');
  expect(await codeOf(reports.saveAs('FR', CYCLE, 'i1_part', { value: '3' }, 0))).toBe('entry.not-open');
});
