import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passwords can be reset by a link, and failed sign-ins are counted by all processes together. Neither is a member's. */
export class Accounts1795478520002 implements MigrationInterface {
  readonly name = 'Accounts1795478520002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table password_reset (
        token_sha256 text constraint password_reset_pkey primary key,
        person_id uuid not null constraint password_reset_person_fkey references person (id) on delete cascade,
        made_by text not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index password_reset_person_id_idx on password_reset (person_id);
      create table sign_in_attempt (
        key_sha256 text constraint sign_in_attempt_pkey primary key,
        count integer not null,
        last_at timestamptz not null,
        locked_until timestamptz not null
      );
      create index sign_in_attempt_last_at_idx on sign_in_attempt (last_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table password_reset; drop table sign_in_attempt');
  }
}
