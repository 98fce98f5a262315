import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS: readonly string[] = [
  // Public keys only: no policy, and nothing to hide.
  `create table signing_key (
    id text not null,
    public_key jsonb not null,
    first_used_at timestamptz not null default now(),
    constraint signing_key_pkey primary key (id)
  )`,
  'alter table release_file add column rendered_by jsonb',
  'create index release_file_sha256_idx on release_file (sha256)',
  `create function keep_published_files() returns trigger language plpgsql as $$
  begin
    if exists (select from release r where r.id = old.release_id and r.published_at is not null) then
      raise exception 'release % is published: its files cannot change', old.release_id using errcode = 'check_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
  end $$`,
  // Not on insert: a restore brings the files after their release. One more file is not in the signed manifest anyway.
  `create trigger release_file_keep_published before update or delete on release_file
    for each row execute function keep_published_files()`,
];

/** Every key that ever signed, so that what it signed can be verified after it changed; and files that stay as they were published. */
export class SignReleases1795478580001 implements MigrationInterface {
  readonly name = 'SignReleases1795478580001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The keys that signed stay. Restore a backup into an empty database instead.');
  }
}
