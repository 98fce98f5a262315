import { CLEARING_MARK, faultWords, type Indicator } from '@signatory/domain';
import { answeredPlan } from '../answered.testing.js';
import { Form } from './form.js';
import { readCell } from './read-cell.js';

const [number] = answeredPlan.commitments.flatMap(({ indicators }) => indicators) as [Indicator];
const shownAsPercent = (text: string) => ({ kind: 'number', text, dated: null, percent: true }) as const;

describe('a number that a spreadsheet shows as a percentage', () => {
  const share = { kind: 'figure', indicator: { ...number, type: 'percentage' } } as const;

  it.each([
    ['0.25', '25'],
    ['0.125', '12.5'],
    ['1.2E-3', '0.12'],
    ['-0.4', '-40'],
    ['1', '100'],
  ])('in a field of percentages is what it shows: %s is %s', (held, meant) => {
    const { text, faults } = readCell(share, shownAsPercent(held));
    expect(text).toBe(meant);
    expect(faults).toContainEqual({ severity: 'INFO', words: faultWords('cell.number.percent-read') });
  });

  it('is asked back elsewhere, and is unchanged where it is what was exported', () => {
    const figure = { kind: 'figure', indicator: number } as const;
    expect(readCell(figure, shownAsPercent('0.25'))).toMatchObject({
      text: null,
      faults: [{ severity: 'ERROR', words: faultWords('cell.number.percent', { shown: '25', held: '0.25' }) }],
    });
    expect(readCell(share, shownAsPercent('12.5'), '12.50')).toEqual({ text: '12.50', faults: [] });
    expect(readCell(share, shownAsPercent('0.125'), '12.50')).toMatchObject({ text: '12.50' });
  });
});

describe('who may read a narrative', () => {
  it('is a field that every indicator has, by code or in a language of the product; who must is what nobody says', () => {
    const kind = new Form(answeredPlan).kindOf(number, 'narrativeTier');
    if (!kind) throw new Error('There is no such field.');
    expect(readCell(kind, 'public')).toEqual({ text: 'public', faults: [] });
    expect(readCell(kind, 'Tout le monde')).toEqual({ text: 'public', faults: [] });
    expect(readCell(kind, 'reviewers', 'public')).toEqual({ text: CLEARING_MARK, faults: [] });
    expect(readCell(kind, 'secretariat')).toMatchObject({ faults: [{ severity: 'ERROR' }] });
  });
});
