import type { MigrationInterface, QueryRunner } from 'typeorm';

const givenWhere = (member: string): string => `
  create or replace function opinions_given(of_cycle uuid)
    returns table (member text, "commitment" text, reviewer text, stands_in_for text, round integer)
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform set_config('app.backup', 'on', true);
      return query select o.member_code, o.commitment_id, o.reviewer, o.stands_in_for, o.n from public.score_opinion o
        where o.cycle_id = of_cycle and ${member}
          and (current_setting('app.audit', true) = 'on'
            or current_setting('app.actor', true) in (o.reviewer, o.stands_in_for)
            or exists (select from public.stand_in s where s.cycle_id = of_cycle and s.person_id::text = current_setting('app.actor', true)
              and s.ended_at is null and s.from_at <= now() and s.until_at > now()
              and s.absent_id::text in (o.reviewer, o.stands_in_for)));
      perform set_config('app.backup', '', true);
    end $$`;

const REVIEWS = `nullif(current_setting('app.reviews', true), '')::text[]`;

/** As `MembersByKey` has it of policies: the list of members was read anew, and gone through from its start, for each opinion. */
export class OpinionsByKey1795491520000 implements MigrationInterface {
  readonly name = 'OpinionsByKey1795491520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(givenWhere(`o.member_code in (select unnest(${REVIEWS}))`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(givenWhere(`o.member_code = any (${REVIEWS})`));
  }
}
