/** Something that a release says of one score. */
interface OfCell {
  readonly member: string;
  readonly commitment: string;
}

const known = new WeakMap<readonly OfCell[], Map<string, OfCell[]>>();
const NONE: readonly never[] = [];

/** What of a list is about one score, in the list's order. A report asks it of every score: a walk over the list each time would be quadratic. */
export function ofCell<T extends OfCell>(rows: readonly T[] | undefined, { commitment, member }: OfCell): readonly T[] {
  if (!rows) return NONE;
  const cells = (known.get(rows) ?? index(rows)) as Map<string, T[]>;
  return cells.get(keyOf({ commitment, member })) ?? NONE;
}

function index(rows: readonly OfCell[]): Map<string, OfCell[]> {
  const cells = new Map<string, OfCell[]>();
  for (const row of rows) {
    const own = cells.get(keyOf(row));
    if (own) own.push(row);
    else cells.set(keyOf(row), [row]);
  }
  known.set(rows, cells);
  return cells;
}

function keyOf({ commitment, member }: OfCell): string {
  return `${commitment}\n${member}`;
}
