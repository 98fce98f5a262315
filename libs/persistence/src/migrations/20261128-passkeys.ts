import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person may sign in by passkeys. Neither they nor the questions that are put to them are a member's. */
export class Passkeys1795487000000 implements MigrationInterface {
  readonly name = 'Passkeys1795487000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table passkey (
        id uuid not null default gen_random_uuid() constraint passkey_pkey primary key,
        person_id uuid not null constraint passkey_person_fkey references person (id) on delete cascade,
        credential_id text not null constraint passkey_credential_id_key unique,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null default '{}',
        name text not null,
        created_at timestamptz not null default now(),
        last_used_at timestamptz
      );
      create index passkey_person_id_idx on passkey (person_id);
      create table passkey_challenge (
        challenge_sha256 text constraint passkey_challenge_pkey primary key,
        purpose text not null
          constraint passkey_challenge_purpose_check check (purpose in ('add', 'sign-in', 'step-up')),
        person_id uuid constraint passkey_challenge_person_fkey references person (id) on delete cascade,
        expires_at timestamptz not null
      );
      create index passkey_challenge_expires_at_idx on passkey_challenge (expires_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table passkey_challenge; drop table passkey');
  }
}
