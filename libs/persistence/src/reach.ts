/**
 * What one transaction may see and change, derived from the actor's grants. Everything absent is nothing.
 * Members are codes; `writes` reaches a member's own report, `reviews` what assessors write about it.
 */
export interface Reach {
  /** A person's id, or `system`. */
  readonly actor: string;
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** Members whose review, scores and extensions the actor reads and writes; their reports are seen too. */
  readonly reviews?: readonly string[];
  /** Unpublished releases; published ones are seen by everybody. `write` includes `read`. */
  readonly releases?: 'read' | 'write';
  /** The id of the plan of which the actor is a lead focal point: it reads releases in silence, and may object. */
  readonly adopts?: string;
  /** The report's chapters, and the scores they are about from when those are shared. */
  readonly chapters?: boolean;
  /** The audit trail. */
  readonly audit?: boolean;
  /** The addresses of other systems that are told of events, with their secrets and deliveries. */
  readonly webhooks?: boolean;
}

/** The public: published releases and the tables without policies. */
export const NOBODY: Reach = { actor: '' };

/** A job's reach over some members: it reads, writes and assesses them. */
export function systemReach(members: readonly string[], more: Pick<Reach, 'releases' | 'audit'> = {}): Reach {
  return { actor: 'system', reads: members, writes: members, reviews: members, ...more };
}

/** One statement that sets them all, until the transaction ends. */
export const SET_REACH = `select set_config('app.actor', $1, true), set_config('app.reads', $2::text[]::text, true),
  set_config('app.writes', $3::text[]::text, true), set_config('app.reviews', $4::text[]::text, true),
  set_config('app.releases', $5::text[]::text, true), set_config('app.audit', $6, true),
  set_config('app.adopts', $7, true), set_config('app.chapters', $8, true),
  set_config('app.webhooks', $9, true)`;

/**
 * Whether the reach of the transaction opens a piece of evidence, by the alias of its table: what a member keeps for the
 * secretariat is for whoever reads the member, and for nobody who judges it. The query says so itself; the policy is the net.
 */
export const opensTier = (alias: string): string =>
  `(${alias}.tier <> 'secretariat' or ${alias}.member_code in (select unnest(nullif(current_setting('app.reads', true), '')::text[])))`;

/** The parameters of `SET_REACH`. */
export function reachValues({
  actor,
  reads = [],
  writes = [],
  reviews = [],
  releases,
  chapters,
  audit,
  webhooks,
  adopts = '',
}: Reach): unknown[] {
  const words = releases === 'write' ? ['read', 'write'] : releases ? [releases] : [];
  return [actor, reads, writes, reviews, words, audit ? 'on' : '', adopts, chapters ? 'on' : '', webhooks ? 'on' : ''];
}
