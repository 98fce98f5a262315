import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

const KEEPS = "(select current_setting('app.audit', true)) = 'on'";

const STATEMENTS: readonly string[] = [
  `create table rule_suspension (
    id uuid not null default gen_random_uuid(),
    cycle_id uuid not null,
    rule text not null,
    reason text not null,
    language text,
    suspended_by text not null,
    suspended_at timestamptz not null default now(),
    reinstated_by text,
    reinstated_at timestamptz,
    reinstated_reason text,
    reinstated_language text,
    constraint rule_suspension_pkey primary key (id),
    constraint rule_suspension_cycle_fkey foreign key (cycle_id) references cycle (id),
    constraint rule_suspension_reinstated_check check (num_nonnulls(reinstated_by, reinstated_at, reinstated_reason) in (0, 3))
  )`,
  'create unique index rule_suspension_in_force_idx on rule_suspension (cycle_id, rule) where reinstated_at is null',
  'create index rule_suspension_cycle_id_idx on rule_suspension (cycle_id)',
  // Every run reads it, whoever asked for the run; it is written by whoever may read the trail.
  ...secure('rule_suspension', { select: 'true', insert: KEEPS, update: KEEPS }),
  'alter table finding drop constraint finding_outcome_check',
  "alter table finding add constraint finding_outcome_check check (outcome in ('FAIL', 'NOT_RUN', 'SUSPENDED'))",
];

/** The secretariat suspends a rule of a cycle that is at fault. */
export class SuspendRules1795491720000 implements MigrationInterface {
  readonly name = 'SuspendRules1795491720000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error(
      'That a rule was not run, and why, is not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
