import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which language a reviewer gives reasons for a score, and an assessor for a finding; of those from before nobody knows. */
export class LanguagesOfScores1795491320000 implements MigrationInterface {
  readonly name = 'LanguagesOfScores1795491320000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table score_opinion add column language text; alter table assessor_finding add column language text',
    );
  }

  async down(): Promise<void> {
    throw new Error(
      'In which language people wrote is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
