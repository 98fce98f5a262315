import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A correction case may come to name more while it is worked: when it did is told to the members whose entries are open since. */
export class WidenCorrections1795491560000 implements MigrationInterface {
  readonly name = 'WidenCorrections1795491560000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table correction_case add column widened_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table correction_case drop column widened_at');
  }
}
