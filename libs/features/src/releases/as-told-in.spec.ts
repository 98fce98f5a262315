import type { ReleaseScore } from '@signatory/contract';
import { asToldIn } from './as-told-in.js';

const scored = '2026-01-02T03:04:05Z';
const whole = {
  basis: [{ indicator: 'i1' }],
  steps: [{ did: 'certify', role: 'lead-focal-point', at: scored }],
  scored,
};
const given = [{ member: 'IT', why: whole }, { member: 'FR' }] as unknown as ReleaseScore[];

describe('what stands behind the scores of a correction', () => {
  it.each([
    [{ scored }, { scored }],
    [
      { scored, steps: [] },
      { scored, steps: whole.steps },
    ],
    [whole, whole],
  ])('is what the release that it corrects tells: %j', (why, told) => {
    const before = [{ member: 'IT', why }, { member: 'FR' }] as unknown as ReleaseScore[];
    expect(asToldIn({ scores: before }, given)).toEqual([{ member: 'IT', why: told }, { member: 'FR' }]);
  });
});
