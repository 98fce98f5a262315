import type { Commitment, Indicator, ObservationStatus } from '@signatory/domain';
import { SettledReport } from './approved-values.js';

const STAFF = { id: 'id-staff', code: 'staff', type: 'count' } as Indicator;
const COMMITMENT = { indicators: [STAFF] } as unknown as Commitment;

const knownOf = (observation: ObservationStatus | null, figure: string | null = '40') =>
  new SettledReport(
    new Map([
      [
        STAFF.id,
        { indicatorId: STAFF.id, state: 'APPROVED', status: 'answered', answer: null, figure, observation } as const,
      ],
    ]),
    new Map(),
  ).valuesFor(COMMITMENT, ['staff']).known;

describe('what a guideline may read', () => {
  it.each(['normal', 'provisional', 'estimated'] as const)('has a figure that is %s', (observation) => {
    expect(knownOf(observation)).toEqual({ staff: '40' });
  });

  it.each(['confidential', 'missing', 'not-applicable'] as const)('knows nothing of one that is %s', (observation) => {
    expect(knownOf(observation)).toEqual({});
  });

  it('knows nothing where there is none', () => {
    expect(knownOf(null, null)).toEqual({});
  });
});
