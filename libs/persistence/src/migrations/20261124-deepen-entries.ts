import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, SEEN, WRITES } from './create-schema/row-level-security.js';

/**
 * What an entry tells beside its answer: by which role it was written, when its figures were known, whether its narrative's
 * translation is checked, the earlier cycle it was carried over from, and the parts it was combined from. With it, the bytes
 * that were certified, and later revisions of an earlier period's figures.
 */
const DEEPEN_ENTRIES = `
alter table entry_version
  add role text,
  add vintage date,
  add translation text,
  add carried_from uuid constraint entry_version_cycle_fkey references cycle (id),
  add combined jsonb,
  add constraint entry_version_translation_check check (translation in ('DRAFT', 'CHECKED'));
alter table observation add vintage date;

create table snapshot (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  version integer not null,
  body text not null,
  constraint snapshot_pkey primary key (cycle_id, member_code, version),
  constraint snapshot_submission_fkey foreign key (cycle_id, member_code, version)
    references submission (cycle_id, member_code, version)
);

create table figure_revision (
  cycle_id uuid not null constraint figure_revision_cycle_fkey references cycle (id),
  member_code text collate "C" not null,
  indicator_id text not null,
  cell_no integer not null,
  n integer not null,
  value numeric,
  obs_status text not null,
  known date not null,
  reason text not null,
  actor text not null,
  at timestamptz not null default now(),
  constraint figure_revision_pkey primary key (cycle_id, member_code, indicator_id, cell_no, n),
  constraint figure_revision_obs_status_check check (obs_status in ('normal', 'provisional', 'estimated', 'missing', 'not-applicable', 'confidential')),
  constraint figure_revision_reason_check check (reason <> '')
);
`;

// Whoever only judges a report sees what was certified and not taken back.
const STANDS = `exists (select from submission s where s.cycle_id = snapshot.cycle_id and s.member_code = snapshot.member_code
  and s.version = snapshot.version and s.state <> 'WITHDRAWN')`;

export class DeepenEntries1795478570001 implements MigrationInterface {
  readonly name = 'DeepenEntries1795478570001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEEPEN_ENTRIES);
    for (const statement of [
      ...secure('snapshot', { select: `(${READS} or (${REVIEWS} and ${STANDS}))`, insert: WRITES }),
      ...secure('figure_revision', { select: SEEN, insert: WRITES }),
    ])
      await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('What entries tell beside their answers cannot be undone. Restore a backup instead.');
  }
}
