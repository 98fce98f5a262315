import type { ScoreRow } from '@signatory/contract';
import { SCORE } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Failure } from '../../ui/states.js';

interface OfMember {
  readonly cycle: string;
  readonly member: string;
  readonly name: string;
}

function useScoresOf({ cycle, member }: OfMember): { readonly scores: readonly ScoreRow[]; readonly settled: number } {
  const scores = useQuery(queries.scores(cycle)).data?.filter((row) => row.member === member) ?? [];
  return { scores, settled: scores.filter(({ state }) => SCORE.transitions.share.from.includes(state)).length };
}

/** What of a member's scores is settled and may be shared; what of it is open to its reply, and until when. */
export function SharedScores(props: OfMember & { readonly onShare: () => void }): ReactNode {
  const { say, instant } = useSpeech();
  const { scores, settled } = useScoresOf(props);
  const shared = scores.flatMap(({ state, replyDue }) => (state === 'SHARED' && replyDue !== null ? [replyDue] : []));
  const [due] = shared.toSorted();
  if (settled === 0 && due === undefined) return '–';
  return (
    <>
      {settled > 0 && (
        <button type="button" className="button" onClick={props.onShare}>
          {say('overview.share', { count: settled })}
          <span className="visually-hidden">
            {say('join.comma')}
            {props.name}
          </span>
        </button>
      )}
      {due !== undefined && (
        <span>
          {say('overview.shared', { count: shared.length })}
          <span className="small-print"> {say('report.scores.until', { instant: instant(due) })}</span>
        </span>
      )}
    </>
  );
}

/** Opens a member's right of reply on what is settled, once that is asked for a second time: its time to reply begins with it. */
export function ShareDialog(props: OfMember & { readonly onClose: () => void }): ReactNode {
  const { say } = useSpeech();
  const { cycle, member, name, onClose } = props;
  // As many as were asked about: once they are shared none is left.
  const [count] = useState(useScoresOf(props).settled);
  const share = useCommand(() => api.share(cycle, member), [['scores', cycle]]);
  return (
    <ConfirmDialog
      heading={say('overview.share.heading', { name })}
      button={say('overview.share', { count })}
      busy={share.isPending}
      onConfirm={() => share.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say('overview.share.means')}</p>
      {share.error && <Failure error={share.error} />}
    </ConfirmDialog>
  );
}
