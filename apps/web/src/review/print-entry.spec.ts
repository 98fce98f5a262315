import type { IndicatorView } from '@signatory/contract';
import { messages } from '@signatory/texts';
import type { Speech } from '../session/language.js';
import { printEntry } from './print-entry.js';

const plain = (text: string) => ({ texts: { en: { text } }, original: 'en' });
const indicator = {
  type: 'list',
  items: {
    codes: [{ code: 'HT', label: plain('Haiti') }],
    fields: [{ code: 'date', label: plain('date') }],
  },
} as unknown as IndicatorView;
const speech = {
  say: messages('en'),
  choose: ({ texts }: ReturnType<typeof plain>) => texts.en.text,
  date: (day: string) => `the day ${day}`,
} as unknown as Speech;
const print = (value: readonly object[]): string =>
  printEntry({ status: 'answered', value, currency: null, reason: null } as never, indicator, speech);

it('prints the days of a list as the reader’s language does', () => {
  expect(print([{ key: 'HT', fields: { date: '2025-01-08' } }])).toBe('Haiti, date the day 2025-01-08');
});

it('says of a list without items that there is nothing to list', () => {
  expect(print([])).toBe('Nothing to list');
});
