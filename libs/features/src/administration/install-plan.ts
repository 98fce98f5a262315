import type { AdoptedPlanView } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, hashOf } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { AdoptPlan } from '../catalogue/index.js';
import { MakeAccount, People } from '../identity/index.js';
import { secretariatOf } from './secretariat-grant.js';
import { readPlanFile, tellWarnings } from './read-plan-file.js';

export interface InstallPlanCommand {
  /** The plan file's YAML. */
  readonly file: string;
  /** The address of an account that shall keep the plan; null where it is kept already, or later. */
  readonly secretariat: string | null;
  readonly at: Date;
}

/** Adopts a plan at the machine, without a session: whoever holds the database's login needs no role. */
@Injectable()
export class InstallPlan {
  constructor(
    private readonly database: Database,
    private readonly adoptPlan: AdoptPlan,
    private readonly makeAccount: MakeAccount,
    private readonly people: People,
  ) {}

  /** Refuses `plan.faulty`, `plan.version-taken`, and `not-found` where nobody has that address. */
  async execute({ file, secretariat, at }: InstallPlanCommand): Promise<AdoptedPlanView> {
    const { plan, warnings } = readPlanFile(file);
    const person = secretariat === null ? null : await this.people.find(secretariat);
    if (secretariat !== null && !person) throw new Refusal('not-found', { subject: 'person' });
    await this.database.as({ actor: 'system' }, async (tx) => {
      await this.adoptPlan.execute(tx, { plan, actor: 'system', at });
      const keeps = person?.grants.some(
        ({ role, plan: kept, cycle, until }) =>
          role === 'secretariat' && kept === plan.id && cycle === null && until === null,
      );
      if (!person || keeps) return;
      await this.makeAccount.grant(tx, {
        personId: person.id,
        grant: secretariatOf(plan.id),
        actor: 'system',
        at,
      });
    });
    return {
      id: plan.id,
      version: plan.version,
      sha256: hashOf(plan),
      problems: tellWarnings(warnings, 'en'),
      faults: 0,
    };
  }
}
