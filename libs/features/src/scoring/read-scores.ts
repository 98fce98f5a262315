import {
  appliesTo,
  commandsIn,
  grantsFor,
  isImpartial,
  Refusal,
  SCORE,
  type Actor,
  type Commitment,
  type Role,
  type ScoreCommand,
} from '@signatory/domain';
import type { ScoreRow, ScoreView } from '@signatory/contract';
import {
  Database,
  ScoreChangeEntity,
  ScoreEntity,
  ScoreOpinionEntity,
  ScoreReplyEntity,
  type Reach,
} from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { readEachSettled, readSettled, type SettledReport } from './approved-values.js';
import { linksOf } from './cited-links.js';
import { proposeScore, readinessOf } from './propose-score.js';
import { withoutBlind } from './without-blind.js';
import { isJudgement, isOpenTo, reachOf, sightOf, type Place, type Sight } from './scoring-scope.js';
import { isUnsettled, SETTLED } from './settled-states.js';
import { standingReply } from './standing-reply.js';

export interface ScoresQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  /** One member, or all that the actor may see. */
  readonly member?: string;
  readonly at: Date;
}

// A stand-in and the person stood in for share one place, and neither sees what the other gave.
const PLACE_GIVEN = `select from opinions_given($1)
  where member = $2 and commitment = $3 and round = $5 and coalesce(stands_in_for, reviewer) = $4`;

/** What an adjudicator answers a reply with. */
const ANSWERS: readonly string[] = ['confirm', 'recalibrate', 'ask-second'];

/** What stands in a head meanwhile is the score that a release published, and no longer one. */
const OPEN_STATES: readonly ScoreEntity['state'][] = ['NOT_SCORED', 'SCORED', 'DISPUTED'];

/** The scoring desk, as far as the reader may see it: blind until both opinions are in, and members from SHARED on. */
@Injectable()
export class ReadScores {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Every asked cell, in the plan's order. */
  async list({ actor, cycle: code, member, at }: ScoresQuestion): Promise<ScoreRow[]> {
    const opened = await this.catalogue.open(code);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    const members = memberCodes(plan).filter(
      (candidate) => (!member || candidate === member) && sees(reach, candidate),
    );
    if (members.length === 0) throw new Refusal('not-found', { subject: 'scores' });
    return this.database.as(reach, async (tx) => {
      const found = await tx.findBy(ScoreEntity, { cycleId: cycle.id, memberCode: In(members) });
      const heads = new Map(found.map((head) => [`${head.memberCode} ${head.commitmentId}`, head]));
      const given = await tx.findBy(ScoreOpinionEntity, { cycleId: cycle.id, reviewer: actor.id });
      const mine = new Set(given.map(({ memberCode, commitmentId, n }) => `${memberCode} ${commitmentId} ${n}`));
      const rows: ScoreRow[] = [];
      for await (const [candidate, report] of readEachSettled(tx, cycle.id, members)) {
        for (const commitment of plan.commitments) {
          const cell = `${candidate} ${commitment.id}`;
          const head = heads.get(cell);
          const own = mine.has(`${cell} ${head?.round ?? 1}`);
          const place = { actor, member: candidate, commitment, reach, at };
          if (appliesTo(commitment, candidate).kind !== 'asked' || !isOpenTo(opened, place)) continue;
          const sight = sightOf(opened, place);
          rows.push(describeRow(opened, place, { head: seenBy(sight, head), own, report, sight }));
        }
      }
      return rows;
    });
  }

