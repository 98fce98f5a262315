import { runText, saysPassed } from './run-text.js';

const report = (open: { errors?: number; warnings?: number }, answered: number) => ({
  open: { blockers: 0, notRun: 0, errors: 0, warnings: 0, ...open },
  answered,
});

it('never says that checks passed with warnings beside a count of none', () => {
  expect(runText('PASSED_WITH_WARNINGS', report({ warnings: 2 }, 1))).toBe('run.PASSED_WITH_WARNINGS');
  expect(runText('PASSED_WITH_WARNINGS', report({}, 3))).toBe('run.answered');
  // Whoever answers a part alone sees nothing of what was found elsewhere.
  expect(runText('PASSED_WITH_WARNINGS', report({}, 0))).toBe('run.PASSED');
  // The counts are still of the run before.
  expect(runText('PASSED_WITH_WARNINGS', null)).toBe('run.PASSED_WITH_WARNINGS');
});

it('asks for nothing more once all that was found is answered', () => {
  expect(runText('FAILED', report({ errors: 1 }, 3))).toBe('run.FAILED');
  expect(saysPassed(runText('FAILED', report({ errors: 1 }, 3)))).toBe(false);
  expect(runText('FAILED', report({}, 4))).toBe('run.answered');
  expect(saysPassed('run.answered')).toBe(true);
  expect(runText('ERROR', report({}, 4))).toBe('run.ERROR');
});

it('that checks failed is said of errors alone, and of those that the reader sees', () => {
  expect(runText('FAILED', report({ warnings: 1 }, 1))).toBe('run.PASSED_WITH_WARNINGS');
  expect(runText('FAILED', report({ warnings: 1, errors: 1 }, 0))).toBe('run.FAILED');
  expect(runText('FAILED', report({}, 0))).toBe('checks.none');
  expect(saysPassed('checks.none')).toBe(true);
});
