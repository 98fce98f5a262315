import type { SecondFactorView } from '@signatory/contract';
import { useState, type ReactNode } from 'react';
import { secondFactor } from '../api/second-factor.js';
import { useSpeech } from '../session/language.js';
import { WithoutCode } from './without-code.js';

/** The recovery codes of who has passkeys and no app: how many are left, and new ones. */
export function PasskeyCodes(props: {
  readonly view: SecondFactorView;
  readonly onCodes: (codes: readonly string[]) => Promise<void>;
}): ReactNode {
  const { say } = useSpeech();
  const { view, onCodes } = props;
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <p>{say('secondFactor.codes.left', { count: view.recoveryCodes })}</p>
      <div className="acts">
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {say('secondFactor.renew')}
        </button>
      </div>
      {isAsked && (
        <WithoutCode
          act="renew"
          passkeys={view.passkeys}
          perform={async () => onCodes((await secondFactor.renewCodes({})).codes)}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
