import { randomUUID } from 'node:crypto';
import { originOf, plainText, Refusal, requireInWindow, tierOf } from '@signatory/domain';
import type { ProposeAction as Proposal } from '@signatory/contract';
import { ActionEntity, ActionEvidenceEntity, Database, systemReach } from '@signatory/persistence';
import { enqueue, notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { MoveScore, type ScoreCommandOn } from '../scoring/index.js';
import { requireCitedFiles } from '../submissions/index.js';
import { actionSubject, enterProposal, requireCodebook } from './action-scope.js';

/** Brings something that a member did: by the member with its report, by an assessor, or by one for a third party. */
@Injectable()
export class ProposeAction {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
    private readonly audit: Audit,
  ) {}

  /** The id. Refuses `action.out-of-window`, `action.scoring-begun`, `codebook.missing`, `value.invalid` and what `enterProposal` refuses. */
  async execute(command: ScoreCommandOn<Proposal>): Promise<string> {
    const { actor, body, member, at } = command;
    const opened = await this.catalogue.open(command.cycle);
    const { key, commitment, grant } = enterProposal(opened, command);
    const origin = originOf(grant.role, body.thirdParty);
    const { version } = requireCodebook(opened.plan);
    const { windowFrom, windowTo } = opened.cycle;
    requireInWindow(body.happened, windowFrom && windowTo ? { from: windowFrom, to: windowTo } : null);
    const id = randomUUID();
    // A member reads no score that is not shared, and no blind score may come in between: its lock is taken with the system's
    // reach over this member alone, once the actor's own was asked.
    await this.database.as(systemReach([member]), async (tx) => {
      const score = await this.moveScore.lock(tx, key);
      if (score.opinions > 0 || score.state !== 'NOT_SCORED')
        throw new Refusal('action.scoring-begun', { commitment: commitment.code });
      const { cycleId, memberCode, commitmentId } = key;
      await requireCitedFiles(tx, memberCode, body.evidence, origin === 'member' ? null : actor.id);
      await tx.insert(ActionEntity, {
        cycleId,
        memberCode,
        id,
        commitmentId,
        origin,
        happened: body.happened,
        text: plainText(body.text, body.language),
        codebook: version,
        proposedBy: actor.id,
        role: grant.role,
        at,
      } as Parameters<typeof tx.insert<ActionEntity>>[1]);
      for (const [place, piece] of body.evidence.entries())
        await tx.insert(ActionEvidenceEntity, {
          ...said(piece),
          title: piece.title,
          cycleId,
          memberCode,
          actionId: id,
          n: place + 1,
          tier: tierOf(piece),
        });
      if (body.evidence.some(({ url }) => url !== undefined))
        await enqueue(tx, 'evidence.check-links', { cycleId, memberCode }, memberCode);
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'action.propose',
        subject: actionSubject(command.cycle, member, id),
        facts: { commitment: commitmentId, origin, happened: body.happened },
        at,
      });
      await notifyChanged(tx, { member, cycle: cycleId, keys: ['actions', 'scores'] });
    });
    return id;
  }
}

/** The driver takes what is absent as empty, and no `undefined`. */
function said({ file, ...piece }: Proposal['evidence'][number]): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...piece, blobSha256: file }).filter((each): each is [string, string] => each[1] !== undefined),
  );
}
