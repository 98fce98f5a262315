import type { PlanVersionView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { describeVersion } from './describe-version.js';
import { seesVersion } from './plan-scope.js';

/** The plans that a person takes part in, each version of them that the person may know of. */
@Injectable()
export class ReadPlans {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, at: Date): Promise<PlanVersionView[]> {
    const versions = await this.database.dataSource.manager.find(PlanVersionEntity, {
      order: { planId: 'ASC', n: 'DESC' },
    });
    return versions.filter((version) => seesVersion(actor, version, at)).map(describeVersion);
  }
}
