import { writeAgreementCsv } from './write-agreement-csv.js';

it('agreement as a table has a row for all, each commitment, each coefficient and the proposal', () => {
  const agreement = {
    agreed: 40,
    of: 44,
    commitments: [{ commitment: 'I.1', agreed: 7, of: 8 }],
    from: 40,
    seed: '0'.repeat(31) + '1',
    draws: 2_000,
    alpha: { value: '−0.05', interval: ['−0.20', '0.10'] as [string, string] },
    pairs: [{ agreed: 44, of: 44, kappa: { value: null, interval: null } }],
    proposal: { agreed: 3, of: 6 },
  };
  expect(writeAgreementCsv({ cycle: 'c', agreement }).split('\r\n')).toEqual([
    'measure,commitment,agreed,of,value,low,high',
    'all,,40,44,,,',
    'commitment,I.1,7,8,,,',
    'alpha,,40,44,-0.05,-0.20,0.10',
    'kappa,,44,44,,,',
    'proposal,,3,6,,,',
    '',
  ]);
});

it('is its head alone while nothing is scored twice', () => {
  expect(writeAgreementCsv({ cycle: 'c', agreement: null })).toBe('measure,commitment,agreed,of,value,low,high\r\n');
});
