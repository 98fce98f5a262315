import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of a release that are cancelled before they are rendered, and of what kind a failure is. */
export class SteerRendering1795478600041 implements MigrationInterface {
  readonly name = 'SteerRendering1795478600041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table release_file add column failure text,
        drop constraint release_file_state_check,
        add constraint release_file_state_check check (state in ('PENDING', 'RENDERED', 'FAILED', 'CANCELLED')),
        add constraint release_file_failure_check
          check (failure in ('unprintable', 'store-away', 'out-of-time', 'worker-lost', 'at-fault'))`);
  }

  async down(): Promise<void> {
    throw new Error(
      'What was cancelled is no file of an earlier build. Restore a backup into an empty database instead.',
    );
  }
}
