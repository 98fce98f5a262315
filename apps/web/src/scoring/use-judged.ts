import type { CycleView } from '@signatory/contract';
import { mayForSome } from '../session/grants.js';
import { useSession } from '../session/session.js';

/** Of the imported cycles, those in which the reader has a part: a correction case has scores of theirs given again. */
export function useJudged(): (cycle: CycleView) => boolean {
  const session = useSession();
  return ({ plan, code, members }) =>
    mayForSome(
      session,
      'score:read',
      { plan: plan.id, cycle: code },
      members.map((member) => member.code),
    );
}
