import { formatScore, type ScoreValue } from '@signatory/domain';
import type { Say } from './message.js';

interface SettledScore {
  readonly kind: 'score' | 'not-asked' | 'no-data';
  readonly value: ScoreValue | null;
}

/** The generated heading over a member's part of a chapter: `Canada: +1`. */
export function headMember(say: Say, member: string, { kind, value }: SettledScore): string {
  const score =
    kind === 'score' && value !== null
      ? formatScore(value)
      : say(kind === 'not-asked' ? 'score.sign.notAsked' : 'score.sign.noData');
  return say('chapter.member', { member, score });
}

/** The generated sentence that closes it: nobody writes it, so that it cannot say another score. */
export function closeMember(say: Say, member: string, { kind, value }: SettledScore): string {
  if (kind === 'score' && value !== null) return say('chapter.closing', { member, score: formatScore(value) });
  return say(kind === 'not-asked' ? 'chapter.closing.notAsked' : 'chapter.closing.noData', { member });
}
