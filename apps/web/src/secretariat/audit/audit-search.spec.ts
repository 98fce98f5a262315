import { readAuditSearch } from './audit-search.js';

it('takes the days that a calendar has, and no others', () => {
  expect(readAuditSearch({ from: '2026-02-28', to: '2028-02-29' })).toEqual({ from: '2026-02-28', to: '2028-02-29' });
  for (const day of ['2026-02-29', '2026-02-30', '2026-2-3', 'soon', '2026-02', '20260203', '2026-02-03T00:00'])
    expect([day, Object.keys(readAuditSearch({ from: day }))]).toEqual([day, []]);
});

it('takes an act, or the word before its point', () => {
  expect(readAuditSearch({ act: 'entry.save', channel: 'web' })).toEqual({ act: 'entry.save', channel: 'web' });
  expect(readAuditSearch({ act: 'entry' })).toEqual({ act: 'entry' });
  expect(Object.keys(readAuditSearch({ act: 'entry.', channel: 'fax' }))).toEqual([]);
});
