import type { ReportView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { contributors } from '../api/contributors.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { ReasonField } from '../ui/reason-field.js';
import { Failure } from '../ui/states.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** Takes the role of a contributor away, with the reason. */
export function EndContributorDialog(props: {
  readonly report: ReportView;
  readonly grant: string;
  readonly name: string;
  readonly onEnded: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { say } = useSpeech();
  const { grant, name, onEnded, onClose } = props;
  const { cycle, member } = props.report;
  const [reason, setReason] = useState('');
  const end = useCommand(
    () => contributors.end(cycle, member, grant, reason.trim()),
    [
      ['contributorsOf', cycle, member],
      ['contributors', cycle, member],
      ['contributions', cycle, member],
    ],
  );
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  return (
    <ConfirmDialog
      heading={say('contributors.end.of', { name })}
      button={say('contributors.end')}
      busy={end.isPending}
      lacks={lacks}
      onConfirm={() =>
        end.mutate(undefined, {
          onSuccess: () => {
            onEnded();
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <p>{say('contributors.end.means')}</p>
      <ReasonField
        label={say('contributors.end.reason')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
      />
      {end.error && <Failure error={end.error} />}
    </ConfirmDialog>
  );
}
