import { randomUUID } from 'node:crypto';
import type { CommentOnPlan as Comment } from '@signatory/contract';
import { grantsFor, itemsOf, Refusal, requirePermission, type Plan } from '@signatory/domain';
import { Database, PlanCommentEntity, PlanVersionEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { enterVersion, reachOver, versionSubject, type PlanRequest } from './plan-scope.js';

/** What is said, and where: at an item of the version, or in a thread that is there. */
type NewComment = Pick<PlanCommentEntity, 'memberCode' | 'thread' | 'item' | 'itemId' | 'voice' | 'text'>;

/**
 * Comments of a consultation, each a thread of one member on one item of one version. The members read each other's:
 * they negotiate one text. A thread is answered when the secretariat has the last word.
 */
@Injectable()
export class CommentOnPlan {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** A member's first word. Refuses `not-found`, `permission.missing`, `command.wrong-state`, `plan.consultation-over`, `request.invalid`. */
  async begin({ body, ...request }: PlanRequest & { readonly body: Comment }): Promise<string> {
    return this.write(request, async (_, version) => {
      requireConsultation(version, request.at);
      requireItem(version.body, body);
      const { member, item, id, text } = body;
      requireSpeaker(request, member);
      return { memberCode: member, thread: '', item, itemId: id, voice: 'member', text };
    });
  }

  /** The next word in a thread: the member's while the consultation lasts, the secretariat's until the plan is adopted. */
  async reply({
    thread,
    text,
    ...request
  }: PlanRequest & { readonly thread: string; readonly text: string }): Promise<string> {
    return this.write(request, async (tx, version) => {
      const { planId, n } = version;
      const first = await tx.findOneBy(PlanCommentEntity, { planId, planVersion: n, thread, id: thread });
      if (!first) throw new Refusal('not-found', { subject: 'comment' });
      const { memberCode, item, itemId } = first;
      const { actor, plan, at } = request;
      const answers = grantsFor(actor, 'plan:adopt', { plan, cycle: null, member: null }, at.toISOString()).length > 0;
      if (!answers) {
        requireConsultation(version, at);
        requireSpeaker(request, memberCode);
      } else if (version.state !== 'CONSULTATION') throw wrongState(version.state);
      return { memberCode, thread, item, itemId, voice: answers ? 'secretariat' : 'member', text };
    });
  }

  private async write(
    request: PlanRequest,
    compose: (tx: EntityManager, version: PlanVersionEntity) => Promise<NewComment>,
  ): Promise<string> {
    const { actor, at } = request;
    const { body: plan } = await enterVersion(this.database.dataSource.manager, request, 'read');
    return this.database.as(reachOver(plan, actor, at), async (tx) => {
      // Locked, so that no comment slips in between the count of the open ones and the adoption.
      await tx.query('select from plan_version where plan_id = $1 and n = $2 for share', [plan.id, request.n]);
      const version = await enterVersion(tx, request, 'read');
      const said = await compose(tx, version);
      const id = randomUUID();
      const place = { planId: version.planId, planVersion: version.n, id };
      await tx.insert(PlanCommentEntity, { ...said, ...place, thread: said.thread || id, actor: actor.id, at });
      const facts = { thread: said.thread || id, item: said.item, id: said.itemId, voice: said.voice };
      const subject = `${versionSubject(version)}/${said.memberCode}`;
      await this.audit.record(tx, { actor: actor.id, act: 'plan.comment', subject, facts, at });
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
      return said.thread || id;
    });
  }
}

function requireConsultation({ state, consultationUntil }: PlanVersionEntity, at: Date): void {
  if (state !== 'CONSULTATION') throw wrongState(state);
  if (consultationUntil !== null && at > consultationUntil)
    throw new Refusal('plan.consultation-over', { until: consultationUntil.toISOString() });
}

function wrongState(state: string): Refusal {
  return new Refusal('command.wrong-state', {
    command: 'comment',
    subject: 'plan version',
    state,
    allowed: 'CONSULTATION',
  });
}

function requireSpeaker({ actor, plan, at }: PlanRequest, member: string): void {
  requirePermission(actor, 'plan:comment', { plan, cycle: null, member }, at.toISOString());
}

function requireItem(plan: Plan, { item, id }: Comment): void {
  if (item === 'plan' ? id === null : itemsOf(plan).some((each) => each.item === item && each.id === id)) return;
  const fault = {
    pointer: '/id',
    message:
      item === 'plan' ? 'A comment on the plan as a whole names no item.' : `The plan has no ${item} ${id ?? ''}.`,
    cure: item === 'plan' ? 'Write null.' : `Write the id of a ${item} of this version.`,
  };
  throw new Refusal('request.invalid', { faults: [fault] });
}
