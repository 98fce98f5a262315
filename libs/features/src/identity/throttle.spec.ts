import { Refusal } from '@signatory/domain';
import { Throttle } from './throttle.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);

const codeOf = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return error instanceof Refusal ? { code: error.code, ...error.facts } : error;
  }
  return 'accepted';
};

describe('Throttle', () => {
  it('lets four failures pass and locks at the fifth', () => {
    const throttle = new Throttle();
    for (let n = 0; n < 4; n += 1) throttle.fail('a', at(n));
    expect(codeOf(() => throttle.require('a', at(5)))).toBe('accepted');

    throttle.fail('a', at(5));

    expect(codeOf(() => throttle.require('a', at(6)))).toEqual({ code: 'sign-in.locked', seconds: 29 });
    expect(codeOf(() => throttle.require('b', at(6)))).toBe('accepted');
  });

  it('doubles the wait with each further failure, up to a quarter of an hour', () => {
    const throttle = new Throttle();
    for (let n = 0; n < 6; n += 1) throttle.fail('a', at(0));
    expect(codeOf(() => throttle.require('a', at(0)))).toEqual({ code: 'sign-in.locked', seconds: 60 });

    for (let n = 0; n < 20; n += 1) throttle.fail('a', at(0));
    expect(codeOf(() => throttle.require('a', at(0)))).toEqual({ code: 'sign-in.locked', seconds: 900 });
  });

  it('forgets on success, and after a quiet hour', () => {
    const throttle = new Throttle();
    for (let n = 0; n < 5; n += 1) throttle.fail('a', at(0));
    throttle.succeed('a');
    expect(codeOf(() => throttle.require('a', at(0)))).toBe('accepted');

    for (let n = 0; n < 5; n += 1) throttle.fail('b', at(0));
    throttle.fail('b', at(7_200));
    expect(codeOf(() => throttle.require('b', at(7_200)))).toBe('accepted');
  });
});
