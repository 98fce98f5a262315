import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which parts of an answer a return is about; those before named none. */
export class ReturnedParts1795491210000 implements MigrationInterface {
  readonly name = 'ReturnedParts1795491210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table entry_review add cells text[] not null default '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('What reviewers asked for is not forgotten. Restore a backup into an empty database instead.');
  }
}