  /** One cell, whole. Refuses `not-found` for what is not there or not the reader's to see. */
  async read(
    { actor, cycle: code, member, at }: ScoresQuestion & { member: string },
    commitmentId: string,
  ): Promise<ScoreView> {
    const opened = await this.catalogue.open(code);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at);
    const commitment = plan.commitments.find(({ id }) => id === commitmentId);
    if (!commitment || !isOpenTo(opened, { actor, member, commitment, reach, at }))
      throw new Refusal('not-found', { subject: 'score' });
    const place = { actor, member, commitment, reach, at };
    const sight = sightOf(opened, place);
    return this.database.as(reachOf(sight, reach), (tx) =>
      this.describe(tx, opened, { place, sight, cycleId: cycle.id }),
    );
  }

  private async describe(
    tx: EntityManager,
    opened: OpenedCycle,
    { place, sight, cycleId }: { place: Place; sight: Sight; cycleId: string },
  ): Promise<ScoreView> {
    const { actor, member, commitment, at } = place;
    const key = { cycleId, memberCode: member, commitmentId: commitment.id };
    const head = seenBy(sight, (await tx.findOneBy(ScoreEntity, key)) ?? undefined);
    const round = { ...key, n: head?.round ?? 1 };
    const opinions = await tx.find(ScoreOpinionEntity, { where: round, order: { at: 'ASC' } });
    const own = opinions.find(({ reviewer }) => reviewer === actor.id);
    const [grant] = grantsFor(
      actor,
      'score:give',
      scopeOf(opened.plan.id, opened.cycle.code, member, commitment),
      at.toISOString(),
    );
    const places = await tx.query<unknown[]>(PLACE_GIVEN, [
      cycleId,
      member,
      commitment.id,
      grant?.standsInFor ?? actor.id,
      head?.round ?? 1,
    ]);
    const report = await readSettled(tx, cycleId, member);
    const replies = await tx.find(ScoreReplyEntity, { where: key, order: { n: 'DESC' } });
    const [reply, ...earlier] = replies;
    const changes = await tx.find(ScoreChangeEntity, { where: key, order: { n: 'ASC' } });
    const revealed = head !== undefined && head.state !== 'NOT_SCORED' && sight === 'judge';
    const answer =
      reply &&
      changes.find(
        ({ at: changed, command, role }) => changed > reply.at && role === 'adjudicator' && ANSWERS.includes(command),
      );
    return {
      row: describeRow(opened, place, { head, own: own !== undefined, report, sight }),
      own: own ? describeOpinion(own, 'you') : null,
      opinions: revealed
        ? opinions.map((opinion, index) => describeOpinion(opinion, opinion === own ? 'you' : `reviewer ${index + 1}`))
        : [],
      proposal: revealed ? describeProposal(opened, commitment, report, head) : null,
      rationale: head?.rationale?.texts[head.rationale.original]?.text ?? null,
      reply: reply
        ? { ...describeReply(reply), answer: answer?.reason ?? null, answerLanguage: answer?.language ?? null }
        : null,
      earlierReplies: earlier.map(describeReply),
      changes: withoutBlind(changes, head).map((change) => ({
        from: change.fromValue,
        to: change.toValue,
        state: change.toState,
        reason: change.reason,
        role: change.role,
        at: change.at.toISOString(),
      })),
      commands: commandsFor(
        opened,
        { actor, member, commitment, at },
        {
          head,
          given: own !== undefined || places.length > 0,
          disputed: head?.state === 'SHARED' && (await standingReply(tx, head))?.kind === 'contested',
        },
      ),
    };
  }
}

function sees({ reads = [], reviews = [] }: Reach, member: string): boolean {
  return reads.includes(member) || reviews.includes(member);
}

/** A score on its way is its judges' alone. */
function seenBy(sight: Sight, head: ScoreEntity | undefined): ScoreEntity | undefined {
  const shown = sight === 'judge' || (sight === 'member' && head !== undefined && SETTLED.includes(head.state));
  return shown ? head : undefined;
}

