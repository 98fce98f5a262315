import { Injectable } from '@nestjs/common';
import { stepsBetween, traceItems, untouched, type ItemTrace } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from './catalogue.js';
import { readSteps } from './item-maps.js';

// What the steps between two versions are made of: it changes while one of them is still a draft, or undecided.
const MADE_OF = `
  select (select string_agg(sha256, ' ' order by n) from plan_version where plan_id = $1 and n between $2 and $3) as versions,
    (select max(id)::text from item_map where plan_id = $1 and from_version >= $2 and to_version <= $3) as decided`;

/** Follows the items of a plan from the version of one cycle to that of another, as people decided. */
@Injectable()
export class TraceItems {
  private readonly known = new Map<string, { readonly madeOf: string; readonly trace: ItemTrace }>();

  constructor(private readonly database: Database) {}

  /**
   * Answers where an item of the one cycle's version stands in the other's; read in the transaction that is given. Both are
   * cycles of one plan.
   */
  async execute({ plan }: OpenedCycle, { plan: other }: OpenedCycle, tx?: EntityManager): Promise<ItemTrace> {
    if (plan.version === other.version) return untouched;
    const [from, to] = [Math.min(plan.version, other.version), Math.max(plan.version, other.version)];
    const query = { name: 'item-steps', text: MADE_OF };
    const rows = await this.database.readPublic<object>(query, [plan.id, from, to], tx);
    const madeOf = JSON.stringify(rows);
    const key = `${plan.id} ${plan.version} ${other.version}`;
    const known = this.known.get(key);
    if (known?.madeOf === madeOf) return known.trace;
    const steps = await readSteps(tx ?? this.database.dataSource.manager, { plan: plan.id, from, to });
    const trace = traceItems(stepsBetween(plan.version, other.version, steps));
    this.known.set(key, { madeOf, trace });
    return trace;
  }
}
