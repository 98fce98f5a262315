import {
  appliesTo,
  grantsFor,
  isImpartial,
  isScorable,
  Refusal,
  takesScores,
  type Actor,
  type Commitment,
  type ScoreCommand,
  type ScoreState,
} from '@signatory/domain';
import type { ScoreRow } from '@signatory/contract';
import type { Database, Reach, ScoreChangeEntity, ScoreEntity } from '@signatory/persistence';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { awaitedOf, readStandings, type ReportStanding } from './readiness.js';
import { isOpenTo, sightOf, type Place, type Sight } from './scoring-scope.js';
import { changesSeenBy } from './seen-changes.js';
import { isGivenAgain, isUnexplained, isUnsettled, SETTLED } from './settled-states.js';

/** What a desk shows of the head of a score. */
export type ScoreHead = Pick<
  ScoreEntity,
  'state' | 'kind' | 'value' | 'rationale' | 'opinions' | 'round' | 'takenBack' | 'replyDueAt'
>;

type Retracted = Pick<ScoreChangeEntity, 'command' | 'fromState'>;

interface OfCell {
  readonly member: string;
  readonly commitment: string;
}

const HEADS = `
  select member_code as member, commitment_id as commitment, state, kind, value, opinions, round, taken_back as "takenBack",
    reply_due_at as "replyDueAt", rationale
  from score where cycle_id = $1 and member_code = any ($2::text[])`;

const OWN = `
  select member_code as member, commitment_id as commitment, n as round
  from score_opinion where cycle_id = $1 and reviewer = $2`;

/** What takes a score back, to be given again: because what it rests on has changed, or because a second one is asked for. */
export const RETRACTING: readonly string[] = ['rescore', 'ask-second'] satisfies ScoreCommand[];

// Of a member whose scores the actor does not judge.
const RETRACTED = `
  select distinct member_code as member, commitment_id as commitment, command, from_state as "fromState"
  from score_change where cycle_id = $1 and member_code = any ($2::text[]) and command = any ($3)`;

// As `standingReply` has it: an answer moves the score, which then is confirmed, or shared anew.
const CONTESTED = `
  select s.member_code as member, s.commitment_id as commitment from score s
  cross join lateral (select kind from score_reply r where r.cycle_id = s.cycle_id and r.member_code = s.member_code
    and r.commitment_id = s.commitment_id and r.at >= s.shared_at order by r.n desc limit 1) standing
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state = 'SHARED' and standing.kind = 'contested'`;

/** What stands in a head meanwhile is the score that a release published, and no longer one. */
const OPEN_STATES: readonly ScoreState[] = ['NOT_SCORED', 'SCORED', 'DISPUTED'];

/**
 * Every asked cell that an actor may see, in the plan's order; as many statements for one member as for all of them.
 * Refuses `not-found` where there is none.
 */
export async function readRows(
  database: Database,
  opened: OpenedCycle,
  { actor, member, at }: { readonly actor: Actor; readonly member?: string | undefined; readonly at: Date },
): Promise<ScoreRow[]> {
  const { plan, cycle } = opened;
  const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
  const members = memberCodes(plan).filter((candidate) => (!member || candidate === member) && sees(reach, candidate));
  if (members.length === 0) throw new Refusal('not-found', { subject: 'scores' });
  const unjudged = members.filter((candidate) => !reach.reviews?.includes(candidate));
  const [heads, own, again, replied, standings] = await database.as(reach, async (tx) => [
    await tx.query<(OfCell & ScoreHead)[]>(HEADS, [cycle.id, members]),
    await tx.query<(OfCell & { readonly round: number })[]>(OWN, [cycle.id, actor.id]),
    unjudged.length > 0 ? await tx.query<(OfCell & Retracted)[]>(RETRACTED, [cycle.id, unjudged, RETRACTING]) : [],
    await tx.query<OfCell[]>(CONTESTED, [cycle.id, members]),
    await readStandings(tx, cycle.id, members),
  ]);
  const headOf = new Map(heads.map((head) => [keyOf(head), head]));
  const retracted = new Set(changesSeenBy('member', again).map(keyOf));
  const contested = new Set(replied.map(keyOf));
  const mine = new Set(own.map((cell) => `${keyOf(cell)} ${cell.round}`));
  return members.flatMap((candidate) => {
    const report = standings.get(candidate);
    const standpoints = new Map<string | null, Standpoint>();
    return plan.commitments.flatMap((commitment): ScoreRow[] => {
      if (!report || appliesTo(commitment, candidate).kind !== 'asked') return [];
      const { pillar } = commitment;
      const place = { actor, member: candidate, commitment, reach, at };
      const standpoint = standpoints.get(pillar) ?? standpointOf(opened, place);
      standpoints.set(pillar, standpoint);
      if (!standpoint.isOpen) return [];
      const cell = keyOf({ member: candidate, commitment: commitment.id });
      const head = headOf.get(cell);
      const given = mine.has(`${cell} ${head?.round ?? 1}`);
      return [
        describeRow(opened, place, {
          head: seenBy(standpoint.sight, head),
          own: given,
          report,
          standpoint,
          retracted: retracted.has(cell),
          contested: contested.has(cell),
        }),
      ];
    });
  });
}

