/** Opinions, scores and their ledger; releases and their files. */
export const SCORES_AND_RELEASES = `
create table score (
  cycle_id uuid not null constraint score_cycle_fkey references cycle (id),
  member_code text collate "C" not null,
  commitment_id text not null,
  state text not null default 'NOT_SCORED',
  version integer not null default 1,
  opinions integer not null default 0,
  kind text,
  value smallint,
  proposal smallint,
  proposal_words jsonb,
  reason jsonb,
  rationale jsonb,
  evidence jsonb not null default '[]',
  agreement text,
  shared_at timestamptz,
  reply_due_at timestamptz,
  changed_at timestamptz not null default now(),
  constraint score_pkey primary key (cycle_id, member_code, commitment_id),
  constraint score_state_check check (state in ('NOT_SCORED', 'SCORED', 'AGREED', 'DISPUTED', 'ADJUDICATED', 'SHARED',
    'CONFIRMED', 'RECALIBRATED', 'PUBLISHED', 'SUPERSEDED')),
  constraint score_kind_check check (kind in ('score', 'not-asked', 'no-data')),
  constraint score_opinions_check check (opinions between 0 and 2),
  constraint score_value_check check (value between -1 and 1 and proposal between -1 and 1),
  constraint score_kind_value_check check ((value is not null) = (kind is not null and kind = 'score')),
  constraint score_agreement_check check (agreement in ('agreed', 'adjudicated')),
  constraint score_settled_check check (state in ('NOT_SCORED', 'SCORED', 'DISPUTED') or kind is not null)
);
create index score_cycle_id_state_idx on score (cycle_id, state);

create table score_opinion (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  commitment_id text not null,
  reviewer text not null,
  n integer not null default 1,
  value smallint not null,
  rationale text not null,
  at timestamptz not null default now(),
  constraint score_opinion_pkey primary key (cycle_id, member_code, commitment_id, reviewer, n),
  constraint score_opinion_score_fkey foreign key (cycle_id, member_code, commitment_id)
    references score (cycle_id, member_code, commitment_id),
  constraint score_opinion_value_check check (value between -1 and 1)
);

create table assessor_finding (
  cycle_id uuid not null constraint assessor_finding_cycle_fkey references cycle (id),
  member_code text collate "C" not null,
  indicator_id text not null,
  n integer not null,
  value boolean not null,
  rationale text not null,
  actor text not null,
  at timestamptz not null default now(),
  constraint assessor_finding_pkey primary key (cycle_id, member_code, indicator_id, n)
);

create table score_change (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  commitment_id text not null,
  n integer not null,
  command text not null,
  from_state text not null,
  to_state text not null,
  from_kind text,
  from_value smallint,
  to_kind text,
  to_value smallint,
  reason text,
  evidence jsonb not null default '[]',
  role text not null,
  actor text not null,
  at timestamptz not null default now(),
  constraint score_change_pkey primary key (cycle_id, member_code, commitment_id, n),
  constraint score_change_score_fkey foreign key (cycle_id, member_code, commitment_id)
    references score (cycle_id, member_code, commitment_id)
);

create table score_reply (
  cycle_id uuid not null,
  member_code text collate "C" not null,
  commitment_id text not null,
  n integer not null,
  kind text not null,
  text text,
  actor text not null,
  at timestamptz not null default now(),
  constraint score_reply_pkey primary key (cycle_id, member_code, commitment_id, n),
  constraint score_reply_score_fkey foreign key (cycle_id, member_code, commitment_id)
    references score (cycle_id, member_code, commitment_id),
  constraint score_reply_kind_check check (kind in ('accepted', 'contested')),
  constraint score_reply_text_check check (kind <> 'contested' or coalesce(text, '') <> '')
);

create table release (
  id uuid default gen_random_uuid() constraint release_pkey primary key,
  cycle_id uuid not null constraint release_cycle_fkey references cycle (id),
  number integer not null,
  state text not null default 'DRAFT',
  version integer not null default 1,
  sha256 text,
  embargo_at timestamptz,
  silence_until timestamptz,
  requested_by text,
  requested_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  published_at timestamptz,
  supersedes uuid constraint release_release_fkey references release (id),
  grounds jsonb,
  reason text,
  manifest jsonb,
  created_at timestamptz not null default now(),
  constraint release_cycle_id_number_key unique (cycle_id, number),
  constraint release_number_check check (number > 0),
  constraint release_state_check check (state in ('DRAFT', 'REQUESTED', 'REJECTED', 'SIGNED_OFF', 'SILENCE', 'OBJECTED',
    'EMBARGOED', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN')),
  constraint release_two_people_check check (requested_by <> signed_by),
  constraint release_frozen_check check (state = 'DRAFT' or (sha256 is not null and requested_by is not null and embargo_at is not null)),
  constraint release_signed_check check (state in ('DRAFT', 'REQUESTED', 'REJECTED') or (signed_by is not null and manifest is not null)),
  constraint release_published_check check ((published_at is not null) = (state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN')))
);

create table release_file (
  release_id uuid not null constraint release_file_release_fkey references release (id),
  path text not null,
  media_type text not null,
  language text,
  product text not null,
  member text collate "C",
  state text not null default 'PENDING',
  sha256 text,
  size bigint,
  cause text,
  constraint release_file_pkey primary key (release_id, path),
  constraint release_file_state_check check (state in ('PENDING', 'RENDERED', 'FAILED')),
  constraint release_file_rendered_check check ((sha256 is not null and size is not null) = (state = 'RENDERED'))
);

create function keep_published_release() returns trigger language plpgsql as $$
begin
  if old.published_at is not null and (new.published_at, new.sha256, new.embargo_at, new.manifest)
      is distinct from (old.published_at, old.sha256, old.embargo_at, old.manifest) then
    raise exception 'release % is published: its instant, hash and manifest cannot change', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger release_keep_published before update on release for each row execute function keep_published_release();
`;
