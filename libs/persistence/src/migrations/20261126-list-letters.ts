import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The letters are listed by when they were written. */
export class ListLetters1795480000100 implements MigrationInterface {
  readonly name = 'ListLetters1795480000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index mail_created_at_idx on mail (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index mail_created_at_idx');
  }
}
