import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, WRITES } from './create-schema/row-level-security.js';

/**
 * The cells of a large report once more, as a run reads them: an indicator is a row. Every later report is compared with them, and
 * what was certified never changes. They are bytes that are read whole: to compress them costs more than it saves.
 */
const CERTIFIED_COLUMN = `
create table certified_column (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  revision integer not null,
  indicator_id text not null,
  numbers bytea not null,
  figures bytea not null,
  statuses json,
  constraint certified_column_pkey primary key (cycle_id, member_code, revision, indicator_id),
  constraint certified_column_report_fkey foreign key (cycle_id, member_code) references report (cycle_id, member_code)
);
alter table certified_column alter numbers set storage external, alter figures set storage external;
`;

// As the figures themselves: whoever only judges a report sees what was certified and not taken back.
const STANDS = `revision <= (select max(s.at_revision) from submission s where s.cycle_id = certified_column.cycle_id
  and s.member_code = certified_column.member_code and s.state <> 'WITHDRAWN')`;

export class CertifiedColumns1795483000100 implements MigrationInterface {
  readonly name = 'CertifiedColumns1795483000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CERTIFIED_COLUMN);
    const policies = { select: `(${READS} or (${REVIEWS} and ${STANDS}))`, insert: WRITES };
    for (const statement of secure('certified_column', policies)) await runner.query(statement);
  }

  /** Nothing is lost: a run reads the same from the figures. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table certified_column');
  }
}
