import type { MigrationInterface, QueryRunner } from 'typeorm';
import { READS, REVIEWS, secure, SEEN, WRITES } from './create-schema/row-level-security.js';

const ACTIONS: readonly string[] = [
  `create table action (
    cycle_id uuid not null constraint action_cycle_fkey references cycle (id),
    member_code text collate "C" not null,
    id uuid not null default gen_random_uuid(),
    commitment_id text not null,
    origin text not null,
    happened date not null,
    text jsonb not null,
    state text not null default 'PROPOSED',
    version integer not null default 1,
    classes integer not null default 0,
    class text,
    codebook text not null,
    proposed_by text not null,
    role text not null,
    at timestamptz not null default now(),
    constraint action_pkey primary key (cycle_id, member_code, id),
    constraint action_origin_check check (origin in ('member', 'reviewer', 'secretariat', 'third-party')),
    constraint action_state_check check (state in ('PROPOSED', 'DISPUTED', 'CLASSED', 'CONTESTED', 'ANSWERED', 'WITHDRAWN')),
    constraint action_class_check check (class in ('strong', 'weak', 'countervailing')),
    constraint action_classes_check check (classes between 0 and 2),
    constraint action_classed_check check ((class is not null) = (state in ('CLASSED', 'CONTESTED', 'ANSWERED'))),
    constraint action_two_people_check check (state in ('PROPOSED', 'WITHDRAWN') or classes = 2)
  )`,
  'create index action_cycle_id_member_code_commitment_id_idx on action (cycle_id, member_code, commitment_id)',
  `create table action_evidence (
    cycle_id uuid not null,
    member_code text collate "C" not null,
    action_id uuid not null,
    n integer not null,
    title text not null,
    publisher text,
    publisher_class text,
    url text,
    happened date,
    published date,
    accessed date,
    page text,
    quote text,
    tier text not null,
    constraint action_evidence_pkey primary key (cycle_id, member_code, action_id, n),
    constraint action_evidence_action_fkey foreign key (cycle_id, member_code, action_id)
      references action (cycle_id, member_code, id),
    constraint action_evidence_publisher_class_check
      check (publisher_class in ('official', 'international-organisation', 'media', 'civil-society')),
    constraint action_evidence_tier_check check (tier in ('public', 'reviewers', 'secretariat'))
  )`,
  `create table action_class (
    cycle_id uuid not null,
    member_code text collate "C" not null,
    action_id uuid not null,
    reviewer text not null,
    class text not null,
    rationale text not null,
    codebook text not null,
    at timestamptz not null default now(),
    constraint action_class_pkey primary key (cycle_id, member_code, action_id, reviewer),
    constraint action_class_action_fkey foreign key (cycle_id, member_code, action_id)
      references action (cycle_id, member_code, id),
    constraint action_class_class_check check (class in ('strong', 'weak', 'countervailing'))
  )`,
  `create table action_change (
    cycle_id uuid not null,
    member_code text collate "C" not null,
    action_id uuid not null,
    n integer not null,
    command text not null,
    from_state text not null,
    to_state text not null,
    to_class text,
    text text,
    role text not null,
    actor text not null,
    at timestamptz not null default now(),
    constraint action_change_pkey primary key (cycle_id, member_code, action_id, n),
    constraint action_change_action_fkey foreign key (cycle_id, member_code, action_id)
      references action (cycle_id, member_code, id)
  )`,
];

const SEARCHES: readonly string[] = [
  `create table silent_cell (
    cycle_id uuid not null constraint silent_cell_cycle_fkey references cycle (id),
    member_code text collate "C" not null,
    commitment_id text not null,
    searches integer not null default 0,
    searched_at timestamptz,
    reply_until timestamptz,
    constraint silent_cell_pkey primary key (cycle_id, member_code, commitment_id),
    constraint silent_cell_searches_check check (searches between 0 and 2),
    constraint silent_cell_searched_check check (num_nonnulls(searched_at, reply_until) in (0, 2)
      and (searched_at is not null) = (searches = 2))
  )`,
  `create table desk_search (
    cycle_id uuid not null,
    member_code text collate "C" not null,
    commitment_id text not null,
    reviewer text not null,
    n integer not null,
    source text not null,
    query text not null,
    outcome text not null,
    note text,
    at timestamptz not null default now(),
    constraint desk_search_pkey primary key (cycle_id, member_code, commitment_id, reviewer, n),
    constraint desk_search_silent_cell_fkey foreign key (cycle_id, member_code, commitment_id)
      references silent_cell (cycle_id, member_code, commitment_id),
    constraint desk_search_outcome_check check (outcome in ('nothing', 'found')),
    constraint desk_search_found_check check (outcome = 'nothing' or coalesce(note, '') <> '')
  )`,
  // What a sample is drawn with is nobody's to read before its cycle is released: it has no address, and names no member.
  `create table sample_draw (
    cycle_id uuid not null,
    nonce text not null,
    constraint sample_draw_pkey primary key (cycle_id),
    constraint sample_draw_cycle_fkey foreign key (cycle_id) references cycle (id)
  )`,
  'alter table score drop constraint score_agreement_check',
  `alter table score add constraint score_agreement_check check (agreement in ('agreed', 'adjudicated', 'single'))`,
];

const OWN = "reviewer = (select current_setting('app.actor', true))";
const BOTH_CLASSED = `exists (select from action a where a.cycle_id = action_class.cycle_id and a.member_code = action_class.member_code
  and a.id = action_class.action_id and a.classes = 2)`;
// The member sees a score from the day it was shared: the sub-select runs under the policy of score.
const SCORED = `exists (select from score s where s.cycle_id = desk_search.cycle_id and s.member_code = desk_search.member_code
  and s.commitment_id = desk_search.commitment_id and s.state <> 'NOT_SCORED')`;

const POLICIES: readonly string[] = [
  ...secure('action', {
    select: SEEN,
    insert: `(${WRITES} and origin = 'member') or (${REVIEWS} and origin <> 'member')`,
    update: REVIEWS,
  }),
  ...secure('action_evidence', {
    select: `(${READS} or (${REVIEWS} and tier <> 'secretariat'))`,
    insert: `(${WRITES} or ${REVIEWS})`,
  }),
  // Blind by the database too: another's class is seen only when both are in, and never by the member.
  ...secure('action_class', {
    select: `${REVIEWS} and (${OWN} or ${BOTH_CLASSED})`,
    insert: `${REVIEWS} and ${OWN}`,
  }),
  ...secure('action_change', { select: SEEN, insert: `(${WRITES} or ${REVIEWS})` }),
  // That it is searched is told to the member, which may still answer; what was found is not, before it is scored.
  ...secure('silent_cell', { select: SEEN, insert: REVIEWS, update: REVIEWS }),
  ...secure('desk_search', { select: `${SEEN} and (${OWN} or ${SCORED})`, insert: `${REVIEWS} and ${OWN}` }),
];

/** Classed actions, searches where a member is silent, and scores that stand alone in a sample. */
export class ClassedActions1795478593001 implements MigrationInterface {
  readonly name = 'ClassedActions1795478593001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...ACTIONS, ...SEARCHES, ...POLICIES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error(
      'Actions and how they were classed are not thrown away. Restore a backup into an empty database instead.',
    );
  }
}
