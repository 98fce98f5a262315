import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which language a reply and its answer are written; of those from before nobody knows. */
export class ReplyLanguages1795478600033 implements MigrationInterface {
  readonly name = 'ReplyLanguages1795478600033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table score_reply add column language text; alter table score_change add column language text',
    );
  }

  async down(): Promise<void> {
    throw new Error(
      'In which language people wrote is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
