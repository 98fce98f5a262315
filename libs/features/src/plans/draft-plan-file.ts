import type { AdoptedPlanView, DraftPlanFile as Upload } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import type { ProductLanguage } from '@signatory/texts';
import { Database, hashOf } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { openDraftFile, PlanKeeper, PlanLint, readPlanFile, tellWarnings } from '../administration/index.js';
import { DraftPlan } from '../catalogue/index.js';
import { foreignFaults } from './foreign-faults.js';

export interface DraftPlanFileCommand {
  readonly body: Upload;
  readonly actor: Actor;
  readonly at: Date;
  /** Of what its authors should know. */
  readonly language: ProductLanguage;
}

/** Uploads a plan version as a draft, or another text for one. */
@Injectable()
export class DraftPlanFile {
  constructor(
    private readonly database: Database,
    private readonly draftPlan: DraftPlan,
    private readonly keeper: PlanKeeper,
    private readonly lint: PlanLint,
  ) {}

  /** Refuses `permission.missing`, `plan.faulty` with every problem at its line, or for a file of another version than `of`, `plan.version-taken`, `command.wrong-state`, `command.stale`. */
  async execute({ body, actor, at, language }: DraftPlanFileCommand): Promise<AdoptedPlanView> {
    await this.keeper.requireAdopter(actor, at);
    const document = body.unfinished ? openDraftFile(body.file) : null;
    const { plan, warnings, faults } = document
      ? await this.lint.draft(document)
      : { ...readPlanFile(body.file), faults: [] };
    // The fence of one draft says nothing about another, which it would let through where both were saved as often.
    const foreign = body.of ? foreignFaults({ plan: plan.id, version: plan.version }, body.of, '/file') : [];
    if (foreign.length > 0) throw new Refusal('plan.faulty', { plan: plan.id, faults: foreign });
    const kept = document && faults.length > 0 ? { document } : {};
    await this.database.as({ actor: actor.id }, async (tx) => {
      await this.keeper.bring(tx, { plan: plan.id, actor, at }, () =>
        this.draftPlan.execute(tx, { plan, ...kept, revision: body.revision, actor: actor.id, at }),
      );
      await notifyChanged(tx, { member: null, cycle: null, keys: ['plans'] });
    });
    return {
      id: plan.id,
      version: plan.version,
      sha256: hashOf(plan),
      problems: tellWarnings(warnings, language),
      faults: faults.length,
    };
  }
}
