import { Typesetter } from '../text/typesetter.js';
import type { Block, Slice } from './block.js';
import { paginate } from './paginate.js';

const frame = { x: 0, y: 10, width: 100, height: 100 };
const set = new Typesetter();

/** Slices by height; a name makes them recognisable. */
function block(...slices: readonly (Partial<Slice> & { name: string })[]): Block & { names: Map<Slice, string> } {
  const names = new Map<Slice, string>();
  const laid = slices.map(({ name, ...rest }) => {
    const slice: Slice = { height: 30, draw: () => {}, ...rest };
    names.set(slice, name);
    return slice;
  });
  return { names, lay: () => laid };
}

function layOut(given: ReturnType<typeof block>): string[][] {
  return paginate([given], frame, frame, set).map((page) =>
    page.map(({ slice, y, repeated }) => `${repeated ? 'head' : given.names.get(slice)}@${y}`),
  );
}

describe('paginate', () => {
  it('fills a page before it turns it', () => {
    expect(layOut(block({ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }))).toEqual([
      ['a@10', 'b@40', 'c@70'],
      ['d@10'],
    ]);
  });

  it('puts the white above a slice between slices, never at the top of a page', () => {
    expect(layOut(block({ name: 'a', before: 9 }, { name: 'b', before: 15 }, { name: 'c', before: 50 }))).toEqual([
      ['a@10', 'b@55'],
      ['c@10'],
    ]);
  });

  it('never leaves a heading alone at the foot', () => {
    expect(
      layOut(block({ name: 'a', height: 65 }, { name: 'heading', height: 20, keepWithNext: true }, { name: 'row' })),
    ).toEqual([['a@10'], ['heading@10', 'row@30']]);
  });

  it('repeats a head above a slice that begins a page, and not above the first', () => {
    const repeat = { height: 12, draw: () => {} };
    expect(layOut(block({ name: 'a', height: 90, repeat }, { name: 'b', repeat }, { name: 'c', repeat }))).toEqual([
      ['a@10'],
      ['head@10', 'b@22', 'c@52'],
    ]);
  });

  it('places what no page can hold at the top of one', () => {
    expect(layOut(block({ name: 'a' }, { name: 'giant', height: 500 }, { name: 'b' }))).toEqual([
      ['a@10'],
      ['giant@10'],
      ['b@10'],
    ]);
  });
});
