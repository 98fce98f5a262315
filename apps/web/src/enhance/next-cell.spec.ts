import { moveOf, nextCell } from './next-cell.js';

const ROWS = [
  ['CAN', 'FRA'],
  ['I.1', 'I.1 CAN', 'I.1 FRA'],
  ['I.2', 'I.2 CAN', 'I.2 FRA'],
];

describe('the matrix’s keys', () => {
  it('move along a row and stop at its ends', () => {
    expect(nextCell(ROWS, 'I.1 CAN', 'right')).toBe('I.1 FRA');
    expect(nextCell(ROWS, 'I.1 FRA', 'right')).toBeNull();
    expect(nextCell(ROWS, 'I.1', 'left')).toBeNull();
  });

  it('keep the member’s column between rows of different length', () => {
    expect(nextCell(ROWS, 'CAN', 'down')).toBe('I.1 CAN');
    expect(nextCell(ROWS, 'I.1 FRA', 'up')).toBe('FRA');
    expect(nextCell(ROWS, 'I.2 CAN', 'down')).toBeNull();
  });

  it('reach the ends of a row and of the matrix', () => {
    expect(nextCell(ROWS, 'I.2 CAN', 'row-start')).toBe('I.2');
    expect(nextCell(ROWS, 'I.2 CAN', 'row-end')).toBe('I.2 FRA');
    expect(nextCell(ROWS, 'I.2 CAN', 'first')).toBe('CAN');
    expect(nextCell(ROWS, 'CAN', 'last')).toBe('I.2 FRA');
  });

  it('go to the first cell of the row above where it has no header column', () => {
    expect(nextCell(ROWS, 'I.1', 'up')).toBe('CAN');
  });
});

it('a key asks for a move, unless the browser or the system takes it', () => {
  const key = (name: string, held: object = {}) =>
    moveOf({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...held });
  expect([key('ArrowUp'), key('End'), key('Home', { ctrlKey: true }), key('End', { ctrlKey: true })]).toEqual([
    'up',
    'row-end',
    'first',
    'last',
  ]);
  expect([key('Enter'), key('ArrowLeft', { altKey: true }), key('Home', { metaKey: true })]).toEqual([
    null,
    null,
    null,
  ]);
});
