import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

const ANNOUNCEMENT = `
create table announcement (
  cycle_id uuid not null,
  instant timestamptz not null,
  announced_by text not null,
  announced_at timestamptz not null,
  constraint announcement_pkey primary key (cycle_id),
  constraint announcement_cycle_fkey foreign key (cycle_id) references cycle (id)
);
`;

const KEEPS = `'write' = any ((select nullif(current_setting('app.releases', true), '')::text[])::text[])`;

/** Apart from the release, of which nobody sees a row before its instant: this is all of it that may be told. */
export class Announcements1795484000000 implements MigrationInterface {
  readonly name = 'Announcements1795484000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ANNOUNCEMENT);
    const policies = { select: 'true', insert: KEEPS, delete: KEEPS };
    for (const statement of secure('announcement', policies)) await runner.query(statement);
  }

  /** What was told is on the trail. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table announcement');
  }
}
