import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles are gone through now and then: who still needs one is said, by whom and when. */
export class ConfirmRoles1795480000101 implements MigrationInterface {
  readonly name = 'ConfirmRoles1795480000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table role_grant add column confirmed_at timestamptz, add column confirmed_by text,
        add constraint role_grant_confirmed_check check (num_nonnulls(confirmed_at, confirmed_by) in (0, 2))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table role_grant drop column confirmed_at, drop column confirmed_by');
  }
}
