import { faultWords } from '@signatory/domain';
import { explainDate } from './written-date.js';

it.each([
  '3. März 2025',
  '3.März 2025',
  '3. Mär. 2025',
  '3 mars 2025',
  '3 marzo 2025',
  '3 March 2025',
  '3rd Mar. 2025',
  'March 3, 2025',
  '2025年3月3日',
  '03.03.2025',
])('a day is told that is written as %s', (text) => {
  expect(explainDate(text)).toEqual(faultWords('value.date.written', { text, day: '2025-03-03' }));
});

it.each([
  ['1er février 2025', '2025-02-01'],
  ['1º maggio 2025', '2025-05-01'],
  ['6. Jänner 2025', '2025-01-06'],
  ['9 août 2025', '2025-08-09'],
])('also as %s', (text, day) => {
  expect(explainDate(text)).toEqual(faultWords('value.date.written', { text, day }));
});

it('no day is made up of a name that is no month, or of a day that there is not', () => {
  expect(explainDate('3. Brachet 2025')).toEqual(faultWords('value.date', { is: 'text', found: '3. Brachet 2025' }));
  expect(explainDate('31. April 2025')).toEqual(faultWords('value.date.no-day', { text: '31. April 2025' }));
});
