import { plainText, type Commitment, type Indicator } from '@signatory/domain';
import { explain } from './explain.js';
import type { FieldRow } from './write-rows.js';

const row = {
  indicator: { definition: plainText('Staff under contract.') } as Indicator,
  commitment: {
    applies: {
      all: 'asked',
      members: {
        EU: { kind: 'asked', variant: plainText('For unit read: a unit at a Union agency.') },
        AU: { kind: 'not-asked', reason: plainText('Geography.') },
      },
    },
  } as unknown as Commitment,
} as FieldRow;

it('a row of a report says what is meant, and in which words it is asked of this member', () => {
  expect(explain(row, 'EU', 'en')).toBe(
    'Staff under contract.\nAsked of this member in other words: For unit read: a unit at a Union agency.',
  );
  for (const member of ['FR', 'AU', '']) expect(explain(row, member, 'en')).toBe('Staff under contract.');
});
