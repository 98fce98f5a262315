import { describeAccounts, refuseOpenExamples } from './examples.js';

const ACCOUNTS = [
  { role: 'Secretariat', email: 'a@example.org', password: 'p' },
  { role: 'Lead', email: 'long@example.org', password: 'p' },
];

describe('the example accounts', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1'])('are never open to the network: HOST=%s is refused', (host) => {
    expect(() => refuseOpenExamples(ACCOUNTS, host)).toThrow(/Start without HOST/);
    expect(() => refuseOpenExamples([], host)).not.toThrow();
  });

  it.each(['127.0.0.1', '::1', 'localhost'])('may be used on this machine: HOST=%s', (host) => {
    expect(() => refuseOpenExamples(ACCOUNTS, host)).not.toThrow();
  });

  it('are printed in columns, and not at all where there are none', () => {
    expect(describeAccounts(ACCOUNTS).slice(1)).toEqual([
      '  Secretariat  a@example.org     p',
      '  Lead         long@example.org  p',
    ]);
    expect(describeAccounts([])).toEqual([]);
  });
});
