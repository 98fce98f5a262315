import type { OpenedCycle } from '../catalogue/index.js';

/** What a row of a release is about. */
export interface Cell {
  readonly member: string;
  readonly commitment: string;
}

/** Puts rows in the order of the release's scores; rows of one cell stay in theirs. */
export function orderOf({
  commitments,
  members,
}: OpenedCycle['plan']): <Row extends Cell>(rows: readonly Row[]) => Row[] {
  const row = new Map(commitments.map(({ id }, at) => [id, at]));
  const column = new Map(members.map(({ code }, at) => [code, at]));
  const place = ({ member, commitment }: Cell): number =>
    (row.get(commitment) ?? 0) * members.length + (column.get(member) ?? 0);
  return (rows) => [...rows].sort((a, b) => place(a) - place(b));
}
