import type { SecondFactorView } from '@signatory/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { secondFactor } from '../api/second-factor.js';
import { useSpeech } from '../session/language.js';
import { CodeForm } from './code-form.js';
import { WithoutCode, type Act } from './without-code.js';

const ACTS = ['renew', 'remove'] as const satisfies readonly Act[];

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
          takes="either"
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
