import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words of a correction case are printed with the erratum: in which language they are is said as of all others. */
export class LanguagesOfCorrections1795491550000 implements MigrationInterface {
  readonly name = 'LanguagesOfCorrections1795491550000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table correction_case add column language text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table correction_case drop column language');
  }
}
