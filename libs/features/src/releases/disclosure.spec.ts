import { Random } from '@signatory/domain';
import { sha256 } from '@signatory/persistence';
import { withholdSmallCells, type IndicatorFigures } from './disclosure.js';

/** Another one at each run; the title of the trial prints it. */
const SEED = String(Date.now());
const TABLES = 2_000;

function figures(cells: Record<string, string | null>): IndicatorFigures {
  return Object.entries(cells).map(([cell, value]) => ({
    member: 'CA',
    indicator: 'i1_referred',
    cell,
    value,
    status: value === null ? 'confidential' : 'normal',
    illustrative: false,
  }));
}

function shown(result: ReturnType<typeof withholdSmallCells>): Record<string, string | null> {
  return Object.fromEntries(result.map(({ cell, value, status }) => [cell, status === 'withheld' ? 'c' : value]));
}

describe('disclosure control', () => {
  it('leaves zeros and large cells alone', () => {
    expect(shown(withholdSmallCells(figures({ total: '50', 'sex.female': '0', 'sex.male': '50' }), 5))).toEqual({
      total: '50',
      'sex.female': '0',
      'sex.male': '50',
    });
  });

  it('withholds a small cell and the next smallest beside it, so that it cannot be computed', () => {
    expect(
      shown(withholdSmallCells(figures({ total: '63', 'sex.female': '3', 'sex.male': '50', 'sex.unknown': '10' }), 5)),
    ).toEqual({
      total: '63',
      'sex.female': 'c',
      'sex.male': '50',
      'sex.unknown': 'c',
    });
  });

  it('withholds one more where what is left of a sum says that each small cell is 1, or as large as it can be', () => {
    const table = { total: '62', 'age.child': '1', 'age.young': '1', 'age.adult': '40', 'age.old': '20' };
    expect(shown(withholdSmallCells(figures(table), 5))).toEqual({
      ...table,
      'age.child': 'c',
      'age.young': 'c',
      'age.old': 'c',
    });
    const most = { total: '52', 'age.child': '4', 'age.young': '4', 'age.adult': '4', 'age.old': '40' };
    expect(shown(withholdSmallCells(figures(most), 5))).toMatchObject({ total: '52', 'age.old': 'c' });
    // Nothing is left beside them but the total.
    const ones = { total: '5', 'age.a': '1', 'age.b': '1', 'age.c': '1', 'age.d': '1', 'age.e': '1' };
    expect(shown(withholdSmallCells(figures(ones), 5))).toMatchObject({ total: 'c' });
    expect(
      shown(withholdSmallCells(figures({ total: '63', 'age.child': '1', 'age.young': '2', 'age.old': '60' }), 5)),
    ).toMatchObject({ total: '63', 'age.old': '60' });
  });

  it('withholds a sibling of the one cell that the member kept confidential', () => {
    expect(
      shown(withholdSmallCells(figures({ total: '60', 'sex.female': null, 'sex.male': '30', 'sex.unknown': '20' }), 5)),
    ).toMatchObject({
      'sex.male': '30',
      'sex.unknown': 'c',
    });
  });

  it('withholds the total where the small cell is the only one', () => {
    expect(shown(withholdSmallCells(figures({ total: '3', 'sex.female': '3' }), 5))).toEqual({
      total: 'c',
      'sex.female': 'c',
    });
  });

  it('withholds cells of another dimension that would give the total away', () => {
    const result = shown(
      withholdSmallCells(figures({ total: '20', 'sex.female': '20', 'age.child': '4', 'age.adult': '16' }), 5),
    );
    expect(result).toEqual({ total: '20', 'sex.female': '20', 'age.child': 'c', 'age.adult': 'c' });
    const alone = shown(
      withholdSmallCells(figures({ total: '3', 'sex.female': '3', 'age.child': '0', 'age.adult': '3' }), 5),
    );
    expect(alone).toMatchObject({ total: 'c', 'sex.female': 'c', 'age.adult': 'c' });
  });

  it('takes no cell for cover that an earlier release showed, and keeps what it withheld', () => {
    const before = figures({ total: '63', 'sex.female': '10', 'sex.male': '43', 'sex.unknown': '10' });
    // The next smallest is known from the release before: the total, which moved, is withheld instead.
    expect(
      shown(
        withholdSmallCells(figures({ total: '56', 'sex.female': '3', 'sex.male': '43', 'sex.unknown': '10' }), 5, [
          before,
        ]),
      ),
    ).toEqual({ total: 'c', 'sex.female': 'c', 'sex.male': '43', 'sex.unknown': '10' });
    const withheld = withholdSmallCells(
      figures({ total: '63', 'sex.female': '3', 'sex.male': '50', 'sex.unknown': '10' }),
      5,
    );
    expect(
      shown(
        withholdSmallCells(figures({ total: '72', 'sex.female': '12', 'sex.male': '50', 'sex.unknown': '10' }), 5, [
          withheld,
        ]),
      ),
    ).toMatchObject({ 'sex.female': 'c', 'sex.unknown': 'c' });
  });
});

