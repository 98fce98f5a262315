import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '@signatory/domain';
import { Audit, Catalogue, GiveReply, MoveScore, SetFinding } from '@signatory/features';
import { World } from '../../support/build-world.js';
import { codeOf } from './desk.js';

let world: World;
beforeAll(async () => (world = await World.build()));
afterAll(() => world.close());

const person = (role: Role, nationality: string | null = null): Actor => ({
  id: randomUUID(),
  name: `The ${role}`,
  nationality,
  grants: [{ role, plan: 'test-plan', cycle: null, members: ['IT'], pillars: [], until: null }],
});

const place = { cycle: 'c-2025', member: 'IT' };

it('two assessors who find at the same instant are both kept, in an order', async () => {
  const { database } = world;
  const setFinding = new SetFinding(database, new Catalogue(database), new Audit());
  const at = new Date();
  const find = (value: boolean): Promise<void> =>
    setFinding.execute({
      ...place,
      actor: person('reviewer', 'CA'),
      indicator: 'i1_found',
      body: { value, rationale: 'As seen.' },
      at,
    });

  const ends = await Promise.all([true, false, true, false].map((value) => codeOf(find(value))));

  expect(ends).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  const kept = await world.asSystem((tx) => tx.query<{ n: number }[]>('select n from assessor_finding order by n'));
  expect(kept.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
});

it('a reply is taken until its due date and refused after it, with the date', async () => {
  const { database } = world;
  const giveReply = new GiveReply(database, new Catalogue(database), new MoveScore(new Audit()), new Audit());
  const due = new Date('2026-03-03T12:00:00Z');
  await world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, shared_at, reply_due_at)
       select id, 'IT', 'c1', 'SHARED', 'score', 0, $1, $1 from cycle where code = 'c-2025'`,
      [due],
    ),
  );
  const reply = (at: Date): Promise<void> =>
    giveReply.execute({
      ...place,
      actor: person('lead-focal-point'),
      commitment: 'c1',
      body: { kind: 'contested', text: 'The unit operates.', publish: true, evidence: [] },
      at,
    });

  await expect(reply(new Date(due.getTime() + 1))).rejects.toMatchObject({
    code: 'reply.too-late',
    facts: { due: due.toISOString() },
  });
  expect(await world.asSystem((tx) => tx.query('select from score_reply'))).toHaveLength(0);
  expect(await codeOf(reply(due))).toBe('accepted');
});
