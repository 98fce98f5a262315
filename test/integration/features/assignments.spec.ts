import type { Actor } from '@signatory/domain';
import { AssignReviewers, Audit, MakeAccount, OpenCycle, ReadCycles } from '@signatory/features';
import { codeOf } from './desk.js';
import { Bench } from './bench.js';

describe('assignments', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await Bench.open()));
  afterAll(() => bench.desk.world.close());

  it.each([
    ['an official to the own member', 'FR', 'FR', 'is an official of France (FR) or reports for it'],
    ['an official of the Union to its state', 'EU', 'IT', 'belongs to the conflict group of Italy (IT)'],
    ['an official of a state to the Union', 'FR', 'EU', 'belongs to the conflict group of European Union (EU)'],
    ['an official of one state to another', 'FR', 'IT', 'belongs to the conflict group of Italy (IT)'],
  ])('never give %s', async (_, nationality, member, words) => {
    const person = await bench.addFree(nationality);
    const place = { person: person.id, member, pillar: 'I' };
    // The place that would be allowed is not made either.
    const both = bench.assign({ person: person.id, member: 'CA', pillar: 'I' }, place);
    expect(await bench.faults(both)).toEqual(['assignment.barred', words]);
    expect((await bench.now(person)).grants).toHaveLength(1);
  });

  it('give nobody what was declared, edited or reported by them, nor one place twice', async () => {
    const person = await bench.addFree();
    const place = (member: string, pillar: string) => ({ person: person.id, member, pillar });
    await bench.declare(person, ['FR']);
    await bench.declare(person, ['IT'], ['II']);
    await bench.desk.saveAs('CA', 'c-2025', 'i1_unit', { value: 'none' });
    await bench.desk.world.asSystem((tx) =>
      tx.query(
        `insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, actor)
         select cycle_id, member_code, indicator_id, 2, since_revision, status, $1 from entry_version`,
        [person.id],
      ),
    );
    const all = [place('FR', 'I'), place('IT', 'II'), place('CA', 'I'), place('CA', 'II'), place('CA', 'II')];
    expect(await bench.faults(bench.assign(...all))).toEqual([
      'assignment.barred',
      'declared a conflict with France (FR)',
      'stepped back from Italy (IT), pillar II',
      'wrote entries of Canada (CA), pillar I',
      'is already assigned to Canada (CA), pillar II',
    ]);
    await bench.assign(place('CA', 'II'), place('IT', 'I'));
    expect(await bench.faults(bench.assign(place('IT', 'I')))).toEqual([
      'assignment.barred',
      'is already assigned to Italy (IT), pillar I',
    ]);
    expect(await bench.faults(bench.assign(place('XX', 'III')))).toEqual([
      'request.invalid',
      'The plan has no member XX',
      'The plan has no pillar III',
    ]);
  });

  it('are ended one by one; those of every cycle are not', async () => {
    const person = await bench.addFree();
    const cell = (member: string, pillar: string) => ({ person: person.id, member, pillar });
    await bench.assign(cell('CA', 'I'), cell('CA', 'II'), cell('FR', 'I'), cell('FR', 'II'));
    await bench.end(person, 'FR', 'I');
    const { cells } = await bench.read();
    const own = cells.filter(({ reviewers }) => reviewers.some((each) => each.person === person.id));
    expect(own.map(({ member, pillar }) => [member, pillar])).toEqual([
      ['CA', 'I'],
      ['CA', 'II'],
      ['FR', 'II'],
    ]);
    expect(await codeOf(bench.end(person, 'FR', 'I'))).toBe('not-found');
    const everywhere = await bench.add({ role: 'reviewer', members: ['CA'] });
    expect(await codeOf(bench.end(everywhere, 'CA', 'I'))).toBe('assignment.of-every-cycle');
  });

  it('are not for whoever does not keep the cycle, nor for a cycle that is over', async () => {
    const person = await bench.addFree();
    const places = [{ person: person.id, member: 'CA', pillar: 'I' }];
    const { database } = bench.desk.world;
    const cycles = new ReadCycles(bench.desk.catalogue, database);
    const command = new AssignReviewers(database, cycles, new MakeAccount(new Audit()), new Audit());
    const as = (actor: Actor, cycle: string) =>
      codeOf(command.execute({ actor, cycle, at: new Date(), body: { places } }));
    expect(await as(person, 'c-other')).toBe('permission.missing');
    expect(await as(person, 'c-2025')).toBe('not-found');
    expect(await as(bench.keeper, 'c-other')).toBe('command.wrong-state');
  });
});

