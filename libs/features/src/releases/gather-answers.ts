import { ReleaseAnswer, type ReleaseDocument } from '@signatory/contract';
import { isFigure, type Indicator, type Plan } from '@signatory/domain';
import { closedKeys, readDate } from '@signatory/rules';
import type { EntityManager } from 'typeorm';
import { indexPlan, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { inPieces } from '../submissions/index.js';
import { ACCEPTED_STANDS } from './standing-reports.js';

type Status = 'unanswered' | 'answered' | 'no-data' | 'not-applicable' | 'confidential';
interface Row {
  readonly member: string;
  readonly indicatorId: string;
  readonly status: Status;
  readonly answer: unknown;
}

const ANSWERS = `
  select v.member_code as member, v.indicator_id as "indicatorId", v.status, v.answer
  from (${ACCEPTED_STANDS}) s
  join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code and r.submission_version = s.version
    and r.state = 'APPROVED'
  join lateral (select * from entry_version e where e.cycle_id = s.cycle_id and e.member_code = s.member_code
    and e.indicator_id = r.indicator_id and e.since_revision <= s.at_revision order by e.version desc limit 1) v on true
  where r.indicator_id = any ($2::text[]) and v.status <> 'unanswered'`;

/**
 * Approved answers of accepted reports that are neither figures nor text. Of a list only what its plan fixed is told, and the
 * day: its other fields are free text, which nobody chose to publish. Indicators are read some at a time, as figures are.
 */
export async function gatherAnswers(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
): Promise<NonNullable<ReleaseDocument['answers']>> {
  const placed = [...indexPlan(plan).byId.values()].filter(({ indicator }) => isTold(plan, indicator));
  const told = new Map<string, Row>();
  for (const piece of inPieces(placed)) {
    const ids = piece.map(({ indicator }) => indicator.id);
    for (const row of await tx.query<Row[]>(ANSWERS, [cycle.id, ids]))
      told.set(`${row.member} ${row.indicatorId}`, row);
  }
  return memberCodes(plan).flatMap((member) =>
    placed.flatMap(({ indicator }) => {
      const row = told.get(`${member} ${indicator.id}`);
      if (!row) return [];
      return [{ member, indicator: indicator.code, ...answerOf(indicator, row), illustrative: cycle.illustrative }];
    }),
  );
}

/** Whether its answers are published: a figure is an observation, text is nobody's to publish, and an open list is text. */
function isTold({ lists }: Plan, indicator: Indicator): boolean {
  const { type } = indicator;
  return !isFigure(type) && type !== 'text' && (type !== 'list' || closedKeys(indicator, lists) !== null);
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
    // A plan calls its fields what it likes: `date`, `since`.
    const day = items?.fields.map((field) => readDate(fields[field] ?? '')).find((date) => date !== null);
    return { key, ...(day && { date: day }) };
  });
}
