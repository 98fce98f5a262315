import type { MigrationInterface, QueryRunner } from 'typeorm';

// Those that wait for the second person now: what nobody scored until a cycle was concluded stays blank.
const MARK = `
select set_config('app.backup', 'on', true);
select set_config('app.reviews', members, true)
  from (select coalesce(array_agg(distinct member_code)::text, '') as members from score) known;
update score s set taken_back = true where s.state = 'NOT_SCORED' and exists (
  select from score_change c where c.cycle_id = s.cycle_id and c.member_code = s.member_code
    and c.commitment_id = s.commitment_id and c.command = 'ask-second')
  and exists (select from cycle y where y.id = s.cycle_id and y.state not in ('CONCLUDED', 'ARCHIVED'));
select set_config('app.backup', '', true), set_config('app.reviews', '', true)`;

/** A score that was taken back for a second one is not blank meanwhile, as another that nobody settled is. */
export class ScoresTakenBack1795491540000 implements MigrationInterface {
  readonly name = 'ScoresTakenBack1795491540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table score add column taken_back boolean not null default false');
    await runner.query(MARK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table score drop column taken_back');
  }
}
