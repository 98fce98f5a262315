import { Injectable } from '@nestjs/common';
import type { EarlierView, ReviseFigure as Revision } from '@signatory/contract';
import { clip, faultWords, isFigure, Refusal, type Fault } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { noCell, readDate, readFigure } from '@signatory/rules';
import { Audit } from '../audit/index.js';
import { Catalogue, requireIndicator, type PlacedIndicator } from '../catalogue/index.js';
import { requireOwnEntry } from './own-entries.js';
import { enterReport, subjectOf, type ReportRequest } from './report-scope.js';
import { lockReport } from './submission-rows.js';

export interface ReviseCommand extends ReportRequest {
  readonly indicator: string;
  readonly revision: Revision;
}

/** Keeps what became known later of a figure that was certified: another vintage beside it, never over it. */
@Injectable()
export class ReviseFigure {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `value.invalid`, `not-found` where nothing was certified, `permission.missing` */
  async execute(command: ReviseCommand): Promise<EarlierView['revisions'][number]> {
    const { actor, at, revision: sent } = command;
    const opened = await this.catalogue.open(command.cycle);
    const scope = enterReport(opened, command, 'report:edit');
    const placed = requireIndicator(opened.plan, command.indicator);
    requireOwnEntry(scope, placed, command);
    const { cellNo, value } = readRevision(placed, sent);
    const { cycleId, memberCode } = scope.key;
    await this.database.as(scope.reach, async (tx) => {
      const locked = await lockReport(tx, scope.key);
      if (locked?.submission?.submittedAt == null) throw new Refusal('not-found', { subject: 'certified figure' });
      const [row] = await tx.query<{ n: number }[]>(
        `insert into figure_revision (cycle_id, member_code, indicator_id, cell_no, n, value, obs_status, known, reason, actor, at)
         select $1, $2, $3, $4, coalesce(max(n), 0) + 1, $5, $6, $7, $8, $9, $10 from figure_revision
         where cycle_id = $1 and member_code = $2 and indicator_id = $3 and cell_no = $4 returning n`,
        [cycleId, memberCode, placed.indicator.id, cellNo, value, sent.status, sent.vintage, sent.reason, actor.id, at],
      );
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'figure.revise',
        subject: subjectOf(scope, placed.indicator.code),
        facts: { cell: sent.cell, n: row?.n ?? 1, vintage: sent.vintage },
        at,
      });
      await notifyChanged(tx, { member: memberCode, cycle: cycleId, keys: ['report'] });
    });
    return { cell: sent.cell, value, status: sent.status, vintage: sent.vintage, reason: sent.reason };
  }
}

function readRevision(
  placed: PlacedIndicator,
  { cell, value, status, vintage }: Revision,
): { cellNo: number; value: string | null } {
  const { indicator, cells } = placed;
  const faults: Fault[] = [];
  const cellNo = cells.indexOf(cell);
  if (!isFigure(indicator.type))
    faults.push({ pointer: '/cell', words: faultWords('answer.no-cells', { indicator: indicator.code }) });
  else if (cellNo < 0) faults.push({ pointer: '/cell', words: noCell(indicator, cell, cells) });
  if (readDate(vintage) === null)
    faults.push({ pointer: '/vintage', words: faultWords('answer.day', { day: clip(vintage) }) });
  const read = value === null ? null : readFigure(indicator, value);
  if (read && !read.ok)
    faults.push(...read.faults.map(({ words, pointer }) => ({ words, pointer: `/value${pointer}` })));
  const isEmpty = status === 'missing' || status === 'not-applicable';
  if (isEmpty !== (value === null) && status !== 'confidential')
    faults.push({
      pointer: '/status',
      words: faultWords(isEmpty ? 'answer.figure-valueless' : 'answer.figure-value', { status }),
    });
  if (faults.length > 0) throw new Refusal('value.invalid', { faults });
  return { cellNo, value: read?.ok && typeof read.value === 'string' ? read.value : null };
}
