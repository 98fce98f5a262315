import type { MigrationInterface, QueryRunner } from 'typeorm';

const STEPS = [
  `alter table entry_review_event add cells text[] not null default '{}', add due_at timestamptz`,
  // The owner of a table is bound by its policies, too, and reaches no member.
  'alter table entry_review_event no force row level security',
  'alter table entry_review no force row level security',
  // Two weeks to the microsecond nobody named: it was written where a reviewer named no day.
  `update entry_review set due_at = null where state = 'RETURNED' and due_at = changed_at + interval '336 hours'`,
  // Of those taken back nobody wrote down what they asked for.
  `update entry_review_event e set cells = r.cells, due_at = r.due_at from entry_review r where r.cycle_id = e.cycle_id
    and r.member_code = e.member_code and r.submission_version = e.submission_version and r.indicator_id = e.indicator_id
    and e.command = case r.state when 'RETURNED' then 'return' when 'CLARIFICATION_REQUESTED' then 'ask' end
    and not exists (select from entry_review_event l where l.cycle_id = e.cycle_id and l.member_code = e.member_code
      and l.submission_version = e.submission_version and l.indicator_id = e.indicator_id and l.command = e.command and l.n > e.n)`,
  'alter table entry_review force row level security',
  'alter table entry_review_event force row level security',
];

/**
 * What a decision asked for stays with it: the head of a review forgets it with the next. A return has a day where a reviewer
 * named one.
 */
export class HistoryOfReturns1795491310000 implements MigrationInterface {
  readonly name = 'HistoryOfReturns1795491310000';

  async up(runner: QueryRunner): Promise<void> {
    for (const step of STEPS) await runner.query(step);
  }

  async down(): Promise<void> {
    throw new Error('What reviewers asked for is not forgotten. Restore a backup into an empty database instead.');
  }
}
