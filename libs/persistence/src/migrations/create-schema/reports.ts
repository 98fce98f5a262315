/** A member's report in a cycle: its revision, its formal versions, its entries and what stands behind them. */
export const REPORTS = `
create table extension (
  cycle_id uuid not null constraint extension_cycle_fkey references cycle (id),
  member_code text collate "C" not null,
  n integer not null,
  deadline_at timestamptz not null,
  reason text not null,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  constraint extension_pkey primary key (cycle_id, member_code, n),
  constraint extension_reason_check check (reason <> '')
);

create table report (
  cycle_id uuid not null constraint report_cycle_fkey references cycle (id),
  member_code text collate "C" not null,
  revision integer not null default 0,
  missed_at timestamptz,
  created_at timestamptz not null default now(),
  constraint report_pkey primary key (cycle_id, member_code),
  constraint report_member_code_check check (member_code <> ''),
  constraint report_revision_check check (revision >= 0)
);

create table submission (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  version integer not null,
  state text not null default 'NOT_STARTED',
  at_revision integer,
  sha256 text,
  submitted_at timestamptz,
  late boolean not null default false,
  certified_by text,
  receipt jsonb,
  returned jsonb,
  reason text,
  due_at timestamptz,
  changed_at timestamptz not null default now(),
  constraint submission_pkey primary key (cycle_id, member_code, version),
  constraint submission_report_fkey foreign key (cycle_id, member_code) references report (cycle_id, member_code),
  constraint submission_version_check check (version > 0),
  constraint submission_state_check check (state in ('NOT_STARTED', 'DRAFT', 'VALIDATING', 'READY', 'BLOCKED', 'SUBMITTED',
    'WITHDRAWN', 'UNDER_REVIEW', 'ACCEPTED', 'REOPENED', 'CORRECTION_REQUESTED', 'LAPSED')),
  constraint submission_certified_check check (
    state in ('NOT_STARTED', 'DRAFT', 'VALIDATING', 'READY', 'BLOCKED')
    or (at_revision is not null and sha256 is not null and submitted_at is not null and certified_by is not null))
);
create index submission_cycle_id_state_idx on submission (cycle_id, state);

create table entry (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  indicator_id text not null,
  version integer not null,
  updated_by text not null,
  updated_at timestamptz not null default now(),
  constraint entry_pkey primary key (cycle_id, member_code, indicator_id),
  constraint entry_report_fkey foreign key (cycle_id, member_code) references report (cycle_id, member_code),
  constraint entry_version_check check (version > 0)
);

create table entry_version (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  indicator_id text not null,
  version integer not null,
  since_revision integer not null,
  status text not null,
  reason text,
  answer jsonb,
  narrative jsonb,
  currency text,
  actor text not null,
  at timestamptz not null default now(),
  constraint entry_version_pkey primary key (cycle_id, member_code, indicator_id, version),
  constraint entry_version_entry_fkey foreign key (cycle_id, member_code, indicator_id)
    references entry (cycle_id, member_code, indicator_id),
  constraint entry_version_status_check check (status in ('answered', 'no-data', 'not-applicable', 'confidential', 'unanswered'))
);
create index entry_version_cycle_id_member_code_since_revision_idx on entry_version (cycle_id, member_code, since_revision);

create table observation (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  indicator_id text not null,
  cell_no integer not null,
  since_revision integer not null,
  until_revision integer,
  value numeric,
  obs_status text not null,
  reference text,
  constraint observation_pkey primary key (cycle_id, member_code, indicator_id, cell_no, since_revision),
  constraint observation_obs_status_check check (obs_status in ('normal', 'provisional', 'estimated', 'missing', 'not-applicable', 'confidential')),
  constraint observation_value_check check (case when value is null then obs_status in ('missing', 'not-applicable', 'confidential')
    else obs_status not in ('missing', 'not-applicable') end),
  constraint observation_until_revision_check check (until_revision > since_revision)
) partition by list (cycle_id);
create unique index observation_current_idx on observation (cycle_id, member_code, indicator_id, cell_no) where until_revision is null;

create table evidence (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  id uuid not null default gen_random_uuid(),
  indicator_id text not null,
  since_revision integer not null,
  until_revision integer,
  title text not null,
  publisher text,
  publisher_class text,
  url text,
  blob_sha256 text,
  happened date,
  published date,
  accessed date,
  page text,
  quote text,
  item text,
  tier text not null default 'reviewers',
  actor text not null,
  at timestamptz not null default now(),
  constraint evidence_pkey primary key (cycle_id, member_code, id),
  constraint evidence_report_fkey foreign key (cycle_id, member_code) references report (cycle_id, member_code),
  constraint evidence_publisher_class_check check (publisher_class in ('official', 'international-organisation', 'media', 'civil-society')),
  constraint evidence_tier_check check (tier in ('public', 'reviewers', 'secretariat')),
  constraint evidence_until_revision_check check (until_revision > since_revision)
);
create index evidence_cycle_id_member_code_indicator_id_idx on evidence (cycle_id, member_code, indicator_id);

create table blob (
  member_code text collate "C" not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  constraint blob_pkey primary key (member_code, sha256)
);
`;
