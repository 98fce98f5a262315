import { randomUUID } from 'node:crypto';
import type { QueueQuery, QueueRow } from '@signatory/contract';
import { plainText, type Actor, type Commitment, type Plan } from '@signatory/domain';
import { Catalogue, ReadAssignments, ReadCycles, ReadQueue, TraceItems } from '@signatory/features';
import pg from 'pg';
import { buildIndicator, buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { countRows } from '../../support/count-statements.js';

const memberAt = (at: number): string => `M${String(at).padStart(3, '0')}`;

/** Commitments of two pillars in turn, each with a count of whose series a release tells. */
function planOf(members: number, commitments: number): Plan {
  const [first] = buildPlan().commitments as [Commitment];
  const pillar = { name: plainText('One'), provenance: first.provenance };
  return buildPlan({
    members: Array.from({ length: members }, (_, at) => ({
      code: memberAt(at),
      name: plainText(`Member ${at}`),
      abbreviation: memberAt(at),
      kind: 'country',
    })),
    conflictGroups: [],
    pillars: ['I', 'II'].map((code) => ({ ...pillar, code })) as unknown as Plan['pillars'],
    commitments: Array.from({ length: commitments }, (_, at): Commitment => ({
      ...first,
      id: `c${at}`,
      code: `${at % 2 === 0 ? 'I' : 'II'}.${at}`,
      pillar: at % 2 === 0 ? 'I' : 'II',
      applies: { all: 'asked', members: {} },
      indicators: [buildIndicator({ code: `n${at}` })],
      rules: [],
      guideline: {
        countervailing: null,
        levels: [
          { score: 1, if: `n${at} >= 1`, words: plainText('Some.') },
          { score: -1, if: `n${at} < 1`, words: plainText('None.') },
        ],
      },
    })),
  });
}

// Of each cycle every member's report with a value, other in each cycle; of that of now every third entry is approved.
const REPORTS = [
  `insert into report (cycle_id, member_code, revision) select c.id, m, 1 from cycle c, unnest($1::text[]) m`,
  `insert into submission (cycle_id, member_code, version, state, at_revision, sha256, submitted_at, certified_by)
   select c.id, m, 1, case when code = 'c-2025' then 'UNDER_REVIEW' else 'ACCEPTED' end, 1, repeat('0', 64), now(), 'test'
   from cycle c, unnest($1::text[]) m`,
  `insert into entry (cycle_id, member_code, indicator_id, version, updated_by)
   select c.id, m, 'id-n' || n, 1, 'test' from cycle c, unnest($1::text[]) m, generate_series(0, $2 - 1) n`,
  `insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, actor)
   select cycle_id, member_code, indicator_id, 1, 1, 'answered', 'test' from entry where $1::text[] is not null and $2 > 0`,
  `insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
   select e.cycle_id, member_code, indicator_id, 0, 1,
     (ascii(right(member_code, 1)) * substr(indicator_id, 5)::int * case when code = 'c-2025' then 7 else 5 end) % 11, 'normal'
   from entry e join cycle c on c.id = e.cycle_id where $1::text[] is not null and $2 > 0`,
  `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, state, entry_version, changed_at)
   select cycle_id, member_code, 1, indicator_id, case when substr(indicator_id, 5)::int % 3 = 0 then 'APPROVED' else 'PENDING' end,
     1, now() - make_interval(secs => substr(indicator_id, 5)::int * 60)
   from entry e join cycle c on c.id = e.cycle_id where c.code = 'c-2025' and $1::text[] is not null and $2 > 0`,
];

class Many {
  private constructor(
    readonly world: World,
    private readonly reader: Actor,
    private readonly keeper: Actor,
  ) {}

  static async open(members: number, commitments: number): Promise<Many> {
    const plan = planOf(members, commitments);
    const world = await World.build({ plan });
    await world.addCycle({ code: 'c-2024', window: ['2023-11-01', '2024-10-31'], state: 'CONCLUDED' });
    const superuser = new pg.Client({ connectionString: world.test.superuserUrl });
    await superuser.connect();
    const codes = plan.members.map(({ code }) => code);
    await superuser.query('set session_replication_role = replica');
    for (const [at, statement] of REPORTS.entries())
      await superuser.query(statement, at < 2 ? [codes] : [codes, commitments]);
    await superuser.query('analyze');
    await superuser.end();
    await world.signIn({ role: 'reviewer', members: codes });
    const grant = { role: 'reviewer' as const, plan: plan.id, cycle: null, members: codes, pillars: [], until: null };
    const reader = { id: randomUUID(), name: 'A reviewer', nationality: null, grants: [grant] };
    return new Many(world, reader, { ...reader, grants: [{ ...grant, role: 'secretariat', members: [] }] });
  }

  page(query: Partial<QueueQuery> = {}) {
    const { database } = this.world;
    return new ReadQueue(database, new Catalogue(database), new TraceItems(database)).execute({
      actor: this.reader,
      cycle: 'c-2025',
      query: { limit: 10, ...query },
      at: new Date(),
    });
  }

  assignments() {
    const { database } = this.world;
    const cycles = new ReadCycles(new Catalogue(database), database);
    return new ReadAssignments(database, cycles).execute({ actor: this.keeper, cycle: 'c-2025', at: new Date() });
  }

  close(): Promise<void> {
    return this.world.close();
  }
}

describe('many reports', () => {
  let few: Many;
  let many: Many;
  beforeAll(async () => {
    few = await Many.open(4, 6);
    many = await Many.open(40, 12);
  });
  afterAll(async () => {
    await few.close();
    await many.close();
  });

  it.each<Partial<QueueQuery>>([
    {},
    { sort: 'change', order: 'descending' },
    { view: 'all', sort: 'age', search: 'member' },
  ])('have a queue whose page reads as many rows as that of a few: %j', async (query) => {
    await Promise.all([few.page(query), many.page(query)]);
    const rows = await countRows(() => few.page(query));
    expect(rows).toBeLessThan(80);
    expect(await countRows(() => many.page(query))).toBe(rows);
  });

  it('have assignments that are read by member and pillar, however many commitments there are', async () => {
    const { cells, judges } = await many.assignments();
    // Of twelve commitments four are approved, and wait for two scores each; two of either pillar.
    expect(cells).toHaveLength(80);
    expect(cells[0]).toMatchObject({ member: 'M000', pillar: 'I', waiting: 4, scores: 4 });
    expect(judges).toMatchObject([{ cells: 80, waiting: 320, scores: 160 }]);
    // A row for what waits for review in a cell and one for its scores, and some of who judges.
    expect(await countRows(() => many.assignments())).toBeLessThan(2 * 80 + 40);
  });

  it('wait for scores since the last of their entries was settled, and not while an action of theirs is to be classed', async () => {
    await few.world.asSystem((tx) =>
      tx.query(
        `insert into action (cycle_id, member_code, commitment_id, origin, happened, text, codebook, proposed_by, role)
         select id, 'M001', 'c0', 'member', '2025-01-01', '{}', '1', 'test', 'focal-point' from cycle where code = 'c-2025'`,
      ),
    );
    const { cells } = await few.assignments();
    const scores = cells.map(({ member, pillar, scores: left }) => `${member} ${pillar} ${left}`);
    expect(scores.slice(0, 4)).toEqual(['M000 I 2', 'M000 II 2', 'M001 I 0', 'M001 II 2']);
    const minutes = async (): Promise<number[]> =>
      (await few.assignments()).cells.map(({ oldest }) => Math.floor((Date.now() - Date.parse(oldest ?? '')) / 60_000));
    // The fourth commitment's entry was settled three minutes ago, and the second's and sixth's wait up to five.
    expect((await minutes()).slice(0, 2)).toEqual([4, 5]);
    // Of a member of whom nothing waits for review, the score that waits longest counts.
    await few.world.asSystem((tx) =>
      tx.query(`update entry_review set state = 'APPROVED' where member_code = 'M002' and state = 'PENDING'`),
    );
    expect((await minutes()).slice(4, 6)).toEqual([4, 5]);
    await few.world.asSystem((tx) =>
      tx.query(
        `update entry_review set changed_at = now() - interval '9 minutes' where member_code = 'M002' and indicator_id = 'id-n3'`,
      ),
    );
    expect((await minutes()).slice(4, 6)).toEqual([4, 9]);
  });

  it('are told in the order that is asked for, each once, whatever the page', async () => {
    const all = (await many.page({ view: 'all', limit: 500 })).rows;
    expect(all).toHaveLength(480);
    const share = ({ before, change }: QueueRow): number => {
      if (change === null) return -1;
      return Number(before) === 0 ? 1e9 + Math.abs(Number(change)) : Math.abs(Number(change)) / Number(before);
    };
    const measures: Record<string, (row: QueueRow) => number | string> = {
      member: ({ member }) => member,
      indicator: ({ indicator }) => indicator,
      change: share,
      age: ({ since }) => -Date.parse(since),
      state: ({ state }) => (state === 'PENDING' ? 0 : 1),
    };
    expect(all.filter((row) => row.change === null)).toEqual([]);
    for (const [sort, measure] of Object.entries(measures))
      for (const order of ['ascending', 'descending'] as const) {
        const direction = order === 'ascending' ? 1 : -1;
        const place = (row: QueueRow): number => all.indexOf(row);
        const expected = all.toSorted((a, b) => {
          const [x, y] = [measure(a), measure(b)];
          return direction * (x < y ? -1 : x > y ? 1 : 0) || place(a) - place(b);
        });
        const query = { view: 'all', sort: sort as 'age', order, limit: 300 } as const;
        const first = await many.page(query);
        const second = await many.page({ ...query, cursor: first.next ?? '' });
        expect([sort, first.rows.length, second.next]).toEqual([sort, 300, null]);
        expect([...first.rows, ...second.rows]).toEqual(expected);
      }
    expect((await many.page({ view: 'all', order: 'descending', limit: 500 })).rows).toEqual(all.toReversed());
  });

  it('are found by words, member, pillar and state, with the counts of all', async () => {
    const found = async (query: Partial<QueueQuery>) => {
      const { rows, total } = await many.page({ view: 'all', limit: 2, ...query });
      return [total, ...rows.map(({ member, indicator }) => `${member} ${indicator}`)];
    };
    expect(await found({ search: 'M007 N11' })).toEqual([1, 'M007 n11']);
    expect(await found({ search: 'nobody' })).toEqual([0]);
    expect(await found({ member: 'M003', pillar: 'II', state: 'APPROVED' })).toEqual([2, 'M003 n3', 'M003 n9']);
    expect((await many.page({ member: 'M003' })).counts).toMatchObject({ waiting: 320, 'not-begun': 320, all: 480 });
  });

  it('have a page that goes on from where the one before ended, also when its last row has left', async () => {
    const first = await many.page({ limit: 3 });
    await many.world.asSystem((tx) =>
      tx.query(
        `update entry_review set state = 'RETURNED', reason_code = 'other' where member_code = 'M000' and indicator_id = 'id-n4'`,
      ),
    );
    const names = (rows: readonly QueueRow[]) => rows.map(({ member, indicator }) => `${member} ${indicator}`);
    expect(names(first.rows)).toEqual(['M000 n1', 'M000 n2', 'M000 n4']);
    expect(names((await many.page({ limit: 3, cursor: first.next ?? '' })).rows)).toEqual([
      'M000 n5',
      'M000 n7',
      'M000 n8',
    ]);
    expect((await many.page({ limit: 3, cursor: '999999-318' })).rows).toHaveLength(1);
    expect((await many.page({ limit: 3, cursor: '999999-999' })).rows).toEqual([]);
  });
});
