import type { Severity } from '@signatory/domain';
import type { FindingRow } from '../submissions/index.js';
import { verdictOf } from './verdict.js';

const finding = (severity: Severity, changes: Partial<FindingRow> = {}): FindingRow => ({
  rule: 'R',
  severity,
  outcome: 'FAIL',
  indicator: 'i1',
  part: null,
  facts: {},
  cause: null,
  valuesHash: 'h',
  justification: null,
  ...changes,
});
const answered = {
  justification: { text: 'Confirmed.', language: null, by: 'Ada', actor: 'x', at: '2026-01-01T00:00:00Z' },
};

describe('verdictOf', () => {
  it('passes without findings, and with information only', () => {
    expect(verdictOf([])).toBe('pass');
    expect(verdictOf([finding('INFO')])).toBe('pass');
  });

  it('fails on an open error or blocker', () => {
    expect(verdictOf([finding('ERROR')])).toBe('fail');
    expect(verdictOf([finding('BLOCKER', answered)])).toBe('fail');
  });

  it('passes with warnings where an error was justified before', () => {
    expect(verdictOf([finding('ERROR', answered)])).toBe('pass-with-warnings');
    expect(verdictOf([finding('WARNING')])).toBe('pass-with-warnings');
  });

  it('does not pass without a word where a rule was suspended, and fails by none', () => {
    expect(verdictOf([finding('BLOCKER', { outcome: 'SUSPENDED' })])).toBe('pass-with-warnings');
    expect(verdictOf([finding('ERROR', { outcome: 'SUSPENDED' }), finding('ERROR')])).toBe('fail');
  });

  it('is incomplete where a blocker could not run, whatever else was found', () => {
    expect(verdictOf([finding('BLOCKER', { outcome: 'NOT_RUN' }), finding('ERROR')])).toBe('leave-incomplete');
  });
});