/** How an actor stands to the cells of a member in one pillar. */
export interface Standpoint {
  readonly isOpen: boolean;
  readonly sight: Sight;
  /** Judges there, and is kept from it by a conflict or a recusal. */
  readonly barred: boolean;
}

export function standpointOf(opened: OpenedCycle, place: Place): Standpoint {
  const { actor, at } = place;
  const scope = scopeOf(opened, place);
  const judges = (['score:give', 'score:adjudicate'] as const).some(
    (permission) => grantsFor(actor, permission, scope, at.toISOString()).length > 0,
  );
  return {
    isOpen: isOpenTo(opened, place),
    sight: sightOf(opened, place),
    barred: judges && !isImpartial(actor, { ...scope, at: at.toISOString() }, opened.plan.conflictGroups),
  };
}

export function scopeOf(
  { plan, cycle }: OpenedCycle,
  { member, commitment: { pillar } }: { readonly member: string; readonly commitment: Commitment },
) {
  return { plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) };
}

/** A score on its way is its judges' alone. */
export function seenBy<Head extends ScoreHead>(sight: Sight, head: Head | undefined): Head | undefined {
  const shown = sight === 'judge' || (sight === 'member' && head !== undefined && SETTLED.includes(head.state));
  return shown ? head : undefined;
}

export function describeRow(
  { plan, cycle }: OpenedCycle,
  { member, commitment }: Pick<Place, 'member' | 'commitment'>,
  {
    head,
    own,
    report,
    standpoint: { sight, barred },
    retracted,
    contested,
  }: {
    readonly head: ScoreHead | undefined;
    readonly own: boolean;
    readonly report: ReportStanding;
    readonly standpoint: Standpoint;
    /** It was given again once; to a member's eyes, one that it was shown. */
    readonly retracted: boolean;
    /** Its member's reply contests it as it was shared. */
    readonly contested: boolean;
  },
): ScoreRow {
  const visible = head !== undefined && !OPEN_STATES.includes(head.state);
  return {
    member,
    commitment: commitment.id,
    state: head?.state ?? 'NOT_SCORED',
    kind: visible ? head.kind : null,
    value: visible ? head.value : null,
    opinions: sight === 'judge' ? (head?.opinions ?? 0) : 0,
    mine: own,
    ready:
      sight === 'judge' &&
      takesScores(cycle.state, head?.round ?? 1) &&
      isScorable(awaitedOf(plan, commitment, report)),
    barred,
    unsettled: head !== undefined && isUnsettled(head),
    again: head ? isGivenAgain(head) : sight === 'member' && retracted,
    contested: contested && head?.state === 'SHARED',
    unexplained: head !== undefined && isUnexplained(head),
    replyDue: (head?.state === 'SHARED' && head.replyDueAt?.toISOString()) || null,
  };
}

function sees({ reads = [], reviews = [] }: Reach, member: string): boolean {
  return reads.includes(member) || reviews.includes(member);
}

function keyOf({ member, commitment }: OfCell): string {
  return `${member} ${commitment}`;
}
