import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReleaseDocument } from '@signatory/contract';
import { plainText, type Actor, type Commitment, type Plan, type Role, type ScoreValue } from '@signatory/domain';
import { AdoptPlan, Audit, Catalogue, ReadAgreement } from '@signatory/features';
import { FolderBlobStore, systemReach } from '@signatory/persistence';
import { buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { codeOf } from './desk.js';
import { requestRelease } from '../../support/request-release.js';

const MEMBERS = ['CA', 'FR', 'IT'];
const REVIEWERS = [randomUUID(), randomUUID()] as const;

/** Two commitments, of which each is asked of three members; coefficients are printed from four cells on. */
function planOf(version: number, second: Partial<Commitment> = {}): Plan {
  const plan = buildPlan();
  const [first] = plan.commitments;
  if (!first) throw new Error('The plan has a commitment.');
  const other = { ...first, id: 'c2', code: 'I.2', indicators: [], rules: [], ...second };
  const method = { ...plan.method, agreementFrom: 4, organisations: 'apart' as const };
  return { ...plan, version, commitments: [first, other], method };
}

const OTHER_GUIDELINE: Commitment['guideline'] = {
  countervailing: null,
  levels: [{ score: 1, if: 'true', words: plainText('Always.') }],
};

let world: World;
let folder: string;
let blobs: FolderBlobStore;
beforeAll(async () => {
  world = await World.build({ plan: planOf(1) });
  folder = await mkdtemp(join(tmpdir(), 'signatory-agreement-'));
  blobs = new FolderBlobStore(folder);
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const person = (role: Role): Actor => ({
  id: randomUUID(),
  name: `The ${role}`,
  nationality: null,
  grants: [{ role, plan: 'test-plan', cycle: null, members: [], pillars: [], until: null }],
});

/** Both blind scores of a cell, and what was settled; the second reviewer's first where `turned`. */
async function score(
  cycle: string,
  [member, commitment]: readonly [string, string],
  given: readonly [ScoreValue, ScoreValue],
  { settled = given[0], proposal = null as ScoreValue | null } = {},
): Promise<void> {
  const cell = [cycle, member, commitment];
  await world.asSystem((tx) =>
    tx.query(
      `insert into score (cycle_id, member_code, commitment_id, state, kind, value, opinions, proposal)
       select id, $2, $3, 'CONFIRMED', 'score', $4, 2, $5 from cycle where code = $1`,
      [...cell, settled, proposal],
    ),
  );
  for (const [at, reviewer] of REVIEWERS.entries())
    await world.database.as({ ...systemReach(MEMBERS), actor: reviewer }, (tx) =>
      tx.query(
        `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
         select id, $2, $3, $4, $5, 'Blind.' from cycle where code = $1`,
        [...cell, reviewer, given[at]],
      ),
    );
}

const request = (cycle: string): Promise<ReleaseDocument> =>
  requestRelease(world, { actor: person('secretariat'), cycle, blobs });

const publish = (cycle: string): Promise<unknown> =>
  world.asSystem((tx) =>
    tx.query(
      `update release set state = 'PUBLISHED', published_at = now(), signed_by = $2, manifest = '{}'
       from cycle where cycle.id = release.cycle_id and cycle.code = $1`,
      [cycle, randomUUID()],
    ),
  );

let asked: ReadAgreement | null = null;
const read = (actor: Actor) => {
  asked ??= new ReadAgreement(world.database, new Catalogue(world.database));
  return asked.execute({ actor, cycle: 'c-2025', at: new Date() });
};

it('agreement is counted from the original blind scores, for the secretariat only', async () => {
  expect(await read(person('secretariat'))).toEqual({ cycle: 'c-2025', agreement: null });
  for (const role of ['reviewer', 'adjudicator', 'analyst', 'lead-focal-point'] as const)
    expect(await codeOf(read(person(role)))).toBe('permission.missing');

  await score('c-2025', ['CA', 'c1'], [1, 1], { proposal: 1 });
  await score('c-2025', ['FR', 'c1'], [1, 0], { settled: 0, proposal: 1 });
  await score('c-2025', ['IT', 'c1'], [-1, -1]);
  const { agreement } = await read(person('secretariat'));
  // Not measured again while no score is given.
  expect((await read(person('secretariat'))).agreement).toBe(agreement);
  expect(agreement).toMatchObject({
    agreed: 2,
    of: 3,
    from: 4,
    alpha: null,
    pairs: [],
    proposal: { agreed: 3, of: 4 },
    commitments: [
      { commitment: 'c1', agreed: 2, of: 3 },
      { commitment: 'c2', agreed: 0, of: 0 },
    ],
  });

  // An adjudicated score and a third, later opinion change nothing of what was given blind.
  await world.database.as({ ...systemReach(MEMBERS), actor: REVIEWERS[0] }, (tx) =>
    tx.query(
      `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, n, value, rationale)
       select id, 'FR', 'c1', $1, 2, 0, 'Changed.' from cycle where code = 'c-2025'`,
      [REVIEWERS[0]],
    ),
  );
  expect((await read(person('secretariat'))).agreement).toEqual(agreement);
});

it('a release freezes agreement, ranges and settings, the same for the same scores', async () => {
  await score('c-2025', ['CA', 'c2'], [0, 0]);
  await score('c-2025', ['FR', 'c2'], [1, 1]);
  const document = await request('c-2025');

  expect(document.method).toMatchObject({ agreementFrom: 4, comparableFrom: '0.6', organisations: 'apart' });
  expect(document.agreement).toMatchObject({ agreed: 4, of: 5 });
  // By hand, of the table (+1,+1) (+1,0) (−1,−1) (0,0) (+1,+1): 1 − 5 · 1 / 21.
  expect(document.agreement?.pairs).toMatchObject([{ agreed: 4, of: 5, kappa: { value: '0.76' } }]);
  // By hand: 1 − 9 · 1 · 4² / (3 · 5 · 4² + 2 · 3 · 2.5² + 2 · 5 · 6.5²) = 1 − 144 / 700.
  expect(document.agreement?.alpha?.value).toBe('0.79');
  expect(document.rescoring).toMatchObject({ differing: 1, of: 5, draws: 10_000 });
  expect(document.rescoring?.seed).toBe(document.agreement?.seed);
  const ranks = document.tables.members.map(({ member, rank, rankRange }) => [member, rank, rankRange !== null]);
  expect(ranks).toEqual([
    ['CA', 1, true],
    ['FR', 1, true],
    ['IT', 3, true],
    ['EU', null, false],
  ]);
  expect(document.change).toBeUndefined();
  expect((await request('c-2025')).tables.commitments).toEqual(document.tables.commitments);
});

it('the next cycle is compared over what the decided map makes comparable, with its breaks named', async () => {
  await publish('c-2025');
  const next = planOf(2, { guideline: OTHER_GUIDELINE });
  await world.asSystem((tx) => new AdoptPlan(new Audit()).execute(tx, { plan: next, actor: 'test', at: new Date() }));
  await world.addCycle({ code: 'c-2026' });
  await world.asSystem(async (tx) => {
    await tx.query(
      `update cycle set plan_version = 2, window_from = '2025-11-01', window_to = '2026-10-31' where code = 'c-2026'`,
    );
    for (const id of ['c1', 'c2'])
      await tx.query(
        `insert into item_map (plan_id, from_version, from_id, to_version, to_id, kind, item, decided_by)
         values ('test-plan', 1, $1, 2, $1, 'kept', 'commitment', 'test')`,
        [id],
      );
  });
  await score('c-2026', ['CA', 'c1'], [1, 1]);
  await score('c-2026', ['FR', 'c1'], [1, 1]);
  await score('c-2026', ['IT', 'c1'], [0, 0]);
  await score('c-2026', ['CA', 'c2'], [1, 1]);
  const { change } = await request('c-2026');

  expect(change).toMatchObject({
    since: { cycle: 'c-2025', phase: 'interim', number: 2 },
    comparable: 3,
    of: 6,
    averages: { before: '0.00', now: '+0.67', change: '+0.67' },
    line: false,
    from: '0.6',
    breaks: [{ kind: 'redefined', from: ['I.2'], to: ['I.2'] }],
    cells: [
      { member: 'FR', commitment: 'c1', before: 0, now: 1 },
      { member: 'IT', commitment: 'c1', before: -1, now: 0 },
    ],
    // As many as were scored in both, also where nothing changed.
    compared: [
      { member: 'CA', commitment: 'c1', before: 1 },
      { member: 'FR', commitment: 'c1', before: 0 },
      { member: 'IT', commitment: 'c1', before: -1 },
    ],
    joined: [],
    left: [],
  });
  expect(change?.members[0]).toMatchObject({ member: 'CA', comparable: 1, of: 2 });
  const first = { cycle: 'c-2025', phase: 'interim', number: 2, sha256: change?.since.sha256, line: false };
  expect(change?.series).toMatchObject([{ ...first, scored: expect.any(Number), applicable: expect.any(Number) }]);
  expect(change?.series?.[0]?.members.map(({ member }) => member)).toEqual(['CA', 'FR', 'IT', 'EU']);

  await publish('c-2026');
  await world.addCycle({ code: 'c-2027' });
  await world.asSystem((tx) =>
    tx.query(
      `update cycle set plan_version = 2, window_from = '2026-11-01', window_to = '2027-10-31' where code = 'c-2027'`,
    ),
  );
  await score('c-2027', ['CA', 'c1'], [1, 1]);
  const later = (await request('c-2027')).change;
  expect(later?.since.cycle).toBe('c-2026');
  // No line was claimed to c-2026: none is drawn to it now.
  expect(later?.series).toMatchObject([first, { cycle: 'c-2026', line: false, average: '+0.83' }]);
});
