/** The outbox, the audit trail and the keys of idempotent requests. */
export const OUTBOX_AND_AUDIT = `
create table outbox (
  id uuid default gen_random_uuid() constraint outbox_pkey primary key,
  name text not null,
  payload jsonb not null,
  member_code text collate "C",
  created_at timestamptz not null default now(),
  sends integer not null default 0,
  sent_at timestamptz,
  done_at timestamptz,
  failed text
);
create index outbox_unsent_idx on outbox (created_at) where sent_at is null and failed is null;
create index outbox_undone_idx on outbox (sent_at) where done_at is null and failed is null;

create table audit_event (
  id bigint generated always as identity constraint audit_event_pkey primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  body text not null,
  sealed_seq bigint constraint audit_event_sealed_seq_key unique
);
create index audit_event_unsealed_idx on audit_event (id) where sealed_seq is null;

create table idempotency_key (
  actor text not null,
  route text not null,
  key text not null,
  body_sha256 text not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null default now(),
  constraint idempotency_key_pkey primary key (actor, route, key),
  constraint idempotency_key_key_check check (length(key) <= 255)
);
create index idempotency_key_created_at_idx on idempotency_key (created_at);
`;
