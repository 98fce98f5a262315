import { Catalogue, PublishedReleases, ReadSimilarCases, TraceItems } from '@signatory/features';
import { plainText, type Actor, type ScoreValue } from '@signatory/domain';
import { codeOf } from './desk.js';
import { CYCLE, ReleaseDesk } from './release-desk.js';

const NEXT = 'c-2026';

let desk: ReleaseDesk;
beforeEach(async () => {
  desk = await ReleaseDesk.open();
  await desk.world.addCycle({ code: NEXT, follows: CYCLE, window: ['2025-11-01', '2026-10-31'] });
});
afterEach(() => desk.close());

const reviewer = (members: string[] = ['IT']): Actor => desk.person('reviewer', members);

const look = (actor: Actor, cycle = NEXT, member = 'IT') => {
  const { database } = desk.world;
  const catalogue = new Catalogue(database);
  const published = new PublishedReleases(database, desk.blobs);
  const reading = new ReadSimilarCases(catalogue, published, new TraceItems(database));
  return reading.execute({ actor, cycle, member, commitment: 'c1', at: new Date() });
};

/** Scores of the next cycle in every state, and opinions on them, each with a word that must not be heard. */
const scoreNext = (value: ScoreValue): Promise<unknown> =>
  desk.world.asSystem(async (tx) => {
    await tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, rationale)
       select id, member, 'c1', cells.state, 'score', $1, $3::jsonb from cycle,
         unnest(array['CA', 'FR', 'IT'], array['CONFIRMED', 'AGREED', 'SCORED']) as cells(member, state)
       where code = $2`,
      [value, NEXT, JSON.stringify(plainText('SECRET'))],
    );
    const { id } = reviewer();
    await tx.query(`select set_config('app.actor', $1, true)`, [id]);
    await tx.query(
      `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
       select id, member, 'c1', $1, $2, 'SECRET' from cycle, unnest(array['CA', 'FR', 'IT']) as member where code = $3`,
      [id, value, NEXT],
    );
  });

it('are none before an earlier cycle is published, whatever is scored, agreed or waits for its embargo', async () => {
  await desk.settle(1);
  await scoreNext(-1);
  expect(await look(reviewer())).toEqual({ cases: [], releases: 0 });
  await desk.waiting();
  expect(await look(reviewer())).toEqual({ cases: [], releases: 0 });
});

it('are the published scores of the earlier cycle, the member’s own first, and nothing of a cycle that is still blind', async () => {
  await desk.settle(1);
  await desk.published();
  await scoreNext(-1);

  const seen = await look(reviewer());

  expect(seen.releases).toBe(1);
  expect(seen.cases.map(({ cycle, member, value }) => [cycle, member, value])).toEqual([
    [CYCLE, 'IT', 1],
    [CYCLE, 'CA', 1],
    [CYCLE, 'FR', 1],
  ]);
  expect(JSON.stringify(seen)).not.toContain('SECRET');
  // The cycle that is published is not its own precedent: its cells may be scored again, blind.
  expect(await look(reviewer(), CYCLE)).toEqual({ cases: [], releases: 0 });
});

it('are gone with the release, and are not shown for a cell that is not the reader’s', async () => {
  await desk.settle(0);
  const release = await desk.published();
  expect((await look(reviewer())).cases).toHaveLength(3);
  await desk.withdraw(release);
  expect(await look(reviewer())).toEqual({ cases: [], releases: 0 });
  expect(await codeOf(look(reviewer(['CA'])))).toBe('not-found');
});
