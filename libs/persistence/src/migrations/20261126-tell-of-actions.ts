import type { MigrationInterface, QueryRunner } from 'typeorm';

/** News of desk searches, of actions, of chapters to be cleared and of objections. */
export class TellOfActions1795478600032 implements MigrationInterface {
  readonly name = 'TellOfActions1795478600032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table silent_cell add column changed_at timestamptz not null default now();
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in (
          'opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder', 'extension',
          'assigned', 'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due', 'entries-returned',
          'entries-answered', 'scores-disputed', 'scores-shared', 'reply-due', 'reply-given', 'reply-answered',
          'release-requested', 'release-published', 'release-note', 'release-silence', 'search-asked',
          'search-finished', 'actions-proposed', 'actions-open', 'actions-classed', 'chapters-checked',
          'release-objected'))`);
  }

  async down(): Promise<void> {
    throw new Error('News that were told cannot be taken back. Restore a backup into an empty database instead.');
  }
}
