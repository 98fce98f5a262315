import { nearest } from './fault.js';

describe('the nearest name', () => {
  it.each([
    ['i1_stuff', ['i1_unit', 'i1_staff'], 'i1_staff'],
    ['cells.area.b0012', ['cells.area.a0011', 'cells.area.a0012', 'cells.area.a0013'], 'cells.area.a0012'],
    ['femal', ['male', 'female'], 'female'],
    ['same', ['some', 'same'], 'same'],
    ['', ['a', 'abcd'], 'a'],
    ['entirely', ['other', 'names'], null],
    ['abcdef', ['ghijkl'], null],
  ])('of "%s" among %j is %j', (word, candidates, found) => {
    expect(nearest(word, candidates)).toBe(found);
  });
});
