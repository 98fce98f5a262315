import type { AdoptedPlanView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import type { ProductLanguage } from '@signatory/texts';
import { Database, hashOf } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { AdoptPlan } from '../catalogue/index.js';
import { PlanKeeper } from './plan-keeper.js';
import { readPlanFile, tellWarnings } from './read-plan-file.js';

export interface AdoptPlanFileCommand {
  /** The plan file's YAML. */
  readonly file: string;
  readonly actor: Actor;
  readonly at: Date;
  /** Of what its authors should know. */
  readonly language: ProductLanguage;
}

/** Takes over a plan that was adopted before, from its file. */
@Injectable()
export class AdoptPlanFile {
  constructor(
    private readonly database: Database,
    private readonly adoptPlan: AdoptPlan,
    private readonly keeper: PlanKeeper,
  ) {}

  /** Refuses `permission.missing`, `plan.faulty` and `plan.version-taken`. */
  async execute({ file, actor, at, language }: AdoptPlanFileCommand): Promise<AdoptedPlanView> {
    await this.keeper.requireAdopter(actor, at);
    const { plan, warnings } = readPlanFile(file);
    await this.database.as({ actor: actor.id }, (tx) =>
      this.keeper.bring(tx, { plan: plan.id, actor, at }, () =>
        this.adoptPlan.execute(tx, { plan, actor: actor.id, at }),
      ),
    );
    return {
      id: plan.id,
      version: plan.version,
      sha256: hashOf(plan),
      problems: tellWarnings(warnings, language),
      faults: 0,
    };
  }
}
