import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scorecards of pillars and sheets of commitments, beside those of members. */
export class ShorterProducts1795478598001 implements MigrationInterface {
  readonly name = 'ShorterProducts1795478598001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table release_file add column item text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table release_file drop column item');
  }
}
