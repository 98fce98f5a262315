import { listMarks, resultsOf } from './results.js';
import { buildTables } from './tables.testing.js';

const results = resultsOf(buildTables());

describe('a result mark', () => {
  it.each([
    ['average:commitment:I.1', '+0.67'],
    ['average:commitment:c1', '+0.67'],
    ['percent:commitment:I.1', '83'],
    ['average:member:CA', '0.00'],
    ['percent:overall', '67'],
    ['score:CA:I.2', '\u22121'],
    ['score:FR:c1', '0'],
    ['count:+1:commitment:I.1', '2'],
    ['count:\u22121:overall', '1'],
    ['count:scored:member:IT', '1'],
    ['count:asked:member:IT', '1'],
    ['rank:IT', '1'],
  ])('%s is what the tables print: %s', (expression, text) => {
    expect(results.value(expression)?.text).toBe(text);
  });

  it('of a cell that is not asked says why it has no figure', () => {
    expect(results.value('score:IT:I.2')).toEqual({ kind: 'score', text: null, gap: 'not-asked' });
  });

  it.each(['', 'average', 'average:commitment:IX.9', 'score:XX:c1', 'count:many:overall', 'mean:overall', 'rank:XX'])(
    '%p names no result',
    (expression) => {
      expect(results.value(expression)).toBeNull();
    },
  );

  it('is known for every result that is offered, those of the own commitment first', () => {
    const marks = listMarks(buildTables(), 'c2');
    expect(marks.filter((mark) => results.value(mark) === null)).toEqual([]);
    expect(marks[0]).toBe('average:commitment:I.2');
    expect(new Set(marks).size).toBe(marks.length);
  });
});
