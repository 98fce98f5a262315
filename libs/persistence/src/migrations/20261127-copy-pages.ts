import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, WRITES } from './create-schema/row-level-security.js';

/** What was read of a page that is cited: it may be another tomorrow, or gone. */
export class CopyPages1795482000000 implements MigrationInterface {
  readonly name = 'CopyPages1795482000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table page_copy (
        cycle_id uuid not null,
        member_code text collate "C" not null,
        evidence_id uuid not null,
        address text not null,
        media_type text not null,
        size integer not null,
        sha256 text not null,
        text text,
        cut boolean not null,
        quoted boolean,
        taken_at timestamptz not null,
        changed_at timestamptz,
        constraint page_copy_pkey primary key (cycle_id, member_code, evidence_id),
        constraint page_copy_evidence_fkey foreign key (cycle_id, member_code, evidence_id)
          references evidence (cycle_id, member_code, id)
      )`);
    // Whoever judges sees it of the pieces that are theirs to see: the sub-select runs under the policy of evidence.
    const seen = `exists (select from evidence e where e.cycle_id = page_copy.cycle_id
      and e.member_code = page_copy.member_code and e.id = page_copy.evidence_id)`;
    const select = `(${READS} or (${REVIEWS} and ${seen}))`;
    for (const statement of secure('page_copy', { select, insert: WRITES, update: WRITES }))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table page_copy');
  }
}
