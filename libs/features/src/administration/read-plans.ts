import type { PlanVersionView } from '@signatory/contract';
import { type Actor } from '@signatory/domain';
import { Database, PlanVersionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes } from '../catalogue/index.js';

/** The plans that a person takes part in, each version of them. */
@Injectable()
export class ReadPlans {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, at: Date): Promise<PlanVersionView[]> {
    const now = at.toISOString();
    const own = new Set(actor.grants.filter(({ until }) => until === null || until > now).map(({ plan }) => plan));
    const versions = await this.database.dataSource.manager.find(PlanVersionEntity, {
      order: { planId: 'ASC', n: 'DESC' },
    });
    return versions.filter(({ planId }) => own.has(planId)).map(describeVersion);
  }
}

function describeVersion({ planId, n, body, state, sha256 }: PlanVersionEntity): PlanVersionView {
  return {
    id: planId,
    version: n,
    title: body.title,
    state,
    sha256,
    adopted: body.adopted.date,
    members: memberCodes(body),
    pillars: body.pillars.map(({ code }) => code),
    commitments: body.commitments.length,
  };
}
