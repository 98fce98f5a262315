import type { SaveEntry } from '@signatory/contract';
import { asSent, lackOf } from './lack-of.js';

it('an amount waits for its currency, and a currency that is begun for its end', () => {
  const amount: SaveEntry = { status: 'answered', value: '500', evidence: [] };
  expect(lackOf(amount, 'amount')).toBe('currency');
  for (const currency of ['', 'EU']) expect(lackOf({ ...amount, currency }, 'amount')).toBe('currency');
  expect(lackOf({ ...amount, currency: 'EUR' }, 'amount')).toBeNull();
  expect(lackOf({ ...amount, value: null, currency: 'EU' }, 'amount')).toBe('currency');
  expect(lackOf({ ...amount, value: null, currency: '' }, 'amount')).toBeNull();
  expect(lackOf(amount, 'count')).toBeNull();
});

it('why there is no answer is written before it is sent, without a currency that nobody asks for any more', () => {
  const none: SaveEntry = { status: 'no-data', value: null, currency: 'EU', evidence: [] };
  expect(lackOf({ ...none, reason: ' ' }, 'amount')).toBe('reason');
  expect(lackOf({ ...none, reason: 'Not counted' }, 'amount')).toBeNull();
  expect(asSent({ ...none, reason: 'Not counted' })).not.toHaveProperty('currency');
  expect(asSent({ ...none, currency: 'EUR' })).toHaveProperty('currency', 'EUR');
});
