import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which language findings are justified, classes of actions contested and entries talked about; of words from before nobody knows. */
export class SpokenLanguages1795478700022 implements MigrationInterface {
  readonly name = 'SpokenLanguages1795478700022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table justification add column language text;
      alter table action_change add column language text;
      alter table entry_review_event add column language text`);
  }

  async down(): Promise<void> {
    throw new Error(
      'In which language people wrote is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
