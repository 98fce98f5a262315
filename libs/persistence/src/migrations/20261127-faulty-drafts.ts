import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The text of a draft that is worked on over days, while what is wrong in it keeps it from being a plan. As json, not jsonb:
 * the order of its keys is that of a choice's options, worst to best.
 */
export class FaultyDrafts1795480000200 implements MigrationInterface {
  readonly name = 'FaultyDrafts1795480000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan_version add column document json,
        add constraint plan_version_document_check check (document is null or state = 'DRAFT')`);
  }

  async down(): Promise<void> {
    throw new Error('What authors wrote is not thrown away. Restore a backup into an empty database instead.');
  }
}
