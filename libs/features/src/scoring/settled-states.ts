import { SCORE, type ScoreState } from '@signatory/domain';
import { wordList, type ScoreEntity } from '@signatory/persistence';

/** The states in which a score is its member's to see. */
export const SETTLED: readonly ScoreState[] = ['SHARED', 'CONFIRMED', 'RECALIBRATED', 'PUBLISHED', 'SUPERSEDED'];

/** The states in which a release takes a score. */
export const CONFIRMED: readonly ScoreState[] = ['CONFIRMED', 'RECALIBRATED', 'PUBLISHED'];

/** The states in which a score was begun and is not confirmed. */
export const UNSETTLED: readonly ScoreState[] = ['SCORED', 'AGREED', 'DISPUTED', 'ADJUDICATED', 'SHARED'];

/** Whether a score stood, and is scored anew. */
export function isGivenAgain({ state, round }: Pick<ScoreEntity, 'state' | 'round'>): boolean {
  return state === 'NOT_SCORED' && round > 1;
}

/**
 * Whether a release waits for a score: it was begun and is not confirmed. One that stood is scored again, in a correction case
 * or by a second person as well, and until then is not blank, as another that nobody settled is.
 */
export function isUnsettled(head: Pick<ScoreEntity, 'state' | 'round' | 'takenBack'>): boolean {
  return UNSETTLED.includes(head.state) || isGivenAgain(head) || (head.state === 'NOT_SCORED' && head.takenBack);
}

/** The states in which a score is settled, and shared next. */
const TO_SHARE = SCORE.transitions.share.from;

/**
 * Whether a score that is to be shared has no rationale: one that two agreed on, and that departs from what the guideline
 * proposed, before either of them writes it.
 */
export function isUnexplained({ state, rationale }: Pick<ScoreEntity, 'state' | 'rationale'>): boolean {
  return TO_SHARE.includes(state) && rationale === null;
}

/** Of rows of `score`: as `isGivenAgain`, `isUnsettled` and `isUnexplained` have it. */
export const IS_GIVEN_AGAIN = `(state = 'NOT_SCORED' and round > 1)`;
export const IS_UNSETTLED = `(state in (${wordList(UNSETTLED)}) or ${IS_GIVEN_AGAIN} or (state = 'NOT_SCORED' and taken_back))`;
export const IS_UNEXPLAINED = `(state in (${wordList(TO_SHARE)}) and rationale is null)`;
