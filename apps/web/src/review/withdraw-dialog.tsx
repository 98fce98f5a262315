import type { RecusalView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Failure } from '../ui/states.js';
import { ReasonField } from '../ui/reason-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** Asks for the reason before the secretariat takes back what a person declared. */
export function WithdrawDialog(props: {
  readonly cycle: string;
  readonly recusal: RecusalView;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, recusal, onClose } = props;
  const { name } = recusal.person;
  const [reason, setReason] = useState('');
  const withdraw = useCommand(
    () => api.withdrawRecusal(cycle, recusal.id, reason.trim()),
    [
      ['recusals', cycle],
      ['assignments', cycle],
    ],
  );
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  return (
    <ConfirmDialog
      heading={say('recusals.withdraw.heading', { name })}
      button={say('recusals.withdraw')}
      busy={withdraw.isPending}
      lacks={lacks}
      onConfirm={() => withdraw.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say('recusals.withdraw.means', { name })}</p>
      <ReasonField
        label={say('recusals.withdraw.reason')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
      />
      {withdraw.error && <Failure error={withdraw.error} />}
    </ConfirmDialog>
  );
}
