/**
 * Who sees and changes which rows, whatever a query forgets. The settings are local to one transaction:
 * `app.reads`, `app.writes` and `app.reviews` are members, `app.releases` is `{read,write}`, `app.audit` is `on`.
 * Without a setting nothing is seen: closed by default.
 */

// The cast stands inside the sub-select, so that it is evaluated once; without nullif a setting left empty by an
// earlier transaction of the same connection would fail as a malformed array. MembersByKey reworded it in every policy.
const among = (setting: string): string =>
  `member_code = any ((select nullif(current_setting('${setting}', true), '')::text[])::text[])`;
export const READS = among('app.reads');
export const WRITES = among('app.writes');
export const REVIEWS = among('app.reviews');
export const SEEN = `(${READS} or ${REVIEWS})`;
const CHANGED = `(${WRITES} or ${REVIEWS})`;

const mayRelease = (word: 'read' | 'write'): string =>
  `'${word}' = any ((select nullif(current_setting('app.releases', true), '')::text[])::text[])`;

export interface Policies {
  readonly select: string;
  readonly insert: string;
  /** The rows that can be locked or changed. */
  readonly update?: string;
  /** What a changed row must satisfy, when it is less than `update`. */
  readonly updated?: string;
  readonly delete?: string;
}

const WRITTEN_BY_MEMBER: Policies = { select: SEEN, insert: WRITES, update: WRITES, delete: WRITES };
// A reviewer may lock these rows (approve while somebody edits) but not change them.
const LOCKED_BY_REVIEWER: Policies = { select: SEEN, insert: WRITES, update: CHANGED, updated: WRITES, delete: WRITES };
const BY_ASSESSORS: Policies = { select: REVIEWS, insert: REVIEWS };
// A member sees its own scores from the moment they are shared with it, and not before.
const SHARED = "state in ('SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED', 'SUPERSEDED')";
const OWN_OPINION = "reviewer = (select current_setting('app.actor', true))";
const BOTH_ARE_IN = `exists (select from score s where s.cycle_id = score_opinion.cycle_id and s.member_code = score_opinion.member_code
  and s.commitment_id = score_opinion.commitment_id and s.state <> 'NOT_SCORED')`;
const IS_PUBLIC = "state in ('PUBLISHED', 'CORRECTED', 'WITHDRAWN')";
// Visible when its release is: the sub-select runs under the policy of release.
const OF_A_SEEN_RELEASE = 'exists (select from release where release.id = release_id)';

const POLICIES: Readonly<Record<string, Policies>> = {
  extension: { select: SEEN, insert: REVIEWS },
  report: LOCKED_BY_REVIEWER,
  submission: { select: SEEN, insert: CHANGED, update: CHANGED },
  entry: LOCKED_BY_REVIEWER,
  entry_version: { select: SEEN, insert: WRITES },
  observation: WRITTEN_BY_MEMBER,
  evidence: WRITTEN_BY_MEMBER,
  blob: WRITTEN_BY_MEMBER,
  validation_run: WRITTEN_BY_MEMBER,
  finding: WRITTEN_BY_MEMBER,
  justification: WRITTEN_BY_MEMBER,
  entry_review: { select: SEEN, insert: CHANGED, update: CHANGED },
  entry_review_event: { select: SEEN, insert: CHANGED },
  score: { select: `(${REVIEWS} or (${READS} and ${SHARED}))`, insert: REVIEWS, update: REVIEWS },
  // Blind by the database too: another's opinion is seen only when both are in and the score has left NOT_SCORED.
  score_opinion: {
    select: `${REVIEWS} and (${OWN_OPINION} or ${BOTH_ARE_IN})`,
    insert: `${REVIEWS} and ${OWN_OPINION}`,
  },
  assessor_finding: BY_ASSESSORS,
  score_change: BY_ASSESSORS,
  score_reply: { select: SEEN, insert: WRITES },
  release: {
    select: `(${IS_PUBLIC} or ${mayRelease('read')})`,
    insert: mayRelease('write'),
    update: mayRelease('write'),
  },
  release_file: {
    select: OF_A_SEEN_RELEASE,
    insert: mayRelease('write'),
    update: mayRelease('write'),
    delete: mayRelease('write'),
  },
  // An event can be written by everybody and read back in its own transaction; the trail needs app.audit.
  audit_event: {
    select: "(xid = pg_current_xact_id_if_assigned() or (select current_setting('app.audit', true)) = 'on')",
    insert: 'true',
  },
};

/** The statements that shut a table to all but these policies. */
export const secure = (
  table: string,
  { select, insert, update, updated = update, delete: remove }: Policies,
): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_select on ${table} for select using (${select})`,
  `create policy ${table}_insert on ${table} for insert with check (${insert})`,
  ...(update ? [`create policy ${table}_update on ${table} for update using (${update}) with check (${updated})`] : []),
  ...(remove ? [`create policy ${table}_delete on ${table} for delete using (${remove})`] : []),
  // A backup must be whole: the owner, and nobody else, reads every row in a transaction that says so.
  `create policy ${table}_backup on ${table} for select to current_user using ((select current_setting('app.backup', true)) = 'on')`,
];

/**
 * A cycle's partition is made by the owner's function, because the application's role owns nothing. There is no default
 * partition: an observation of a cycle that was never opened is an error, and attaching a partition scans nothing.
 * It is made apart and then attached, since that lock lets readers and writers of other cycles go on.
 */
const OPEN_PARTITION = `
create function open_observation_partition(cycle uuid) returns void language plpgsql security definer
set search_path = pg_catalog, public, pg_temp as $$
declare partition text := 'observation_' || replace(cycle::text, '-', '');
begin
  perform pg_advisory_xact_lock(hashtext('open_observation_partition'));
  if not exists (select from public.cycle c where c.id = cycle) then
    raise exception 'cycle % is unknown: a partition is made for an existing cycle only', cycle using errcode = 'foreign_key_violation';
  end if;
  if to_regclass('public.' || partition) is not null then return; end if;
  execute format('create table public.%I (like public.observation including defaults including constraints)', partition);
  execute format('alter table public.%I enable row level security, force row level security', partition);
  execute format('alter table public.observation attach partition public.%I for values in (%L)', partition, cycle);
end $$;
revoke execute on function open_observation_partition(uuid) from public;
`;

export const ROW_LEVEL_SECURITY: string = [
  ...Object.entries(POLICIES).flatMap(([table, policies]) => secure(table, policies)),
  OPEN_PARTITION,
].join(';\n');
