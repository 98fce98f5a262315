import { dueOf, hasEnded, isUnderDeadline } from './deadline-of.js';

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

it.each([
  ['a draft of a closed cycle', 'DRAFT', 'CLOSED', [], true],
  ['what was returned and the cycle closed', 'CORRECTION_REQUESTED', 'CLOSED', [], true],
  ['a draft after the cut-off', 'DRAFT', 'OPEN', ['withdraw'], true],
  ['what a correction case reopened', 'REOPENED', 'CONCLUDED', ['edit'], false],
  ['a draft while the cycle is open', 'DRAFT', 'OPEN', ['edit', 'check'], false],
  ['what was accepted', 'ACCEPTED', 'CLOSED', [], false],
  ['what waits for the opening', 'NOT_STARTED', 'DESIGN', [], false],
] as const)('nothing is due any more of %s: %s, %s', (_, state, cycle, offered, ended) => {
  const commands = [...offered];
  expect(hasEnded({ state, commands }, cycle, true)).toBe(ended);
  const report = { state, commands, version: 1, deadline: AHEAD, late: false, entries: [] };
  if (ended) expect(dueOf(report, NOW, ended)).toBeNull();
});

it('who does not edit it reads it by the state of the cycle', () => {
  const report = { state: 'DRAFT', commands: [] } as const;
  const of = (cycle: 'OPEN' | 'CLOSED' | 'CONCLUDED') => hasEnded({ ...report, commands: [] }, cycle, false);
  expect([of('OPEN'), of('CLOSED'), of('CONCLUDED')]).toEqual([false, true, false]);
});
