import { ReleaseAnswer } from '@signatory/contract';
import { isFigure, type Indicator, type Plan } from '@signatory/domain';
import { closedKeys, readDate } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { indexPlan, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { inPieces } from '../submissions/index.js';
import { APPROVED_ENTRIES } from './standing-reports.js';
import type { KeptBack } from './withhold-results.js';

type Status = 'unanswered' | 'answered' | 'no-data' | 'not-applicable' | 'confidential';
interface Row {
  readonly member: string;
  readonly indicatorId: string;
  readonly status: Status;
  readonly answer: unknown;
}

const ANSWERS = `
  select v.member_code as member, v.indicator_id as "indicatorId", v.status, v.answer
  from ${APPROVED_ENTRIES}
  where r.indicator_id = any ($2::text[]) and v.status <> 'unanswered'`;

/** What members answered, and of each what it keeps confidential. */
export interface GatheredAnswers {
  /** By member, in the plan's order. */
  readonly answers: readonly ReleaseAnswer[];
  readonly kept: ReadonlyMap<string, KeptBack>;
}

/**
 * Approved answers of accepted reports that are neither figures nor text. Of a list only what its plan fixed is told, and its
 * first field where that is a day: the others are free text, which nobody chose to publish. Indicators are read some at a time, as figures are.
 */
export async function gatherAnswers(tx: EntityManager, { cycle, plan }: OpenedCycle): Promise<GatheredAnswers> {
  const placed = [...indexPlan(plan).byId.values()].filter(({ indicator }) => !isFigure(indicator.type));
  const given = new Map<string, Row>();
  for (const piece of inPieces(placed)) {
    const ids = piece.map(({ indicator }) => indicator.id);
    for (const row of await tx.query<Row[]>(ANSWERS, [cycle.id, ids]))
      given.set(`${row.member} ${row.indicatorId}`, row);
  }
  const kept = new Map<string, KeptBack>();
  const answers = memberCodes(plan).flatMap((member) => {
    const own = placed.flatMap(({ indicator }) => {
      const row = given.get(`${member} ${indicator.id}`);
      return row ? [{ indicator, row }] : [];
    });
    const confidential = own.filter(({ row }) => row.status === 'confidential');
    kept.set(
      member,
      confidential.map(({ indicator }) => indicator.code),
    );
    return own
      .filter(({ indicator }) => isTold(plan, indicator))
      .map(({ indicator, row }): ReleaseAnswer => ({
        member,
        indicator: indicator.code,
        ...answerOf(indicator, row),
        illustrative: cycle.illustrative,
      }));
  });
  return { answers, kept };
}

/** Whether its answers are published: text is not, and neither is a list that is open, which is text. */
function isTold({ lists }: Plan, indicator: Indicator): boolean {
  return indicator.type !== 'text' && (indicator.type !== 'list' || closedKeys(indicator, lists) !== null);
}

function answerOf(indicator: Indicator, { status, answer }: Row): Pick<ReleaseAnswer, 'value' | 'status'> {
  if (status === 'confidential' || status === 'not-applicable') return { value: null, status };
  const value = status === 'answered' ? publicValue(indicator, answer) : null;
  return value === null ? { value, status: 'missing' } : { value, status: 'normal' };
}

const Value = ReleaseAnswer.shape.value;

function publicValue({ items }: Indicator, answer: unknown): ReleaseAnswer['value'] {
  if (!Array.isArray(answer)) return Value.parse(answer);
  return answer.map(({ key, fields }: { key: string; fields: Readonly<Record<string, string>> }) => {
    // A plan calls its fields what it likes, `date` or `since`; another field that reads as a day is free text all the same.
    const [dated = ''] = items?.fields ?? [];
    const day = readDate(fields[dated] ?? '');
    return { key, ...(day !== null && { date: day }) };
  });
}
