import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVIEWS, secure } from './create-schema/row-level-security.js';

const RELEASES = (word: 'read' | 'write'): string =>
  `'${word}' = any ((select nullif(current_setting('app.releases', true), '')::text[])::text[])`;
/** Whoever reads or reviews one of the members that a case names. */
const NAMED = (setting: string): string =>
  `members && (select coalesce(nullif(current_setting('${setting}', true), '')::text[], '{}'))::text[]`;

const STATEMENTS: readonly string[] = [
  `create table correction_case (
    id uuid not null default gen_random_uuid(),
    release_id uuid not null,
    cycle_id uuid not null,
    state text not null default 'OPEN',
    version integer not null default 1,
    ground text not null,
    text text not null,
    entries jsonb not null default '[]',
    scores jsonb not null default '[]',
    members text[] not null,
    opened_by text not null,
    opened_at timestamptz not null,
    ended_at timestamptz,
    reason text,
    corrected_by uuid,
    constraint correction_case_pkey primary key (id),
    constraint correction_case_release_fkey foreign key (release_id) references release (id),
    constraint correction_case_cycle_fkey foreign key (cycle_id) references cycle (id),
    constraint correction_case_corrected_by_fkey foreign key (corrected_by) references release (id),
    constraint correction_case_state_check check (state in ('OPEN', 'REOPENED', 'CLOSED', 'ABANDONED')),
    constraint correction_case_ground_check check (ground in ('arithmetic', 'transcription', 'source-revision', 'evidence')),
    constraint correction_case_members_check check (cardinality(members) > 0),
    constraint correction_case_ended_check check ((ended_at is not null) = (state in ('CLOSED', 'ABANDONED'))),
    constraint correction_case_corrected_check check ((corrected_by is not null) = (state = 'CLOSED'))
  )`,
  'create index correction_case_release_id_idx on correction_case (release_id)',
  // One at a time: two would not know which figures the other moves.
  `create unique index correction_case_open_key on correction_case (cycle_id) where state in ('OPEN', 'REOPENED')`,
  ...secure('correction_case', {
    select: `(${RELEASES('read')} or ${NAMED('app.reads')} or ${NAMED('app.reviews')})`,
    insert: RELEASES('write'),
    update: RELEASES('write'),
  }),
  // Members whose reports a case has reopened; asked with the cycle at nearly every request.
  `alter table cycle add correcting text[] not null default '{}'`,
  'alter table score add round integer not null default 1, add constraint score_round_check check (round > 0)',
  // What was given in an earlier round was revealed then; in this one it is blind again.
  `alter policy score_opinion_select on score_opinion using (${REVIEWS} and (
    reviewer = (select current_setting('app.actor', true)) or exists (select from score s
      where s.cycle_id = score_opinion.cycle_id and s.member_code = score_opinion.member_code
        and s.commitment_id = score_opinion.commitment_id and (s.state <> 'NOT_SCORED' or s.round > score_opinion.n))))`,
  `create or replace function keep_published_release() returns trigger language plpgsql as $$
  begin
    if old.published_at is not null and (new.published_at, new.sha256, new.embargo_at, new.manifest, new.number, new.cycle_id,
        new.supersedes, new.grounds, new.requested_by, new.requested_at, new.signed_by, new.signed_at)
      is distinct from (old.published_at, old.sha256, old.embargo_at, old.manifest, old.number, old.cycle_id,
        old.supersedes, old.grounds, old.requested_by, old.requested_at, old.signed_by, old.signed_at) then
      raise exception 'release % is published: its instant, hash and manifest cannot change', old.id using errcode = 'check_violation';
    end if;
    if old.state <> 'DRAFT' and new.state not in ('DRAFT', 'REQUESTED') and (new.sha256, new.number, new.cycle_id, new.supersedes, new.grounds)
      is distinct from (old.sha256, old.number, old.cycle_id, old.supersedes, old.grounds) then
      raise exception 'release % is frozen: its figures cannot change', old.id using errcode = 'check_violation';
    end if;
    if old.state = 'REQUESTED' and new.state = 'REQUESTED' and new.sha256 is distinct from old.sha256 then
      raise exception 'release % is frozen: its figures cannot change', old.id using errcode = 'check_violation';
    end if;
    return new;
  end $$`,
  `create or replace function keep_published_files() returns trigger language plpgsql as $$
  begin
    if exists (select from release r where r.id = old.release_id and r.published_at is not null) then
      raise exception 'release % is published: its files cannot change', old.release_id using errcode = 'check_violation';
    end if;
    if exists (select from release r where r.id = old.release_id and r.manifest is not null) then
      raise exception 'release % is signed: its files cannot change', old.release_id using errcode = 'check_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
  end $$`,
  `create function keep_published_score() returns trigger language plpgsql as $$
  begin
    if old.state = 'PUBLISHED' and ((new.kind, new.value, new.reason, new.rationale, new.agreement, new.evidence)
        is distinct from (old.kind, old.value, old.reason, old.rationale, old.agreement, old.evidence)
        or new.state not in ('PUBLISHED', 'SUPERSEDED')) then
      raise exception 'the score of % on % is published: it changes in a correction case only', old.member_code, old.commitment_id
        using errcode = 'check_violation';
    end if;
    return new;
  end $$`,
  `create trigger score_keep_published before update on score for each row execute function keep_published_score()`,
];

/** Correction cases: what was published is frozen, and moves only where a case names it. */
export class CorrectReleases1795478594001 implements MigrationInterface {
  readonly name = 'CorrectReleases1795478594001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was corrected stays explained. Restore a backup into an empty database instead.');
  }
}
