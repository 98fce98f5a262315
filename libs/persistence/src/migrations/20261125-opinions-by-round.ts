import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has scored says of which round: in a correction case the same people score again, as blind as before. */
export class OpinionsByRound1795478599001 implements MigrationInterface {
  readonly name = 'OpinionsByRound1795478599001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function opinions_given(uuid);
      create function opinions_given(of_cycle uuid)
        returns table (member text, "commitment" text, reviewer text, stands_in_for text, round integer)
        language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        begin
          perform set_config('app.backup', 'on', true);
          return query select o.member_code, o.commitment_id, o.reviewer, o.stands_in_for, o.n from public.score_opinion o
            where o.cycle_id = of_cycle and o.member_code = any (nullif(current_setting('app.reviews', true), '')::text[])
              and (current_setting('app.audit', true) = 'on'
                or current_setting('app.actor', true) in (o.reviewer, o.stands_in_for)
                or exists (select from public.stand_in s where s.cycle_id = of_cycle and s.person_id::text = current_setting('app.actor', true)
                  and s.ended_at is null and s.from_at <= now() and s.until_at > now()
                  and s.absent_id::text in (o.reviewer, o.stands_in_for)));
          perform set_config('app.backup', '', true);
        end $$;
      revoke execute on function opinions_given(uuid) from public`);
  }

  async down(): Promise<void> {
    throw new Error('Who scored in which round is not thrown away. Restore a backup into an empty database instead.');
  }
}
