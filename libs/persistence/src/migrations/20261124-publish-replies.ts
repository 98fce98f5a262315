import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS } from './create-schema/row-level-security.js';

/** Replies may be kept on file and cite evidence; a member reads what was answered to it. */
export class PublishReplies1795478590001 implements MigrationInterface {
  readonly name = 'PublishReplies1795478590001';

  async up(runner: QueryRunner): Promise<void> {
    // Whoever replied until now was told that the reply is printed beside the score.
    await runner.query(`alter table score_reply add publish boolean not null default true,
      add evidence jsonb not null default '[]'`);
    // These commands leave only a score that the member sees already; how it came about before stays hidden from it.
    await runner.query(`alter policy score_change_select on score_change
      using (${REVIEWS} or (${READS} and command in ('confirm', 'recalibrate', 'share-again')))`);
  }

  async down(): Promise<void> {
    throw new Error('What members kept on file would be published. Restore a backup into an empty database instead.');
  }
}
