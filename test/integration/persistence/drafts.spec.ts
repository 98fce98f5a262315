import { systemReach, type Reach } from '@signatory/persistence';
import { layGround, MEMBERS, type Ground } from './build.js';

let ground: Ground;
beforeEach(async () => {
  ground = await layGround();
  for (const revision of [1, 2]) await write('FR', revision);
  await write('CA', 1);
});
afterEach(() => ground.close());

const JUDGE: Reach = { actor: 'p2', reviews: [...MEMBERS] };
const FRENCH: Reach = { actor: 'p1', reads: ['FR'], writes: ['FR'] };

/** What one save leaves behind at a revision, in every table that holds some of it, each row marked by that revision. */
async function write(member: string, revision: number): Promise<void> {
  const key = [ground.cycleId, member];
  await ground.db.as(systemReach([member]), async (tx) => {
    const put = (sql: string): Promise<unknown> => tx.query(sql.replaceAll(':r', String(revision)), key);
    await put('update report set revision = :r where cycle_id = $1 and member_code = $2');
    await put(`insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, actor)
      values ($1, $2, 'i1', :r, :r, 'answered', 'x')`);
    await put(`insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status)
      values ($1, $2, 'i1', 10 + :r, :r, 1, 'normal')`);
    await put(`insert into certified_column (cycle_id, member_code, revision, indicator_id, numbers, figures)
      values ($1, $2, :r, 'i1', '', '')`);
    await tx.query(
      `insert into blob (member_code, sha256, size, media_type, name, uploaded_by) values ($1, $2, 1, 'text/plain', 'a.txt', '{x}')`,
      [member, `file-${revision}`],
    );
    await put(`insert into evidence (cycle_id, member_code, indicator_id, since_revision, title, blob_sha256, tier, actor)
      values ($1, $2, 'i1', :r, 'A page', 'file-:r', 'reviewers', 'x')`);
    await put(`insert into link_check (cycle_id, member_code, evidence_id, state, status, checked_at, changed_at)
      select cycle_id, member_code, id, 'gone', 400 + :r, now(), now() from evidence
      where cycle_id = $1 and member_code = $2 and since_revision = :r`);
    await put(`insert into page_copy (cycle_id, member_code, evidence_id, address, media_type, size, sha256, cut, taken_at)
      select cycle_id, member_code, id, 'https://ministry.gov', 'text/html', :r, 'hash', false, now() from evidence
      where cycle_id = $1 and member_code = $2 and since_revision = :r`);
    await put(`insert into validation_run (cycle_id, member_code, revision, rule_set, kind, requested_by, state)
      values ($1, $2, :r, 'rules', 'save', 'x', 'FAILED')`);
    await put(`insert into finding (cycle_id, member_code, run_id, n, rule, severity, outcome, indicator, values_sha256)
      select cycle_id, member_code, id, 0, 'R-:r', 'ERROR', 'FAIL', 'i1', 'hash-:r' from validation_run
      where cycle_id = $1 and member_code = $2 and revision = :r`);
    await put(`insert into justification (cycle_id, member_code, rule, indicator, values_sha256, since_revision, kind, text, actor)
      values ($1, $2, 'R-:r', 'i1', 'hash-:r', :r, 'justified', 'Because.', 'x')`);
  });
}

const certify = (member: string, revision: number, state = 'SUBMITTED'): Promise<unknown> =>
  ground.db.as(systemReach([member]), (tx) =>
    tx.query(
      `update submission set state = $3, at_revision = $4, sha256 = 'h', submitted_at = now(), certified_by = 'x'
       where cycle_id = $1 and member_code = $2`,
      [ground.cycleId, member, state, revision],
    ),
  );

/** By table, a column that tells the rows of one save from those of another. */
const MARKS: Readonly<Record<string, string>> = {
  entry_version: 'since_revision',
  observation: 'cell_no - 10',
  certified_column: 'revision',
  evidence: 'since_revision',
  blob: 'right(sha256, 1)',
  link_check: 'status - 400',
  page_copy: 'size',
  validation_run: 'revision',
  finding: 'right(rule, 1)',
  justification: 'since_revision',
};

/** `member revision` of each row that a plain statement without any condition finds. */
const rowsOf = async (reach: Reach, table: string): Promise<string[]> => {
  // The figure that the ground itself was laid with has the mark -10.
  const sql = `select member_code || ' ' || (${MARKS[table]}) as row from ${table} where (${MARKS[table]})::text <> '-10' order by 1`;
  return (await ground.db.readAs<{ row: string }>(reach, sql)).map(({ row }) => row);
};

describe.each(Object.keys(MARKS))('the drafts in %s', (table) => {
  it('are nothing to a judge until they are certified, and are the member’s all the time', async () => {
    expect(await rowsOf(JUDGE, table)).toEqual([]);
    expect(await rowsOf(FRENCH, table)).toEqual(['FR 1', 'FR 2']);

    await certify('FR', 1);
    expect(await rowsOf(JUDGE, table)).toEqual(['FR 1']);

    await certify('FR', 2, 'UNDER_REVIEW');
    expect(await rowsOf(JUDGE, table)).toEqual(['FR 1', 'FR 2']);
    expect(await rowsOf({ ...JUDGE, reviews: ['CA'] }, table)).toEqual([]);
  });

  it('are drafts again when the report is taken back', async () => {
    await certify('FR', 1, 'WITHDRAWN');
    expect(await rowsOf(JUDGE, table)).toEqual([]);
  });
});

it('the head of an entry, which counts the versions of a draft, is no judge’s', async () => {
  await certify('FR', 2);
  expect(await ground.db.readAs(JUDGE, 'select * from entry')).toEqual([]);
  expect(await ground.db.readAs(FRENCH, 'select * from entry')).toHaveLength(1);
});

it('a piece of evidence that only the secretariat may see is no judge’s, certified or not, and neither are its file and what is known of its page', async () => {
  await certify('FR', 2);
  await ground.db.as(FRENCH, (tx) =>
    tx.query(`update evidence set tier = 'secretariat' where member_code = 'FR' and since_revision = 1`),
  );
  expect(await rowsOf(JUDGE, 'evidence')).toEqual(['FR 2']);
  expect(await rowsOf(JUDGE, 'blob')).toEqual(['FR 2']);
  expect(await rowsOf(JUDGE, 'link_check')).toEqual(['FR 2']);
  expect(await rowsOf(JUDGE, 'page_copy')).toEqual(['FR 2']);
  expect(await rowsOf(FRENCH, 'evidence')).toEqual(['FR 1', 'FR 2']);
  expect(await rowsOf({ ...JUDGE, reads: ['FR'] }, 'evidence')).toEqual(['FR 1', 'FR 2']);
});
