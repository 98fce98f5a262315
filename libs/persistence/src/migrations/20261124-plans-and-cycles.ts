import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVIEWS, secure, WRITES } from './create-schema/row-level-security.js';

const STATEMENTS: readonly string[] = [
  `alter table plan_version
    add version integer not null default 1,
    add consultation_until timestamptz,
    add adoption jsonb,
    add decisions jsonb not null default '[]',
    add decisions_sha256 text`,
  // What was adopted until now came with its file, which names date and document.
  `update plan_version set adoption = (body -> 'adopted') || '{"reservations": []}' where state <> 'DRAFT'`,
  `create table plan_comment (
    plan_id text not null,
    plan_version integer not null,
    member_code text collate "C" not null,
    id uuid not null,
    thread uuid not null,
    item text not null,
    item_id text,
    voice text not null,
    text text not null,
    actor text not null,
    at timestamptz not null default now(),
    constraint plan_comment_pkey primary key (plan_id, plan_version, member_code, id),
    constraint plan_comment_plan_version_fkey foreign key (plan_id, plan_version) references plan_version (plan_id, n),
    constraint plan_comment_item_check check (item in ('plan', 'commitment', 'indicator')),
    constraint plan_comment_item_id_check check ((item_id is null) = (item = 'plan')),
    constraint plan_comment_voice_check check (voice in ('member', 'secretariat'))
  )`,
  // The members negotiate one text: each reads what the others say, and none speaks for another.
  ...secure('plan_comment', {
    select: 'true',
    insert: `((voice = 'member' and ${WRITES}) or (voice = 'secretariat' and ${REVIEWS}))`,
  }),
  `alter table item_map
    add item text not null,
    add decided_by text not null,
    add decided_at timestamptz not null default now(),
    add constraint item_map_item_check check (item in ('commitment', 'indicator'))`,
  `alter table cycle
    add pin jsonb,
    add automatic boolean not null default false,
    add opening_fault text,
    add reminders jsonb not null default '{"beforeOpening": [7], "beforeDeadline": [14, 3], "atDeadline": true, "beforeCorrection": [3]}'`,
];

/** Consultation and adoption of plan versions, what their adopters decide for each member, and a cycle's calendar. */
export class PlansAndCycles1795478560001 implements MigrationInterface {
  readonly name = 'PlansAndCycles1795478560001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error(
      'Comments and decisions of adopters are not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
