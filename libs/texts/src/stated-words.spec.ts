import { plainText } from '@signatory/domain';
import { methodNote, statedWords } from './index.js';

const share = { type: 'percentage' } as const;
const staff = { type: 'number', unit: plainText('full-time equivalents') } as const;

describe('what a plan states of an indicator', () => {
  it.each([
    ['en', '62.5%', ' (by 2030)'],
    ['de', '62,5\u00a0%', ' (bis 2030)'],
    ['fr', '62,5\u00a0%', ' (d’ici à 2030)'],
    ['it', '62,5%', ' (entro il 2030)'],
    ['ja', '62.5%', '（2030年まで）'],
  ])('in %s is a figure as its language writes it, and when', (language, before, after) => {
    const target = { value: '62.5', date: '2030' };
    expect(statedWords(language, { ...share, target })).toMatchObject([{ before, after }]);
  });

  it('has its unit, a day where one is named, and the plan’s words after the figure', () => {
    const words = plainText('in every region');
    const baseline = { value: '1200', date: '2019-06-30', words };
    expect(statedWords('en', { ...staff, baseline, target: { words } })).toEqual([
      { name: 'Target', before: '', words, after: '' },
      { name: 'Baseline', before: '1,200 full-time equivalents: ', words, after: ' (30 June 2019)' },
    ]);
    expect(statedWords('en', staff)).toEqual([]);
  });

  it('is measured by the method that the plan names', () => {
    const method = plainText('A head count');
    expect(methodNote('de', { method })).toEqual([{ name: 'Wie gemessen wird', before: '', words: method, after: '' }]);
    expect(methodNote('de', {})).toEqual([]);
  });

  it('is a choice or yes and no as its answers read, with the source of the value', () => {
    const codes = ['none', 'full'].map((code) => ({ code, label: plainText(`${code} network`) }));
    const baseline = { value: 'none', date: '2019', source: 'OECD, Outlook 2020' };
    expect(statedWords('en', { type: 'choice', codes, baseline, target: { value: 'full' } })).toMatchObject([
      { name: 'Target', before: 'full network', after: '' },
      { name: 'Baseline', before: 'none network', after: ' (2019; source: OECD, Outlook 2020)' },
    ]);
    expect(statedWords('fr', { type: 'boolean', baseline: { value: 'false', source: 'OCDE' } })).toMatchObject([
      { before: 'Non', after: ' (source\u00a0: OCDE)' },
    ]);
    // One that a release names no code of is told as it stands.
    expect(statedWords('ja', { type: 'choice', target: { value: 'full' } })).toMatchObject([{ before: 'full' }]);
  });
});
