import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviewers and the secretariat are told that the end of review has passed. */
export class TellLateReview1795491200000 implements MigrationInterface {
  readonly name = 'TellLateReview1795491200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in (
          'opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder', 'extension',
          'assigned', 'review-waiting', 'review-due', 'review-missed', 'part-asked', 'part-returned', 'part-due',
          'entries-returned', 'entries-answered', 'scores-disputed', 'scores-shared', 'reply-due', 'reply-given',
          'reply-answered', 'release-requested', 'release-published', 'release-note', 'release-silence', 'search-asked',
          'search-finished', 'actions-proposed', 'actions-open', 'actions-classed', 'chapters-checked',
          'release-objected', 'release-rejected', 'scores-asked', 'approval-asked', 'report-reopened',
          'chapter-reopened', 'plan-consulted', 'webhook-paused', 'file-infected', 'threads-begun',
          'import-read', 'import-applied', 'import-failed', 'rendering-finished', 'rendering-failed'))`);
  }

  async down(): Promise<void> {
    throw new Error('What people were told is not forgotten. Restore a backup into an empty database instead.');
  }
}
