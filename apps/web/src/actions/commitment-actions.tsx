import type { ActionsView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { ActionItem } from './action-item.js';
import { ProposeForm } from './propose-form.js';

/** The actions on one commitment, and the form that brings one more where that is still possible. */
export function CommitmentActions(props: {
  readonly view: ActionsView;
  readonly commitment: string;
  readonly assesses: boolean;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { view, commitment } = props;
  const actions = view.actions.filter((action) => action.commitment === commitment);
  const silence = view.silences.find((each) => each.commitment === commitment);
  const isOpen = view.open.includes(commitment);
  return (
    <>
      {!props.assesses && silence?.replyUntil && isOpen && (
        <p className="note">{say('actions.silent', { until: instant(silence.replyUntil) })}</p>
      )}
      {actions.length === 0 ? (
        <p className="muted">{say('actions.none')}</p>
      ) : (
        <ul className="why-list">
          {actions.map((action) => (
            <ActionItem key={action.id} action={action} view={view} />
          ))}
        </ul>
      )}
      {isOpen ? (
        <ProposeForm
          scoreKey={{ cycle: view.cycle, member: view.member, commitment }}
          window={view.window}
          assesses={props.assesses}
        />
      ) : (
        view.codebook && <p className="small-print">{say('actions.begun')}</p>
      )}
    </>
  );
}
