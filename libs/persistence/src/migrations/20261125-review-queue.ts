import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

// Questions that were asked before there were threads begin one each, and the answer belongs to the last of them.
const STATEMENTS: readonly string[] = [
  `alter table entry_review drop constraint entry_review_state_check,
    add constraint entry_review_state_check check (state in ('PENDING', 'IN_REVIEW', 'AWAITING_APPROVAL', 'APPROVED',
      'CLARIFICATION_REQUESTED', 'ANSWERED', 'RETURNED', 'LAPSED'))`,
  `alter table entry_review_event add thread_version integer, add thread_n integer, add undoes integer,
    add written_at timestamptz`,
  // The events are insert-only for everybody; their owner writes this once.
  'alter table entry_review_event no force row level security',
  'update entry_review_event set written_at = at',
  `update entry_review_event set thread_version = submission_version, thread_n = n where command = 'ask'`,
  `update entry_review_event e set thread_version = e.submission_version, thread_n = (select max(q.n) from entry_review_event q
      where q.cycle_id = e.cycle_id and q.member_code = e.member_code and q.submission_version = e.submission_version
        and q.indicator_id = e.indicator_id and q.command = 'ask' and q.n < e.n)
    where command = 'answer' and exists (select from entry_review_event q
      where q.cycle_id = e.cycle_id and q.member_code = e.member_code and q.submission_version = e.submission_version
        and q.indicator_id = e.indicator_id and q.command = 'ask' and q.n < e.n)`,
  'alter table entry_review_event force row level security',
  `alter table entry_review_event alter written_at set default clock_timestamp(), alter written_at set not null,
    add constraint entry_review_event_thread_check check (num_nonnulls(thread_version, thread_n) in (0, 2)),
    add constraint entry_review_event_said_check check (command not in ('ask', 'comment', 'resolve', 'reopen') or thread_n is not null),
    add constraint entry_review_event_undo_check check ((command = 'undo') = (undoes is not null))`,
  `create table saved_view (
    id uuid not null,
    person_id uuid not null,
    name text not null,
    filters jsonb not null,
    created_at timestamptz not null default now(),
    constraint saved_view_pkey primary key (id),
    constraint saved_view_person_fkey foreign key (person_id) references person (id),
    constraint saved_view_person_id_name_key unique (person_id, name)
  )`,
  ...secure('saved_view', {
    select: "person_id::text = (select current_setting('app.actor', true))",
    insert: "person_id::text = (select current_setting('app.actor', true))",
    delete: "person_id::text = (select current_setting('app.actor', true))",
  }),
];

/** Threads, decisions that are taken back, several approvals, and saved views of the review queue. */
export class ReviewQueue1795478592001 implements MigrationInterface {
  readonly name = 'ReviewQueue1795478592001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What was said about entries is not thrown away. Restore a backup into an empty database instead.');
  }
}
