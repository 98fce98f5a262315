import { plainText, SCORE, SCORE_STATES } from '@signatory/domain';
import { isUnexplained } from './settled-states.js';

it('no score is shared without a rationale, whoever settled it', () => {
  const without = SCORE_STATES.filter((state) => isUnexplained({ state, rationale: null }));
  expect(without).toEqual(SCORE.transitions.share.from);
  expect(without.some((state) => isUnexplained({ state, rationale: plainText('It was.') }))).toBe(false);
});
