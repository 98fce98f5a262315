import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure, WRITES } from './create-schema/row-level-security.js';

const RELEASES = (word: 'read' | 'write'): string =>
  `'${word}' = any ((select nullif(current_setting('app.releases', true), '')::text[])::text[])`;
const SELF = "(select current_setting('app.actor', true))";
/** A lead focal point of the release's plan, while members may object to it. */
const ADOPTS = `(state in ('SILENCE', 'OBJECTED') and exists (select from cycle c where c.id = cycle_id
  and c.plan_id = (select current_setting('app.adopts', true))))`;
const READER = `exists (select from release_reader r where r.release_id = release.id and r.revoked_at is null
  and r.person_id::text = ${SELF})`;
const OF_A_SEEN_RELEASE = 'exists (select from release where release.id = release_id)';

const STATEMENTS: readonly string[] = [
  `create table release_objection (
    release_id uuid not null,
    n integer not null,
    member_code text collate "C" not null,
    sha256 text not null,
    reason text not null,
    actor text not null,
    at timestamptz not null,
    constraint release_objection_pkey primary key (release_id, n, member_code),
    constraint release_objection_release_fkey foreign key (release_id) references release (id)
  )`,
  ...secure('release_objection', {
    select: OF_A_SEEN_RELEASE,
    insert: `${WRITES} and ${OF_A_SEEN_RELEASE}`,
  }),
  `create table release_reader (
    id uuid not null default gen_random_uuid(),
    release_id uuid not null,
    person_id uuid not null,
    named_by text not null,
    named_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    constraint release_reader_pkey primary key (id),
    constraint release_reader_release_fkey foreign key (release_id) references release (id),
    constraint release_reader_person_fkey foreign key (person_id) references person (id),
    constraint release_reader_revoked_check check (num_nonnulls(revoked_at, revoked_by) in (0, 2))
  )`,
  'create index release_reader_person_id_idx on release_reader (person_id)',
  `create unique index release_reader_named_key on release_reader (release_id, person_id) where revoked_at is null`,
  ...secure('release_reader', {
    select: `(${RELEASES('read')} or person_id::text = ${SELF})`,
    insert: RELEASES('write'),
    update: RELEASES('write'),
  }),
  `create table release_copy (
    release_id uuid not null,
    n integer not null,
    reader_id uuid not null,
    path text not null,
    at timestamptz not null,
    constraint release_copy_pkey primary key (release_id, n),
    constraint release_copy_release_fkey foreign key (release_id) references release (id),
    constraint release_copy_release_reader_fkey foreign key (reader_id) references release_reader (id)
  )`,
  'create index release_copy_reader_id_idx on release_copy (reader_id)',
  ...secure('release_copy', {
    select: `(${RELEASES('read')} or exists (select from release_reader r where r.id = reader_id))`,
    insert: `exists (select from release_reader r where r.id = reader_id and r.revoked_at is null and r.person_id::text = ${SELF})`,
  }),
  `alter policy release_select on release using ((state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN') or ${RELEASES('read')}
    or ${ADOPTS} or (state = 'EMBARGOED' and ${READER})))`,
  // Whoever objects moves the release, and nothing else of it: the trigger below holds that.
  `alter policy release_update on release using (${RELEASES('write')} or ${ADOPTS}) with check (${RELEASES('write')} or ${ADOPTS})`,
  `create function object_to_release() returns trigger language plpgsql as $$
  begin
    if not coalesce(${RELEASES('write')}, false) and (old.state <> 'SILENCE' or new.state <> 'OBJECTED'
        or (to_jsonb(new) - array['state', 'version', 'reason']) is distinct from (to_jsonb(old) - array['state', 'version', 'reason'])) then
      raise exception 'release %: a member may object, and change nothing else', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$`,
  `create trigger release_objected before update on release for each row
    when (current_setting('app.adopts', true) <> '') execute function object_to_release()`,
  `alter table release add constraint release_silence_check check (state <> 'SILENCE' or silence_until is not null)`,
  `alter table mail drop constraint mail_kind_check,
    add constraint mail_kind_check check (kind in ('opening', 'deadline', 'missed', 'correction', 'extension', 'assigned',
      'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due', 'release-note', 'release-silence'))`,
];

/** Silence procedure and embargo readers: who sees a release before everybody does. */
export class AdoptReleases1795478594002 implements MigrationInterface {
  readonly name = 'AdoptReleases1795478594002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Who objected and who read stays known. Restore a backup into an empty database instead.');
  }
}