function describeRow(
  { plan, cycle }: OpenedCycle,
  { actor, member, commitment, at }: Place,
  { head, own, report, sight }: { head: ScoreEntity | undefined; own: boolean; report: SettledReport; sight: Sight },
): ScoreRow {
  const scope = scopeOf(plan.id, cycle.code, member, commitment);
  const judges = (['score:give', 'score:adjudicate'] as const).some(
    (permission) => grantsFor(actor, permission, scope, at.toISOString()).length > 0,
  );
  const visible = head !== undefined && !OPEN_STATES.includes(head.state);
  return {
    member,
    commitment: commitment.id,
    state: head?.state ?? 'NOT_SCORED',
    kind: visible ? head.kind : null,
    value: visible ? head.value : null,
    opinions: sight === 'judge' ? (head?.opinions ?? 0) : 0,
    mine: own,
    ready: sight === 'judge' && readinessOf(plan, commitment, report).ready,
    barred: judges && !isImpartial(actor, { ...scope, at: at.toISOString() }, plan.conflictGroups),
    unsettled: head !== undefined && isUnsettled(head),
    replyDue: (head?.state === 'SHARED' && head.replyDueAt?.toISOString()) || null,
  };
}

function scopeOf(plan: string, cycle: string, member: string, { pillar }: Commitment) {
  return { plan, cycle, member, ...(pillar ? { pillar } : {}) };
}

function describeOpinion(
  { value, rationale, evidence, at }: ScoreOpinionEntity,
  by: string,
): ScoreView['opinions'][number] {
  return { by, value, rationale, evidence: linksOf(evidence), at: at.toISOString() };
}

function describeReply({
  n,
  kind,
  text,
  language,
  at,
  publish,
  evidence,
}: ScoreReplyEntity): ScoreView['earlierReplies'][number] {
  return { n, kind, text: text ?? '', language, at: at.toISOString(), publish, evidence: linksOf(evidence) };
}

function describeProposal(
  { plan }: OpenedCycle,
  commitment: Commitment,
  report: SettledReport,
  head: ScoreEntity,
): ScoreView['proposal'] {
  const now = proposeScore(plan, commitment, report);
  return {
    score: head.proposal,
    words: head.proposalWords,
    candidates: [...now.candidates],
    needs: [...now.needs],
    values: { ...now.values },
  };
}

const PERMISSION_OF: Partial<Record<ScoreCommand, { permission: 'score:adjudicate' | 'score:share'; role: Role }>> = {
  adjudicate: { permission: 'score:adjudicate', role: 'adjudicator' },
  'ask-second': { permission: 'score:adjudicate', role: 'adjudicator' },
  confirm: { permission: 'score:adjudicate', role: 'adjudicator' },
  recalibrate: { permission: 'score:adjudicate', role: 'adjudicator' },
  share: { permission: 'score:share', role: 'secretariat' },
};

/** What is only done to a shared score that its member contests. */
const ANSWERED: readonly string[] = ['confirm', 'recalibrate'];

/** The acts open to the reader: `opine` and `reply` beside the state machine's commands. */
function commandsFor(
  { plan, cycle }: OpenedCycle,
  { actor, member, commitment, at }: { actor: Actor; member: string; commitment: Commitment; at: Date },
  { head, given, disputed }: { head: ScoreEntity | undefined; given: boolean; disputed: boolean },
): string[] {
  const state = head?.state ?? SCORE.initial;
  const scope = scopeOf(plan.id, cycle.code, member, commitment);
  const may = (permission: 'score:give' | 'reply:give' | 'score:adjudicate' | 'score:share'): boolean =>
    grantsFor(actor, permission, scope, at.toISOString()).length > 0 &&
    (!isJudgement(permission) || isImpartial(actor, { ...scope, at: at.toISOString() }, plan.conflictGroups));
  const moves = Object.entries(PERMISSION_OF).flatMap(([command, { permission, role }]) =>
    may(permission) &&
    commandsIn(SCORE, state, role).includes(command as ScoreCommand) &&
    (command !== 'ask-second' || head?.agreement === 'single') &&
    (state !== 'SHARED' || !ANSWERED.includes(command) || disputed)
      ? [command]
      : [],
  );
  return [
    ...(state === 'NOT_SCORED' && may('score:give') && !given ? ['opine'] : []),
    ...(state === 'AGREED' && head?.rationale === null && may('score:give') ? ['explain'] : []),
    ...(state === 'SHARED' && !(head?.replyDueAt && at > head.replyDueAt) && may('reply:give') ? ['reply'] : []),
    ...moves,
  ];
}
