import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, WRITES } from './create-schema/row-level-security.js';

/**
 * Whoever only judges a report (`app.reviews`) sees of it what was certified and not taken back: the database refuses a
 * draft even where a query forgets. The highest such revision comes by the primary key of `submission`, under its policy.
 */
export const standing = (
  table: string,
  revision = 'since_revision',
): string => `${table}.${revision} <= (select max(s.at_revision)
  from submission s where s.cycle_id = ${table}.cycle_id and s.member_code = ${table}.member_code and s.state <> 'WITHDRAWN')`;

const SEEN: Readonly<Record<string, string>> = {
  entry_version: standing('entry_version'),
  observation: standing('observation'),
  evidence: standing('evidence'),
  validation_run: standing('validation_run', 'revision'),
  justification: standing('justification'),
  // Each runs under the policy of the table that it asks.
  finding: `exists (select from validation_run v where v.cycle_id = finding.cycle_id and v.member_code = finding.member_code
    and v.id = finding.run_id)`,
  blob: 'exists (select from evidence e where e.member_code = blob.member_code and e.blob_sha256 = blob.sha256)',
};

// Words have no revision of their own: they were written at the last one that the report had reached by then.
const DATE_JUSTIFICATIONS = `
select set_config('app.backup', 'on', true);
select set_config('app.reads', members, true), set_config('app.writes', members, true)
  from (select coalesce(array_agg(distinct member_code)::text, '') as members from report) known;
update justification j set since_revision = coalesce((select max(v.since_revision) from entry_version v
  where v.cycle_id = j.cycle_id and v.member_code = j.member_code and v.at <= j.at), 0);
select set_config('app.backup', '', true), set_config('app.reads', '', true), set_config('app.writes', '', true)`;

export class HideDrafts1795478520001 implements MigrationInterface {
  readonly name = 'HideDrafts1795478520001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table justification add since_revision integer not null default 0');
    await runner.query(DATE_JUSTIFICATIONS);
    await runner.query('alter table justification alter since_revision drop default');
    await runner.query('create index evidence_member_code_blob_sha256_idx on evidence (member_code, blob_sha256)');
    for (const [table, submitted] of Object.entries(SEEN))
      await runner.query(`alter policy ${table}_select on ${table} using (${READS} or (${REVIEWS} and ${submitted}))`);
    // The head names the version being written. Judges never need it: they hold the report's row.
    await runner.query(`alter policy entry_select on entry using (${READS})`);
    await runner.query(`alter policy entry_update on entry using (${WRITES}) with check (${WRITES})`);
  }

  async down(): Promise<void> {
    throw new Error('Drafts that are hidden stay hidden. Restore a backup into an empty database instead.');
  }
}
