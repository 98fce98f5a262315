import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, secure, WRITES, type Policies } from './create-schema/row-level-security.js';

const TABLES = `
create table report_import (
  cycle_id uuid not null constraint report_import_cycle_fkey references cycle (id),
  member_code text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  state text not null default 'QUEUED',
  name text not null,
  format text not null,
  sha256 text not null,
  size bigint not null,
  revision integer,
  done integer not null default 0,
  counts jsonb,
  leave_out boolean not null default false,
  applied_revision integer,
  cause text,
  requested_by text not null,
  decided_by text,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  read_at timestamptz,
  ended_at timestamptz,
  swept_at timestamptz,
  constraint report_import_pkey primary key (cycle_id, member_code, id),
  constraint report_import_state_check check (state in ('QUEUED', 'READING', 'READ', 'APPLYING', 'APPLIED', 'CANCELLED', 'ERROR')),
  constraint report_import_format_check check (format in ('xlsx', 'csv', 'json')),
  constraint report_import_size_check check (size >= 0)
);
create index report_import_id_idx on report_import (id);

create table import_field (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  import_id uuid not null,
  n integer not null,
  kind text not null,
  indicator text not null,
  field text not null,
  base text,
  before text,
  after text,
  decision text,
  constraint import_field_pkey primary key (cycle_id, member_code, import_id, n),
  constraint import_field_kind_check check (kind in ('change', 'conflict')),
  constraint import_field_decision_check check (decision in ('mine', 'stored'))
);
create index import_field_cycle_id_member_code_import_id_kind_n_idx
  on import_field (cycle_id, member_code, import_id, kind, n);

create table import_fault (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  import_id uuid not null,
  n integer not null,
  code text not null,
  severity text not null,
  sheet text,
  row_no integer,
  column_name text,
  cell text,
  pointer text,
  indicator text,
  field text,
  message text not null,
  cure text not null,
  constraint import_fault_pkey primary key (cycle_id, member_code, import_id, n),
  constraint import_fault_severity_check check (severity in ('INFO', 'ERROR'))
);
`;

// A draft on its way: the member's and the secretariat's, never an assessor's.
const DRAFT: Policies = {
  select: READS,
  insert: WRITES,
  update: WRITES,
  delete: WRITES,
};

/** Files brought to a report, and what a dry run found in them. No `down`: people would lose what they decided. */
export class KeepImports1795478540000 implements MigrationInterface {
  readonly name = 'KeepImports1795478540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const table of ['report_import', 'import_field', 'import_fault'])
      for (const statement of secure(table, DRAFT)) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Imports and their decisions cannot be undone. Restore a backup into an empty database instead.');
  }
}
