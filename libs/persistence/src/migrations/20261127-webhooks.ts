import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

const WEBHOOKS = "(select current_setting('app.webhooks', true)) = 'on'";
const ALL = { select: WEBHOOKS, insert: WEBHOOKS, update: WEBHOOKS, delete: WEBHOOKS };

const STATEMENTS: readonly string[] = [
  `create table webhook (
    id uuid not null default gen_random_uuid() constraint webhook_pkey primary key,
    plan_id text not null constraint webhook_plan_fkey references plan (id),
    cycle_id uuid constraint webhook_cycle_fkey references cycle (id),
    label text not null,
    address text not null,
    kinds text[] not null,
    state text not null default 'ACTIVE',
    paused_why text,
    paused_at timestamptz,
    failing_since timestamptz,
    secret text not null,
    old_secret text,
    old_until timestamptz,
    made_by text not null,
    made_at timestamptz not null default now(),
    constraint webhook_state_check check (state in ('ACTIVE', 'PAUSED', 'OFF')),
    constraint webhook_paused_why_check check (paused_why in ('gone', 'failing')),
    constraint webhook_paused_check check ((state = 'PAUSED') = (paused_why is not null) and num_nonnulls(paused_why, paused_at) in (0, 2)),
    constraint webhook_old_secret_check check (num_nonnulls(old_secret, old_until) in (0, 2))
  )`,
  'create index webhook_plan_id_idx on webhook (plan_id)',
  ...secure('webhook', ALL),
  // Without a policy: every transaction that makes an event asks here whether anybody wants it.
  `create table webhook_topic (
    webhook_id uuid not null constraint webhook_topic_webhook_fkey references webhook (id) on delete cascade,
    kind text not null,
    plan_id text not null,
    cycle_id uuid,
    constraint webhook_topic_pkey primary key (webhook_id, kind)
  )`,
  'create index webhook_topic_kind_plan_id_idx on webhook_topic (kind, plan_id)',
  `create table webhook_delivery (
    id uuid not null default gen_random_uuid() constraint webhook_delivery_pkey primary key,
    webhook_id uuid not null constraint webhook_delivery_webhook_fkey references webhook (id) on delete cascade,
    event_id uuid not null,
    kind text not null,
    body text not null,
    state text not null,
    made_at timestamptz not null default now(),
    begun_at timestamptz not null default now(),
    attempts integer not null default 0,
    tried_at timestamptz,
    next_at timestamptz,
    delivered_at timestamptz,
    status integer,
    reason text,
    answer text,
    millis integer,
    constraint webhook_delivery_webhook_id_event_id_key unique (webhook_id, event_id),
    constraint webhook_delivery_state_check check (state in ('WAITING', 'DELIVERED', 'HELD', 'FAILED')),
    constraint webhook_delivery_reason_check check (reason in ('status', 'redirect', 'no-answer', 'too-slow', 'certificate',
      'not-http', 'no-address', 'inside', 'port', 'credentials', 'scheme', 'no-way-out', 'turned-off', 'gave-up'))
  )`,
  'create index webhook_delivery_made_at_idx on webhook_delivery (made_at)',
  `create index webhook_delivery_due_idx on webhook_delivery (next_at) where state = 'WAITING' and next_at is not null`,
  ...secure('webhook_delivery', ALL),
  `alter table mail drop constraint mail_kind_check,
    add constraint mail_kind_check check (kind in (
      'opening', 'deadline', 'missed', 'correction', 'report-reminder', 'answers-reminder', 'extension',
      'assigned', 'review-waiting', 'review-due', 'part-asked', 'part-returned', 'part-due', 'entries-returned',
      'entries-answered', 'scores-disputed', 'scores-shared', 'reply-due', 'reply-given', 'reply-answered',
      'release-requested', 'release-published', 'release-note', 'release-silence', 'search-asked',
      'search-finished', 'actions-proposed', 'actions-open', 'actions-classed', 'chapters-checked',
      'release-objected', 'release-rejected', 'scores-asked', 'approval-asked', 'report-reopened',
      'chapter-reopened', 'plan-consulted', 'webhook-paused'))`,
];

/** Addresses of other systems that are told what happens, what they asked for, and what became of each delivery. */
export class Webhooks1795481000300 implements MigrationInterface {
  readonly name = 'Webhooks1795481000300';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error(
      'Whom the secretariat has told of events is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
