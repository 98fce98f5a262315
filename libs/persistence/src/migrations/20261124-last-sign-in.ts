import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever gives roles sees which accounts lie unused. What is known of the past is in the sessions that are still there. */
export class LastSignIn1795478584001 implements MigrationInterface {
  readonly name = 'LastSignIn1795478584001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table person add column last_sign_in_at timestamptz;
      update person p set last_sign_in_at = (select max(s.created_at) from session s where s.person_id = p.id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table person drop column last_sign_in_at');
  }
}
