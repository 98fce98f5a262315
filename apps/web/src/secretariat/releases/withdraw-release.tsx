import type { ReleaseView } from '@signatory/contract';
import { isTyped } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { LanguageField } from '../../ui/language-field.js';
import { Failure } from '../../ui/states.js';
import { ReasonField } from '../../ui/reason-field.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';

/** Takes a published release back: everybody reads that and why, so the reason and the cycle’s code are asked for first. */
export function WithdrawRelease({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
        {say('releases.withdraw.heading', { number: release.number })}
      </button>
      {asking && <WithdrawDialog release={release} onClose={() => setAsking(false)} />}
    </>
  );
}

function WithdrawDialog(props: { readonly release: ReleaseView; readonly onClose: () => void }): ReactNode {
  const { say, language: own } = useSpeech();
  const { release, onClose } = props;
  const { number, cycle } = release;
  const [reason, setReason] = useState('');
  const [language, setLanguage] = useState<string>(own);
  const [typed, setTyped] = useState('');
  const withdraw = useCommand(
    () => api.withdraw(release.id, { reason: reason.trim(), language, confirm: typed }),
    [
      ['releases', cycle],
      ['corrections', cycle],
    ],
  );
  const lacks = useLacks({
    reason: isShort(reason) && say('lack.words', { least: 3 }),
    typed: !isTyped(typed, cycle) && say('lack.exactly', { text: cycle }),
  });
  return (
    <ConfirmDialog
      heading={say('releases.withdraw.heading', { number })}
      button={say('releases.withdraw')}
      busy={withdraw.isPending}
      lacks={lacks}
      onConfirm={() => withdraw.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{say('releases.withdraw.means')}</p>
      <ReasonField
        label={say('releases.withdraw.reason')}
        hint={say('releases.withdraw.public')}
        value={reason}
        error={lacks.at('reason')}
        onChange={setReason}
      />
      <LanguageField value={language} onChange={setLanguage} />
      <TextField
        label={say('releases.withdraw.code', { code: cycle })}
        value={typed}
        error={lacks.at('typed')}
        required
        onChange={setTyped}
      />
      {withdraw.error && <Failure error={withdraw.error} />}
    </ConfirmDialog>
  );
}