it('a proposal makes a cycle that could not open one that opens, and keeps who is there', async () => {
  const bench = await Bench.open();
  const { world, catalogue } = bench.desk;
  await bench.add({ role: 'adjudicator' });
  await bench.add({ role: 'reviewer', members: ['CA', 'FR'], pillars: ['I'], nationality: 'US' });
  for (const nationality of ['CA', 'FR', 'US', 'JP']) await bench.addFree(nationality);
  const open = () =>
    world.asSystem(async (tx) => {
      await tx.query(`update cycle set state = 'DESIGN' where code = 'c-2025'`);
      const { cycle } = await catalogue.open('c-2025');
      await new OpenCycle(new Audit()).execute(tx, { id: cycle.id, actor: 'system', at: new Date() });
    });
  expect(await codeOf(open())).toBe('cycle.reviewers-missing');

  const { cells, loads } = await bench.propose();
  expect(cells.filter(({ missing }) => missing > 0)).toEqual([]);
  expect(cells.find(({ member, pillar }) => member === 'FR' && pillar === 'I')).toMatchObject({
    kept: [expect.any(String)],
    added: [expect.any(String)],
  });
  const after = loads.map((each) => each.after);
  expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(2);
  const places = cells.flatMap(({ member, pillar, added }) => added.map((person) => ({ person, member, pillar })));
  await bench.assign(...places);

  expect(await codeOf(open())).toBe('accepted');
  expect((await bench.propose()).cells.flatMap(({ added }) => added)).toEqual([]);
  expect(await codeOf(bench.assign(...places))).toBe('assignment.barred');
  expect((await bench.read()).cells.map(({ missing }) => missing)).toEqual(cells.map(() => 0));
  expect((await bench.read()).unadjudicated).toEqual([]);
  await world.asSystem((tx) => tx.query(`update role_grant set members = '{CA,FR}' where role = 'adjudicator'`));
  expect((await bench.read()).unadjudicated).toEqual(['IT', 'EU']);
  await world.close();
});

it('an entry that waits for a second approval waits for the other reviewer, and not for who approved it', async () => {
  const bench = await Bench.open();
  const [first, second] = [
    await bench.add({ role: 'reviewer', members: ['CA'], pillars: ['I'] }),
    await bench.add({ role: 'reviewer', members: ['CA'], pillars: ['I'] }),
  ];
  await bench.desk.submit('CA', 'c-2025', { i1_unit: { value: 'operating' }, ii1_unit: { value: 'none' } });
  await bench.desk.world.asSystem((tx) =>
    tx.query(
      `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state, reviewer)
       select id, 'CA', 1, 'id-i1_unit', 1, 'AWAITING_APPROVAL', $1 from cycle where code = 'c-2025'`,
      [first.id],
    ),
  );
  const { judges } = await bench.read();
  const waits = ({ id }: Actor) => judges.find((judge) => judge.id === id)?.waiting;
  expect([waits(first), waits(second)]).toEqual([0, 1]);
  await bench.desk.world.close();
});

it('a score that is disputed, or contested by its member, waits for those who adjudicate there', async () => {
  const bench = await Bench.open();
  const [all, other, absent] = [
    await bench.add({ role: 'adjudicator' }),
    await bench.add({ role: 'adjudicator', members: ['FR'] }),
    await bench.add({ role: 'adjudicator', members: ['CA'], pillars: ['I'] }),
  ];
  const { world } = bench.desk;
  await world.asSystem(async (tx) => {
    const score = (member: string, commitment: string, state: string): Promise<unknown> =>
      tx.query(
        `insert into score (cycle_id, member_code, commitment_id, state, kind, value, opinions, shared_at, reply_due_at)
         select id, $1, $2, $3, 'score', 0, 2, now(), now() + interval '9 days' from cycle where code = 'c-2025'`,
        [member, commitment, state],
      );
    await score('CA', 'c1', 'DISPUTED');
    await score('FR', 'c1', 'SHARED');
    await score('FR', 'c2', 'SHARED');
    await tx.query(
      `insert into score_reply (cycle_id, member_code, commitment_id, n, kind, text, publish, actor, at)
       select id, 'FR', 'c1', 1, 'contested', 'It was in force.', true, $1, now() from cycle where code = 'c-2025'`,
      [other.id],
    );
  });
  const colleague = await bench.addFree();
  await bench.standIn(absent, colleague, { role: 'adjudicator' });
  const { judges } = await bench.read();
  const waits = ({ id }: Actor) => judges.find((judge) => judge.id === id)?.scores;
  expect([all, other, absent, colleague].map(waits)).toEqual([2, 1, 1, 1]);
  expect(judges.find(({ id }) => id === all.id)?.oldest).not.toBeNull();
  await world.close();
});
