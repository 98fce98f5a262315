import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A member is told that a score it was shown is given again. */
export class TellOfScoresAgain1795491510000 implements MigrationInterface {
  readonly name = 'TellOfScoresAgain1795491510000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in (
          'opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder', 'extension',
          'assigned', 'review-waiting', 'review-due', 'review-missed', 'part-asked', 'part-returned', 'part-due',
          'entries-returned', 'entries-answered', 'scores-disputed', 'scores-shared', 'scores-again', 'reply-due', 'reply-given',
          'reply-answered', 'release-requested', 'release-published', 'release-corrected', 'release-withdrawn', 'release-note',
          'release-silence', 'search-asked',
          'search-finished', 'actions-proposed', 'actions-open', 'actions-classed', 'chapters-checked',
          'release-objected', 'release-rejected', 'scores-asked', 'approval-asked', 'report-reopened',
          'chapter-reopened', 'plan-consulted', 'webhook-paused', 'file-infected', 'threads-begun',
          'embargo-reader', 'token-ending',
          'import-read', 'import-applied', 'import-failed', 'rendering-finished', 'rendering-failed'))`);
  }

  async down(): Promise<void> {
    throw new Error('What people were told is not forgotten. Restore a backup into an empty database instead.');
  }
}
