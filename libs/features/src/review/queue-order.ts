import type { QueueRow, QueueSort } from '@signatory/contract';
import { Decimal, ENTRY_REVIEW_STATES } from '@signatory/domain';

/** A row of the queue with its place in the plan's order, which settles every tie. */
export interface PlacedRow {
  readonly row: QueueRow;
  readonly place: number;
}

type Order = (a: QueueRow, b: QueueRow) => number;

const ZERO = Decimal.of(0n);
const size = (text: string): Decimal => {
  const value = Decimal.parse(text);
  return value.compare(ZERO) < 0 ? ZERO.sub(value) : value;
};
const byWord = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By the share of the value before; where that is nothing any change is larger. Who has none comes first. */
function byChange(a: QueueRow, b: QueueRow): number {
  if (a.change === null || b.change === null) return Number(a.change !== null) - Number(b.change !== null);
  const [from, to] = [size(a.before ?? '0'), size(b.before ?? '0')];
  if (from.equals(ZERO) || to.equals(ZERO)) {
    const nothing = Number(from.equals(ZERO)) - Number(to.equals(ZERO));
    return nothing !== 0 ? nothing : size(a.change).compare(size(b.change));
  }
  // Two shares are compared crosswise: no quotient is rounded.
  return size(a.change).mul(to).compare(size(b.change).mul(from));
}

const ORDERS: Readonly<Record<QueueSort, Order>> = {
  plan: () => 0,
  member: (a, b) => byWord(a.member, b.member),
  indicator: (a, b) => byWord(a.indicator, b.indicator),
  change: byChange,
  findings: (a, b) => a.findings - b.findings,
  evidence: (a, b) => a.evidence - b.evidence,
  // The oldest has the greatest age.
  age: (a, b) => byWord(b.since, a.since),
  state: (a, b) => ENTRY_REVIEW_STATES.indexOf(a.state) - ENTRY_REVIEW_STATES.indexOf(b.state),
};

/** In the order asked for; `plan` is that of members and indicators. */
export function sortRows(
  rows: readonly PlacedRow[],
  sort: QueueSort = 'plan',
  order: 'ascending' | 'descending' = 'ascending',
): PlacedRow[] {
  const direction = order === 'ascending' ? 1 : -1;
  return rows.toSorted(
    (a, b) => direction * ORDERS[sort](a.row, b.row) || (sort === 'plan' ? direction : 1) * (a.place - b.place),
  );
}
