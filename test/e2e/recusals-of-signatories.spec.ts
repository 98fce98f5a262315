import type { Problem } from '@signatory/contract';
import type { Client } from '../support/client.js';
import { code, declare, idOf, Judging, OVER, REFUSED } from '../support/judging.js';
import { until } from '../support/until.js';

describe('a conflict of interest', () => {
  let judging: Judging;
  beforeAll(async () => (judging = await Judging.start()));
  afterAll(() => judging.stop());

  describe('of a signatory', () => {
    let release: string;
    const decide = (client: Client) => [
      client.post(`/api/releases/${release}/sign-off`),
      client.post(`/api/releases/${release}/reject`, { reason: 'A table is wrong.' }),
      client.post(`/api/releases/${release}/withdraw`, { reason: 'A table is wrong.', confirm: 'c-empty' }),
    ];
    const decided = async (client: Client) => (await Promise.all(decide(client))).map(code);

    beforeAll(async () => {
      await judging.world.addCycle({ code: 'c-empty', state: 'CONCLUDED' });
      const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
      release = (await judging.keeper.post<{ id: string }>('/api/cycles/c-empty/releases', { embargoUntil })).body.id;
      await until(
        async () =>
          (await judging.keeper.get<{ files: { state: string }[] }>(`/api/releases/${release}`)).body.files.map(
            ({ state }) => state,
          ),
        (states) => states.length > 0 && !states.includes('PENDING'),
      );
    });

    it('decides on no release: it is of every member, so also of the own one', async () => {
      const person = await judging.enter({ role: 'secretariat' });
      await declare(person, { kind: 'conflict', members: ['CA'] }, 'c-empty');
      expect(await decided(person)).toEqual([REFUSED, REFUSED, REFUSED]);
      expect(await decided(await judging.enter({ role: 'secretariat', nationality: 'IT' }))).toEqual([
        REFUSED,
        REFUSED,
        REFUSED,
      ]);
    });

    it('signs for no figure and no score that is its own; somebody else does', async () => {
      const enter = () => judging.enter({ role: 'secretariat' });
      const [scored, edited, reviewed] = [await enter(), await enter(), await enter()];
      const [scorer, editor, reviewer] = [await idOf(scored), await idOf(edited), await idOf(reviewed)];
      const head = `select id, 'CA', 'c1' from cycle where code = 'c-empty'`;
      await judging.world.database.as({ actor: scorer, reads: ['CA'], writes: ['CA'], reviews: ['CA'] }, async (tx) => {
        await tx.query(`insert into report (cycle_id, member_code) select id, 'CA' from cycle where code = 'c-empty'`);
        await tx.query(`insert into score (cycle_id, member_code, commitment_id) ${head}`);
        await tx.query(
          `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
           ${head.replace("'c1'", "'c1', $1, 1, 'because'")}`,
          [scorer],
        );
        await tx.query(
          `insert into entry (cycle_id, member_code, indicator_id, version, updated_by)
           select id, 'CA', 'id-i1_unit', 1, $1 from cycle where code = 'c-empty'`,
          [editor],
        );
        await tx.query(
          `insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, actor)
           select id, 'CA', 'id-i1_unit', 1, 1, 'answered', $1 from cycle where code = 'c-empty'`,
          [editor],
        );
        const entry = `select id, 'CA', 1, 'id-i1_unit'`;
        await tx.query(
          `insert into submission (cycle_id, member_code, version, state) select id, 'CA', 1, 'DRAFT' from cycle where code = 'c-empty'`,
        );
        await tx.query(
          `insert into entry_review (cycle_id, member_code, submission_version, indicator_id) ${entry} from cycle where code = 'c-empty'`,
        );
        await tx.query(
          `insert into entry_review_event (cycle_id, member_code, submission_version, indicator_id, n, command, from_state, to_state, role, actor)
           ${entry}, 1, 'approve', 'IN_REVIEW', 'APPROVED', 'reviewer', $1 from cycle where code = 'c-empty'`,
          [reviewer],
        );
      });
      const own = [403, 'same-person'];
      for (const each of [scored, edited, reviewed]) expect(await decided(each)).toEqual([own, own, own]);
      const other = await judging.enter({ role: 'secretariat', nationality: 'XX' });
      expect((await other.post(`/api/releases/${release}/sign-off`)).status).toBe(204);
    });
  });

  it('is not counted where a cycle opens: each cell needs two other reviewers and an adjudicator', async () => {
    await judging.world.addCycle({ code: 'c-next', state: 'DESIGN' });
    const members = ['CA', 'FR', 'IT', 'EU'];
    const people = await Promise.all(
      [1, 2, 3].map(() => judging.enter({ role: 'reviewer', members, cycle: 'c-next' })),
    );
    const arbiter = await judging.enter({ role: 'adjudicator', cycle: 'c-next' });
    await judging.enter({ role: 'adjudicator', cycle: 'c-next' });
    // A second grant of the same person is no second reviewer.
    const grant = { role: 'reviewer', plan: 'test-plan', cycle: 'c-next', members };
    await judging.keeper.post(`/api/people/${await idOf(people[0] as Client)}/grants`, { grants: [grant] });
    await declare(arbiter, { kind: 'conflict', members }, 'c-next');
    await declare(people[1] as Client, { members: ['IT'], pillars: ['II'] }, 'c-next');
    const late = await declare(people[2] as Client, { members: ['IT'] }, 'c-next');
    const open = () => judging.keeper.post<Problem>('/api/cycles/c-next/open');

    const refused = await open();
    expect(code(refused)).toEqual([409, 'cycle.reviewers-missing']);
    expect(refused.body.detail).toMatch(/\bItaly\b/);
    expect(refused.body.detail).not.toMatch(/\b(Canada|France|Union)\b/);
    await judging.keeper.post(`/api/cycles/c-next/recusals/${late}/withdraw`, OVER);
    expect((await open()).status).toBe(200);
  });
});
