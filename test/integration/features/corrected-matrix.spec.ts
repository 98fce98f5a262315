import { IdentifyRelease } from '@signatory/features';
import { codeOf } from './desk.js';
import { bringMatrix } from './bring-matrix.js';
import { CYCLE, ReleaseDesk } from './release-desk.js';

const WORDS = 'The law was not in force in the window.';
const FR = [{ subject: 'score', member: 'FR', commitment: 'c1' }];

it('a score that was brought as a matrix is given again in a correction case, where no report can be waited for', async () => {
  const desk = await ReleaseDesk.open();
  try {
    await desk.settle(1);
    await bringMatrix(desk);
    const first = await desk.published();
    const [ann, bob] = [desk.person('reviewer', ['FR']), desk.person('reviewer', ['FR'])];
    expect(await codeOf(desk.opine('FR', 0, ann))).toBe('command.wrong-state');

    const id = await desk.openCase(first, { ground: 'transcription', scores: FR });
    await desk.reopenCase(id);
    expect(await codeOf(desk.request())).toBe('correction.unsettled');
    for (const reviewer of [ann, bob]) await desk.opine('FR', 0, reviewer);
    await desk.shareAndConfirm('FR');
    const next = await desk.waiting();
    await desk.clock(new Date(Date.now() + 3 * 86_400_000));
    expect(await desk.states()).toEqual([
      [1, 'CORRECTED'],
      [2, 'PUBLISHED'],
    ]);
    expect((await desk.document(next)).erratum?.lines).toContainEqual(
      expect.objectContaining({ kind: 'score', member: 'FR', commitment: 'c1', before: '+1', now: '0', reason: WORDS }),
    );
    expect((await desk.readCase(id)).state).toBe('CLOSED');

    // What was corrected by a release that no longer stands is told without it, as on the page of corrections.
    const verified = async () => (await new IdentifyRelease(desk.world.database).execute(`${CYCLE}/1`))?.[0];
    expect(await verified()).toMatchObject({ state: 'CORRECTED', newer: 2, correction: { number: 2 } });
    await desk.withdraw(next);
    expect(await verified()).toMatchObject({ state: 'CORRECTED', newer: null, correction: null });
  } finally {
    await desk.close();
  }
});
