import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everybody reads why a release was withdrawn: in which language that is is said as of all other words. */
export class LanguagesOfWithdrawals1795491570000 implements MigrationInterface {
  readonly name = 'LanguagesOfWithdrawals1795491570000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table release add column reason_language text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table release drop column reason_language');
  }
}
