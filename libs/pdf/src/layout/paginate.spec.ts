import { textCell } from '../blocks/text-cell.js';
import { TYPE } from '../identity.js';
import { Typesetter } from '../text/typesetter.js';
import type { Block, Slice } from './block.js';
import { layBlocks, mayBegin, paginate } from './paginate.js';
import { table } from './table.js';

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
  return paginate(layBlocks([given], 100, set), frame, frame).map(({ placed }) =>
    placed.map(({ slice, y, repeated }) => `${repeated ? 'head' : given.names.get(slice)}@${y}`),
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

  it('fills the page with the first part of a slice that can be parted, and goes on under the head', () => {
    const repeat = { height: 12, draw: () => {} };
    const tall = (height: number): Slice => ({
      height,
      repeat,
      draw: () => {},
      split: (room) =>
        room < 20 || height <= room ? null : [{ ...tall(room), split: () => null }, tall(height - room)],
    });
    const pages = paginate([{ height: 40, draw: () => {} }, tall(200)], frame, frame);
    const heights = pages.map(({ placed }) => placed.map(({ slice }) => Math.round(slice.height)));
    expect(heights).toEqual([
      [40, 60],
      [12, 88],
      [12, 52],
    ]);
  });

  it('parts at the head of a page what no page can hold, and turns the page where its least part has no room', () => {
    const drawing = (height: number): Slice => ({
      height,
      least: 50,
      draw: () => {},
      split: (room) => (room < 50 ? null : [{ height: room, draw: () => {} }, drawing(height - room)]),
    });
    const head: Slice = { height: 10, keepWithNext: true, draw: () => {} };
    const heightsAfter = (height: number): number[][] =>
      paginate([{ height, draw: () => {} }, head, drawing(250)], frame, frame).map(({ placed }) =>
        placed.map(({ slice }) => Math.round(slice.height)),
      );
    expect(heightsAfter(30)).toEqual([[30, 10, 60], [100], [90]]);
    expect(heightsAfter(45)).toEqual([[45], [10, 90], [100], [60]]);
  });

  it('turns the page before a slice of which too little would stand there', () => {
    const tall: Slice = { height: 95, draw: () => {}, split: (room) => (room < 20 ? null : [tall, tall]) };
    const pages = paginate([{ height: 85, draw: () => {} }, tall], frame, frame);
    expect(pages.map(({ placed }) => placed.map(({ slice }) => slice.height))).toEqual([[85], [95]]);
  });

  it('gives a last page that holds next to nothing the part before it, and not less than the page before can spare', () => {
    const part = { height: 10, opens: true, keepWithNext: true };
    const rows = [
      { name: 'a', height: 50 },
      { name: 'part', ...part },
      { name: 'b', height: 35 },
    ];
    expect(layOut(block(...rows, { name: 'c', height: 10 }))).toEqual([['a@10'], ['part@10', 'b@20', 'c@55']]);
    const long = [
      { name: 'a', height: 15 },
      { name: 'part', ...part },
      { name: 'b', height: 70 },
    ];
    expect(layOut(block(...long, { name: 'c', height: 10 }))).toEqual([['a@10', 'part@25', 'b@35'], ['c@10']]);
  });

  it('leaves a last page as it is where something follows on it', () => {
    const slices = layBlocks(
      [block({ name: 'a', height: 60 }, { name: 'b', height: 35 }, { name: 'c', height: 10 })],
      100,
      set,
    );
    expect(paginate([...slices], frame, frame).map(({ placed, y }) => [placed.length, y])).toEqual([
      [1, 70],
      [2, 55],
    ]);
    expect(paginate([...slices], frame, frame, true).map(({ placed, y }) => [placed.length, y])).toEqual([
      [2, 105],
      [1, 20],
    ]);
  });

  it('draws its parts closer together only where that saves a page, and over no ground', () => {
    const parts = [
      { name: 'a', height: 40 },
      { name: 'b', height: 30, before: 20 },
      { name: 'c', height: 12, before: 10 },
    ];
    expect(layOut(block(...parts))).toEqual([['a@10', 'undefined@62', 'undefined@98']]);
    const more = { name: 'd', height: 10, before: 10 };
    expect(layOut(block(...parts, more))).toEqual([
      ['a@10', 'b@70'],
      ['c@10', 'd@32'],
    ]);
    expect(layOut(block({ name: 'a', height: 70 }, { name: 'b', height: 20, before: 15, firm: true }))).toEqual([
      ['a@10'],
      ['b@10'],
    ]);
  });

  it('parts no short table, and no row of a group from its neighbour', () => {
    const cell = textCell('x', { style: TYPE.cell, scope: 'Row' });
    const stays = (groups: readonly boolean[], short?: number): number[] =>
      table({
        ...(short !== undefined && { short }),
        widths: [-1],
        head: [cell],
        rows: groups.map((opens) => ({ cells: [cell], ...(opens && { keepWithNext: true }) })),
      })
        .lay(100, set)
        .slice(1)
        .flatMap(({ keepWithNext }, at) => (keepWithNext ? [at] : []));
    expect(stays([false, false, false, false])).toEqual([0, 1, 2]);
    const many = (count: number): boolean[] => Array.from({ length: count }, () => false);
    expect(stays(many(12))).toEqual([0, 9, 10]);
    expect(stays(many(5), 250)).toEqual([0, 1, 2, 3]);
    expect(stays(many(9), 250)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(stays(many(12), 250)).toEqual([0, 9, 10]);
    expect(stays([true, ...many(5), true, ...many(5)])).toEqual([0, 1, 4, 6, 7, 9, 10]);
  });

  it('begins in what is left of a page only with all that stays together', () => {
    const given = [{ name: 'heading', keepWithNext: true }, { name: 'row', before: 5 }, { name: 'more' }];
    const slices = layBlocks([block(...given)], 100, set);
    const room = (height: number): typeof frame => ({ ...frame, height });
    expect([64, 65].map((height) => mayBegin(slices, room(height), false))).toEqual([false, true]);
    expect([94, 95].map((height) => mayBegin(slices, room(height), true))).toEqual([false, true]);
  });
});
