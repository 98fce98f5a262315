import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is urgent goes first, and a run that could not end says of what kind the cause is. */
export class OrderAndExplainRuns1795478510001 implements MigrationInterface {
  readonly name = 'OrderAndExplainRuns1795478510001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add priority integer not null default 0,
        add constraint outbox_priority_check check (priority between 0 and 2000000);
      drop index outbox_unsent_idx;
      create index outbox_unsent_idx on outbox (priority, created_at) where sent_at is null and failed is null;
      alter table validation_run add failure text,
        add constraint validation_run_failure_check
          check (failure in ('database-away', 'rules-at-fault', 'too-large', 'out-of-time', 'worker-lost'));
      update validation_run set failure = 'rules-at-fault' where state = 'ERROR'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table validation_run drop failure;
      drop index outbox_unsent_idx;
      create index outbox_unsent_idx on outbox (created_at) where sent_at is null and failed is null;
      alter table outbox drop priority`);
  }
}
