import { Refusal, type LocalText } from '@signatory/domain';
import { CycleEntity, PlanVersionEntity, type CycleSource, type Phase } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

/** A reporting round to be, before it opens. */
export interface CycleDesign {
  readonly code: string;
  readonly plan: string;
  readonly planVersion: number;
  readonly series: string;
  readonly phase: Phase;
  readonly title: LocalText;
  /** ISO dates. */
  readonly window: { readonly from: string; readonly to: string };
  readonly opensAt: Date | null;
  readonly deadlineAt: Date | null;
  readonly cutOffAt: Date | null;
  readonly reviewDeadlineAt: Date | null;
  readonly illustrative: boolean;
  /** Set where scores are imported. */
  readonly source: CycleSource | null;
  /** Languages in which its releases are printed; English unless given. */
  readonly languages?: readonly string[];
}

/** Designs a cycle on a plan version. */
@Injectable()
export class CreateCycle {
  constructor(private readonly audit: Audit) {}

  /** Answers the cycle's id. Refuses `not-found` for a version that was not adopted, `cycle.code-taken` and `cycle.phase-taken`. */
  async execute(
    tx: EntityManager,
    { design, actor, at }: { design: CycleDesign; actor: string; at: Date },
  ): Promise<string> {
    const { plan, planVersion, window, languages, ...rest } = design;
    if ((await tx.countBy(PlanVersionEntity, { planId: plan, n: planVersion })) === 0)
      throw new Refusal('not-found', { subject: 'plan version' });
    if ((await tx.countBy(CycleEntity, { code: design.code })) > 0)
      throw new Refusal('cycle.code-taken', { cycle: design.code });
    const { series, phase } = design;
    if ((await tx.countBy(CycleEntity, { series, phase })) > 0)
      throw new Refusal('cycle.phase-taken', { series, phase });
    const settings = languages ? { languages } : {};
    const cycle = {
      ...rest,
      settings,
      planId: plan,
      planVersion,
      windowFrom: window.from,
      windowTo: window.to,
      createdAt: at,
    };
    const { identifiers } = await tx.insert(CycleEntity, cycle as Parameters<typeof tx.insert<CycleEntity>>[1]);
    await this.audit.record(tx, { actor, act: 'cycle.create', subject: design.code, facts: { plan, planVersion }, at });
    return String(identifiers[0]?.['id']);
  }
}
