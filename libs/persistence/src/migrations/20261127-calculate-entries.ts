import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside a calculated entry, what it was worked out from: the inputs as they were, and why there is no value where there is none. */
export class CalculateEntries1795481000100 implements MigrationInterface {
  readonly name = 'CalculateEntries1795481000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table entry_version add column calculation jsonb');
  }

  async down(): Promise<void> {
    throw new Error(
      'What certified figures were worked out from is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
