import {
  appliesTo,
  CYCLE_STATES,
  grantsFor,
  isImpartial,
  Refusal,
  requireApart,
  requireImpartial,
  requirePermission,
  takesScores,
  type Actor,
  type Commitment,
  type Grant,
  type Permission,
} from '@signatory/domain';
import type { Reach, ScoreEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes, requireScored, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import type { ScoreKey } from './move-score.js';
import { SETTLED } from './settled-states.js';

/** One commitment asked of one member, with the grant by which somebody acts on it. */
export interface ScoringScope {
  readonly commitment: Commitment;
  readonly key: ScoreKey;
  readonly grant: Grant;
  readonly reach: Reach;
}

/**
 * What an actor may do to one cell of the matrix. Refuses `not-found` for a cell that is not there or not theirs to see,
 * `permission.missing`, `cycle.baseline`, and where the act is a judgement `same-person` for an editor and `conflict-of-interest`.
 */
export function enterScore(
  { cycle, plan }: OpenedCycle,
  {
    actor,
    permission,
    member,
    commitment: id,
    at,
  }: { actor: Actor; permission: Permission; member: string; commitment: string; at: Date },
): ScoringScope {
  const commitment = plan.commitments.find((candidate) => candidate.id === id);
  const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
  const seen = [...(reach.reads ?? []), ...(reach.reviews ?? [])];
  if (!commitment || !seen.includes(member)) throw new Refusal('not-found', { subject: 'score' });
  const scope = {
    plan: plan.id,
    cycle: cycle.code,
    member,
    ...(commitment.pillar ? { pillar: commitment.pillar } : {}),
  };
  const grant = requirePermission(actor, permission, scope, at.toISOString());
  requireScored(cycle);
  if (isJudgement(permission)) {
    requireApart(actor, permission, scope, at.toISOString());
    requireImpartial(actor, { ...scope, at: at.toISOString() }, plan.conflictGroups);
  }
  if (appliesTo(commitment, member).kind === 'not-asked') {
    throw new Refusal('score.not-ready', {
      commitment: commitment.code,
      missing: 'notAsked',
    });
  }
  return { commitment, key: { cycleId: cycle.id, memberCode: member, commitmentId: commitment.id }, grant, reach };
}

// Nobody concludes the cycle until the transaction ends; where that is being done, its end is waited for.
const STATE = 'select state from cycle where id = $1 for key share';

/**
 * What nobody scored stays blank once the cycle is concluded, as its releases say. It is asked of the cycle as it is: since
 * the request came, it may have been.
 */
export async function refusePast(tx: EntityManager, { cycle: { id } }: OpenedCycle, round: number): Promise<void> {
  const [{ state }] = (await tx.query(STATE, [id])) as [Pick<OpenedCycle['cycle'], 'state'>];
  if (takesScores(state, round)) return;
  throw new Refusal('command.wrong-state', {
    command: 'opine',
    subject: 'cycle',
    state,
    allowed: CYCLE_STATES.filter((each) => takesScores(each, round)).join(', '),
  });
}

/** A cell of the matrix, and who looks at it. */
export interface Place {
  readonly actor: Actor;
  readonly member: string;
  readonly commitment: Commitment;
  readonly reach: Reach;
  readonly at: Date;
}

/** The row-level security knows members; a reviewer of some pillars reads the scores of these alone. */
export function isOpenTo(
  { plan, cycle }: OpenedCycle,
  { actor, member, commitment: { pillar }, reach, at }: Place,
): boolean {
  if (reach.reads?.includes(member)) return true;
  if (!reach.reviews?.includes(member)) return false;
  const scope = { plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) };
  return grantsFor(actor, 'score:read', scope, at.toISOString()).length > 0;
}

/**
 * As whose eyes somebody sees the scores of a cell: its judges' (also the secretariat, which keeps the plan), its member's, or
 * nobody's, as of a judge whom a conflict or a recusal keeps from it.
 */
export type Sight = 'judge' | 'member' | 'nobody';

/** Of a cell that `isOpenTo` the actor. */
export function sightOf({ plan, cycle }: OpenedCycle, { actor, member, commitment, reach, at }: Place): Sight {
  const now = at.toISOString();
  const { pillar } = commitment;
  const scope = { plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) };
  const keeps = grantsFor(actor, 'score:share', scope, now).length > 0;
  const judges = reach.reviews?.includes(member) && grantsFor(actor, 'score:read', scope, now).length > 0;
  if (keeps || (judges && isImpartial(actor, { ...scope, at: now }, plan.conflictGroups))) return 'judge';
  return reach.reads?.includes(member) ? 'member' : 'nobody';
}

/** Whether a score is seen whole: by those who judge once both opinions are in, by the member from the day it was shared. */
export function isWhole({ state }: Pick<ScoreEntity, 'state'>, sight: Sight): boolean {
  if (sight === 'nobody') return false;
  return sight === 'judge' ? state !== 'NOT_SCORED' : SETTLED.includes(state);
}

/** What the database shows to such eyes. */
export function reachOf(sight: Sight, { reviews = [], reads = [], ...reach }: Reach): Reach {
  return { ...reach, reads: sight === 'nobody' ? [] : reads, reviews: sight === 'judge' ? reviews : [] };
}

const JUDGEMENTS: readonly Permission[] = [
  'score:give',
  'score:adjudicate',
  'action:class',
  'action:settle',
  'search:log',
];

/** What nobody does who has a conflict. */
export function isJudgement(permission: Permission): boolean {
  return JUDGEMENTS.includes(permission);
}
