import { fromLocal, toLocal } from './local-instant.js';

describe('an instant in a field', () => {
  it('comes back to the second when it was left alone', () => {
    const instant = '2026-11-12T20:43:12.345Z';
    expect(fromLocal(toLocal(instant), instant)).toBe(instant);
    expect(fromLocal(toLocal(null), null)).toBeNull();
  });

  it('is read in the reader’s time zone when it was changed, and none when it was emptied', () => {
    expect(fromLocal('2026-11-13T08:30', '2026-11-12T20:43:12.345Z')).toBe(new Date(2026, 10, 13, 8, 30).toISOString());
    expect(fromLocal('', '2026-11-12T20:43:12.345Z')).toBeNull();
  });
});
