import { averageOf } from './earlier-average.js';

const count = { type: 'count', decimals: 0 } as const;
const figure = (value: string | null, currency: string | null = null) => ({ value, currency });

it('is the mean of two figures and more, one decimal finer than they are', () => {
  expect(averageOf([figure('3'), figure('4'), figure('4')], count)).toEqual({ count: 3, mean: '3.7' });
  expect(averageOf([figure('0.10'), figure('0.15')], { type: 'number', decimals: 2 })?.mean).toBe('0.125');
});

it('is none of one figure, of what is no figure, nor of money in two currencies', () => {
  expect(averageOf([figure('3'), figure(null)], count)).toBeNull();
  expect(averageOf([figure('a'), figure('b')], { type: 'text', decimals: 0 })).toBeNull();
  const amount = { type: 'amount', decimals: 0 } as const;
  expect(averageOf([figure('3', 'EUR'), figure('4', 'CAD')], amount)).toBeNull();
  expect(averageOf([figure('3', 'EUR'), figure(null), figure('4', 'EUR')], amount)?.mean).toBe('3.5');
});
