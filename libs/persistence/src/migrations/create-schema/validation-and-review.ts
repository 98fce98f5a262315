/** Validation runs and their findings, justifications, and the review of each entry. */
export const VALIDATION_AND_REVIEW = `
create table validation_run (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  revision integer not null,
  rule_set text not null,
  kind text not null,
  state text not null default 'QUEUED',
  stale boolean not null default false,
  done integer not null default 0,
  total integer not null default 0,
  counts jsonb,
  cause text,
  requested_by text not null,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  constraint validation_run_pkey primary key (cycle_id, member_code, id),
  constraint validation_run_revision_key unique (cycle_id, member_code, revision, rule_set),
  constraint validation_run_report_fkey foreign key (cycle_id, member_code) references report (cycle_id, member_code),
  constraint validation_run_kind_check check (kind in ('save', 'check')),
  constraint validation_run_state_check check (state in ('QUEUED', 'RUNNING', 'PASSED', 'PASSED_WITH_WARNINGS', 'FAILED',
    'INCOMPLETE', 'CANCELLED', 'ERROR')),
  constraint validation_run_progress_check check (0 <= done and done <= total)
);
create index validation_run_id_idx on validation_run (id);
create unique index validation_run_active_idx on validation_run (cycle_id, member_code) where state in ('QUEUED', 'RUNNING');

create table finding (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  run_id uuid not null,
  n integer not null,
  rule text not null,
  severity text not null,
  outcome text not null,
  indicator text not null,
  part text,
  facts jsonb not null default '{}',
  cause text,
  values_sha256 text not null,
  constraint finding_pkey primary key (cycle_id, member_code, run_id, n),
  constraint finding_validation_run_fkey foreign key (cycle_id, member_code, run_id)
    references validation_run (cycle_id, member_code, id),
  constraint finding_severity_check check (severity in ('INFO', 'WARNING', 'ERROR', 'BLOCKER')),
  constraint finding_outcome_check check (outcome in ('FAIL', 'NOT_RUN')),
  constraint finding_cause_check check ((cause is not null) = (outcome = 'NOT_RUN'))
);

create table justification (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  rule text not null,
  indicator text not null,
  part text not null default '',
  values_sha256 text not null,
  kind text not null,
  text text,
  actor text not null,
  at timestamptz not null default now(),
  constraint justification_pkey primary key (cycle_id, member_code, rule, indicator, part, values_sha256),
  constraint justification_report_fkey foreign key (cycle_id, member_code) references report (cycle_id, member_code),
  constraint justification_kind_check check (kind in ('justified', 'acknowledged')),
  constraint justification_text_check check (kind <> 'justified' or coalesce(text, '') <> '')
);

create table entry_review (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  submission_version integer not null,
  indicator_id text not null,
  entry_version integer,
  state text not null default 'PENDING',
  version integer not null default 1,
  reviewer text,
  reason_code text,
  due_at timestamptz,
  changed_at timestamptz not null default now(),
  constraint entry_review_pkey primary key (cycle_id, member_code, submission_version, indicator_id),
  constraint entry_review_submission_fkey foreign key (cycle_id, member_code, submission_version)
    references submission (cycle_id, member_code, version),
  constraint entry_review_state_check check (state in ('PENDING', 'IN_REVIEW', 'APPROVED', 'CLARIFICATION_REQUESTED',
    'ANSWERED', 'RETURNED', 'LAPSED')),
  constraint entry_review_reason_code_check check (reason_code in ('wrong-value', 'missing-evidence', 'out-of-window',
    'wrong-definition', 'incomplete', 'other')),
  constraint entry_review_returned_check check (state <> 'RETURNED' or reason_code is not null)
);
create index entry_review_cycle_id_state_idx on entry_review (cycle_id, state);

create table entry_review_event (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  submission_version integer not null,
  indicator_id text not null,
  n integer not null,
  command text not null,
  from_state text not null,
  to_state text not null,
  entry_version integer,
  reason_code text,
  text text,
  role text not null,
  actor text not null,
  at timestamptz not null default now(),
  constraint entry_review_event_pkey primary key (cycle_id, member_code, submission_version, indicator_id, n),
  constraint entry_review_event_entry_review_fkey foreign key (cycle_id, member_code, submission_version, indicator_id)
    references entry_review (cycle_id, member_code, submission_version, indicator_id)
);
`;
