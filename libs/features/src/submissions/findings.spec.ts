import type { Severity } from '@signatory/domain';
import type { FindingOutcome } from '@signatory/persistence';
import { countOpen, isNothingOpen, type FindingRow } from './findings.js';

const ANSWER = {
  text: 'Checked with the ministry.',
  language: 'en',
  by: 'Ada',
  actor: 'x',
  at: '2026-01-01T00:00:00Z',
};
const finding = (
  severity: Severity,
  outcome: FindingOutcome = 'FAIL',
  justification: FindingRow['justification'] = null,
): FindingRow => ({
  rule: 'R',
  severity,
  outcome,
  indicator: 'i1',
  part: null,
  facts: {},
  cause: null,
  valuesHash: 'h',
  justification,
});

describe('open findings', () => {
  it('keep errors and warnings until they are answered', () => {
    expect(countOpen([finding('ERROR'), finding('WARNING')])).toEqual({
      blockers: 0,
      notRun: 0,
      errors: 1,
      warnings: 1,
    });
    expect(isNothingOpen(countOpen([finding('ERROR', 'FAIL', ANSWER), finding('WARNING', 'FAIL', ANSWER)]))).toBe(true);
  });

  it('keep a blocker whatever is written about it', () => {
    expect(countOpen([finding('BLOCKER', 'FAIL', ANSWER)]).blockers).toBe(1);
  });

  it('count a blocker that could not run, for it is no pass', () => {
    expect(countOpen([finding('BLOCKER', 'NOT_RUN')])).toEqual({ blockers: 0, notRun: 1, errors: 0, warnings: 0 });
    expect(isNothingOpen(countOpen([finding('BLOCKER', 'NOT_RUN')]))).toBe(false);
  });

  it('do not hold anything up for a rule that is suspended, however grave', () => {
    for (const severity of ['BLOCKER', 'ERROR', 'WARNING'] as const)
      expect(isNothingOpen(countOpen([finding(severity, 'SUSPENDED')]))).toBe(true);
  });

  it('do not hold anything up for information', () => {
    expect(isNothingOpen(countOpen([finding('INFO')]))).toBe(true);
    expect(isNothingOpen(countOpen([]))).toBe(true);
  });
});
