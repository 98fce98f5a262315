import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

const KEEPS = "(select current_setting('app.audit', true)) = 'on'";

const STATEMENTS: readonly string[] = [
  `create table stand_in (
    id uuid not null default gen_random_uuid(),
    cycle_id uuid not null,
    role text not null,
    absent_id uuid not null,
    person_id uuid not null,
    members text[] not null default '{}',
    from_at timestamptz not null,
    until_at timestamptz not null,
    reason text not null,
    arranged_by text not null,
    arranged_at timestamptz not null default now(),
    ended_at timestamptz,
    ended_by text,
    ended_reason text,
    constraint stand_in_pkey primary key (id),
    constraint stand_in_cycle_fkey foreign key (cycle_id) references cycle (id),
    constraint stand_in_absent_fkey foreign key (absent_id) references person (id),
    constraint stand_in_person_fkey foreign key (person_id) references person (id),
    constraint stand_in_role_check check (role in ('reviewer', 'adjudicator')),
    constraint stand_in_people_check check (person_id <> absent_id),
    constraint stand_in_time_check check (from_at < until_at),
    constraint stand_in_ended_check check (num_nonnulls(ended_at, ended_by, ended_reason) in (0, 3))
  )`,
  'create index stand_in_cycle_id_idx on stand_in (cycle_id)',
  'create index stand_in_person_id_idx on stand_in (person_id)',
  // Read with the session, before anybody is known, as recusals are. Written by whoever may read the trail.
  ...secure('stand_in', { select: 'true', insert: KEEPS, update: KEEPS }),
  'alter table score_opinion add column stands_in_for text',
  // One place gives one score: a stand-in is blind to what the absent person gave, and so is the command. The index is not.
  `create unique index score_opinion_place_idx on score_opinion
    (cycle_id, member_code, commitment_id, coalesce(stands_in_for, reviewer), n)`,
  /*
   * Who has scored, never what: whoever keeps a cycle sees who is behind while the scores themselves stay blind, and a
   * reviewer whether the own place has given one, by a stand-in or for an absent person.
   * `app.backup` opens every row to the owner, whose rights it runs with, and to nobody else.
   */
  `create function opinions_given(of_cycle uuid)
    returns table (member text, "commitment" text, reviewer text, stands_in_for text)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform set_config('app.backup', 'on', true);
      return query select o.member_code, o.commitment_id, o.reviewer, o.stands_in_for from public.score_opinion o
        where o.cycle_id = of_cycle and o.member_code = any (nullif(current_setting('app.reviews', true), '')::text[])
          and (current_setting('app.audit', true) = 'on'
            or current_setting('app.actor', true) in (o.reviewer, o.stands_in_for)
            or exists (select from public.stand_in s where s.cycle_id = of_cycle and s.person_id::text = current_setting('app.actor', true)
              and s.ended_at is null and s.from_at <= now() and s.until_at > now()
              and s.absent_id::text in (o.reviewer, o.stands_in_for)));
      perform set_config('app.backup', '', true);
    end $$`,
  'revoke execute on function opinions_given(uuid) from public',
];

/** People who do another's part of a cycle for a time, and whose place a score was given in. */
export class StandIns1795478591001 implements MigrationInterface {
  readonly name = 'StandIns1795478591001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Who judged in whose place is not thrown away. Restore a backup into an empty database instead.');
  }
}
