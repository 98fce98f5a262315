import type { AgreementView } from '@signatory/contract';
import { requirePermission, type Actor } from '@signatory/domain';
import { Database, sha256 } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { gatherDoubleScores, printAgreement } from './measure-agreement.js';

export interface AgreementQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly at: Date;
}

/** How far reviewers agree so far, for those who keep the cycle: only cells count that both reviewers have scored. */
@Injectable()
export class ReadAgreement {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found`, and `permission.missing`. */
  async execute({ actor, cycle: code, at }: AgreementQuestion): Promise<AgreementView> {
    const { cycle, plan } = await this.catalogue.open(code);
    const scope = { plan: plan.id, cycle: code };
    requirePermission(actor, 'agreement:read', { ...scope, member: null }, at.toISOString());
    const reach = actorReach(actor, scope, memberCodes(plan), at);
    const cells = await this.database.as(reach, (tx) => gatherDoubleScores(tx, cycle.id));
    // The cycle's own seed: the same cells give the same intervals whenever they are asked for.
    return { cycle: code, agreement: await printAgreement(plan, cells, sha256(cycle.id).slice(0, 32)) };
  }
}
