import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters to reviewers and contributors, and of extensions. */
export class Letters1795478580005 implements MigrationInterface {
  readonly name = 'Letters1795478580005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail drop constraint mail_kind_check,
        add constraint mail_kind_check check (kind in ('opening', 'deadline', 'missed', 'correction', 'extension', 'assigned',
          'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due'));
      create index mail_person_id_kind_idx on mail (person_id, kind)`);
  }

  async down(): Promise<void> {
    throw new Error('Letters that were sent cannot be taken back. Restore a backup into an empty database instead.');
  }
}
