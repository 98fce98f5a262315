import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVIEWS, secure } from './create-schema/row-level-security.js';

/**
 * What a run leaves for the next one: the outcome of each rule as a letter, and what it read beside the report. Figures of
 * other members stand in a table of their own, under a policy that lets nobody read them by being the reporter.
 */
export class RulesBetweenMembers1795478550001 implements MigrationInterface {
  readonly name = 'RulesBetweenMembers1795478550001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table validation_run add outcomes text, add around text');
    await runner.query(`
      create table finding_for_reviewers (
        cycle_id uuid not null,
        member_code text collate "C" not null,
        run_id uuid not null,
        n integer not null,
        facts jsonb not null,
        constraint finding_for_reviewers_pkey primary key (cycle_id, member_code, run_id, n),
        constraint finding_for_reviewers_finding_fkey foreign key (cycle_id, member_code, run_id, n)
          references finding (cycle_id, member_code, run_id, n) on delete cascade
      )`);
    // A judge sees findings of what was certified only; the reporter, who reads drafts, sees none of these.
    const certified = `${REVIEWS} and exists (select from validation_run v where v.cycle_id = finding_for_reviewers.cycle_id
      and v.member_code = finding_for_reviewers.member_code and v.id = finding_for_reviewers.run_id)`;
    for (const statement of secure('finding_for_reviewers', { select: certified, insert: REVIEWS, delete: REVIEWS }))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table finding_for_reviewers');
    await runner.query('alter table validation_run drop outcomes, drop around');
  }
}
