import type { CycleView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { cycleRules } from '../../api/cycle-rules.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { LanguageField } from '../../ui/language-field.js';
import { ReasonField } from '../../ui/reason-field.js';
import { Failure } from '../../ui/states.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';

/** Has a suspended rule run again, with the reason: it may keep reports from being submitted. */
export function ReinstateDialog(props: {
  readonly cycle: CycleView;
  readonly rule: string;
  readonly onClose: () => void;
}): ReactNode {
  const { say, language: own } = useSpeech();
  const { cycle, rule, onClose } = props;
  const [reason, setReason] = useState('');
  const [language, setLanguage] = useState<string>(own);
  const reinstate = useCommand(
    () => cycleRules.reinstate(cycle.code, rule, { reason: reason.trim(), language }),
    cycleRules.changes(cycle.code),
  );
  const lacks = useLacks({ reason: isShort(reason) && say('lack.words', { least: 3 }) });
  return (
    <ConfirmDialog
      heading={say('suspending.lift.heading', { rule })}
      button={say('suspending.lift')}
      busy={reinstate.isPending}
      lacks={lacks}
      onConfirm={() => reinstate.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say('suspending.lift.means')}</p>
      <ReasonField
        label={say('suspending.lift.reason')}
        hint={say('suspending.lift.hint')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
      />
      <LanguageField value={language} onChange={setLanguage} />
      {reinstate.error && <Failure error={reinstate.error} />}
    </ConfirmDialog>
  );
}
