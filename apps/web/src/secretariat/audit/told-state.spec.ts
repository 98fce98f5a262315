import { toldState } from './told-state.js';

it('says the states before and after an act by their names', () => {
  expect(toldState('submission.certify', 'from', 'READY')).toEqual({
    name: 'audit.fact.from',
    state: 'submission.READY',
  });
  expect(toldState('score.share', 'to', 'SHARED')).toEqual({ name: 'audit.fact.to', state: 'scoreState.SHARED' });
  expect(toldState('entry.approve', 'to', 'APPROVED')?.state).toBe('entryReview.APPROVED');
  expect(toldState('correction.reopen', 'to', 'REOPENED')?.state).toBe('case.state.REOPENED');
});

it('leaves every other fact the trail’s own words', () => {
  // The end that a role had, and who was written to.
  expect(toldState('role.confirm', 'from', '2026-01-02T03:04:05.000Z')).toBeNull();
  expect(toldState('letter.send-again', 'to', 'a-person')).toBeNull();
  expect(toldState('submission.certify', 'to', 'NO_SUCH_STATE')).toBeNull();
  expect(toldState('submission.certify', 'version', 2)).toBeNull();
  expect(toldState('submission.certify', 'from', null)).toBeNull();
});
