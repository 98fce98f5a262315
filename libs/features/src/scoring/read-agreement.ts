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
  /** What was measured last of each cycle: thousands of draws, which come out the same while no score is given. */
  private readonly measured = new Map<
    string,
    { readonly of: string; readonly agreement: AgreementView['agreement'] }
  >();

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Refuses `not-found`, and `permission.missing`. */
  async execute({ actor, cycle: code, at }: AgreementQuestion): Promise<AgreementView> {
    const { cycle, plan, planSha256 } = await this.catalogue.open(code);
    const scope = { plan: plan.id, cycle: code };
    requirePermission(actor, 'agreement:read', { ...scope, member: null }, at.toISOString());
    const reach = actorReach(actor, scope, memberCodes(plan), at);
    const cells = await this.database.as(reach, (tx) => gatherDoubleScores(tx, cycle.id));
    // The cycle's own seed: the same cells give the same intervals whenever they are asked for.
    const seed = sha256(cycle.id).slice(0, 32);
    const of = sha256(JSON.stringify([planSha256, cells]));
    const known = this.measured.get(cycle.id);
    const agreement = known?.of === of ? known.agreement : await printAgreement(plan, cells, seed);
    this.measured.set(cycle.id, { of, agreement });
    return { cycle: code, agreement };
  }
}
