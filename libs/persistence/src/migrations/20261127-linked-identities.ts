import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom an identity provider names is a person here once it was linked; the provider's own id of it, never an address. */
export class LinkedIdentities1795481000201 implements MigrationInterface {
  readonly name = 'LinkedIdentities1795481000201';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table linked_identity (
        issuer text not null,
        subject text not null,
        person_id uuid not null constraint linked_identity_person_fkey references person (id) on delete cascade,
        linked_at timestamptz not null default now(),
        constraint linked_identity_pkey primary key (issuer, subject)
      );
      create index linked_identity_person_id_idx on linked_identity (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table linked_identity');
  }
}
