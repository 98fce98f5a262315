import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A program acts for a person by a token, which is no member's: it is read before anybody is known, as a session is. */
export class AccessTokens1795491000100 implements MigrationInterface {
  readonly name = 'AccessTokens1795491000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access_token (
        id uuid not null default gen_random_uuid() constraint access_token_pkey primary key,
        token_sha256 text not null constraint access_token_token_sha256_key unique,
        person_id uuid not null constraint access_token_person_fkey references person (id) on delete cascade,
        name text not null,
        roles text[] not null constraint access_token_roles_check check (cardinality(roles) > 0),
        access text not null constraint access_token_access_check check (access in ('read', 'write')),
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        last_used_at timestamptz
      );
      create index access_token_person_id_idx on access_token (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table access_token');
  }
}
