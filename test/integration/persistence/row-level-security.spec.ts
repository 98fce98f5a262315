import pg from 'pg';
import { NOBODY, openObservationPartition, systemReach, type Reach } from '@signatory/persistence';
import { layGround, MEMBERS, type Ground } from './build.js';

let ground: Ground;
beforeAll(async () => (ground = await layGround()));
afterAll(() => ground.close());

const CANADIAN: Reach = { actor: 'p1', reads: ['CA'], writes: ['CA'] };
const REVIEWER: Reach = { actor: 'p2', reviews: ['FR'] };

const membersOf = async (reach: Reach, table: string): Promise<string[]> =>
  (await ground.db.readAs<{ m: string }>(reach, `select member_code as m from ${table} order by 1`)).map(({ m }) => m);

const sqlState = (code: string) => expect.objectContaining({ driverError: expect.objectContaining({ code }) });

describe('without a reach', () => {
  it.each(['report', 'submission', 'entry', 'observation', 'score'])('%s shows no row', async (table) => {
    expect(await membersOf(NOBODY, table)).toEqual([]);
    expect(await ground.db.readPublic(`select * from ${table}`)).toEqual([]);
    expect(await ground.db.dataSource.query(`select * from ${table}`)).toEqual([]);
  });
});

describe('a focal point', () => {
  it.each(['report', 'submission', 'entry', 'observation'])('sees only the own member in %s', async (table) => {
    expect(await membersOf(CANADIAN, table)).toEqual(['CA']);
  });

  it('changes no row of another member, however the query is written', async () => {
    const [, changed] = await ground.db.as(CANADIAN, (tx) => tx.query(`update report set revision = 99`));
    expect(changed).toBe(1);
    expect(
      await ground.db.readAs(systemReach(MEMBERS), `select revision from report where member_code = 'FR'`),
    ).toEqual([{ revision: 1 }]);
  });

  it('is refused a row of another member, taken key or free', async () => {
    for (const indicator of ['i1', 'i2'])
      await expect(
        ground.db.as(CANADIAN, (tx) =>
          tx.query(
            `insert into entry (cycle_id, member_code, indicator_id, version, updated_by) values ($1, 'FR', $2, 1, 'x')`,
            [ground.cycleId, indicator],
          ),
        ),
      ).rejects.toEqual(sqlState('42501'));
  });

  it('is refused to move an own row to another member', async () => {
    await expect(
      ground.db.as(CANADIAN, (tx) => tx.query(`update entry set member_code = 'FR' where indicator_id = 'i1'`)),
    ).rejects.toEqual(sqlState('42501'));
  });

  it('sees its score from the moment it is shared, and writes none', async () => {
    expect(await membersOf(CANADIAN, 'score')).toEqual([]);
    await ground.db.as(systemReach(['CA']), (tx) =>
      tx.query(`update score set state = 'SHARED', kind = 'score', value = 1 where member_code = 'CA'`),
    );
    expect(await membersOf(CANADIAN, 'score')).toEqual(['CA']);
    const [, changed] = await ground.db.as(CANADIAN, (tx) => tx.query('update score set value = 0'));
    expect(changed).toBe(0);
  });
});

describe('a reviewer', () => {
  it('sees the assigned member and can hold its report still, but not change it', async () => {
    expect(await membersOf(REVIEWER, 'report')).toEqual(['FR']);
    expect(await ground.db.as(REVIEWER, (tx) => tx.query('select revision from report for update'))).toHaveLength(1);
    await expect(ground.db.as(REVIEWER, (tx) => tx.query('update report set revision = 2'))).rejects.toEqual(
      sqlState('42501'),
    );
  });

  it('does not see the opinion of another before both are in', async () => {
    const opine = (reviewer: string) =>
      ground.db.as({ ...REVIEWER, actor: reviewer }, (tx) =>
        tx.query(
          `insert into score_opinion (cycle_id, member_code, commitment_id, reviewer, value, rationale)
           values ($1, 'FR', 'I.1', $2, 1, 'because')`,
          [ground.cycleId, reviewer],
        ),
      );
    await opine('p2');
    await opine('p3');
    const seen = 'select reviewer from score_opinion order by 1';
    expect(await ground.db.readAs(REVIEWER, seen)).toEqual([{ reviewer: 'p2' }]);
    await ground.db.as(REVIEWER, (tx) => tx.query(`update score set state = 'SCORED' where member_code = 'FR'`));
    expect(await ground.db.readAs(REVIEWER, seen)).toEqual([{ reviewer: 'p2' }, { reviewer: 'p3' }]);
  });
});

describe('a reach', () => {
  it('ends with its transaction, on the very same connection', async () => {
    const runner = ground.db.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(`select set_config('app.reads', '{CA}', true)`);
      expect(await runner.query('select member_code from report')).toHaveLength(1);
      await runner.commitTransaction();
      expect(await runner.query('select member_code from report')).toEqual([]);
    } finally {
      await runner.release();
    }
  });

  it('of many members, one of them twice, shows theirs alone', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `M${at}`);
    const [reads, reviews] = [
      [...many, 'FR', 'FR'],
      [...many, 'C', 'CAN'],
    ];
    expect(await membersOf({ actor: 'p4', reads, reviews }, 'report')).toEqual(['FR']);
    expect(await membersOf({ actor: 'p4', reads, reviews: [...reviews, 'CA'] }, 'report')).toEqual(['CA', 'FR']);
  });

  it('of one read does not leak into the next', async () => {
    const reads = Array.from({ length: 40 }, (_, i) => membersOf(i % 2 ? CANADIAN : REVIEWER, 'report'));
    expect(await Promise.all(reads)).toEqual(reads.map((_, i) => [i % 2 ? 'CA' : 'FR']));
    expect(await ground.db.readPublic('select * from report')).toEqual([]);
  });
});

