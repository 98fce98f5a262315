import type { WaitingScores } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { waitingScores } from '../../api/waiting.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Failure } from '../../ui/states.js';

interface OfMember {
  readonly cycle: string;
  readonly member: string;
  readonly name: string;
}

/** Undefined where none of them waits for anything. */
function useWaitingOf({ cycle, member }: OfMember): WaitingScores | undefined {
  return useQuery(waitingScores(cycle)).data?.find((of) => of.member === member);
}

/** What of a member's scores is settled and may be shared; what is open to its reply, and until when; what is given again. */
export function SharedScores(props: OfMember & { readonly onShare: () => void }): ReactNode {
  const { say, instant } = useSpeech();
  const { toShare = 0, unexplained = 0, shared = 0, replyDue = null, again = 0 } = useWaitingOf(props) ?? {};
  if (toShare + again === 0 && replyDue === null) return '–';
  return (
    <>
      {unexplained > 0 && (
        <span>
          {say('overview.settled', { count: toShare })}
          <span className="small-print"> {say('overview.unexplained', { count: unexplained })}</span>
        </span>
      )}
      {toShare > 0 && unexplained === 0 && (
        <button type="button" className="button" onClick={props.onShare}>
          {say('overview.share', { count: toShare })}
          <span className="visually-hidden">
            {say('join.comma')}
            {props.name}
          </span>
        </button>
      )}
      {replyDue !== null && (
        <span>
          {say('overview.shared', { count: shared })}
          <span className="small-print"> {say('report.scores.until', { instant: instant(replyDue) })}</span>
        </span>
      )}
      {again > 0 && <span>{say('overview.again', { count: again })}</span>}
    </>
  );
}

/** Opens a member's right of reply on what is settled, once that is asked for a second time: its time to reply begins with it. */
export function ShareDialog(
  props: OfMember & {
    /** Its scores may be given again: what it is shown now may not be what stands. */
    readonly openAgain: boolean;
    readonly onClose: () => void;
  },
): ReactNode {
  const { say } = useSpeech();
  const { cycle, member, name, onClose } = props;
  // As many as were asked about: once they are shared none is left.
  const [count] = useState(useWaitingOf(props)?.toShare ?? 0);
  const share = useCommand(
    () => api.share(cycle, member),
    [
      ['scores', cycle],
      ['corrections', cycle],
    ],
  );
  return (
    <ConfirmDialog
      heading={say('overview.share.heading', { name })}
      button={say('overview.share', { count })}
      busy={share.isPending}
      onConfirm={() => share.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say('overview.share.means')}</p>
      {props.openAgain && <p className="note">{say('overview.share.openAgain', { name })}</p>}
      {share.error && <Failure error={share.error} />}
    </ConfirmDialog>
  );
}
