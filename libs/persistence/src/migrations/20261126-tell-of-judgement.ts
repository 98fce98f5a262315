import type { MigrationInterface, QueryRunner } from 'typeorm';

/** News of what goes back to somebody: a rejected release, scores and approvals asked for, what was reopened; and of consultations. */
export class TellOfJudgement1795478700021 implements MigrationInterface {
  readonly name = 'TellOfJudgement1795478700021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table release add column rejected_at timestamptz;
      alter table chapter add column reopened_at timestamptz, add column reopened_by text;
      alter table plan_version add column consulted_at timestamptz;
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in (
          'opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder', 'extension',
          'assigned', 'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due', 'entries-returned',
          'entries-answered', 'scores-disputed', 'scores-shared', 'reply-due', 'reply-given', 'reply-answered',
          'release-requested', 'release-published', 'release-note', 'release-silence', 'search-asked',
          'search-finished', 'actions-proposed', 'actions-open', 'actions-classed', 'chapters-checked',
          'release-objected', 'release-rejected', 'scores-asked', 'approval-asked', 'report-reopened',
          'chapter-reopened', 'plan-consulted'))`);
  }

  async down(): Promise<void> {
    throw new Error('News that were told cannot be taken back. Restore a backup into an empty database instead.');
  }
}
