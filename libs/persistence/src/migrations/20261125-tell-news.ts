import type { MigrationInterface, QueryRunner } from 'typeorm';

/** News that stand in the product as well, of reviews, scores, replies and releases. */
export class TellNews1795478597001 implements MigrationInterface {
  readonly name = 'TellNews1795478597001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in ('opening', 'deadline', 'missed', 'correction', 'extension', 'assigned',
          'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due', 'entries-returned', 'entries-answered',
          'scores-disputed', 'scores-shared', 'reply-due', 'reply-given', 'reply-answered', 'release-requested', 'release-note', 'release-silence', 'release-published')),
        add column letter boolean not null default true,
        add column read_at timestamptz;
      create index mail_person_id_created_at_idx on mail (person_id, created_at)`);
  }

  async down(): Promise<void> {
    throw new Error('News that were told cannot be taken back. Restore a backup into an empty database instead.');
  }
}
