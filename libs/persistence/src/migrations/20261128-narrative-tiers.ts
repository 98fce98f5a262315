import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may read an entry's narrative: of what was written before it could be chosen, those who judge it. */
export class NarrativeTiers1795489000000 implements MigrationInterface {
  readonly name = 'NarrativeTiers1795489000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table entry_version add narrative_tier text,
      add constraint entry_version_narrative_tier_check check (narrative_tier in ('public', 'reviewers'))`);
  }

  async down(): Promise<void> {
    throw new Error('Who may read a narrative was chosen by people. Restore a backup into an empty database instead.');
  }
}
