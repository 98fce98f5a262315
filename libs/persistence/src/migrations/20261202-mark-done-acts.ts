import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether what was asked under a key is done stands beside the key, and an answer is given again as it was written. */
export class MarkDoneActs1795491780000 implements MigrationInterface {
  readonly name = 'MarkDoneActs1795491780000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency_key add column done_at timestamptz');
    await runner.query('alter table idempotency_key alter column answer type json using answer::json');
  }

  async down(): Promise<void> {
    throw new Error(
      'Which acts are done is not thrown away: they would be done again. Restore a backup into an empty database instead.',
    );
  }
}
