import { messages } from '@signatory/texts';
import { isSingle, sayGiven } from './say-given.js';

const say = messages('en');

describe('how many of the scores of a commitment are given', () => {
  it.each([
    [false, 0, null, '0 of 2 scores given'],
    [false, 1, null, '1 of 2 scores given'],
    [false, 2, 'score', '2 of 2 scores given'],
    [true, 0, null, 'No score given yet'],
    [true, 1, null, '1 of 2 scores given'],
    [true, 1, 'score', 'One reviewer’s score was enough.'],
    [true, 2, 'score', '2 of 2 scores given'],
  ] as const)('of a sample: %s; given: %i, settled as %s', (sampled, opinions, kind, words) => {
    expect(sayGiven({ opinions, kind }, sampled, say)).toBe(words);
  });

  it('one that two gave is settled by both', () => {
    expect(isSingle({ opinions: 2, kind: 'score' })).toBe(false);
  });
});
