import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, WRITES } from './create-schema/row-level-security.js';

/** What asking for the page behind an action came to. The words are those of `link_check` as it was then made. */
export class CheckActionLinks1795478700023 implements MigrationInterface {
  readonly name = 'CheckActionLinks1795478700023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table action_link_check (
        cycle_id uuid not null,
        member_code text collate "C" not null,
        action_id uuid not null,
        n integer not null,
        state text not null,
        reason text,
        status integer,
        moved_to text,
        checked_at timestamptz not null,
        changed_at timestamptz not null,
        constraint action_link_check_pkey primary key (cycle_id, member_code, action_id, n),
        constraint action_link_check_action_evidence_fkey foreign key (cycle_id, member_code, action_id, n)
          references action_evidence (cycle_id, member_code, action_id, n),
        constraint action_link_check_state_check check (state in ('reachable', 'moved', 'gone', 'unreachable', 'refused')),
        constraint action_link_check_reason_check check (reason in ('status', 'no-address', 'no-answer', 'too-slow', 'certificate', 'not-http', 'too-many-moves', 'inside', 'port', 'credentials', 'scheme', 'reserved'))
      )`);
    // Of the pieces that are the reader's to see: the sub-select runs under the policy of what shows an action.
    const seen = `exists (select from action_evidence e where e.cycle_id = action_link_check.cycle_id
      and e.member_code = action_link_check.member_code and e.action_id = action_link_check.action_id and e.n = action_link_check.n)`;
    const select = `(${READS} or (${REVIEWS} and ${seen}))`;
    for (const statement of secure('action_link_check', { select, insert: WRITES, update: WRITES }))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table action_link_check');
  }
}
