import type { ReactNode } from 'react';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Failure } from '../ui/states.js';

/** What is done with an app or with recovery codes that stand. */
export type Act = 'renew' | 'remove';

/** Beside passkeys the app itself may be lost, or there is none: the server asks for the second factor by what there is. */
export function WithoutCode(props: {
  readonly act: Act;
  readonly passkeys: number;
  readonly perform: () => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { act, passkeys, perform, onClose } = props;
  const command = useCommand(perform, []);
  return (
    <ConfirmDialog
      heading={say(`secondFactor.${act}.heading`)}
      button={say(`secondFactor.${act}`, { passkeys })}
      busy={command.isPending}
      onConfirm={() => command.mutate(undefined)}
      onClose={onClose}
    >
      <p>{say(`secondFactor.${act}.lead`)}</p>
      {command.error && <Failure error={command.error} />}
    </ConfirmDialog>
  );
}
