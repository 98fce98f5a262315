import { renderingOf, type ReleaseFileState } from './release-file.js';

const of = (...states: ReleaseFileState[]) => renderingOf(states.map((state) => ({ state })));

describe('the rendering of a release', () => {
  it('goes on while a file is to come, whatever became of the others', () => {
    expect(of('RENDERED', 'FAILED', 'CANCELLED', 'PENDING')).toEqual({
      state: 'RENDERING',
      done: 1,
      total: 4,
      failed: 1,
    });
  });

  it('says what keeps the release from its sign-off', () => {
    expect(of('RENDERED', 'FAILED', 'CANCELLED').state).toBe('FAILED');
    expect(of('RENDERED', 'CANCELLED').state).toBe('CANCELLED');
    expect(of('RENDERED', 'RENDERED').state).toBe('RENDERED');
  });
});
