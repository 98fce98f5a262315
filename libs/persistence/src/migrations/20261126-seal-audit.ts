import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

/** The trail’s signed checkpoints; and an event may be given its place in the sealed trail once, and nothing else of it be changed. */
export class SealAudit1795479000301 implements MigrationInterface {
  readonly name = 'SealAudit1795479000301';

  async up(runner: QueryRunner): Promise<void> {
    const audited = "(select current_setting('app.audit', true)) = 'on'";
    await runner.query(`
      create table audit_checkpoint (
        size bigint constraint audit_checkpoint_pkey primary key,
        frontier text[] not null,
        note text not null,
        at timestamptz not null default now(),
        constraint audit_checkpoint_size_check check (size > 0)
      );
      ${secure('audit_checkpoint', { select: audited, insert: audited }).join(';\n')};
      create policy audit_event_update on audit_event for update
        using (sealed_seq is null and ${audited}) with check (sealed_seq is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy audit_event_update on audit_event;
      update audit_event set sealed_seq = null where sealed_seq is not null;
      drop table audit_checkpoint`);
  }
}
