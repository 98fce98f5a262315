import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secure } from './create-schema/row-level-security.js';

const STATEMENTS: readonly string[] = [
  `create table recusal (
    id uuid not null default gen_random_uuid(),
    person_id uuid not null,
    cycle_id uuid not null,
    kind text not null,
    members text[] not null,
    pillars text[] not null default '{}',
    reason text not null,
    declared_at timestamptz not null default now(),
    withdrawn_at timestamptz,
    withdrawn_by text,
    withdrawn_reason text,
    constraint recusal_pkey primary key (id),
    constraint recusal_person_fkey foreign key (person_id) references person (id),
    constraint recusal_cycle_fkey foreign key (cycle_id) references cycle (id),
    constraint recusal_kind_check check (kind in ('conflict', 'recusal')),
    constraint recusal_members_check check (cardinality(members) > 0),
    constraint recusal_conflict_check check (kind <> 'conflict' or cardinality(pillars) = 0),
    constraint recusal_withdrawn_check check (
      num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3) and withdrawn_by is distinct from person_id::text)
  )`,
  'create index recusal_person_id_idx on recusal (person_id)',
  'create index recusal_cycle_id_idx on recusal (cycle_id)',
  // Read with the session, before anybody is known: what a policy hid here would open what it refuses. It is written by
  // the person alone, and changed by whoever may read the trail.
  ...secure('recusal', {
    select: 'true',
    insert: "person_id::text = (select current_setting('app.actor', true))",
    update: "(select current_setting('app.audit', true)) = 'on'",
  }),
];

/** Declared conflicts and recusals: of people, within a cycle. */
export class Recusals1795478590002 implements MigrationInterface {
  readonly name = 'Recusals1795478590002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What people declared is not thrown away. Restore a backup into an empty database instead.');
  }
}
