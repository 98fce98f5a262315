import type { CycleView } from '@signatory/contract';
import { membersIn } from '../session/members-in.js';
import { useSession } from '../session/session.js';

/** Of the imported cycles, those in which the reader has a part: a correction case has scores of theirs given again. */
export function useJudged(): (cycle: CycleView) => boolean {
  const session = useSession();
  return (cycle) => membersIn(session, 'score:read', cycle).length > 0;
}
