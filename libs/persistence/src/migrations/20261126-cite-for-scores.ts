import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a reviewer cites for a score. */
export class CiteForScores1795478700024 implements MigrationInterface {
  readonly name = 'CiteForScores1795478700024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table score_opinion add column evidence jsonb not null default '[]'`);
  }

  async down(): Promise<void> {
    throw new Error('What reviewers cited is not thrown away. Restore a backup into an empty database instead.');
  }
}