describe('an unpublished release', () => {
  it('is seen by whoever may read releases; a published one by everybody, and then it stays as it is', async () => {
    const { db, cycleId } = ground;
    const desk = systemReach(MEMBERS, { releases: 'write' });
    await db.as(desk, (tx) =>
      tx.query(
        `insert into release (cycle_id, number, state, sha256, requested_by, signed_by, embargo_at, manifest)
         values ($1, 1, 'EMBARGOED', 'h', 'a', 'b', now(), '{}')`,
        [cycleId],
      ),
    );
    await db.as(desk, (tx) =>
      tx.query(
        `insert into release_file (release_id, path, media_type, product) select id, 'a.pdf', 'application/pdf', 'scorecard' from release`,
      ),
    );
    expect(await db.readPublic('select * from release')).toEqual([]);
    expect(await db.readPublic('select * from release_file')).toEqual([]);
    expect(await db.readAs({ actor: 'x', releases: 'read' }, 'select * from release')).toHaveLength(1);
    await db.as(desk, (tx) => tx.query(`update release set state = 'PUBLISHED', published_at = now()`));
    expect(await db.readPublic('select * from release')).toHaveLength(1);
    expect(await db.readPublic('select * from release_file')).toHaveLength(1);
    await expect(
      db.as(desk, (tx) => tx.query(`update release set published_at = now() + interval '1 s'`)),
    ).rejects.toEqual(sqlState('23514'));
  });
});

describe('the audit trail', () => {
  it('is written by everybody, read back at once, and later only with the audit reach', async () => {
    const { db } = ground;
    const written = await db.as(CANADIAN, (tx) =>
      tx.query(`insert into audit_event (body) values ('{}') returning id`),
    );
    expect(written).toHaveLength(1);
    expect(await db.readAs(CANADIAN, 'select id from audit_event')).toEqual([]);
    expect(await db.readAs({ actor: 'a', audit: true }, 'select id from audit_event')).toHaveLength(1);
    await expect(db.as(CANADIAN, (tx) => tx.query(`update audit_event set body = '[]'`))).rejects.toEqual(
      sqlState('42501'),
    );
  });
});

describe('a partition of observations', () => {
  it('is closed to the application but through the whole table', async () => {
    const partition = `observation_${ground.cycleId.replaceAll('-', '')}`;
    await expect(ground.db.readAs(systemReach(MEMBERS), `select * from ${partition}`)).rejects.toEqual(
      expect.objectContaining({ code: '42501' }),
    );
  });

  it('is made once, and for a known cycle only', async () => {
    await ground.db.as(NOBODY, (tx) => openObservationPartition(tx, ground.cycleId));
    await expect(
      ground.db.as(NOBODY, (tx) => openObservationPartition(tx, '00000000-0000-4000-8000-000000000000')),
    ).rejects.toEqual(sqlState('23503'));
  });

  it('holds one current figure per cell', async () => {
    await expect(
      ground.db.as(CANADIAN, (tx) =>
        tx.query(
          `insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
           values ($1, 'CA', 'i1', 0, 2, 3, 'normal')`,
          [ground.cycleId],
        ),
      ),
    ).rejects.toEqual(sqlState('23505'));
  });
});

describe('the owner', () => {
  it('is held by the policies too', async () => {
    const owner = new pg.Client({ connectionString: ground.test.ownerUrl });
    await owner.connect();
    try {
      expect((await owner.query('select * from report')).rows).toEqual([]);
    } finally {
      await owner.end();
    }
  });
});

describe('chapters', () => {
  it.each(['chapter', 'chapter_text', 'chapter_figure'])(
    '%s is seen by those who write and clear them alone',
    async (table) => {
      await ground.db.as({ actor: 'editor', chapters: true }, async (tx) => {
        await tx.query(`insert into chapter (cycle_id, commitment_id, original) values ($1, $2, 'en')`, [
          ground.cycleId,
          table,
        ]);
        await tx.query(
          `insert into chapter_text (cycle_id, commitment_id, language, n, sections, actor) values ($1, $2, 'en', 1, '{}', 'x')`,
          [ground.cycleId, table],
        );
        await tx.query(
          `insert into chapter_figure (cycle_id, commitment_id, sentence_sha256, figure, n, sentence, actor)
         values ($1, $2, 'a', '64%', 1, 'It rose by 64%.', 'x')`,
          [ground.cycleId, table],
        );
      });
      const count = (reach: Reach) =>
        ground.db.readAs(reach, `select 1 from ${table} where commitment_id = '${table}'`);
      expect(await count({ ...systemReach(MEMBERS), releases: 'write', audit: true })).toEqual([]);
      expect(await count({ actor: 'editor', chapters: true })).toHaveLength(1);
    },
  );
});
