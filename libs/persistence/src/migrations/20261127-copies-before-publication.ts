import type { MigrationInterface, QueryRunner } from 'typeorm';

const RELEASES_READ = `'read' = any ((select nullif(current_setting('app.releases', true), '')::text[])::text[])`;
const SELF = "(select current_setting('app.actor', true))";

const STATEMENTS: readonly string[] = [
  `alter table release_copy alter column reader_id drop not null,
    add column person_id uuid,
    add constraint release_copy_person_fkey foreign key (person_id) references person (id),
    add constraint release_copy_taker_check check (num_nonnulls(reader_id, person_id) = 1)`,
  'create index release_copy_person_id_idx on release_copy (person_id)',
  `alter policy release_copy_select on release_copy using (${RELEASES_READ} or person_id::text = ${SELF}
    or exists (select from release_reader r where r.id = reader_id))`,
  `alter policy release_copy_insert on release_copy with check (
    (person_id::text = ${SELF} and exists (select from release where release.id = release_id))
    or exists (select from release_reader r where r.id = reader_id and r.revoked_at is null and r.person_id::text = ${SELF}))`,
];

/** Who reads a release before its instant by a role takes marked copies as well, and not only who was named. */
export class CopiesBeforePublication1795481000500 implements MigrationInterface {
  readonly name = 'CopiesBeforePublication1795481000500';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Who took a copy stays known. Restore a backup into an empty database instead.');
  }
}
