import { OutOfTime, WorkersLost } from '@signatory/queue';
import { failureOf } from './failure-of.js';

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

describe('the kind of a failure', () => {
  it.each([
    [new OutOfTime(300), 'out-of-time'],
    [new WorkersLost('its worker vanished 20 times'), 'worker-lost'],
    [coded('ECONNREFUSED'), 'database-away'],
    [coded('57P01'), 'database-away'],
    [coded('53300'), 'database-away'],
    [new Error('Connection terminated unexpectedly'), 'database-away'],
    [new Error('Query runner already released. Cannot run queries anymore.'), 'database-away'],
    [coded('53200'), 'too-large'],
    [new RangeError('Invalid string length'), 'too-large'],
    [coded('22P02'), 'rules-at-fault'],
    [new TypeError('x is not a function'), 'rules-at-fault'],
  ])('of %p is %s', (error, kind) => {
    expect(failureOf(error)).toBe(kind);
  });
});
