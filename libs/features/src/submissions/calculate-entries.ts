import { Injectable } from '@nestjs/common';
import { isFigure, type ObservationStatus } from '@signatory/domain';
import { canonicalJson } from '@signatory/persistence';
import { calculate, calculationsOf, type Calculated, type PreparedCalculation } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { indexPlan, requireIndicator, type OpenedCycle } from '../catalogue/index.js';
import { EarlierInputs } from './earlier-inputs.js';
import { readInputsAt, type EntryRow } from './entry-rows.js';
import { reportOf } from './entry-views.js';
import type { ReadAnswer } from './read-answer.js';
import { subjectOf, type ReportScope } from './report-scope.js';
import { storeAnswer } from './store-answer.js';

export interface Calculating {
  readonly scope: ReportScope;
  /** The one that is being written: what stands there is read, and the results are part of it. */
  readonly revision: number;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Works out the calculated entries of a report anew, as the last part of whatever changes it: they are of the same revision
 * and stand there as answers do, so that who reads a report need not know of them. All of them each time, and what comes to
 * the same is not written: none can be forgotten, and there are few.
 */
@Injectable()
export class CalculateEntries {
  constructor(
    private readonly earlierInputs: EarlierInputs,
    private readonly audit: Audit,
  ) {}

  /** The caller holds the report's lock. */
  async execute(tx: EntityManager, { scope, revision, actor, at }: Calculating): Promise<void> {
    const { opened, key, grant } = scope;
    const calculations = calculationsOf(opened.plan);
    if (calculations.length === 0) return;
    const rows = await readInputsAt(tx, key, revision, wantedBy(opened, calculations));
    const around = await this.earlierInputs.read(tx, opened, key, calculations);
    const byId = new Map(rows.map((row) => [row.indicatorId, row]));
    for (const calculated of calculate(opened.plan, reportOf(opened.plan, key.memberCode, rows), around)) {
      const { indicator, calculation } = calculated;
      const before = byId.get(indicator.id);
      const read = answerOf(calculated);
      if (!isNew(calculated, read, before)) continue;
      const version = (before?.version ?? 0) + 1;
      const { role } = grant;
      const answer = {
        key,
        cycle: opened.cycle,
        indicator,
        read,
        before,
        version,
        revision,
        actor,
        role,
        at,
        calculation,
      };
      if (!(await storeAnswer(tx, answer)))
        throw new Error(`The entry ${indicator.code} of ${key.memberCode} was saved outside of its report's lock.`);
      await this.audit.record(tx, {
        actor,
        act: 'entry.calculate',
        subject: subjectOf(scope, indicator.code),
        facts: { version, revision, status: read.status },
        at,
      });
    }
  }
}

/** The entries that calculations read and write, and of their figures those that an expression names. */
function wantedBy(
  { plan }: OpenedCycle,
  calculations: readonly PreparedCalculation[],
): { indicatorIds: string[]; cellNos: number[] } {
  const { byCode } = indexPlan(plan);
  const inputs = calculations.flatMap((each) => each.inputs.filter(({ cycle }) => cycle === 'now'));
  const codes = [...inputs.map(({ indicator }) => indicator), ...calculations.map(({ indicator }) => indicator.code)];
  const cells = inputs.flatMap(({ indicator, cell }) =>
    cell === null ? [] : [requireIndicator(plan, indicator).cells.indexOf(cell)],
  );
  return {
    indicatorIds: [...new Set(codes.flatMap((code) => byCode.get(code)?.indicator.id ?? []))],
    cellNos: [...new Set([0, ...cells])],
  };
}

/** A result as an answer that could have been read. */
function answerOf({ indicator, entry }: Calculated): ReadAnswer {
  const value = entry?.value ?? null;
  const isNumber = isFigure(indicator.type);
  return {
    status: entry?.status ?? 'unanswered',
    reason: null,
    answer: isNumber ? null : value,
    figures:
      isNumber && entry
        ? [{ cellNo: 0, value: typeof value === 'string' ? value : null, status: statusOf(entry) }]
        : [],
    about: null,
    currency: entry?.currency ?? null,
    narrative: null,
    translationChecked: false,
    narrativeTier: null,
    vintage: null,
    evidence: [],
  };
}

function statusOf({ status, observation }: NonNullable<Calculated['entry']>): ObservationStatus {
  if (status === 'answered') return observation ?? 'normal';
  return status === 'no-data' ? 'missing' : status;
}

/** Whether there is anything to write: another result, or the same from other inputs. A first one waits for an answer. */
function isNew({ entry, calculation }: Calculated, read: ReadAnswer, before: EntryRow | undefined): boolean {
  if (!before) return entry !== null;
  const [total] = before.figures;
  const [figure] = read.figures;
  return (
    before.status !== read.status ||
    before.answer !== read.answer ||
    before.currency !== read.currency ||
    (total?.[1] ?? null) !== (figure?.value ?? null) ||
    (total?.[2] ?? null) !== (figure?.status ?? null) ||
    before.calculation === null ||
    canonicalJson(before.calculation) !== canonicalJson(calculation)
  );
}
