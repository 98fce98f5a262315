import { LINK_REASONS, LINK_STATES } from '@signatory/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, WRITES } from './create-schema/row-level-security.js';

const among = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** What asking for the page of a piece of evidence came to, and when each web server may be asked again. */
export class CheckLinks1795478580006 implements MigrationInterface {
  readonly name = 'CheckLinks1795478580006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table link_check (
        cycle_id uuid not null,
        member_code text collate "C" not null,
        evidence_id uuid not null,
        state text not null,
        reason text,
        status integer,
        moved_to text,
        checked_at timestamptz not null,
        changed_at timestamptz not null,
        constraint link_check_pkey primary key (cycle_id, member_code, evidence_id),
        constraint link_check_evidence_fkey foreign key (cycle_id, member_code, evidence_id)
          references evidence (cycle_id, member_code, id),
        constraint link_check_state_check check (state in (${among(LINK_STATES)})),
        constraint link_check_reason_check check (reason in (${among(LINK_REASONS)}))
      );
      create table link_host (
        host text not null,
        free_at timestamptz not null,
        constraint link_host_pkey primary key (host)
      )`);
    // Whoever judges sees it of the pieces that are theirs to see: the sub-select runs under the policy of evidence.
    const seen = `exists (select from evidence e where e.cycle_id = link_check.cycle_id
      and e.member_code = link_check.member_code and e.id = link_check.evidence_id)`;
    const select = `(${READS} or (${REVIEWS} and ${seen}))`;
    for (const statement of secure('link_check', { select, insert: WRITES, update: WRITES }))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table link_check; drop table link_host');
  }
}
