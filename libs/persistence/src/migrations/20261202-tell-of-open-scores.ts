import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviewers and adjudicators are reminded of scores, and the secretariat is told of those that are late. */
export class TellOfOpenScores1795491751000 implements MigrationInterface {
  readonly name = 'TellOfOpenScores1795491751000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table reminder drop constraint reminder_topic_check,
        add constraint reminder_topic_check check (topic in ('report', 'answers', 'scores', 'disputes', 'replies'));
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in (
          'opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder', 'extension',
          'assigned', 'review-waiting', 'review-due', 'review-missed', 'part-asked', 'part-returned', 'part-due',
          'entries-returned', 'entries-answered', 'scores-disputed', 'scores-shared', 'scores-again', 'reply-due',
          'scores-due', 'disputes-due', 'scoring-late', 'reply-given', 'reply-answered', 'release-requested',
          'release-published', 'release-corrected', 'release-withdrawn', 'release-note', 'release-silence',
          'search-asked', 'search-finished', 'actions-proposed', 'actions-open', 'actions-classed',
          'chapters-checked', 'release-objected', 'release-rejected', 'scores-asked', 'approval-asked',
          'report-reopened', 'chapter-reopened', 'plan-consulted', 'webhook-paused', 'file-infected',
          'threads-begun', 'embargo-reader', 'token-ending', 'import-read', 'import-applied', 'import-failed',
          'rendering-finished', 'rendering-failed'))`);
  }

  async down(): Promise<void> {
    throw new Error('What people were told is not forgotten. Restore a backup into an empty database instead.');
  }
}