describe('what is withheld', () => {
  const random = Random.fromSeed(sha256(SEED));
  const draw = (most: number): number => random.below(most + 1);
  const sum = (cells: readonly number[]): number => cells.reduce((all, each) => all + each, 0);

  /** Two to three dimensions that sum up to one total. */
  function drawTable(): Record<string, string> {
    const cells = Array.from({ length: 2 + draw(3) }, () => draw(12));
    const total = sum(cells);
    const table: Record<string, string> = { total: String(total) };
    cells.forEach((value, n) => (table[`a.${n}`] = String(value)));
    for (const dimension of ['b', 'd'].slice(0, 1 + draw(1))) {
      const parts = 1 + draw(3);
      let left = total;
      for (let n = 0; n < parts; n += 1) {
        const value = n === parts - 1 ? left : draw(left);
        table[`${dimension}.${n}`] = String(value);
        left -= value;
      }
    }
    return table;
  }

  /** Moves a few units from one cell to the next of a dimension, or adds them to all dimensions and the total. */
  function correctTable(table: Record<string, string>): Record<string, string> {
    const next = { ...table };
    const more = 1 + draw(6);
    const add = (cell: string, by: number): void => void (next[cell] = String(Number(next[cell]) + by));
    const first = (dimension: string): string[] => Object.keys(next).filter((cell) => cell.startsWith(`${dimension}.`));
    for (const dimension of ['a', 'b', 'd']) if (first(dimension)[0]) add(first(dimension)[0] ?? '', more);
    add('total', more);
    return next;
  }

  /**
   * What an outsider computes, who has every release and no linear algebra: over and over, the one unknown of a sum whose
   * other members are known. What `same` names did not move, and the outsider knows it: one release fills gaps of another.
   */
  function derive(releases: readonly IndicatorFigures[], same: readonly string[] = []): Map<string, number> {
    const found = new Map<string, number>();
    const shownOnce = new Map(
      releases
        .flat()
        .flatMap(({ cell, value }) => (value !== null && same.includes(cell) ? [[cell, Number(value)]] : [])),
    );
    for (let size = -1; size !== found.size;) {
      size = found.size;
      for (const release of releases) {
        const known = (figure: IndicatorFigures[number]): number | undefined =>
          figure.value === null ? (found.get(figure.cell) ?? shownOnce.get(figure.cell)) : Number(figure.value);
        const total = release.find(({ cell }) => cell === 'total');
        if (!total) continue;
        for (const dimension of ['a', 'b', 'd']) {
          const cells = release.filter(({ cell }) => cell.startsWith(`${dimension}.`));
          const open = [...cells, total].filter((each) => known(each) === undefined);
          const [only] = open;
          if (cells.length === 0 || !only || open.length > 1) continue;
          const others = sum(cells.filter((each) => each !== only).map((each) => known(each) ?? 0));
          found.set(only.cell, only === total ? others : (known(total) ?? 0) - others);
        }
      }
    }
    return found;
  }

  /** Sums that tell an outsider, who knows that small cells are withheld, that all that are missing are 1, or 4. */
  function tellingSums(release: IndicatorFigures, table: Record<string, string>): string[] {
    if (release.some(({ cell, value }) => cell === 'total' && value === null)) return [];
    return ['a', 'b', 'd'].filter((dimension) => {
      const missing = release.filter(({ cell, value }) => cell.startsWith(`${dimension}.`) && value === null);
      return missing.length > 1 && ['1', '4'].some((end) => missing.every(({ cell }) => table[cell] === end));
    });
  }

  it(`follows from no sums, in one release or over its correction (seed ${SEED})`, () => {
    let withheld = 0;
    for (let n = 0; n < TABLES; n += 1) {
      const table = drawTable();
      const first = withholdSmallCells(figures(table), 5);
      const corrected = correctTable(table);
      const second = withholdSmallCells(figures(corrected), 5, [first]);
      const same = Object.keys(table).filter((cell) => table[cell] === corrected[cell]);
      withheld += [...first, ...second].filter(({ status }) => status === 'withheld').length;
      expect([n, table, [...derive([first])]]).toEqual([n, table, []]);
      expect([n, table, tellingSums(first, table)]).toEqual([n, table, []]);
      const known = new Set(first.filter(({ value }) => value !== null).map(({ cell }) => cell));
      const derived = [...derive([first, second], same).keys()].filter((cell) => !known.has(cell));
      expect([n, table, derived]).toEqual([n, table, []]);
    }
    expect(withheld).toBeGreaterThan(TABLES);
  });
});
