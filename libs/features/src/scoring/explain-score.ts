import { Refusal, type Actor, type Commitment } from '@signatory/domain';
import type { ClauseView, WhyView } from '@signatory/contract';
import { Database, ScoreChangeEntity, ScoreEntity, ScoreOpinionEntity, ScoreReplyEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { enterReport } from '../submissions/index.js';
import { linksOf } from './cited-links.js';
import { clausesOf, decidingClause } from './deciding-clause.js';
import { Doers } from './doers.js';
import { actorsOf, explainActions, readActedAt } from './explain-actions.js';
import { explainEntries } from './explain-entries.js';
import { guidelineReads } from './guideline-reads.js';
import { proposeScore } from './propose-score.js';
import { changesSeenBy } from './seen-changes.js';
import { isOpenTo, isWhole, reachOf, sightOf, type Sight } from './scoring-scope.js';
import { readSettledAt } from './settled-at.js';

export interface WhyQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  /** The commitment's id. */
  readonly commitment: string;
  readonly language: string;
  readonly at: Date;
}

/** Why a score is what it is: the clause, the approved values that decided, their evidence, rules, roles and dates. */
@Injectable()
export class ExplainScore {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found` for a score that is not the reader's to see whole, and so before both opinions are in. */
  async execute(question: WhyQuestion): Promise<WhyView> {
    const { actor, member, at } = question;
    const opened = await this.catalogue.open(question.cycle);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
    const commitment = plan.commitments.find(({ id }) => id === question.commitment);
    if (!commitment || !isOpenTo(opened, { actor, member, commitment, reach, at }))
      throw new Refusal('not-found', { subject: 'score' });
    const sight = sightOf(opened, { actor, member, commitment, reach, at });
    return this.database.as(reachOf(sight, reach), async (tx) => {
      const key = { cycleId: cycle.id, memberCode: member, commitmentId: commitment.id };
      const head = await tx.findOneBy(ScoreEntity, key);
      if (!head || !isWhole(head, sight)) throw new Refusal('not-found', { subject: 'score' });
      return describe(tx, opened, { question, commitment, head, sight });
    });
  }
}

/** A page that is cited may stand behind an entry: not to an agency from which that entry is withheld. */
function seesWhole(sight: Sight, entries: WhyView['entries']): boolean {
  return sight === 'judge' || entries.every(({ withheld, assessor }) => assessor || !withheld);
}

async function describe(
  tx: EntityManager,
  opened: OpenedCycle,
  {
    question,
    commitment,
    head,
    sight,
  }: { question: WhyQuestion; commitment: Commitment; head: ScoreEntity; sight: Sight },
): Promise<WhyView> {
  const { plan, cycle, planSha256 } = opened;
  const key = { cycleId: cycle.id, memberCode: head.memberCode, commitmentId: commitment.id };
  // Of the opinions the member is told nothing, and of the ledger what followed its reply.
  const isJudge = sight === 'judge';
  const ofRound = { ...key, n: head.round };
  const opinions = isJudge ? await tx.find(ScoreOpinionEntity, { where: ofRound, order: { at: 'ASC' } }) : [];
  const changes = changesSeenBy(sight, await tx.find(ScoreChangeEntity, { where: key, order: { n: 'ASC' } }));
  const replies = await tx.find(ScoreReplyEntity, { where: key, order: { n: 'ASC' } });
  const asOf = changes.findLast(({ command }) => command === 'complete')?.at ?? head.sharedAt ?? head.changedAt;
  const byThen = await readSettledAt(tx, key, asOf);
  // A class that was contested may have been answered since: the score was shared on that, or stands on it now.
  const settled = head.sharedAt ?? head.changedAt;
  const acted = await readActedAt(tx, key, settled > asOf ? settled : asOf);
  const proposed = proposeScore(plan, commitment, byThen.report);
  const doers = await Doers.read(tx, opened, {
    ...question,
    of: [
      ...opinions.map(({ reviewer }) => reviewer),
      ...actorsOf(acted),
      ...[...changes, ...replies, ...byThen.findings].map(({ actor }) => actor),
      ...byThen.entries.flatMap(({ decision }) => decision?.actor ?? []),
      ...(byThen.submission ? [byThen.submission.certifiedBy] : []),
    ],
  });
  const scope = enterReport(opened, question, 'report:read');
  const { entries, run } = await explainEntries(tx, {
    scope,
    request: question,
    language: question.language,
    commitment,
    byThen,
    doers,
    reads: guidelineReads(plan, commitment),
    known: proposed.values,
  });
  return {
    cycle: cycle.code,
    member: head.memberCode,
    commitment: { id: commitment.id, code: commitment.code, title: commitment.title, text: commitment.text },
    plan: { id: plan.id, version: plan.version, sha256: planSha256, title: plan.title },
    score: {
      state: head.state,
      kind: head.kind,
      value: head.value,
      agreement: head.agreement,
      reason: head.reason,
      rationale: head.rationale,
      evidence: seesWhole(sight, entries) ? linksOf(head.evidence) : [],
      changedAt: head.changedAt.toISOString(),
    },
    asOf: asOf.toISOString(),
    guideline: commitment.guideline && {
      proposal: head.proposal,
      // Who does not see the findings would be told needs that were none.
      needs: proposed.score === head.proposal ? [...proposed.needs] : [],
      clauses: describeClauses(commitment, head),
    },
    opinions: opinions.map(({ reviewer, value, rationale, language, evidence, at }, index) => ({
      by: doers.describe('reviewer', reviewer, index + 1),
      value,
      rationale,
      language,
      evidence: linksOf(evidence),
      at: at.toISOString(),
    })),
    entries,
    ...explainActions(acted, plan, doers),
    submission: byThen.submission && {
      version: byThen.submission.version,
      revision: byThen.submission.revision,
      sha256: byThen.submission.sha256,
      at: byThen.submission.submittedAt.toISOString(),
      by: doers.describe('lead-focal-point', byThen.submission.certifiedBy),
    },
    run,
    replies: replies.map(({ kind, text, language, actor, at }) => ({
      kind,
      text,
      language,
      at: at.toISOString(),
      by: doers.describe('focal-point', actor),
    })),
    changes: changes.map(({ command, fromValue, toValue, toState, reason, language, role, actor, at }) => ({
      command,
      from: fromValue,
      to: toValue,
      state: toState,
      reason,
      language,
      by: doers.describe(role, actor),
      at: at.toISOString(),
    })),
  };
}

/** The guideline's clauses; the one that decided is told by the score and the sentence that were kept when it did. */
function describeClauses(commitment: Commitment, head: ScoreEntity): ClauseView[] {
  const decided = decidingClause(commitment, head);
  return clausesOf(commitment).map(({ clause, countervailing }, place) => ({
    score: clause.score,
    words: clause.words,
    condition: clause.if,
    countervailing,
    decided: place === decided,
  }));
}
