import type { MigrationInterface, QueryRunner } from 'typeorm';

const among = (setting: string): string =>
  `member_code in (select unnest(nullif(current_setting('${setting}', true), '')::text[]))`;

const STEPS = [
  'alter table assessor_finding add column commitment_id text',
  // The owner of a table is bound by its policies, too, and reaches no member.
  'alter table assessor_finding no force row level security',
  `update assessor_finding f set commitment_id = c ->> 'id'
    from cycle y join plan_version v on v.plan_id = y.plan_id and v.n = y.plan_version,
      jsonb_array_elements(v.body -> 'commitments') c, jsonb_array_elements(c -> 'indicators') i
    where y.id = f.cycle_id and i ->> 'id' = f.indicator_id`,
  'alter table assessor_finding force row level security',
  // The sub-select runs under the policy of score: what it rests on is the member's to see from when the score is.
  `alter policy assessor_finding_select on assessor_finding using (${among('app.reviews')} or (${among('app.reads')}
    and exists (select from score s where s.cycle_id = assessor_finding.cycle_id
      and s.member_code = assessor_finding.member_code and s.commitment_id = assessor_finding.commitment_id)))`,
];

/** What assessors found is seen by its member once the score that rests on it is shared: it may reply to nothing that it cannot read. */
export class SeeFindings1795491610000 implements MigrationInterface {
  readonly name = 'SeeFindings1795491610000';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of STEPS) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter policy assessor_finding_select on assessor_finding using (${among('app.reviews')})`);
    await runner.query('alter table assessor_finding drop column commitment_id');
  }
}
