import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which version a plan's next one was copied, and who changed the text of a draft last. */
export class CopyPlans1795479000100 implements MigrationInterface {
  readonly name = 'CopyPlans1795479000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan_version add column copied_from integer, add column revised_by text,
        add column revised_at timestamptz`);
  }

  async down(): Promise<void> {
    throw new Error('Who wrote a draft is not thrown away. Restore a backup into an empty database instead.');
  }
}
