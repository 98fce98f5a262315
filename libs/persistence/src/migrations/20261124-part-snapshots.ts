import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, WRITES } from './create-schema/row-level-security.js';

/** What of a snapshot does not fit into its first row: a report of a million figures is written and read part by part. */
const SNAPSHOT_PART = `
create table snapshot_part (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  version integer not null,
  n integer not null,
  body text not null,
  constraint snapshot_part_pkey primary key (cycle_id, member_code, version, n),
  constraint snapshot_part_submission_fkey foreign key (cycle_id, member_code, version)
    references submission (cycle_id, member_code, version)
);
`;

// As the snapshot itself: whoever only judges a report sees what was certified and not taken back.
const STANDS = `exists (select from submission s where s.cycle_id = snapshot_part.cycle_id
  and s.member_code = snapshot_part.member_code and s.version = snapshot_part.version and s.state <> 'WITHDRAWN')`;

export class PartSnapshots1795478580003 implements MigrationInterface {
  readonly name = 'PartSnapshots1795478580003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SNAPSHOT_PART);
    const policies = { select: `(${READS} or (${REVIEWS} and ${STANDS}))`, insert: WRITES };
    for (const statement of secure('snapshot_part', policies)) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was certified stays as it was. Restore a backup into an empty database instead.');
  }
}
