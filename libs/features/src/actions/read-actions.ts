import {
  appliesTo,
  grantsFor,
  isImpartial,
  Refusal,
  requirePermission,
  type Actor,
  type Commitment,
  type Permission,
} from '@signatory/domain';
import type { ActionsView } from '@signatory/contract';
import {
  ActionChangeEntity,
  ActionClassEntity,
  ActionEntity,
  ActionEvidenceEntity,
  ActionLinkCheckEntity,
  BlobEntity,
  Database,
  SilentCellEntity,
  systemReach,
} from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import { Catalogue, describeCodebook, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { isOpenTo, isToldSearched, reachOf, sightOf, type Sight } from '../scoring/index.js';
import { contestEnd } from './contest-action.js';
import { commandsFor, type ScoringStage } from './action-commands.js';
import { describeAction, type ActionParts } from './describe-action.js';

export interface ActionsQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  readonly at: Date;
}

// That a first blind score is in is told to nobody but those who judge: $3.
const BEGUN = `
  select commitment_id as id, state <> 'NOT_SCORED' or ($3::boolean and opinions > 0) as begun,
    state not in ('NOT_SCORED', 'SCORED', 'AGREED', 'DISPUTED', 'ADJUDICATED') as shared
  from score where cycle_id = $1 and member_code = $2`;

/** A member's actions as far as the reader may see them: another's class only once both are in, and to the member none of the two. */
@Injectable()
export class ReadActions {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found` for a member that is not the reader's to see. */
  async execute(question: ActionsQuestion): Promise<ActionsView> {
    const { actor, member, at } = question;
    const opened = await this.catalogue.open(question.cycle);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
    if (!reach.reads?.includes(member) && !reach.reviews?.includes(member))
      throw new Refusal('not-found', { subject: 'actions' });
    requirePermission(actor, 'action:read', { plan: plan.id, cycle: cycle.code, member }, at.toISOString());
    const sights = new Map<string, Sight>(
      plan.commitments
        .map((commitment) => ({ actor, member, commitment, reach, at }))
        .filter((place) => appliesTo(place.commitment, member).kind === 'asked' && isOpenTo(opened, place))
        .map((place) => [place.commitment.id, sightOf(opened, place)]),
    );
    const seen = plan.commitments.filter(({ id }) => (sights.get(id) ?? 'nobody') !== 'nobody');
    const widest = (['judge', 'member'] as const).find((sight) => [...sights.values()].includes(sight)) ?? 'nobody';
    const stages = await this.readStages({ cycleId: cycle.id, member, judges: widest === 'judge' });
    return this.database.as(reachOf(widest, reach), async (tx) => {
      const key = { cycleId: cycle.id, memberCode: member };
      const heads = await tx.find(ActionEntity, { where: key, order: { happened: 'ASC', at: 'ASC' } });
      const parts = await readParts(tx, key, reach.reads?.includes(member) ?? false);
      const silences = await tx.findBy(SilentCellEntity, key);
      return {
        cycle: cycle.code,
        member,
        window: cycle.windowFrom && cycle.windowTo ? { from: cycle.windowFrom, to: cycle.windowTo } : null,
        codebook: describeCodebook(plan),
        actions: seen.flatMap((commitment) =>
          heads
            .filter(({ commitmentId }) => commitmentId === commitment.id)
            .map((head) => {
              const until = contestEnd(
                opened,
                parts.changes.filter(({ actionId }) => actionId === head.id),
              );
              return describeAction(head, parts, {
                reader: actor.id,
                judges: sights.get(commitment.id) === 'judge',
                until,
                commands: commandsFor(opened, {
                  actor,
                  member,
                  commitment,
                  head,
                  at,
                  classed: parts.classes.some(
                    ({ actionId, reviewer }) => actionId === head.id && reviewer === actor.id,
                  ),
                  stage: stages.get(commitment.id),
                  until,
                }),
              });
            }),
        ),
        silences: silences
          .filter((cell) => isToldSearched(sights.get(cell.commitmentId) ?? 'nobody', cell))
          .map(({ commitmentId, searches, searchedAt, replyUntil }) => ({
            commitment: commitmentId,
            searches,
            searchedAt: searchedAt?.toISOString() ?? null,
            replyUntil: replyUntil?.toISOString() ?? null,
          })),
        open: seen
          .filter((commitment) => !stages.get(commitment.id)?.begun && mayPropose(opened, question, commitment))
          .map(({ id }) => id),
      };
    });
  }

  private async readStages({
    cycleId,
    member,
    judges,
  }: {
    cycleId: string;
    member: string;
    judges: boolean;
  }): Promise<Map<string, ScoringStage>> {
    const rows = await this.database.as(systemReach([member]), (tx) =>
      tx.query<(ScoringStage & { id: string })[]>(BEGUN, [cycleId, member, judges]),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** With what is kept for the secretariat, for whoever reads the member itself. */
async function readParts(
  tx: EntityManager,
  key: { cycleId: string; memberCode: string },
  reads: boolean,
): Promise<ActionParts> {
  const where = reads ? key : { ...key, tier: Not('secretariat' as const) };
  const evidence = await tx.find(ActionEvidenceEntity, { where, order: { n: 'ASC' } });
  const cited = evidence.flatMap(({ blobSha256 }) => blobSha256 ?? []);
  return {
    evidence,
    files: await tx.findBy(BlobEntity, { memberCode: key.memberCode, sha256: In(cited) }),
    links: await tx.findBy(ActionLinkCheckEntity, key),
    classes: await tx.find(ActionClassEntity, { where: key, order: { at: 'ASC' } }),
    changes: await tx.find(ActionChangeEntity, { where: key, order: { n: 'ASC' } }),
  };
}

function mayPropose(
  { plan, cycle }: OpenedCycle,
  { actor, member, at }: ActionsQuestion,
  { pillar }: Commitment,
): boolean {
  if (!plan.codebook || !['OPEN', 'CLOSED', 'ASSESSMENT'].includes(cycle.state) || cycle.phase === 'baseline')
    return false;
  const scope = { plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) };
  const permission: Permission = 'action:propose';
  const [grant] = grantsFor(actor, permission, scope, at.toISOString());
  return (
    grant !== undefined &&
    (grant.role !== 'reviewer' || isImpartial(actor, { ...scope, at: at.toISOString() }, plan.conflictGroups))
  );
}
