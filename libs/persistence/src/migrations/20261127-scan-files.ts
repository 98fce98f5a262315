import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a virus scanner said of a file stands beside it, of those that are here already nothing; whoever reports is told of an infected one. */
export class ScanFiles1795484000100 implements MigrationInterface {
  readonly name = 'ScanFiles1795484000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table blob
        add column scan text not null default 'unscanned'
          constraint blob_scan_check check (scan in ('unscanned', 'waiting', 'clean', 'infected')),
        add column virus text,
        add column scan_fault text,
        add column scanned_at timestamptz,
        add column removed_at timestamptz,
        add constraint blob_virus_check check ((scan = 'infected') = (virus is not null));
      create index blob_scan_idx on blob (scan) where scan in ('unscanned', 'waiting', 'infected');
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in (
          'opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder', 'extension',
          'assigned', 'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due', 'entries-returned',
          'entries-answered', 'scores-disputed', 'scores-shared', 'reply-due', 'reply-given', 'reply-answered',
          'release-requested', 'release-published', 'release-note', 'release-silence', 'search-asked',
          'search-finished', 'actions-proposed', 'actions-open', 'actions-classed', 'chapters-checked',
          'release-objected', 'release-rejected', 'scores-asked', 'approval-asked', 'report-reopened',
          'chapter-reopened', 'plan-consulted', 'webhook-paused', 'file-infected'))`);
  }

  async down(): Promise<void> {
    throw new Error(
      'That a file was found to be infected is not forgotten. Restore a backup into an empty database instead.',
    );
  }
}
