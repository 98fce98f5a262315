import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person may have a second factor, and a session knows when a code of it was last given. Neither is a member's. */
export class SecondFactors1795481000200 implements MigrationInterface {
  readonly name = 'SecondFactors1795481000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table second_factor (
        person_id uuid constraint second_factor_pkey primary key
          constraint second_factor_person_fkey references person (id) on delete cascade,
        secret text not null,
        made_at timestamptz not null default now(),
        confirmed_at timestamptz,
        last_step bigint
      );
      create table recovery_code (
        person_id uuid not null constraint recovery_code_second_factor_fkey
          references second_factor (person_id) on delete cascade,
        code_sha256 text not null,
        used_at timestamptz,
        constraint recovery_code_pkey primary key (person_id, code_sha256)
      );
      alter table session add column verified_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table session drop column verified_at; drop table recovery_code; drop table second_factor',
    );
  }
}
