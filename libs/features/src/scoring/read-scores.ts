import {
  commandsIn,
  grantsFor,
  isImpartial,
  isScorable,
  Refusal,
  SCORE,
  takesScores,
  type Actor,
  type AwaitedForScore,
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
  type SubmissionEntity,
} from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { STANDS } from '../submissions/index.js';
import { readSettled, type SettledReport } from './approved-values.js';
import { linksOf } from './cited-links.js';
import { proposeScore } from './propose-score.js';
import { readFindings } from './read-findings.js';
import { awaitedOf } from './readiness.js';
import { describeRow, readRows, RETRACTING, scopeOf, seenBy, standpointOf } from './score-rows.js';
import { withoutBlind } from './without-blind.js';
import { isJudgement, isOpenTo, reachOf, sightOf, type Place, type Sight } from './scoring-scope.js';
import { changesSeenBy } from './seen-changes.js';
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

const SUBMITTED = `select state from submission where cycle_id = $1 and member_code = $2 and ${STANDS} order by version desc limit 1`;

/** What an adjudicator answers a reply with. */
const ANSWERS: readonly string[] = ['confirm', 'recalibrate', 'ask-second'];

/** The scoring desk, as far as the reader may see it: blind until both opinions are in, and members from SHARED on. */
@Injectable()
export class ReadScores {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Every asked cell, in the plan's order. */
  async list({ actor, cycle: code, member, at }: ScoresQuestion): Promise<ScoreRow[]> {
    return readRows(this.database, await this.catalogue.open(code), { actor, member, at });
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
    const isSeen = sight !== 'nobody';
    const opinions = sight === 'judge' ? await tx.find(ScoreOpinionEntity, { where: round, order: { at: 'ASC' } }) : [];
    const own = opinions.find(({ reviewer }) => reviewer === actor.id);
    const [grant] = grantsFor(actor, 'score:give', scopeOf(opened, place), at.toISOString());
    const places = await tx.query<unknown[]>(PLACE_GIVEN, [
      cycleId,
      member,
      commitment.id,
      grant?.standsInFor ?? actor.id,
      head?.round ?? 1,
    ]);
    const report = await readSettled(tx, cycleId, member);
    const awaited =
      sight === 'judge' && takesOpinions(opened, head) ? awaitedOf(opened.plan, commitment, report) : null;
    const submitted = isSeen ? await tx.query<Standing[]>(SUBMITTED, [cycleId, member]) : null;
    const replies = isSeen ? await tx.find(ScoreReplyEntity, { where: key, order: { n: 'DESC' } }) : [];
    const changes = changesSeenBy(sight, await tx.find(ScoreChangeEntity, { where: key, order: { n: 'ASC' } }));
    const again = changes.findLast(({ command }) => command === 'rescore');
    const former = replies.filter(({ at: given }) => again !== undefined && given <= again.at);
    // Whoever is still to give a blind score is not told what the member says of the one that stands.
    const isToGive = sight === 'judge' && head?.state === 'NOT_SCORED' && grant !== undefined && places.length === 0;
    const [reply, ...earlier] = isToGive ? [] : replies.slice(0, replies.length - former.length);
    const revealed = head !== undefined && head.state !== 'NOT_SCORED' && sight === 'judge';
    const disputed = head?.state === 'SHARED' && (await standingReply(tx, head))?.kind === 'contested';
    const answer =
      reply &&
      changes.find(
        ({ at: changed, command, role }) => changed > reply.at && role === 'adjudicator' && ANSWERS.includes(command),
      );
    return {
      row: describeRow(opened, place, {
        head,
        own: own !== undefined,
        report,
        standpoint: standpointOf(opened, place),
        retracted: changes.some(({ command }) => RETRACTING.includes(command)),
        contested: disputed,
      }),
      awaited: awaited && tellAwaited(awaited, submitted ?? []),
      submitted: submitted && submitted.length > 0,
      findings:
        sight === 'judge' || isShown(opened, { place, sight, head }) ? await readFindings(tx, key, commitment) : [],
      own: own ? describeOpinion(own, 'you') : null,
      opinions: revealed
        ? opinions.map((opinion, index) => describeOpinion(opinion, opinion === own ? 'you' : `reviewer ${index + 1}`))
        : [],
      proposal: describeProposal(opened, commitment, { sight, report, head }),
      rationale: head?.rationale?.texts[head.rationale.original]?.text ?? null,
      rationaleLanguage: head?.rationale?.original ?? null,
      reply: reply
        ? { ...describeReply(reply), answer: answer?.reason ?? null, answerLanguage: answer?.language ?? null }
        : null,
      earlierReplies: earlier.map(describeReply),
      formerReplies: former.map(describeReply),
      changes: withoutBlind(changes, head, isToGive).map((change) => ({
        command: change.command,
        from: change.fromValue,
        to: change.toValue,
        state: change.toState,
        reason: change.reason,
        language: change.language,
        role: change.role,
        at: change.at.toISOString(),
      })),
      commands: commandsFor(
        opened,
        { actor, member, commitment, at },
        {
          head,
          given: own !== undefined || places.length > 0,
          scorable: awaited !== null && isScorable(awaited),
          findable: awaited !== null && commitment.indicators.some(({ assessor }) => assessor),
          disputed,
        },
      ),
    };
  }
}

