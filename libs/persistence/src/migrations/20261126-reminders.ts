import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVIEWS, secure, SEEN } from './create-schema/row-level-security.js';

const STATEMENTS: readonly string[] = [
  `create table reminder (
    cycle_id uuid not null constraint reminder_cycle_fkey references cycle (id),
    member_code text collate "C" not null,
    n integer not null,
    topic text not null,
    sent_by text not null,
    sent_at timestamptz not null default now(),
    constraint reminder_pkey primary key (cycle_id, member_code, n),
    constraint reminder_topic_check check (topic in ('report', 'answers'))
  )`,
  ...secure('reminder', { select: SEEN, insert: REVIEWS }),
  `alter table mail drop constraint mail_kind_check,
    add constraint mail_kind_check check (kind in ('opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder',
      'extension', 'assigned', 'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due', 'entries-returned',
      'entries-answered', 'scores-disputed', 'scores-shared', 'reply-due', 'reply-given', 'reply-answered', 'release-requested',
      'release-published', 'release-note', 'release-silence'))`,
];

/** Reminders that the secretariat sends by hand: of whom, of what, by whom and when. */
export class Reminders1795478600011 implements MigrationInterface {
  readonly name = 'Reminders1795478600011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error(
      'Whom the secretariat reminded is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
