import type { CycleView, ScoreRow, ScoreView } from '@signatory/contract';
import { SCORES_FINAL } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech, type Speech } from '../session/language.js';
import { sentences } from '../ui/faults.js';
import { useNow } from '../ui/use-now.js';
import { nameState, type StateBeside } from './name-state.js';
import { isSingle, sayGiven } from './say-given.js';

/** What is known of a score beside what the server tells of it. */
interface Beside extends StateBeside {
  /** The time to reply has ended. */
  readonly isOver: boolean;
}

/** Where a score stands and what it waits for, in a sentence. */
export function ScoreStands(props: {
  readonly score: ScoreView;
  readonly cycle: CycleView | undefined;
  readonly beside: Beside;
}): ReactNode {
  const { score, cycle, beside } = props;
  const speech = useSpeech();
  const isFinal = cycle !== undefined && SCORES_FINAL.includes(cycle.state);
  return (
    <p className="note" role="status">
      {sayStands(score, { ...beside, isFinal, sampled: cycle?.sampled ?? false }, speech)}
    </p>
  );
}

/** Whether the time to reply to a shared score has ended, by the clock: it is confirmed by a job, some time after. */
export function useReplyIsOver({ replyDue }: Pick<ScoreRow, 'replyDue'>): boolean {
  const now = useNow(replyDue);
  return replyDue !== null && now >= Date.parse(replyDue);
}

/** Why it is given again: in a correction case it is without a reason of its own. */
function sayCause(changes: ScoreView['changes'], say: Speech['say']): string | false {
  const last = changes.findLast(({ command }) => command === 'rescore' || command === 'ask-second');
  if (!last) return false;
  if (last.command === 'ask-second') return say('scoring.again.second');
  return say(last.reason ? 'scoring.again.reason' : 'scoring.again.correction');
}

/** Where it stands is not told to whoever is kept from judging it: what is told of the row instead is no state of the score. */
export function isHidden({ barred, state, ready, opinions }: ScoreRow): boolean {
  return barred && state === 'NOT_SCORED' && !ready && opinions === 0;
}

function sayStands(
  { row, reply, formerReplies, changes, commands }: ScoreView,
  { isFinal, isOver, sampled, ...named }: Beside & { readonly isFinal: boolean; readonly sampled: boolean },
  { say, instant }: Speech,
): string {
  const { state } = row;
  const { assesses, withdrawn } = named;
  if (isHidden(row)) return say('scoring.stands.barred');
  // The member sees a score once it is shared, and nothing of the way there.
  if (row.again && !assesses)
    return sentences(
      say('scoring.again.member'),
      sayCause(changes, say),
      say('scoring.again.next'),
      formerReplies.length > 0 && say('reply.former.member'),
    );
  if (state === 'NOT_SCORED' && !assesses) return say('scoring.stands.unshared');
  // In a correction case it is scored again.
  if (state === 'NOT_SCORED' && isFinal && !row.unsettled) return say('scoring.stands.past');
  if (state === 'NOT_SCORED' || state === 'SCORED') {
    // It stood once: in a correction case, or before what it rests on has changed.
    const again = row.again && sentences(say('scoring.stands.again'), sayCause(changes, say));
    if (!row.ready) return sentences(again, say('scoring.stands.notReady'));
    if (row.mine && row.opinions < 2) return sentences(again, say('scoring.stands.mine'));
    const own = commands.includes('opine') && say('scoring.stands.yours');
    return sentences(again, sayGiven(row, sampled, say), own);
  }
  if (reply?.kind === 'contested' && reply.answer === null)
    return say(assesses ? 'scoring.stands.contested' : 'scoring.stands.contested.yours');
  if (isOver) return say('scoring.stands.over');
  if (state === 'SHARED' && row.replyDue !== null)
    return sentences(say('scoring.stands.SHARED', { instant: instant(row.replyDue) }), say('reply.silence'));
  if (state === 'AGREED')
    return sentences(
      // Where the method has a sample scored by two, one of them settled it.
      say(isSingle(row) ? 'scoring.stands.single' : 'scoring.stands.AGREED'),
      row.unexplained && say('scoring.stands.unexplained'),
    );
  if (state === 'PUBLISHED' && withdrawn) return say('scoring.stands.withdrawn');
  return state === 'SHARED' ? nameState(state, named, say) : say(`scoring.stands.${state}`);
}
