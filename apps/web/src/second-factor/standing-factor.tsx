import type { SecondFactorView } from '@signatory/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { secondFactor } from '../api/second-factor.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { Failure } from '../ui/states.js';
import { CodeForm } from './code-form.js';

const ACTS = ['renew', 'remove'] as const;
type Act = (typeof ACTS)[number];

interface StandingFactorProps {
  readonly view: SecondFactorView & { readonly since: string };
  readonly onCodes: (codes: readonly string[]) => Promise<void>;
  readonly onRemoved: () => Promise<void>;
}

/** The app that is in force: new recovery codes, or none of it any more. */
export function StandingFactor({ view, onCodes, onRemoved }: StandingFactorProps): ReactNode {
  const { say, instant } = useSpeech();
  const [act, setAct] = useState<Act | null>(null);
  const [left, setLeft] = useState<Act | null>(null);
  const acts = useRef<HTMLDivElement>(null);
  // Whoever leaves the form is again at the button that led to it.
  useEffect(() => {
    if (left && !act) acts.current?.querySelector<HTMLElement>(`[data-act="${left}"]`)?.focus();
  }, [left, act]);
  const { since, recoveryCodes, passkeys } = view;
  const perform = async (body: { readonly code?: string }): Promise<void> => {
    if (act === 'renew') await onCodes((await secondFactor.renewCodes(body)).codes);
    else {
      await secondFactor.remove(body);
      await onRemoved();
    }
  };
  const close = (): void => setAct(null);
  return (
    <>
      <p>{say('secondFactor.on', { instant: instant(since), count: recoveryCodes })}</p>
      {act && passkeys === 0 ? (
        <CodeForm
          key={act}
          button={say(`secondFactor.${act}`, { passkeys })}
          act={(code) => perform({ code })}
          takesRecovery
          focused
        >
          <button type="button" className="button" onClick={close}>
            {say('confirm.cancel')}
          </button>
        </CodeForm>
      ) : (
        <div className="acts" ref={acts}>
          {ACTS.map((each) => (
            <button
              key={each}
              type="button"
              className="button"
              data-act={each}
              onClick={() => {
                setAct(each);
                setLeft(each);
              }}
            >
              {say(`secondFactor.${each}`, { passkeys })}
            </button>
          ))}
        </div>
      )}
      {act && passkeys > 0 && <WithoutCode act={act} passkeys={passkeys} perform={() => perform({})} onClose={close} />}
    </>
  );
}

/** Beside passkeys the app itself may be lost: the server asks for the second factor by what there is. */
function WithoutCode(props: {
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
