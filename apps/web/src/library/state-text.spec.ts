import { stateText } from './state-text.js';

const embargoUntil = '2026-01-02T12:00:00.000Z';

it('says of a release whose embargo has ended that it is being published', () => {
  const noon = Date.parse(embargoUntil);
  expect(stateText({ state: 'EMBARGOED', embargoUntil }, noon - 1)).toBe('release.EMBARGOED');
  expect(stateText({ state: 'EMBARGOED', embargoUntil }, noon)).toBe('release.due');
  // Signed too late, objected to or out: none of these waits for its instant.
  for (const state of ['REQUESTED', 'OBJECTED', 'PUBLISHED'] as const)
    expect(stateText({ state, embargoUntil }, noon)).toBe(`release.${state}`);
});
