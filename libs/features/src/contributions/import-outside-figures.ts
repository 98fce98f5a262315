import { Injectable } from '@nestjs/common';
import type { ImportedOutsideFigures, OutsideFigureInput } from '@signatory/contract';
import {
  clip,
  faultWords,
  isFigure,
  nearValues,
  Refusal,
  requirePermission,
  requireWithin,
  type Actor,
  type Fault,
  type FaultWords,
  type Plan,
} from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { nearest, noCell, readDate, readFigure } from '@signatory/rules';
import { Audit } from '../audit/index.js';
import { Catalogue, indexPlan, memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

export interface ImportFiguresCommand {
  readonly cycle: string;
  readonly figures: readonly OutsideFigureInput[];
  readonly actor: Actor;
  readonly at: Date;
}

interface ReadFigure extends OutsideFigureInput {
  readonly indicatorId: string;
  readonly cellNo: number;
}

const STORE = `
  insert into outside_figure (cycle_id, member_code, indicator_id, cell_no, value, reference, source, url, accessed, imported_by, imported_at)
  select $1, * , $10, $11 from unnest($2::text[], $3::text[], $4::int[], $5::numeric[], $6::text[], $7::text[], $8::text[], $9::date[])
  on conflict on constraint outside_figure_source_key do nothing returning member_code as member`;

/** Keeps figures of international sources beside what members answer; all of them or none, and never over an answer. */
@Injectable()
export class ImportOutsideFigures {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing`, and `value.invalid` with every fault of every figure at once */
  async execute({ cycle: code, figures, actor, at }: ImportFiguresCommand): Promise<ImportedOutsideFigures> {
    const { cycle, plan } = await this.catalogue.open(code);
    if (!actor.grants.some((grant) => grant.plan === plan.id)) throw new Refusal('not-found', { subject: 'cycle' });
    const scope = { plan: plan.id, cycle: code };
    requireWithin(actor, 'outside:import', scope, at.toISOString());
    const { read, faults } = checkFigures(plan, figures);
    if (faults.length > 0) throw new Refusal('value.invalid', { faults });
    for (const member of new Set(read.map((each) => each.member)))
      requirePermission(actor, 'outside:import', { ...scope, member }, at.toISOString());
    const reach = actorReach(actor, scope, memberCodes(plan), at);
    return this.database.as(reach, async (tx) => {
      const column = <K extends keyof ReadFigure>(name: K): (ReadFigure[K] | null)[] =>
        read.map((each) => each[name] ?? null);
      const stored = await tx.query<{ member: string }[]>(STORE, [
        cycle.id,
        column('member'),
        column('indicatorId'),
        column('cellNo'),
        column('value'),
        column('reference'),
        column('source'),
        column('url'),
        column('accessed'),
        actor.id,
        at,
      ]);
      for (const member of new Set(stored.map((each) => each.member))) {
        const imported = stored.filter((each) => each.member === member).length;
        const subject = `${code}/${member}`;
        await this.audit.record(tx, { actor: actor.id, act: 'outside.import', subject, facts: { imported }, at });
        await notifyChanged(tx, { member, cycle: cycle.id, keys: ['outside'] });
      }
      return { imported: stored.length, known: read.length - stored.length };
    });
  }
}

/** What a plan makes of figures: their places in it, and everything that is wrong, each with `/figures/N/field`. */
export function checkFigures(
  plan: Plan,
  figures: readonly OutsideFigureInput[],
): { readonly read: readonly ReadFigure[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  return { read: figures.flatMap((figure, n) => readOne(plan, figure, `/figures/${n}`, faults)), faults };
}

function readOne(plan: Plan, figure: OutsideFigureInput, at: string, faults: Fault[]): ReadFigure[] {
  const fault = (pointer: string, words: FaultWords): ReadFigure[] => {
    faults.push({ pointer: `${at}${pointer}`, words });
    return [];
  };
  const members = memberCodes(plan);
  const { byCode } = indexPlan(plan);
  const found = faults.length;
  if (!members.includes(figure.member))
    fault('/member', faultWords('outside.member', { member: clip(figure.member), members: members.join(', ') }));
  if (readDate(figure.accessed) === null) fault('/accessed', faultWords('answer.day', { day: clip(figure.accessed) }));
  const placed = byCode.get(figure.indicator);
  if (!placed || !isFigure(placed.indicator.type)) {
    const near = nearValues(nearest(figure.indicator, byCode.keys()));
    return fault('/indicator', faultWords('outside.indicator', { indicator: clip(figure.indicator), ...near }));
  }
  const cellNo = placed.cells.indexOf(figure.cell);
  if (cellNo < 0) fault('/cell', noCell(placed.indicator, figure.cell, placed.cells));
  const value = readFigure(placed.indicator, figure.value);
  if (!value.ok) for (const each of value.faults) fault(`/value${each.pointer}`, each.words);
  if (faults.length > found || !value.ok || typeof value.value !== 'string') return [];
  return [{ ...figure, value: value.value, indicatorId: placed.indicator.id, cellNo }];
}
