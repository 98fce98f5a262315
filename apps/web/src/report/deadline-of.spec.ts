import { isUnderDeadline } from './deadline-of.js';

const NOW = Date.parse('2026-12-10T00:00:00Z');
const PAST = '2026-12-03T00:00:00Z';
const AHEAD = '2026-12-20T00:00:00Z';

it.each([
  ['a draft that never came, after it', { state: 'DRAFT', version: 1, deadline: PAST, late: true }, true],
  ['what is with the reviewers', { state: 'SUBMITTED', version: 1, deadline: AHEAD, late: false }, false],
  ['what came in time and is reopened after it', { state: 'REOPENED', version: 1, deadline: PAST, late: false }, false],
  ['the same once it is written', { state: 'DRAFT', version: 2, deadline: PAST, late: false }, false],
  ['what came late and is reopened', { state: 'REOPENED', version: 1, deadline: PAST, late: true }, true],
  ['what is reopened before it', { state: 'REOPENED', version: 1, deadline: AHEAD, late: false }, true],
] as const)('the deadline speaks to %s: %j', (_, report, speaks) => {
  const commands = report.state === 'SUBMITTED' ? [] : ['edit'];
  expect(isUnderDeadline({ ...report, commands }, NOW)).toBe(speaks);
});
