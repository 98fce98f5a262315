/** People, what they may do, their sessions; plans, their versions and the cycles that use them. No row-level security. */
export const IDENTITY_AND_PLANS = `
create table person (
  id uuid default gen_random_uuid() constraint person_pkey primary key,
  email text not null constraint person_email_key unique,
  name text not null,
  password_hash text,
  nationality text collate "C",
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint person_email_check check (email = lower(email))
);

create table plan (
  id text constraint plan_pkey primary key,
  created_at timestamptz not null default now()
);

create table plan_version (
  plan_id text not null constraint plan_version_plan_fkey references plan (id),
  n integer not null,
  body jsonb not null,
  sha256 text not null,
  state text not null default 'DRAFT',
  created_at timestamptz not null default now(),
  constraint plan_version_pkey primary key (plan_id, n),
  constraint plan_version_n_check check (n > 0),
  constraint plan_version_state_check check (state in ('DRAFT', 'CONSULTATION', 'ADOPTED', 'IN_USE', 'SUPERSEDED'))
);

create table item_map (
  id bigint generated always as identity constraint item_map_pkey primary key,
  plan_id text not null,
  from_version integer not null,
  from_id text,
  to_version integer not null,
  to_id text,
  kind text not null,
  constraint item_map_from_fkey foreign key (plan_id, from_version) references plan_version (plan_id, n),
  constraint item_map_to_fkey foreign key (plan_id, to_version) references plan_version (plan_id, n),
  constraint item_map_kind_check check (kind in ('kept', 'renamed', 'split', 'merged', 'new', 'dropped')),
  constraint item_map_ends_check check ((from_id is null) = (kind = 'new') and (to_id is null) = (kind = 'dropped'))
);
create index item_map_plan_id_from_version_idx on item_map (plan_id, from_version);

create table cycle (
  id uuid default gen_random_uuid() constraint cycle_pkey primary key,
  code text not null constraint cycle_code_key unique,
  plan_id text not null,
  plan_version integer not null,
  rule_set text,
  series text not null,
  phase text not null,
  follows uuid constraint cycle_cycle_fkey references cycle (id),
  state text not null default 'DESIGN',
  version integer not null default 1,
  title jsonb not null,
  window_from date,
  window_to date,
  opens_at timestamptz,
  deadline_at timestamptz,
  cut_off_at timestamptz,
  review_deadline_at timestamptz,
  settings jsonb not null default '{}',
  illustrative boolean not null default false,
  source jsonb,
  created_at timestamptz not null default now(),
  constraint cycle_plan_version_fkey foreign key (plan_id, plan_version) references plan_version (plan_id, n),
  constraint cycle_series_phase_key unique (series, phase),
  constraint cycle_phase_check check (phase in ('interim', 'final')),
  constraint cycle_state_check check (state in ('DESIGN', 'OPEN', 'CLOSED', 'ASSESSMENT', 'CONCLUDED', 'ARCHIVED')),
  constraint cycle_window_check check (window_from <= window_to),
  constraint cycle_dates_check check (opens_at <= deadline_at and deadline_at <= cut_off_at)
);
create index cycle_plan_id_plan_version_idx on cycle (plan_id, plan_version);

create table role_grant (
  id uuid default gen_random_uuid() constraint role_grant_pkey primary key,
  person_id uuid not null constraint role_grant_person_fkey references person (id),
  role text not null,
  plan_id text not null constraint role_grant_plan_fkey references plan (id),
  cycle_id uuid constraint role_grant_cycle_fkey references cycle (id),
  members text[] not null default '{}',
  pillars text[] not null default '{}',
  indicators text[] not null default '{}',
  until timestamptz,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  constraint role_grant_role_check check (role in ('lead-focal-point', 'focal-point', 'contributor', 'reviewer',
    'adjudicator', 'editor', 'analyst', 'secretariat'))
);
create index role_grant_person_id_idx on role_grant (person_id);
create index role_grant_plan_id_idx on role_grant (plan_id);

create table session (
  token_sha256 text constraint session_pkey primary key,
  person_id uuid not null constraint session_person_fkey references person (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default now()
);
create index session_person_id_idx on session (person_id);
create index session_expires_at_idx on session (expires_at);

create table invitation (
  token_sha256 text constraint invitation_pkey primary key,
  role text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid constraint invitation_person_fkey references person (id),
  constraint invitation_role_check check (role in ('lead-focal-point', 'focal-point', 'contributor', 'reviewer',
    'adjudicator', 'editor', 'analyst', 'secretariat'))
);
`;
