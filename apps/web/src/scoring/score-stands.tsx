import type { ScoreView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech, type Speech } from '../session/language.js';
import { sentences } from '../ui/faults.js';

/** Where a score stands and what it waits for, in a sentence. */
export function ScoreStands({ score }: { readonly score: ScoreView }): ReactNode {
  const speech = useSpeech();
  return (
    <p className="note" role="status">
      {sayStands(score, speech)}
    </p>
  );
}

function sayStands({ row, reply, commands }: ScoreView, { say, instant }: Speech): string {
  const { state } = row;
  if (state === 'NOT_SCORED' || state === 'SCORED') {
    if (!row.ready) return say('scoring.stands.notReady');
    if (row.mine && row.opinions < 2) return say('scoring.stands.mine');
    const own = commands.includes('opine') && say('scoring.stands.yours');
    return sentences(say('scoring.opinionsOf', { opinions: row.opinions }), own);
  }
  if (reply?.kind === 'contested' && reply.answer === null) return say('scoring.stands.contested');
  if (state === 'SHARED' && row.replyDue !== null)
    return say('scoring.stands.SHARED', { instant: instant(row.replyDue) });
  return say(state === 'SHARED' ? 'scoreState.SHARED' : `scoring.stands.${state}`);
}
