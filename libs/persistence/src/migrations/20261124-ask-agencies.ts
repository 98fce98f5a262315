import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, SEEN, WRITES } from './create-schema/row-level-security.js';

/** What agencies are asked for and answer, and what international sources say beside a member's own figures. */
const ASK_AGENCIES = `
create table contribution (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  indicator_id text not null,
  contributor text not null,
  agency text not null,
  state text not null default 'ASKED',
  version integer not null default 1,
  note text,
  until timestamptz not null,
  answer jsonb,
  reason text,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  changed_by text not null,
  changed_at timestamptz not null default now(),
  constraint contribution_pkey primary key (cycle_id, member_code, indicator_id, contributor),
  constraint contribution_report_fkey foreign key (cycle_id, member_code) references report (cycle_id, member_code),
  constraint contribution_state_check check (state in ('ASKED', 'DRAFT', 'CLEARED', 'RETURNED')),
  constraint contribution_version_check check (version > 0)
);
create index contribution_contributor_idx on contribution (contributor);

create table outside_figure (
  cycle_id uuid not null constraint outside_figure_cycle_fkey references cycle (id),
  member_code text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  indicator_id text not null,
  cell_no integer not null,
  value numeric not null,
  reference text not null,
  source text not null,
  url text,
  accessed date not null,
  imported_by text not null,
  imported_at timestamptz not null default now(),
  constraint outside_figure_pkey primary key (cycle_id, member_code, id),
  constraint outside_figure_source_key unique (cycle_id, member_code, indicator_id, cell_no, source, reference, accessed)
);

create table outside_reply (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  figure_id uuid not null,
  n integer not null,
  kind text not null,
  reason text,
  actor text not null,
  at timestamptz not null default now(),
  constraint outside_reply_pkey primary key (cycle_id, member_code, figure_id, n),
  constraint outside_reply_outside_figure_fkey foreign key (cycle_id, member_code, figure_id)
    references outside_figure (cycle_id, member_code, id),
  constraint outside_reply_kind_check check (kind in ('confirmed', 'contested')),
  constraint outside_reply_reason_check check (kind <> 'contested' or coalesce(reason, '') <> '')
);
`;

export class AskAgencies1795478570002 implements MigrationInterface {
  readonly name = 'AskAgencies1795478570002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASK_AGENCIES);
    for (const statement of [
      // Parts are the member's own work: no judge sees them before they are in an entry that was certified.
      ...secure('contribution', { select: READS, insert: WRITES, update: WRITES }),
      ...secure('outside_figure', { select: SEEN, insert: REVIEWS }),
      ...secure('outside_reply', { select: SEEN, insert: WRITES }),
    ])
      await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What agencies answered cannot be undone. Restore a backup instead.');
  }
}
