import { Injectable } from '@nestjs/common';
import type { EarlierReport, PreparedCalculation, Surroundings } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { Catalogue, indexPlan, TraceItems, type OpenedCycle } from '../catalogue/index.js';
import type { ReportKey } from './report-scope.js';
import { SUBMITTED_TOTALS, type SubmittedEntries } from './submitted-entries.js';
import { isEarlier, translate, translation } from './translate-entries.js';

type Earlier = Pick<Surroundings, 'before' | 'history'>;

/**
 * Reads what calculations read of the member's earlier cycles: what was certified there, as rules are given it. All of it in
 * the transaction that writes, which holds the report.
 */
@Injectable()
export class EarlierInputs {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly traceItems: TraceItems,
  ) {}

  /** Nothing is read where no calculation reads it. */
  async read(
    tx: EntityManager,
    opened: OpenedCycle,
    key: ReportKey,
    calculations: readonly PreparedCalculation[],
  ): Promise<Earlier> {
    const before = idsOf(opened, calculations, 'before');
    const earlier = idsOf(opened, calculations, 'earlier');
    const { follows } = opened.cycle;
    const followed = follows !== null && before.size > 0 ? await this.catalogue.openById(follows, tx) : null;
    return {
      before: followed && (await this.certified(tx, { opened, from: followed, key, ids: before })),
      history: earlier.size > 0 ? await this.latest(tx, { opened, key, ids: earlier }) : [],
    };
  }

  /** The report of the latest earlier window in which there is one. */
  private async latest(tx: EntityManager, wanted: Omit<Wanted, 'from'>): Promise<EarlierReport[]> {
    for (const from of await this.catalogue.list(tx)) {
      if (!isEarlier(from, wanted.opened)) continue;
      const found = await this.certified(tx, { ...wanted, from });
      if (found) return [found];
    }
    return [];
  }

  private async certified(tx: EntityManager, { opened, from, key, ids }: Wanted): Promise<EarlierReport | null> {
    const traced = translation(opened.plan, from.plan, await this.traceItems.execute(opened, from, tx), ids);
    const values = [from.cycle.id, [key.memberCode], [...traced.codes.keys()]];
    const [row] = await tx.query<SubmittedEntries[]>(SUBMITTED_TOTALS, values);
    if (!row) return null;
    return { member: row.member, entries: translate(from.plan, traced, row.entries), breaks: traced.breaks };
  }
}

interface Wanted {
  readonly opened: OpenedCycle;
  readonly from: OpenedCycle;
  readonly key: ReportKey;
  /** Of now. */
  readonly ids: ReadonlySet<string>;
}

function idsOf(
  { plan }: OpenedCycle,
  calculations: readonly PreparedCalculation[],
  cycle: 'before' | 'earlier',
): Set<string> {
  const { byCode } = indexPlan(plan);
  const read = calculations.flatMap(({ inputs }) => inputs.filter((input) => input.cycle === cycle));
  return new Set(read.flatMap(({ indicator }) => byCode.get(indicator)?.indicator.id ?? []));
}
