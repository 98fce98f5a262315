import {
  requireApart,
  requirePermission,
  requireWithin,
  Refusal,
  type Actor,
  type Commitment,
  type Grant,
  type Language,
  type Permission,
  type Scope,
} from '@signatory/domain';
import type { Database, Reach } from '@signatory/persistence';
import { memberCodes, requireScored, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

export interface ChapterKey {
  readonly cycleId: string;
  readonly commitmentId: string;
}

/** The chapter of one commitment, and the grant by which somebody acts on it. */
export interface ChapterScope {
  readonly opened: OpenedCycle;
  readonly commitment: Commitment;
  readonly key: ChapterKey;
  readonly grant: Grant;
  readonly reach: Reach;
}

/** What somebody wants of a chapter. */
export interface ChapterRequest {
  readonly actor: Actor;
  /** The commitment's id. */
  readonly commitment: string;
  readonly at: Date;
}

/** A chapter is on one commitment and all members. */
export function placeOfChapter({ cycle, plan }: OpenedCycle, { pillar }: Commitment): Scope {
  return { plan: plan.id, cycle: cycle.code, member: null, ...(pillar ? { pillar } : {}) };
}

/** Refuses `permission.missing`, `not-found` for a commitment that is none, `cycle.baseline`, and `same-person` for an editor who scores. */
export function enterChapter(
  opened: OpenedCycle,
  { actor, commitment: id, at }: ChapterRequest,
  permission: Permission,
): ChapterScope {
  const { cycle, plan } = opened;
  const scope = { plan: plan.id, cycle: cycle.code };
  requireWithin(actor, permission, scope, at.toISOString());
  const commitment = plan.commitments.find((candidate) => candidate.id === id);
  if (!commitment) throw new Refusal('not-found', { subject: 'chapter' });
  const grant = requirePermission(actor, permission, placeOfChapter(opened, commitment), at.toISOString());
  requireScored(cycle);
  if (permission === 'chapter:edit') requireApart(actor, permission, scope, at.toISOString());
  return {
    opened,
    commitment,
    key: { cycleId: cycle.id, commitmentId: id },
    grant,
    reach: actorReach(actor, scope, memberCodes(plan), at),
  };
}

const GAVE_SCORES = 'select 1 from score_opinion where cycle_id = $1 and reviewer = $2 limit 1';

/** A role that ended does not undo a score: whoever gave one in this cycle edits none of its chapters. Refuses `same-person`. */
export async function requireNoScores(
  database: Database,
  { cycle, plan }: OpenedCycle,
  { id }: Pick<Actor, 'id'>,
): Promise<void> {
  // An editor reads no opinions; whether some are the own is asked as the reviewer that the person was.
  const own = await database.readAs({ actor: id, reviews: memberCodes(plan) }, GAVE_SCORES, [cycle.id, id]);
  if (own.length > 0) throw new Refusal('same-person', { first: 'giveScore', second: 'editChapter' });
}

/** The languages of a cycle's chapters: those of its scorecards, and those in which its plan has a title. */
export function chapterLanguages({ cycle, plan }: OpenedCycle): Language[] {
  const printed = cycle.settings['languages'];
  return [
    ...new Set([
      ...(Array.isArray(printed) && printed.length > 0 ? printed.map(String) : ['en']),
      ...Object.keys(plan.title.texts),
    ]),
  ];
}
