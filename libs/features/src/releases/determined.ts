/** A sum that readers know: these unknowns, each counted once, give a figure that they see. */
export type Equation = ReadonlySet<string>;

// Small enough that a product of two remainders is exact; a coincidence modulo it would withhold too much, never too little.
const PRIME = 67_108_859;

/** The unknowns that somebody who knows the sums can compute: those that stand alone once the equations are solved. */
export function determinedBy(equations: readonly Equation[]): ReadonlySet<string> {
  const names = [...new Set(equations.flatMap((equation) => [...equation]))];
  const column = new Map(names.map((name, at) => [name, at]));
  const rows = equations.map((equation) => {
    const row = Array.from(names, () => 0);
    for (const name of equation) row[column.get(name) ?? 0] = 1;
    return row;
  });
  reduce(rows, names.length);
  return new Set(
    rows.flatMap((row) => {
      const [only, other] = row.flatMap((coefficient, at) => (coefficient === 0 ? [] : [at]));
      const name = only === undefined || other !== undefined ? undefined : names[only];
      return name === undefined ? [] : [name];
    }),
  );
}

/** Gauss and Jordan: each row is left with one unknown that no other row has. */
function reduce(rows: number[][], width: number): void {
  for (let pivot = 0, at = 0; at < width && pivot < rows.length; at += 1) {
    const found = rows.findIndex((row, place) => place >= pivot && row[at] !== 0);
    const leading = rows[found];
    const displaced = rows[pivot];
    if (!leading || !displaced) continue;
    rows[found] = displaced;
    rows[pivot] = leading;
    const inverse = power(leading[at] ?? 1, PRIME - 2);
    for (let n = 0; n < width; n += 1) leading[n] = ((leading[n] ?? 0) * inverse) % PRIME;
    for (const row of rows) {
      const factor = row[at] ?? 0;
      if (row === leading || factor === 0) continue;
      for (let n = 0; n < width; n += 1) row[n] = ((row[n] ?? 0) + (PRIME - factor) * (leading[n] ?? 0)) % PRIME;
    }
    pivot += 1;
  }
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base % PRIME];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
