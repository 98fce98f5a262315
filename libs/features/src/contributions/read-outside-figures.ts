import { Injectable } from '@nestjs/common';
import type { OutsideFigureView } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import { enterReport, seesEntry, type ReportRequest } from '../submissions/index.js';

interface OutsideRow {
  readonly id: string;
  readonly indicatorId: string;
  readonly cellNo: number;
  readonly value: string;
  readonly reference: string;
  readonly source: string;
  readonly url: string | null;
  readonly accessed: string;
  readonly reply: {
    readonly kind: 'confirmed' | 'contested';
    readonly reason: string | null;
    readonly at: string;
  } | null;
}

const FIGURES = `
  select f.id, f.indicator_id as "indicatorId", f.cell_no as "cellNo", f.value::text, f.reference, f.source, f.url, f.accessed,
    (select json_build_object('kind', r.kind, 'reason', r.reason, 'at', r.at) from outside_reply r
      where r.cycle_id = f.cycle_id and r.member_code = f.member_code and r.figure_id = f.id order by r.n desc limit 1) as reply
  from outside_figure f where f.cycle_id = $1 and f.member_code = $2
  order by f.indicator_id, f.cell_no, f.source, f.reference, f.accessed`;

/** What international sources say of a member's figures, with what the member says of them. */
@Injectable()
export class ReadOutsideFigures {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found` */
  async execute(request: ReportRequest): Promise<OutsideFigureView[]> {
    const opened = await this.catalogue.open(request.cycle);
    const scope = enterReport(opened, request, 'report:read');
    const { byId } = indexPlan(opened.plan);
    const { cycleId, memberCode } = scope.key;
    const rows = await this.database.readAs<OutsideRow>(scope.reach, { name: 'outside-figures', text: FIGURES }, [
      cycleId,
      memberCode,
    ]);
    return rows.flatMap(({ indicatorId, cellNo, reply, ...rest }) => {
      const placed = byId.get(indicatorId);
      if (!placed || !seesEntry(scope, placed, request)) return [];
      return [
        {
          ...rest,
          indicator: placed.indicator.code,
          cell: placed.cells[cellNo] ?? String(cellNo),
          reply: reply && { ...reply, at: new Date(reply.at).toISOString() },
        },
      ];
    });
  }
}