function describeOpinion(
  { value, rationale, language, evidence, at }: ScoreOpinionEntity,
  by: string,
): ScoreView['opinions'][number] {
  return { by, value, rationale, language, evidence: linksOf(evidence), at: at.toISOString() };
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

/** Whether the member sees the score, and what it rests on with it; an agency sees of a report what is delegated to it. */
function isShown(
  { plan, cycle }: OpenedCycle,
  { place, sight, head }: { place: Place; sight: Sight; head: ScoreEntity | undefined },
): boolean {
  if (sight !== 'member' || head === undefined || head.state === 'NOT_SCORED') return false;
  const scope = { plan: plan.id, cycle: cycle.code, member: place.member };
  return grantsFor(place.actor, 'report:read', scope, place.at.toISOString()).some(
    ({ role }) => role !== 'contributor',
  );
}

/** To the member what was proposed as the score was given; and nothing where that was none. */
function describeProposal(
  { plan }: OpenedCycle,
  commitment: Commitment,
  { sight, report, head }: { sight: Sight; report: SettledReport; head: ScoreEntity | undefined },
): ScoreView['proposal'] {
  if (head === undefined || head.state === 'NOT_SCORED') return null;
  if (sight !== 'judge')
    return head.proposal === null
      ? null
      : { score: head.proposal, words: head.proposalWords, candidates: [], needs: [], values: {} };
  const now = proposeScore(plan, commitment, report);
  return {
    score: head.proposal,
    words: head.proposalWords,
    candidates: [...now.candidates],
    needs: [...now.needs],
    values: { ...now.values },
  };
}

/** Whether scores are given here, as soon as nothing is waited for. */
function takesOpinions({ cycle }: OpenedCycle, head: ScoreEntity | undefined): boolean {
  return (head?.state ?? SCORE.initial) === 'NOT_SCORED' && takesScores(cycle.state, head?.round ?? 1);
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

/** The acts open to the reader: `find`, `opine` and `reply` beside the state machine's commands. */
function commandsFor(
  opened: OpenedCycle,
  { actor, member, commitment, at }: { actor: Actor; member: string; commitment: Commitment; at: Date },
  {
    head,
    given,
    scorable,
    findable,
    disputed,
  }: {
    head: ScoreEntity | undefined;
    given: boolean;
    scorable: boolean;
    findable: boolean;
    disputed: boolean;
  },
): string[] {
  const state = head?.state ?? SCORE.initial;
  const scope = scopeOf(opened, { member, commitment });
  const may = (permission: 'score:give' | 'reply:give' | 'score:adjudicate' | 'score:share'): boolean =>
    grantsFor(actor, permission, scope, at.toISOString()).length > 0 &&
    (!isJudgement(permission) || isImpartial(actor, { ...scope, at: at.toISOString() }, opened.plan.conflictGroups));
  const moves = Object.entries(PERMISSION_OF).flatMap(([command, { permission, role }]) =>
    may(permission) &&
    commandsIn(SCORE, state, role).includes(command as ScoreCommand) &&
    (command !== 'ask-second' || head?.agreement === 'single') &&
    (state !== 'SHARED' || !ANSWERED.includes(command) || disputed)
      ? [command]
      : [],
  );
  return [
    ...(findable && may('score:give') ? ['find'] : []),
    ...(scorable && may('score:give') && !given ? ['opine'] : []),
    ...(state === 'AGREED' && head?.rationale === null && may('score:give') ? ['explain'] : []),
    ...(state === 'SHARED' && !(head?.replyDueAt && at > head.replyDueAt) && may('reply:give') ? ['reply'] : []),
    ...moves,
  ];
}

type Standing = Pick<SubmissionEntity, 'state'>;

/** Of a report that went back to its member nobody decides about an entry until it comes again. */
function tellAwaited(awaited: AwaitedForScore, [newest]: readonly Standing[]): NonNullable<ScoreView['awaited']> {
  const isBack = awaited.report === 'to-come' && newest !== undefined && newest.state !== 'SUBMITTED';
  return isBack ? { ...awaited, report: 'back', entries: [] } : { ...awaited, entries: [...awaited.entries] };
}
