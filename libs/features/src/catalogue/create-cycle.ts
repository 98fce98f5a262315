import { Refusal, type LocalText, type Phase, type Reminders } from '@signatory/domain';
import { CycleEntity, PlanVersionEntity, type CycleSource } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { requireBaselineFirst } from './baseline.js';
import { requireOwnCode } from './require-own-code.js';

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
  readonly automatic?: boolean;
  readonly reminders?: Reminders;
  /** Languages in which its releases are printed; English unless given. */
  readonly languages?: readonly string[];
}

/** Designs a cycle on a plan version. */
@Injectable()
export class CreateCycle {
  constructor(private readonly audit: Audit) {}

  /** Answers the cycle's id. Refuses `not-found` for a version that is not there, `plan.not-adopted` for a draft, `cycle.code-taken`, `cycle.phase-taken`, `cycle.not-first`, and `request.invalid` for a code of another plan. */
  async execute(
    tx: EntityManager,
    { design, actor, at }: { design: CycleDesign; actor: string; at: Date },
  ): Promise<string> {
    const { plan, planVersion, window, languages, ...rest } = design;
    const version = await tx.findOneBy(PlanVersionEntity, { planId: plan, n: planVersion });
    if (!version) throw new Refusal('not-found', { subject: 'plan version' });
    // A draft is its secretariat's alone; a cycle on it would show it to everybody.
    if (version.state === 'DRAFT')
      throw new Refusal('plan.not-adopted', { plan, version: planVersion, state: version.state });
    if ((await tx.countBy(CycleEntity, { code: design.code })) > 0)
      throw new Refusal('cycle.code-taken', { cycle: design.code });
    await requireOwnCode(tx, { code: design.code, plan, pointer: '/code' });
    const { series, phase } = design;
    if ((await tx.countBy(CycleEntity, { series, phase })) > 0)
      throw new Refusal('cycle.phase-taken', { series, phase });
    await requireBaselineFirst(tx, {
      planId: plan,
      code: design.code,
      phase,
      windowFrom: window.from,
      windowTo: window.to,
    });
    // A final goes on with its interim: the same series of the same plan.
    const interim =
      phase === 'final' ? await tx.findOneBy(CycleEntity, { series, phase: 'interim', planId: plan }) : null;
    const settings = languages ? { languages } : {};
    const cycle = {
      ...rest,
      settings,
      follows: interim?.id ?? null,
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
